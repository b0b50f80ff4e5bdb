"""The pairs: both legs, the basis and where it stands among its limits. Selecting one charts it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from terminal.core.view import PairView
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from widgets import format as f
from widgets.bridge import Bridge
from widgets.carry_text import carry_hint, carry_short
from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.columns import number_column
from widgets.deadline_text import days_cell, days_order
from widgets.gauge import gauge_of, level_at, nearness
from widgets.latest import Latest
from widgets.main_text import main_text, mark
from widgets.panel import TablePanel
from widgets.stage_text import ahead
from widgets.table_model import RowsModel
from widgets.theme import LEVEL_TOKENS, Theme, tone_of
from widgets.words import DATA_STATES, translate, word

MY_TURN = 2


class Watchlist(TablePanel):
    """One row a pair, in the desk file's order."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge, self._latest = bridge, bridge.latest
        name = translate("Watchlist", "Watchlist")
        empty = translate("Watchlist", "No pair yet")
        super().__init__(RowsModel(columns_of(bridge.latest)), theme, name, empty)
        self._waiting: dict[str, PairView | None] = {}
        self._levels: dict[str, Level | None] = {}
        bridge.pairs.connect(self._waiting.update)
        bridge.framed.connect(self._take)
        bridge.alerts.connect(self._remark)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._offer)

    def enter_spot(self) -> None:
        """Ask for a spot price of the selected pair."""
        from widgets.spot_dialog import SpotDialog

        if self.view.key in self._latest.pairs:
            SpotDialog(self._bridge, self._theme, self.window(), self.view.key).open()

    def _offer(self, place: QPoint) -> None:
        # Shown, not executed: the feed runs on.
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Watchlist", "Enter a spot price…"), self.enter_spot)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _take(self, turn: int) -> None:
        if turn != MY_TURN or not self._waiting:
            return
        self.model.put(self._waiting)
        self._waiting.clear()
        if not self.view.key and self.model.rowCount():
            self.view.select(self.model.key_at(0))

    def _remark(self, changes: dict[str, Any]) -> None:
        # An open alert follows its value all the time; the pair's mark is its level only.
        subjects = {alert.subject for alert in changes.values() if alert is not None}
        levels = {subject: self._latest.level_of(subject) for subject in subjects}
        self.model.touch([one for one in sorted(levels) if self._levels.get(one) != levels[one]])
        self._levels |= levels


def columns_of(latest: Latest) -> list[Column[PairView]]:
    """Return the watchlist's columns; age, days to delivery and change give way to whole names."""
    return [
        Column(
            translate("Watchlist", "Pair"),
            lambda row: _name(row, latest),
            stretch=3,
            elide=130,
            keep=3,
            search=lambda row: f"{_full(row, latest)} {f.code(row.pair.futures)} {row.pair.id}",
            tip=lambda row: _told(row, latest),
        ),
        _price(translate("Watchlist", "Spot"), lambda row: row.spot, drop=2),
        _price(translate("Watchlist", "Futures"), lambda row: row.futures, drop=1),
        Column(
            translate("Watchlist", "Basis"),
            _basis,
            ("−888",),
            RIGHT,
            stretch=1,
            order=lambda row: _sortable(row.basis),
        ),
        number_column(
            translate("Watchlist", "Change"),
            lambda row: f.number(row.change, row.pair.decimals, sign=True),
            "−88",
            tone=lambda row: tone_of(row.change, row.pair.decimals),
            drop=3,
            order=lambda row: _sortable(row.change),
        ),
        Column(
            translate("Watchlist", "Limits"),
            _gauge,
            (),
            RIGHT,
            stretch=1,
            order=lambda row: nearness(row.basis, row.limits),
        ),
        _delivery(latest),
        Column(
            translate("Watchlist", "Age"),
            age_cell,
            ("88m",),
            RIGHT,
            drop=5,
            order=lambda row: -1.0 if row.spot_age is None else row.spot_age,
        ),
    ]


def _delivery(latest: Latest) -> Column[PairView]:
    return Column(
        translate("Watchlist", "To delivery"),
        days_cell,
        ("188",),
        RIGHT,
        drop=4,
        order=days_order,
        tip=lambda row: _joined(ahead(row), carry_hint(row, latest)),
    )


def _price(title: str, price: Callable[[PairView], float | None], drop: int) -> Column[PairView]:
    return number_column(
        title,
        lambda row: f.number(price(row), row.pair.decimals),
        "88,888",
        drop=drop,
        order=lambda row: _sortable(price(row)),
    )


def age_cell(row: PairView) -> Cell:
    """Write the older leg's age, coloured where the data is not good: the gauge then says why."""
    ages = [age for age in (row.spot_age, row.futures_age) if age is not None]
    tone = "muted" if row.state is DataState.GOOD else "attention"
    return Cell(f.age(max(ages, default=None)), tone)


def _full(row: PairView, latest: Latest) -> str:
    return f.SEPARATOR.join(part for part in latest.pair_name(row.pair) if part)


def _told(row: PairView, latest: Latest) -> str:
    ages = translate("Watchlist", "spot {0} ago, futures {1} ago").format(
        f.age(row.spot_age), f.age(row.futures_age)
    )
    legs = f"{row.pair.spot} {f.MINUS} {row.pair.futures}"
    said = f"{_full(row, latest)}\n{legs}\n{word(DATA_STATES, row.state)}, {ages}"
    return _joined(said, main_text(row), ahead(row), carry_short(row, latest))


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _name(row: PairView, latest: Latest) -> Cell:
    where = latest.pair_name(row.pair)[1]
    level = latest.level_of(row.pair.id)
    tail = f.SEPARATOR.join(part for part in (mark(row), where) if part)
    return Cell(latest.title(row.pair), kind=Kind.NAME, extra=(level, tail))


def _basis(row: PairView) -> Cell:
    level = level_at(row.basis, row.limits)
    tone = "text" if level is None else LEVEL_TOKENS[level]
    return Cell(f.number(row.basis, row.pair.decimals), tone, strong=True)


def _gauge(row: PairView) -> Cell:
    if row.basis is None:
        return Cell(word(DATA_STATES, row.state), "attention", Kind.GAUGE)
    level = level_at(row.basis, row.limits)
    tone = "series" if level is None else LEVEL_TOKENS[level]
    return Cell("", tone, Kind.GAUGE, gauge_of(row.basis, row.limits))


def _sortable(value: float | None) -> float:
    return float("-inf") if value is None else value
