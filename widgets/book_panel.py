"""Contracts and stock side by side, and what a person does to them.

Files are imported; contracts are priced, rolled, received and delivered; the last change is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from terminal.core.book_view import BookState
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.act_words import source_text
from widgets.bridge import Bridge
from widgets.chart_header import ElidingLabel
from widgets.deal_table import DealTable, GoodsTable
from widgets.doable import can_deliver, can_receive, is_open
from widgets.finding_words import finding_words
from widgets.kill_switch import Question
from widgets.opener import Opener
from widgets.theme import Theme, retone
from widgets.words import translate

if TYPE_CHECKING:
    from widgets.import_dialog import ImportDialog

FILTER = "CSV, XLSX, SQL (*.csv *.xlsx *.toml)"


class BookPanel(QWidget):
    """Two tables under one bar. Dialogs are opened, never waited for: the feed runs on."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self._state = BookState()
        self._dialog: ImportDialog | None = None
        self.deals, self.goods = DealTable(bridge, theme), GoodsTable(bridge, theme)
        self.import_button = QPushButton(translate("Book", "Import…  I"))
        self.price_button = QPushButton(translate("Book", "Price…  P"))
        self.roll_button = QPushButton(translate("Book", "Roll…  R"))
        self.receive_button = QPushButton(translate("Book", "Receive…  G"))
        self.deliver_button = QPushButton(translate("Book", "Deliver…  L"))
        self.undo_button = QPushButton(translate("Book", "Undo  U"))
        self.status = ElidingLabel()
        self._lay_out()
        bridge.book.connect(self._stand)
        for moved in (bridge.deals, bridge.goods):
            moved.connect(lambda _: self._enable())
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

        if (deal := self._deal) is not None and is_open(deal):
            PriceDialog(self._bridge, self._theme, deal, self.window()).open()

    def roll(self) -> None:
        """Open the form for the selected contract, if a part of it can be rolled."""
        from widgets.roll_dialog import RollDialog

        if (deal := self._deal) is not None and is_open(deal):
            RollDialog(self._bridge, self._theme, deal, self.window()).open()

    def receive(self) -> None:
        """Open the form for the selected purchase, if goods of it can still come."""
        from widgets.receive_dialog import ReceiveDialog

        if (deal := self._deal) is not None and can_receive(deal, self._bridge.latest):
            ReceiveDialog(self._bridge, self._theme, deal, self.window()).open()

    def deliver(self) -> None:
        """Open the form for the selected sale, if goods of it can still go."""
        from widgets.deliver_dialog import DeliverDialog

        if (deal := self._deal) is not None and can_deliver(deal):
            DeliverDialog(self._bridge, self._theme, deal, self.window()).open()

    def undo(self) -> None:
        """Ask, and take back the newest edit: exposure and plans follow at once."""
        edit = self._state.last
        if edit:
            text = translate("Book", "Take back the last change of the book: {0}?")
            text = text.format(source_text(self._state.source))
            question = Question(text, translate("Book", "Undo"), self._theme, self.window())
            who = Opener(self._bridge)
            question.accepted.connect(lambda: self._bridge.undo_book(edit, who.actor))
            question.open()

    def cancel(self) -> None:
        """End a preview that is still under way."""
        if self._dialog is not None:
            self._dialog.work.cancel()

    def _forget(self) -> None:
        self._dialog = None

    @property
    def _deal(self) -> Deal | None:
        return self._bridge.latest.deals.get(self.deals.view.key)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.import_button,
            self.price_button,
            self.roll_button,
            self.receive_button,
            self.deliver_button,
            self.undo_button,
        )

    def _lay_out(self) -> None:
        self.import_button.clicked.connect(self.choose)
        self.price_button.clicked.connect(self.price)
        self.roll_button.clicked.connect(self.roll)
        self.receive_button.clicked.connect(self.receive)
        self.deliver_button.clicked.connect(self.deliver)
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
        for widget in self._buttons:
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
        said = translate("Book", "{0} contracts, {1} lots").format(state.contracts, state.lots)
        words = f.singular(said)
        if state.source:
            said = source_text(state.source)
            words += translate("Book", " · last change: {0}").format(said)
        if state.faults:
            words += " · " + translate("Book", "{0} not counted").format(len(state.faults))
        self.status.setText(words)
        faults = map(finding_words, state.faults)
        self.status.hint = "\n".join((source_text(state.source), *faults)).strip()
        self.status.setToolTip(self.status.hint)
        retone(self.status, "tone", "bad" if state.faults else "muted")
        self._enable()

    def _enable(self) -> None:
        deal, latest = self._deal, self._bridge.latest
        can_price = deal is not None and is_open(deal)
        self.price_button.setEnabled(can_price)
        self.roll_button.setEnabled(can_price)
        self.receive_button.setEnabled(deal is not None and can_receive(deal, latest))
        self.deliver_button.setEnabled(deal is not None and can_deliver(deal))
        self.undo_button.setEnabled(bool(self._state.last))

    def _restyle(self) -> None:
        for widget in (*self._buttons, self.status):
            widget.setStyleSheet(self._theme.sheet())
