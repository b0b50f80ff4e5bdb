"""Tables of products, tax rates and delivery rules (TOML), as values.

The program brings its own in `resources/instruments`; a desk may have others. What is wrong is one
sentence with file, line, key and value.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from terminal.complaint import SettingsError, complaint, shape_complaint
from terminal.domain.delivery import DeliveryRule
from terminal.domain.product import Product, VatRate

T = TypeVar("T")


class _Product(Product, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _Rate(VatRate, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _Rule(DeliveryRule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class ProductTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All products and VAT rates of one file."""

    product: tuple[_Product, ...]
    vat: tuple[_Rate, ...] = ()


class RuleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All delivery rules of one file."""

    rule: tuple[_Rule, ...]


def products_of(content: bytes, path: Path) -> ProductTable:
    """Read a table of products and rates; raise `SettingsError`."""
    text, table = _read(content, path, ProductTable)
    seen: set[tuple[str, object]] = set()
    for at, row in enumerate(table.product):
        for key in ("multiplier", "base_per_lot"):
            value = getattr(row, key)
            if not value.is_finite() or value <= 0:
                raise complaint(path, text, ("product", at, key), value, "must be above 0")
        if (row.id, row.since) in seen:
            why = f"is there already from {row.since} on"
            raise complaint(path, text, ("product", at, "id"), row.id, why)
        seen.add((row.id, row.since))
    for at, rate in enumerate(table.vat):
        if not rate.rate.is_finite() or not 0 <= rate.rate < 1:
            why = "must be a fraction, 0 to below 1"
            raise complaint(path, text, ("vat", at, "rate"), rate.rate, why)
    return table


def rules_of(content: bytes, path: Path) -> RuleTable:
    """Read a table of delivery rules; raise `SettingsError`."""
    text, table = _read(content, path, RuleTable)
    for at, rule in enumerate(table.rule):
        for key, least, most in (("months_before", 0, 12), ("multiple", 1, 10_000)):
            if not least <= (value := getattr(rule, key)) <= most:
                raise complaint(path, text, ("rule", at, key), value, f"must be {least} to {most}")
    return table


def _read(content: bytes, path: Path, shape: type[T]) -> tuple[str, T]:
    tables: Any
    try:
        text = content.decode("utf-8-sig")
        tables = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    try:
        return text, msgspec.convert(tables, shape)
    except msgspec.ValidationError as error:
        raise shape_complaint(path, text, tables, shape, {}, str(error)) from None
