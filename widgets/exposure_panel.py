"""What each business unit stands to win or lose, down to the lines that it comes from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from terminal.core.book_view import Measures
from terminal.core.exposure_tree import Key
from terminal.core.footing import seen_as
from terminal.domain.line import Line
from widgets.bridge import Bridge
from widgets.exposure_model import ExposureModel, Heading
from widgets.exposure_text import UNITS, headings, place_of
from widgets.exposure_view import ExposureView
from widgets.footing_strip import FootingStrip
from widgets.footing_text import footing_of, other
from widgets.table_view import ROW_HEIGHT
from widgets.theme import Theme
from widgets.words import translate

MY_TURN = 0


class ExposurePanel(QWidget):
    """The tree with its columns; months and lines are folded until somebody opens them."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._closed: set[Key] = set()
        self._opened: set[Key] = set()
        latest = bridge.latest
        self._latest = latest
        self.model = ExposureModel(self._headings(), lambda row: place_of(row, latest))
        self.view = ExposureView(self.model, theme)
        self.view.setAccessibleName(translate("Exposure", "Exposure"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = FootingStrip(theme)
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
        self.strip.switched.connect(self._look)
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
        """Unfold what is above a row and make it current; a row that is gone changes nothing."""
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
        key = self.model.key_of(index)
        (self._opened if opened else self._closed).add(key)
        (self._closed if opened else self._opened).discard(key)

    def _unfold(self) -> None:
        # Units show their commodities at first; what is below is there when it is asked for.
        self.view.blockSignals(True)
        for key in self.model.shown_keys():
            is_open = key in self._opened or (len(key) == 1 and key not in self._closed)
            if is_open:
                self.view.setExpanded(self.model.index_of(key), True)
        self.view.blockSignals(False)
