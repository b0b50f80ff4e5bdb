"""What each business unit stands to win or lose, down to the lines that it comes from."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from terminal.core.book_view import Measures
from terminal.core.exposure_tree import Key
from terminal.core.footing import seen_as
from terminal.domain.line import Line
from widgets.bridge import Bridge
from widgets.division_box import DivisionBox
from widgets.divisions import BY_MONTH
from widgets.exposure_model import GROUP, LEAF, UNIT, ExposureModel, Heading
from widgets.exposure_text import UNITS, headings, place_of
from widgets.exposure_view import ExposureView
from widgets.footing_strip import FootingStrip
from widgets.footing_text import footing_of, other
from widgets.table_view import ROW_HEIGHT
from widgets.theme import Theme
from widgets.words import translate

MY_TURN = 0


class Folds(msgspec.Struct):
    """Which rows a person has opened and closed."""

    opened: set[Key] = msgspec.field(default_factory=set)
    closed: set[Key] = msgspec.field(default_factory=set)

    def above(self) -> Folds:
        """Return these of units and commodities alone."""
        kept = [{key for key in keys if len(key) <= GROUP} for keys in (self.opened, self.closed)]
        return Folds(*kept)


class ExposurePanel(QWidget):
    """The tree with its columns; parts and lines are folded until somebody opens them.

    division: what the parts of a commodity are; each choice has its own open rows
    """

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._folds = {BY_MONTH: Folds()}
        latest = bridge.latest
        self._latest = latest
        self.model = ExposureModel(self._headings(), lambda row: place_of(row, latest))
        self.view = ExposureView(self.model, theme)
        self.view.setAccessibleName(translate("Exposure", "Exposure"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.division = DivisionBox()
        self.strip = FootingStrip(theme, self.division)
        column.addWidget(self.strip)
        column.addWidget(self.view)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusProxy(self.view)
        self.view.expanded.connect(lambda index: self._fold(index, opened=True))
        self.view.collapsed.connect(lambda index: self._fold(index, opened=False))
        self.model.renewed.connect(self._unfold)
        bridge.lines.connect(self._take)
        self._waiting: dict[str, Measures | None] = {}
        bridge.measures.connect(self._weigh)
        bridge.framed.connect(self._follow)
        bridge.units.connect(lambda _: self.model.touch())
        bridge.pairs.connect(self._named)
        self._pairs = 0
        bridge.alerts.connect(self._remark)
        bridge.book.connect(self._counted)
        bridge.book.connect(lambda _: self.view.refresh((0,)))
        self.strip.switched.connect(self._look)
        self.division.chosen.connect(self._divide)
        self._marked: set[tuple[str, Any]] = set()
        self._counted()

    @property
    def wanted_height(self) -> int:
        """The pixels in which all unfolded rows can be seen."""
        rows = self.view.rows_shown()
        return self._above + rows * ROW_HEIGHT

    @property
    def _above(self) -> int:
        # The pixels over the rows; `sizeHint` holds before the panel itself is shown.
        return self.strip.sizeHint().height() + self.view.header().height()

    def show_row(self, key: Key) -> None:
        """Unfold what is above a row and make it current; a row that is gone changes nothing.

        A line is found by its id: whoever asks does not know what commodities are divided by.
        """
        if len(key) == LEAF:
            key = self.model.key_of_line(key[-1])
        index = self.model.index_of(key)
        if not index.isValid():
            return
        for depth in range(1, len(key)):
            self.view.setExpanded(self.model.index_of(key[:depth]), True)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def resizeEvent(self, event: Any) -> None:
        """Leave no half row at the lower edge: cut figures are misread."""
        super().resizeEvent(event)
        room = self.height() - self._above
        self.layout().setContentsMargins(0, 0, 0, max(room, 0) % ROW_HEIGHT)

    def _weigh(self, changes: dict[str, Measures | None]) -> None:
        self._waiting |= changes

    # Prices move every measure; ten times a second is what a person can read.
    def _follow(self, turn: int) -> None:
        if turn == MY_TURN and self._waiting:
            waiting, self._waiting = self._waiting, {}
            self.model.measure(waiting)

    def _take(self, changes: dict[str, Line | None]) -> None:
        self.model.put({id: line and self._seen(line) for id, line in changes.items()})
        self._counted()

    def _seen(self, line: Line) -> Line:
        counted = footing_of(self._latest)
        if not self.strip.button.isChecked():
            return line
        return seen_as(line, counted, other(counted)) or line

    def _headings(self, *, is_view_only: bool = False) -> list[Heading]:
        def has_units() -> bool:
            return UNITS not in self.model.unseen

        return headings(self._latest, is_view_only=is_view_only, has_units=has_units)

    def _counted(self, _: Any = None) -> None:
        lines = self._latest.lines.values()
        if self.strip.button.isChecked() and any(line.vat is None for line in lines):
            # It cannot be seen on the other footing as a whole: half of it would be neither.
            self.strip.button.setChecked(False)
        self.strip.tell(footing_of(self._latest), lines, self._latest)

    def _look(self, is_view_only: bool) -> None:
        self.model.show_as(self._headings(is_view_only=is_view_only), is_view_only=is_view_only)
        self.model.put({id: self._seen(line) for id, line in self._latest.lines.items()})
        self.view.size_columns()
        self._counted()

    def _divide(self, division: str) -> None:
        key = self.model.key_of(self.view.currentIndex())[:GROUP]
        # The first time units and commodities are as open as they were.
        self._folds.setdefault(division, self._folds[self.model.division].above())
        self.model.divide(division)
        if len(key) == GROUP and not self.view.isExpanded(self.model.index_of(key[:UNIT])):
            key = key[:UNIT]
        self.view.setCurrentIndex(self.model.index_of(key))

    def _named(self, _: Any) -> None:
        # Names and order come from the pairs, which change with every quote; new ones seldom come.
        if len(self._latest.pairs) != self._pairs:
            self._pairs = len(self._latest.pairs)
            self.model.touch()

    def _remark(self, _: Any) -> None:
        marks = {(one.subject, one.level) for one in self._latest.open_alerts()}
        if marks != self._marked:
            self._marked = marks
            self.view.refresh((0,))

    def _fold(self, index: QModelIndex, *, opened: bool) -> None:
        folds, key = self._folds[self.model.division], self.model.key_of(index)
        (folds.opened if opened else folds.closed).add(key)
        (folds.closed if opened else folds.opened).discard(key)

    def _unfold(self) -> None:
        # Units show their commodities at first; what is below is there when it is asked for.
        folds = self._folds[self.model.division]
        self.view.blockSignals(True)
        for key in self.model.shown_keys():
            is_open = key in folds.opened or (len(key) == UNIT and key not in folds.closed)
            if is_open:
                self.view.setExpanded(self.model.index_of(key), True)
        self.view.blockSignals(False)
