"""The parts of a commodity in words: its months, strategies or accounts, and what has no part."""

from __future__ import annotations

from typing import Any

from terminal.core.strategies import STRATEGY
from terminal.core.unit_rules import subject_of
from terminal.domain.level import Level
from widgets import format as f
from widgets.cells import EMPTY, Cell
from widgets.divisions import BY_ACCOUNT, BY_MONTH, BY_STRATEGY, group_at
from widgets.exposure_model import GROUP, PART, Row
from widgets.hedge_text import band_of, hedge_cell, hedge_hint
from widgets.latest import Latest
from widgets.words import translate


def part_name(row: Row, latest: Latest) -> str:
    """Name a month, a strategy or an account, or what is of none."""
    id = row.key[-1]
    if row.division == BY_MONTH:
        return id or f.NONE
    if id:
        return latest.named(row.division, id)
    if row.division == BY_STRATEGY:
        return translate("Exposure", "No strategy")
    return translate("Exposure", "No account")


def part_place(row: Row, latest: Latest) -> tuple[Any, ...]:
    """Return what parts are ordered by: months as they come, then names; what is of none last."""
    id = row.key[-1]
    if row.division == BY_MONTH:
        return (id,)
    return not id, latest.place(row.division, id), id


def part_level(row: Row, latest: Latest) -> Level | None:
    """Return the highest level of the alerts on a strategy in its commodity.

    Those of an account are about all that it holds, and have no mark here.
    """
    _, commodity, id = row.key
    if row.division != BY_STRATEGY or not id:
        return None
    return latest.level_of(subject_of(STRATEGY + id, commodity))


def hedged(row: Row, latest: Latest) -> Cell:
    """Write a hedge ratio where goods and the lots against them stand in one row."""
    if row.depth not in (GROUP, PART):
        return EMPTY
    return Cell(f.NONE, "muted") if _unhedged(row) else hedge_cell(row.sums, band_of(latest))


def hedged_hint(row: Row, latest: Latest) -> str:
    """Say what a hedge ratio is made of, or why there is none."""
    if row.depth not in (GROUP, PART):
        return ""
    return _unhedged(row) or hedge_hint(row.sums, band_of(latest))


def is_measured(row: Row) -> bool:
    """Tell whether measures are taken of a row: of a commodity, and of a strategy in one."""
    return bool(group_at(row.key, row.division))


def undivided(row: Row) -> Cell:
    """Write what is measured of a commodity, for a row of which it is not."""
    return Cell(f.NONE, "muted") if row.depth == PART else EMPTY


def undivided_hint(row: Row) -> str:
    """Say why a part of a commodity has none of it."""
    if row.depth != PART or is_measured(row):
        return ""
    return translate(
        "Exposure", "Of the commodity as a whole: parts offset one another, so it is not divided"
    )


def _unhedged(row: Row) -> str:
    # Why goods and lots in this row do not belong to one another; "" where they do.
    if row.depth != PART:
        return ""
    if row.division == BY_ACCOUNT:
        return translate(
            "Exposure", "Goods have no account: only all accounts together hedge a commodity"
        )
    if row.division == BY_STRATEGY and not row.key[-1]:
        return translate(
            "Exposure", "Goods and lots without a strategy: nothing says that they belong together"
        )
    return ""
