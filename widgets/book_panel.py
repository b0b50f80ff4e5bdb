"""Contracts and stock side by side, and what a person does to them: import, price, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from terminal.core.book_view import BookState
from widgets.bridge import Bridge
from widgets.deal_table import DealTable, GoodsTable, is_open
from widgets.kill_switch import Question
from widgets.theme import Theme, retone
from widgets.words import translate

if TYPE_CHECKING:
    from widgets.import_dialog import ImportDialog

FILTER = "CSV, XLSX (*.csv *.xlsx)"


class BookPanel(QWidget):
    """Two tables under one bar. Dialogs are opened, never waited for: the feed runs on."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self._state = BookState()
        self._dialog: ImportDialog | None = None
        self.deals, self.goods = DealTable(bridge, theme), GoodsTable(bridge, theme)
        self.import_button = QPushButton(translate("Book", "Import…  I"))
        self.price_button = QPushButton(translate("Book", "Price part of a contract…  P"))
        self.undo_button = QPushButton(translate("Book", "Undo"))
        self.status = QLabel()
        self._lay_out()
        bridge.book.connect(self._stand)
        bridge.deals.connect(lambda _: self._enable())
        self.deals.view.selected.connect(lambda _: self._enable())
        self.deals.view.opened.connect(lambda _: self.price())
        theme.changed.connect(self._restyle)
        self._restyle()
        self._enable()

    def choose(self) -> None:
        """Ask for files; what they would change is shown before anything is applied."""
        if self._bridge.ledger.preview is None:
            return
        dialog = QFileDialog(self.window(), translate("Book", "Contracts, stock, allocations"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(FILTER)
        dialog.filesSelected.connect(self.preview)
        dialog.open()

    def preview(self, files: list[str]) -> None:
        """Show what these files would change."""
        # Dialogs are loaded when they are wanted: the first picture need not wait for them.
        from widgets.import_dialog import ImportDialog

        self._dialog = ImportDialog(self._bridge, self._theme, files, self.window())
        self._dialog.destroyed.connect(self._forget)
        self._dialog.open()

    def price(self) -> None:
        """Open the form for the selected contract, if a part of it can be priced."""
        from widgets.price_dialog import PriceDialog

        deal = self._bridge.latest.deals.get(self.deals.view.key)
        if deal is not None and is_open(deal):
            PriceDialog(self._bridge, self._theme, deal, self.window()).open()

    def undo(self) -> None:
        """Ask, and take back the newest edit: exposure and plans follow at once."""
        edit = self._state.last
        if edit:
            text = translate("Book", "Take back the last change of the book: {0}?")
            text = text.format(self._state.source)
            question = Question(text, translate("Book", "Undo"), self._theme, self.window())
            question.accepted.connect(lambda: self._bridge.undo_book(edit))
            question.open()

    def cancel(self) -> None:
        """End a preview that is still under way."""
        if self._dialog is not None:
            self._dialog.work.cancel()

    def _forget(self) -> None:
        self._dialog = None

    def _lay_out(self) -> None:
        self.import_button.clicked.connect(self.choose)
        self.price_button.clicked.connect(self.price)
        self.undo_button.clicked.connect(self.undo)
        self.import_button.setEnabled(self._bridge.ledger.preview is not None)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setMinimumWidth(1)
        bar = QFrame()
        bar.setAutoFillBackground(True)
        bar.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        for widget in (self.import_button, self.price_button, self.undo_button):
            row.addWidget(widget)
        row.addWidget(self.status, 1)
        tables = QSplitter(Qt.Orientation.Horizontal)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self.deals)
        tables.addWidget(self.goods)
        tables.setStretchFactor(0, 3)
        tables.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(tables, 1)
        self.setFocusProxy(self.deals)

    def _stand(self, changes: dict[str, Any]) -> None:
        self._state = changes.get("") or BookState()
        state = self._state
        words = translate("Book", "{0} contracts, {1} lots").format(state.contracts, state.lots)
        if state.source:
            words += translate("Book", " · last change: {0}").format(state.source)
        if state.faults:
            words += " · " + translate("Book", "{0} not counted").format(len(state.faults))
        self.status.setText(words)
        self.status.setToolTip("\n".join((state.source, *state.faults)).strip())
        retone(self.status, "tone", "bad" if state.faults else "muted")
        self._enable()

    def _enable(self) -> None:
        deal = self._bridge.latest.deals.get(self.deals.view.key)
        self.price_button.setEnabled(deal is not None and is_open(deal))
        self.undo_button.setEnabled(bool(self._state.last))

    def _restyle(self) -> None:
        for widget in (self.import_button, self.price_button, self.undo_button, self.status):
            widget.setStyleSheet(self._theme.sheet())
