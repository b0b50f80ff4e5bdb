"""Limit files: how far prices may move in a day, as TOML.

`resources/instruments/limits.toml` is ours; the rules of a person's file of the same shape stand
after it and so win where they are of the same kind and day. What each key means is written at the
head of our file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from terminal.almanac.code_check import check_codes
from terminal.almanac.delivery_file import ALLOWED, CODE
from terminal.almanac.product_file import EXCHANGE, Name, Row
from terminal.almanac.table_file import RESOURCES, TableFile
from terminal.domain.price_limit import LimitRule

SHIPPED = (RESOURCES / "instruments" / "limits.toml",)


class LimitRow(Row, frozen=True, kw_only=True):
    """[[limit]]: the limits of some products."""

    exchange: Annotated[str, Meta(pattern=EXCHANGE)]
    rate: Decimal
    source: Name
    widen: Annotated[tuple[Decimal, ...], Meta(max_length=5)] = ()
    products: tuple[Annotated[str, Meta(pattern=CODE)], ...] = ()
    since: date = date.min


class LimitFile(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that a limit file may have."""

    limit: tuple[LimitRow, ...] = ()


def read_limits(paths: Iterable[Path] = SHIPPED) -> tuple[LimitRule, ...]:
    """Read limit files, later ones after earlier ones; raise `BadTable` if one is wrong."""
    return tuple(rule for path in paths for rule in _rules(TableFile(path, LimitFile, ALLOWED)))


def _rules(file: TableFile) -> Iterator[LimitRule]:
    why = "must be a fraction above 0 and below 1, such as 0.07"
    for place, row in file.rows("limit", LimitRow):
        if not _is_rate(row.rate):
            file.complain((*place, "rate"), row.rate, why)
        for index, more in enumerate(row.widen):
            if not _is_rate(more):
                file.complain((*place, "widen", index), more, why)
        yield LimitRule(**msgspec.structs.asdict(row))
    check_codes(file, "limit")
    file.done()


def _is_rate(value: Decimal) -> bool:
    return value.is_finite() and 0 < value < 1
