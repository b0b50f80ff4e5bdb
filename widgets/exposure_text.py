"""The exposure tree in words and figures: names of its rows, and its columns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.book_view import Measures
from terminal.core.unit_rules import subject_of
from terminal.core.view import PairView
from terminal.domain.level import Level
from terminal.domain.line import Line, LineKind
from widgets import format as f
from widgets.cells import EMPTY, Cell
from widgets.exposure_model import GROUP, LEAF, UNIT, Heading, Row
from widgets.footing_text import amount
from widgets.funds_hint import funds_hint
from widgets.latest import Latest
from widgets.part_text import (
    hedged,
    hedged_hint,
    is_measured,
    part_level,
    part_name,
    part_place,
    undivided,
    undivided_hint,
)
from widgets.risk_text import risk_hint, sigma_cell
from widgets.split_hint import split_hint
from widgets.words import translate, unit, word

LINE_KINDS = {
    "stock": QT_TRANSLATE_NOOP("words", "Stock"),
    "transit": QT_TRANSLATE_NOOP("words", "In transit"),
    "purchase": QT_TRANSLATE_NOOP("words", "Purchase"),
    "sale": QT_TRANSLATE_NOOP("words", "Sale"),
    "futures": QT_TRANSLATE_NOOP("words", "Futures"),
    "given": QT_TRANSLATE_NOOP("words", "Desk file"),
}
# A mark with a shape of its own, so that no level is told by colour alone.
MARKS = {Level.ATTENTION: "●", Level.WARNING: "▲", Level.FORCED: "◆"}
TONES = {Level.ATTENTION: "attention", Level.WARNING: "warning", Level.FORCED: "forced"}
UNITS = 4  # the column of units


def headings(
    latest: Latest, *, is_view_only: bool = False, has_units: Callable[[], bool] = lambda: True
) -> list[Heading]:
    """Return the tree's columns; amounts in base units, bases in price units, risk in money.

    is_view_only: amounts are on a footing that rules and orders do not have
    has_units: whether the column of units is seen; where it is not, names have the unit
    """
    return [
        Heading(
            translate("Exposure", "Business unit"),
            lambda row: _name(row, latest, has_units=has_units()),
            sample=f"6688-01 CU2701 {word(LINE_KINDS, LineKind.FUTURES.value)}",
            hint=lambda row: _name_hint(row, latest, is_view_only=is_view_only),
        ),
        *_amounts(latest, is_view_only=is_view_only),
        Heading(translate("Exposure", "Unit"), _unit, "", "bbl", goes=3),
        _measure(
            translate("Exposure", "Exposure basis"),
            lambda one: one.exposed,
            translate("Exposure", "Market basis, weighted by what is exposed"),
            goes=4,
        ),
        _measure(
            translate("Exposure", "Bought at"),
            lambda one: one.purchase,
            translate("Exposure", "Contract basis of open purchases, converted to one month"),
            goes=5,
        ),
        _measure(
            translate("Exposure", "Sold at"),
            lambda one: one.sale,
            translate("Exposure", "Contract basis of open sales, converted to one month"),
            goes=6,
        ),
        _measure(
            translate("Exposure", "Stock now"),
            lambda one: one.market,
            translate("Exposure", "Inventory basis at market prices"),
            goes=7,
        ),
        _measure(
            translate("Exposure", "Stock cost"),
            lambda one: one.cost,
            translate("Exposure", "Inventory basis as it was locked"),
            goes=8,
        ),
        *_risks(),
    ]


def _amounts(latest: Latest, *, is_view_only: bool) -> list[Heading]:
    def titled(title: str) -> str:
        return f"▲ {title}" if is_view_only else title

    basis = translate("Exposure", "Basis exposure: tonnes that move with spot; money a point")
    flat = translate("Exposure", "Flat exposure: goods and futures together; money a point")
    return [
        Heading(
            titled(translate("Exposure", "Basis")),
            lambda row: _amount(row, "basis"),
            basis,
            "+8,888",
            _exactly("basis"),
        ),
        Heading(
            titled(translate("Exposure", "Flat")),
            lambda row: _amount(row, "flat"),
            flat,
            "+8,888",
            _exactly("flat"),
        ),
        Heading(
            titled(translate("Exposure", "Hedged")),
            lambda row: hedged(row, latest),
            translate("Exposure", "Futures against goods; above 100% or below 0 it is speculation"),
            "888%",
            lambda row: hedged_hint(row, latest),
        ),
    ]


def place_of(row: Row, latest: Latest) -> tuple[Any, ...]:
    """Return what rows under one parent are ordered by: what has no unit comes last."""
    unit_id = row.line.unit
    if row.depth == UNIT:
        return not unit_id, latest.place("unit", unit_id), unit_id
    if row.depth == LEAF:
        return list(LineKind).index(row.line.kind), row.line.id
    if row.depth == GROUP:
        view = _pair(row.line, latest)
        return latest.place("pair", "" if view is None else view.pair.id), row.line.commodity
    return part_place(row, latest)


def line_name(line: Line, latest: Latest) -> str:
    """Write what a line is: CG-2611-01 Purchase, 6688-01 CU2701 Futures.

    The number comes first: what is cut in a narrow column is then the word.
    """
    kind = word(LINE_KINDS, line.kind.value)
    if line.kind is not LineKind.FUTURES:
        return f"{line.ref} {kind}"
    return f"{latest.named('account', line.account)} {f.code(line.futures)} {kind}"


def unit_name(id: str, latest: Latest) -> str:
    """Return a unit's name: the desk file's, else the book's."""
    return latest.unit_name(id) if id else translate("Exposure", "No unit")


def goods_name(line: Line, latest: Latest) -> str:
    """Return what is dealt in: the short name of a pair on the contract, else its letters."""
    view = _pair(line, latest)
    return line.commodity if view is None else latest.pair_name(view.pair)[0]


def _name(row: Row, latest: Latest, *, has_units: bool) -> Cell:
    if row.depth == UNIT:
        return Cell(unit_name(row.line.unit, latest), "text", strong=True)
    if row.depth == LEAF:
        return Cell(line_name(row.line, latest), "muted")
    if row.depth == GROUP:
        name, level = goods_name(row.line, latest), _level(row, latest)
        if not has_units:
            named = translate("Exposure", "{0}, {1}")
            name = named.format(name, unit(row.line.base_unit))
        return Cell(name) if level is None else Cell(f"{MARKS[level]} {name}", TONES[level])
    name, level = part_name(row, latest), part_level(row, latest)
    return Cell(name) if level is None else Cell(f"{MARKS[level]} {name}", TONES[level])


def _name_hint(row: Row, latest: Latest, *, is_view_only: bool) -> str:
    if row.depth == UNIT:
        return funds_hint(row.line.unit, latest)
    # What it would divide is on the desk's footing.
    return "" if is_view_only else split_hint(row, latest)


def _level(row: Row, latest: Latest) -> Level | None:
    # Of its pair, and of the unit in this commodity itself.
    view, line = _pair(row.line, latest), row.line
    subjects = [subject_of(line.unit, line.commodity)] + ([view.pair.id] if view else [])
    levels = [level for one in subjects if (level := latest.level_of(one)) is not None]
    return max(levels, default=None)


def _pair(line: Line, latest: Latest) -> PairView | None:
    return latest.pairs.get(line.pair) or latest.pair_of(line.futures)


def _amount(row: Row, which: str) -> Cell:
    # Tonnes of two commodities can be added, and mean nothing.
    if row.depth == UNIT:
        return EMPTY
    if row.sums is None:
        return Cell(f.NONE, "muted")
    value: Decimal = getattr(row.sums, which)
    return Cell(amount(value), "muted" if row.depth == LEAF else "text")


def _exactly(which: str) -> Callable[[Row], str]:
    def hint(row: Row) -> str:
        return "" if row.sums is None else f.plain(getattr(row.sums, which), sign=True)

    return hint


def _unit(row: Row) -> Cell:
    return EMPTY if row.depth == UNIT else Cell(unit(row.line.base_unit), "muted")


def _measure(title: str, value: Callable[[Measures], float | None], tip: str, goes: int) -> Heading:
    def cell(row: Row) -> Cell:
        if not is_measured(row):
            return undivided(row)
        found = None if row.measures is None else value(row.measures)
        if found is None:
            return Cell(f.NONE, "muted")
        return Cell(f.number(round(found, 2), sign=True))

    return Heading(title, cell, tip, "+8,888.88", hint=undivided_hint, goes=goes)


def _risks() -> list[Heading]:
    return [
        Heading(
            translate("Exposure", "Limit move, CNY"),
            _risk,
            translate("Exposure", "What the flat exposure loses in a limit move of its main month"),
            "88,888,888",
            _risk_hint,
            goes=2,
        ),
        Heading(
            translate("Exposure", "k·σ, CNY"),
            lambda row: sigma_cell(row.measures) if is_measured(row) else undivided(row),
            translate("Exposure", "What k usual days of the flat exposure come to, by its months"),
            "88,888,888",
            _risk_hint,
            goes=1,
        ),
    ]


def _risk_hint(row: Row) -> str:
    return risk_hint(row.measures, row.sums) if is_measured(row) else undivided_hint(row)


def _risk(row: Row) -> Cell:
    if not is_measured(row):
        return undivided(row)
    return Cell(f.money(None if row.measures is None else row.measures.flat_risk))
