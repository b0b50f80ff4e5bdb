"""What the desk holds and which of its metrics a rule watches; what is missing stands out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal

from terminal.core.coverage import (
    OF_ACCOUNTS,
    OF_PAIRS,
    OF_UNITS,
    Covered,
    Need,
    coverage,
    held_metrics,
    is_held,
    share,
)
from terminal.domain.exposure import Exposure
from widgets import rule_text as text
from widgets.bridge import Bridge
from widgets.cells import Cell
from widgets.column import Column
from widgets.columns import text_column
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.standing_text import units
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import translate, word

NEEDS = {
    Need.LEVEL: QT_TRANSLATE_NOOP("words", "Basis level"),
    Need.CHANGE: QT_TRANSLATE_NOOP("words", "Basis change"),
    Need.HEALTH: QT_TRANSLATE_NOOP("words", "Data health"),
    Need.FLAT: QT_TRANSLATE_NOOP("words", "Flat exposure"),
    Need.EXPOSED: QT_TRANSLATE_NOOP("words", "Basis exposure"),
    Need.CONTRACT: QT_TRANSLATE_NOOP("words", "Contract basis"),
    Need.STOCK: QT_TRANSLATE_NOOP("words", "Inventory basis"),
    Need.RATIO: QT_TRANSLATE_NOOP("words", "Margin ratio"),
    Need.FUNDS: QT_TRANSLATE_NOOP("words", "Available funds"),
}
# Why a unit needs a rule, and why not.
HELD = {
    Need.CONTRACT: (
        QT_TRANSLATE_NOOP("Coverage", "Needed: it has contracts that are not all delivered"),
        QT_TRANSLATE_NOOP("Coverage", "Not needed: all its contracts are delivered"),
    ),
    Need.STOCK: (
        QT_TRANSLATE_NOOP("Coverage", "Needed: it has stock"),
        QT_TRANSLATE_NOOP("Coverage", "Not needed: it has no stock"),
    ),
}


class CoverageTable(TablePanel):
    """One row a pair with goods or lots, a unit in a commodity, an account, and a strategy that a
    rule is on. told: (covered, all) has changed.
    """

    told = Signal(int, int)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge, self._latest = bridge, bridge.latest
        self._held: set[str] = set()
        self._units: list[str] = []
        self._goods: dict[str, frozenset[str]] = {}
        self._shown: dict[str, Covered] = {}
        self._rules = bridge.rules
        model: RowsModel[Covered] = RowsModel(
            columns_of(bridge.latest), order=lambda row: _place(row, bridge.latest)
        )
        name = translate("Coverage", "Threshold coverage")
        super().__init__(model, theme, name, translate("Coverage", "Nothing is held yet"))
        bridge.exposures.connect(self._weigh)
        bridge.accounts.connect(self._account)
        bridge.lines.connect(self._move)
        bridge.ruled.connect(self._ruled)

    def _weigh(self, changes: dict[str, Exposure | None]) -> None:
        held = {key for key, one in changes.items() if one is not None and is_held(one)}
        after = (self._held - set(changes)) | held
        if after != self._held:
            self._held = after
            self._judge()

    def _account(self, changes: dict[str, Any]) -> None:
        if any((account is None) == (key in self._shown) for key, account in changes.items()):
            self._judge()

    def _move(self, _: Any) -> None:
        after = units(self._latest), held_metrics(self._latest.lines.values())
        if after != (self._units, self._goods):
            self._units, self._goods = after
            self._judge()

    def _ruled(self, _: Any) -> None:
        # While rules warm up the desk tells all of them every few seconds.
        if self._bridge.rules != self._rules:
            self._judge()

    def _judge(self) -> None:
        self._rules = self._bridge.rules
        futures = {key: view.pair.futures for key, view in self._latest.pairs.items()}
        held, accounts = sorted(self._held), self._latest.accounts
        rows = coverage(self._rules, held, accounts, self._units, futures, self._goods)
        now = {row.subject: row for row in rows}
        gone: dict[str, Covered | None] = dict.fromkeys(set(self._shown) - set(now))
        self.model.put(gone | now)
        self._shown = now
        found = share(rows)
        self.told.emit(found.n, found.d)


def columns_of(latest: Latest) -> list[Column[Covered]]:
    """Return the name and a column for each metric that has to be watched."""
    return [
        text_column(
            translate("Coverage", "Pair, unit or account"),
            lambda row: text.subject_name(row.subject, latest),
            strong=True,
            search=True,
            elide=150,
            stretch=1,
        ),
        *(_need_column(need, latest) for need in (*OF_PAIRS, *OF_UNITS, *OF_ACCOUNTS)),
    ]


def _need_column(need: Need, latest: Latest) -> Column[Covered]:
    def rules(row: Covered) -> tuple[str, ...] | None:
        return dict(row.by).get(need)

    def names(row: Covered) -> str:
        return ", ".join(latest.named("rule", one) for one in rules(row) or ())

    def cell(row: Covered) -> Cell:
        watching = rules(row)
        if watching is None:
            return Cell("")
        if not watching:
            return Cell(translate("Coverage", "✗ no rule"), "bad", strong=True)
        return Cell(f"✓ {names(row)}", "ok")

    def tip(row: Covered) -> str:
        watching, reasons = rules(row), HELD.get(need)
        if reasons is None or not _is_of_unit(row):
            return names(row)
        why = translate("Coverage", reasons[watching is None])
        return "\n".join(filter(None, (names(row), why)))

    return Column(word(NEEDS, need), cell, stretch=1, elide=110, tip=tip)


def _is_of_unit(row: Covered) -> bool:
    return bool(row.by) and row.by[0][0] in OF_UNITS


def _place(row: Covered, latest: Latest) -> tuple[int, int, str]:
    # Pairs as in the desk file, units and strategies, then accounts.
    if row.subject in latest.accounts:
        return 2, latest.place("account", row.subject), row.subject
    if _is_of_unit(row):
        return 1, 0, row.subject
    return 0, latest.place("pair", row.subject), row.subject
