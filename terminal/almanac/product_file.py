"""Product files: what one lot is, and its tax, as TOML.

`resources/instruments/products.toml` is ours; a person's file of the same shape corrects it, whole
products at a time. What each key means is written at the head of our file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from terminal.almanac.table_file import RESOURCES, TableFile
from terminal.complaint import Place
from terminal.domain.product import Exchange, Former, Product, ProductTable, Rate

SHIPPED = (RESOURCES / "instruments" / "products.toml",)
MOST = Decimal(10**9)

EXCHANGE = r"^[A-Z]{2,10}\Z"
PATTERNS = {EXCHANGE: 'the letters of an exchange are needed, such as "SHFE"'}
Name = Annotated[str, Meta(min_length=1, max_length=64)]

_is_code = re.compile(r"[A-Za-z]{1,8}", re.ASCII).fullmatch


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row in which every unknown key is a mistake."""


class ExchangeRow(Row, frozen=True, kw_only=True):
    """[[exchange]]: its names."""

    id: Annotated[str, Meta(pattern=EXCHANGE)]
    zh: Name
    en: Name


class VatRow(Row, frozen=True, kw_only=True):
    """[[vat]]: a rate of tax from a day on."""

    vat_class: Name = msgspec.field(name="class")
    since: date
    rate: Decimal


class ProductRow(Row, frozen=True, kw_only=True):
    """A product's keys, without its exchange and letters."""

    zh: Name
    en: Name
    multiplier: Decimal
    tick: Decimal
    vat: Name
    unit: Name = "t"
    lot: Decimal | None = None
    quote: Name | None = None
    bonded: bool = False
    spot: Name | None = None
    spot_factor: Decimal = Decimal(1)
    dry: bool = False


class ProductFile(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that a product file may have."""

    exchange: tuple[ExchangeRow, ...] = ()
    vat: tuple[VatRow, ...] = ()
    product: Mapping[str, Mapping[str, ProductRow]] = {}
    former: tuple[ProductRow, ...] = ()


def read_products(paths: Iterable[Path] = SHIPPED) -> ProductTable:
    """Read product files, later ones correcting earlier ones; raise `BadTable` if one is wrong."""
    table = ProductTable(exchanges={}, products={}, former={}, rates=())
    for path in paths:
        table = _Reading(path, table).table()
    return table


class _Reading:
    """One file being read over what the files before it have said."""

    def __init__(self, path: Path, before: ProductTable) -> None:
        self._file = TableFile(path, ProductFile, PATTERNS)
        self._before = before
        self._exchanges = dict(before.exchanges)
        self._classes: set[str] = set()

    def table(self) -> ProductTable:
        for _, row in self._file.rows("exchange", ExchangeRow):
            self._exchanges[row.id] = Exchange(row.id, row.zh, row.en)
        rates = tuple(self._rates())
        self._classes = {row.vat_class for row in (*self._before.rates, *rates)}
        written = dict(self._products())
        products = {key: product for key, (product, _) in written.items()}
        former = self._former(written)
        self._file.done()
        # A class of tax and a product's past are replaced as a whole.
        named = {row.vat_class for row in rates}
        kept = tuple(row for row in self._before.rates if row.vat_class not in named)
        past = {key: rows for key, rows in self._before.former.items() if key not in products}
        return ProductTable(
            exchanges=self._exchanges,
            products={**self._before.products, **products},
            former={**past, **former},
            rates=kept + rates,
        )

    def _rates(self) -> Iterator[Rate]:
        for place, row in self._file.rows("vat", VatRow):
            if 0 <= row.rate < 1:
                yield Rate(row.vat_class, row.since, row.rate)
            else:
                why = "must be a fraction from 0 to below 1, such as 0.13"
                self._file.complain((*place, "rate"), row.rate, why)

    def _products(self) -> Iterator[tuple[str, tuple[Product, dict[str, Any]]]]:
        for place, keys in self._tables():
            row = self._file.convert(place, keys, ProductRow)
            product = None if row is None else self._product(place, row)
            if product is not None:
                yield product.id, (product, keys)

    def _tables(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        exchanges = self._file.tables.get("product", {})
        if not isinstance(exchanges, dict):
            place = self._file.first("product")
            self._file.complain(place, "[[product]]", "write [product.SHFE] and the like")
            return
        for exchange, products in exchanges.items():
            if exchange not in self._exchanges:
                known = ", ".join(sorted(self._exchanges))
                why = f"is no exchange of this file; known are {known or 'none'}"
                self._file.complain(("product", exchange), exchange, why)
                continue
            if not isinstance(products, dict):
                self._file.complain(("product", exchange), products, "a table is needed")
                continue
            for code, keys in products.items():
                place = ("product", exchange, code)
                if _is_code(code) is None:
                    self._file.complain(place, code, "one to eight letters are needed")
                elif isinstance(keys, dict):
                    yield place, keys
                else:
                    self._file.complain(place, keys, "a table is needed")

    def _former(
        self, written: Mapping[str, tuple[Product, dict[str, Any]]]
    ) -> Mapping[str, tuple[Former, ...]]:
        found: dict[str, list[Former]] = {}
        for place, keys in self._file.rows("former", dict[str, Any]):
            changed = dict(keys)
            name, last = changed.pop("product", None), changed.pop("last", None)
            if not isinstance(name, str) or name not in written:
                self._file.complain((*place, "product"), name, "is no product of this file")
            elif type(last) is not date:  # a date with a time of day is one to isinstance
                self._file.complain((*place, "last"), last, "a date such as 2024-12-17 is needed")
            else:
                exchange, _, code = name.partition(".")
                row = self._file.convert(place, {**written[name][1], **changed}, ProductRow)
                product = row and self._product(place, row, (exchange, code))
                if last in [one.last for one in found.get(name, ())]:
                    self._file.complain((*place, "last"), last, f"{name} has a row for it already")
                elif product:
                    found.setdefault(name, []).append(Former(last, product))
        return {key: tuple(sorted(rows, key=lambda row: row.last)) for key, rows in found.items()}

    def _product(
        self, place: Place, row: ProductRow, where: tuple[str, str] | None = None
    ) -> Product | None:
        exchange, code = where or (str(place[1]), str(place[2]))
        for key in ("multiplier", "tick", "lot", "spot_factor"):
            value = getattr(row, key)
            if value is not None and not (value.is_finite() and 0 < value <= MOST):
                self._file.complain((*place, key), value, "must be above 0")
                return None
        if row.vat not in self._classes:
            why = f"is no class of [[vat]]; known are {', '.join(sorted(self._classes))}"
            self._file.complain((*place, "vat"), row.vat, why)
            return None
        return Product(
            id=f"{exchange}.{code}",
            name_zh=row.zh,
            name_en=row.en,
            multiplier=row.multiplier,
            base_per_lot=row.multiplier if row.lot is None else row.lot,
            base_unit=row.unit,
            quote_unit=row.quote or row.unit,
            price_tick=row.tick,
            vat_class=row.vat,
            is_bonded=row.bonded,
            spot_unit=row.spot or row.quote or row.unit,
            spot_factor=row.spot_factor,
            is_dry=row.dry,
        )
