"""Delivery files: what exchanges demand of positions near delivery, as TOML.

`resources/instruments/delivery.toml` is ours; the rules of a person's file of the same shape stand
after it and so win where they are of the same kind and day. What each key means is written at the
head of our file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from terminal.almanac.code_check import check_codes
from terminal.almanac.product_file import EXCHANGE, PATTERNS, Name, Row
from terminal.almanac.table_file import RESOURCES, TableFile
from terminal.domain.delivery import ClientType, DeliveryRule, Demand

SHIPPED = (RESOURCES / "instruments" / "delivery.toml",)

CODE = r"^[A-Za-z]{1,8}\Z"
ALLOWED = PATTERNS | {CODE: "the letters of a product are needed, without the exchange"}


class RuleRow(Row, frozen=True, kw_only=True):
    """[[rule]]: one demand."""

    exchange: Annotated[str, Meta(pattern=EXCHANGE)]
    clients: Annotated[tuple[ClientType, ...], Meta(min_length=1)]
    demand: Demand
    source: Name
    products: tuple[Annotated[str, Meta(pattern=CODE)], ...] = ()
    months_before: Annotated[int, Meta(ge=0, le=12)] = 1
    is_last_day: bool = False
    days_before: Annotated[int, Meta(ge=0, le=60)] = 0
    multiple: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    since: date = date.min


class DeliveryFile(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that a delivery file may have."""

    rule: tuple[RuleRow, ...] = ()


def read_delivery(paths: Iterable[Path] = SHIPPED) -> tuple[DeliveryRule, ...]:
    """Read delivery files, later ones after earlier ones; raise `BadTable` if one is wrong."""
    return tuple(rule for path in paths for rule in _rules(TableFile(path, DeliveryFile, ALLOWED)))


def _rules(file: TableFile) -> Iterator[DeliveryRule]:
    for place, row in file.rows("rule", RuleRow):
        if row.multiple is not None and row.demand is not Demand.MULTIPLE:
            why = f'belongs to demand = "multiple", not to "{row.demand}"'
            file.complain((*place, "multiple"), row.multiple, why)
        yield DeliveryRule(**msgspec.structs.asdict(row))
    check_codes(file, "rule")
    file.done()
