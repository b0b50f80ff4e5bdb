"""Stage files: position limits and margin by stage of a contract's life, as TOML.

`resources/instruments/stages.toml` is ours; the rules of a person's file of the same shape stand
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
from terminal.domain.delivery import ClientType
from terminal.domain.stage import StageName, StageRule

SHIPPED = (RESOURCES / "instruments" / "stages.toml",)
MOST_LOTS = 100_000_000
Lots = Annotated[int, Meta(ge=0, le=MOST_LOTS)]


class StageRow(Row, frozen=True, kw_only=True):
    """[[stage]]: one stage of some contracts."""

    exchange: Annotated[str, Meta(pattern=EXCHANGE)]
    clients: Annotated[tuple[ClientType, ...], Meta(min_length=1)]
    stage: StageName
    source: Name
    products: tuple[Annotated[str, Meta(pattern=CODE)], ...] = ()
    months_before: Annotated[int, Meta(ge=0, le=12)] = 0
    day: Annotated[int, Meta(ge=1, le=15)] = 1
    calendar_day: Annotated[int, Meta(ge=1, le=28)] | None = None
    days_before: Annotated[int, Meta(ge=0, le=60)] = 0
    limit: Lots | None = None
    share: Decimal | None = None
    above: Lots = 0
    margin: Decimal | None = None
    since: date = date.min


class StageFile(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that a stage file may have."""

    stage: tuple[StageRow, ...] = ()


def read_stages(paths: Iterable[Path] = SHIPPED) -> tuple[StageRule, ...]:
    """Read stage files, later ones after earlier ones; raise `BadTable` if one is wrong."""
    return tuple(rule for path in paths for rule in _rules(TableFile(path, StageFile, ALLOWED)))


def _rules(file: TableFile) -> Iterator[StageRule]:
    why = "must be a fraction above 0 and below 1, such as 0.1"
    for place, row in file.rows("stage", StageRow):
        for key in ("share", "margin"):
            value = getattr(row, key)
            if value is not None and not (value.is_finite() and 0 < value < 1):
                file.complain((*place, key), value, why)
        if row.share is not None and not row.above:
            file.complain((*place, "share"), row.share, "needs `above`: from how many lots on")
        yield StageRule(**msgspec.structs.asdict(row))
    check_codes(file, "stage")
    file.done()
