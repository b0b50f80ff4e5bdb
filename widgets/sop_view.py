"""The fields and buttons of the procedure dialog, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.dialog_size import come_up
from widgets.latest import Latest
from widgets.sop_tree import SopTree
from widgets.theme import Theme, retone
from widgets.words import translate

SIZE = (1346, 700)
SIDE = 168
# As the check boxes of the common sheet: Fusion's own are too dark to be seen on a dark panel.
BOXES = Template("""
QTreeView::indicator, QListView::indicator { width: 11px; height: 11px;
  border: 1px solid $ink_muted; border-radius: 3px; background: $panel; }
QTreeView::indicator:checked, QListView::indicator:checked {
  background: $series; border-color: $series; image: url($pictures/check.svg); }
""")
KEY = Qt.ItemDataRole.UserRole
On, Off = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SopView(QDialog):
    """Pack, commodities and units at the left; the stages; the reason and the buttons below."""

    def __init__(self, latest: Latest, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Sop", "Lay down a procedure"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(theme.sheet() + theme.sheet(BOXES))
        come_up(self, *SIZE)
        self.pack_box, self.file_button = QComboBox(), QPushButton(translate("Sop", "File…"))
        self.commodities, self.units = QListWidget(), QListWidget()
        self.about, self.why, self.verdict = QLabel(), QLabel(), QLabel()
        self.tree = SopTree(latest, theme)
        self.reason = QLineEdit()
        self._titles: dict[str, QLabel] = {}
        self.replace = QCheckBox()
        self.past_button = QPushButton(translate("Sop", "Take the past's limits"))
        self.carry_button = QPushButton(translate("Sop", "Take the carry bound"))
        self.confirm_button = QPushButton(translate("Sop", "Confirm all"))
        self.draft_button = QPushButton(translate("Sop", "Draft for approval"))
        self.close_button = QPushButton(translate("Sop", "Close"))
        self._lay_out()

    def _say(self, words: str, tone: str) -> None:
        self.verdict.setText(words)
        retone(self.verdict, "tone", tone)

    def _lay_out(self) -> None:
        for label in (self.about, self.why, self.verdict):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.about.setProperty("tone", "muted")
        self.why.setMinimumHeight(36)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reason.setPlaceholderText(translate("Sop", "Why these rules, for the record"))
        self.reason.setAccessibleName(translate("Sop", "Reason"))
        self.replace.hide()
        for button in (self.past_button, self.draft_button):
            button.setEnabled(False)
        self.draft_button.setProperty("kind", "primary")
        self.close_button.clicked.connect(self.reject)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(self._side())
        middle.addWidget(self.tree, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addLayout(middle, 1)
        column.addWidget(self.why)
        column.addLayout(_row(self.reason, self.replace))
        row = _row(self.verdict, self.past_button, self.carry_button, self.confirm_button)
        row.addWidget(self.close_button)
        row.addWidget(self.draft_button)
        column.addLayout(row)
        # Enter ends typing; it hands nothing to the desk.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(6)
        lists = (
            (translate("Sop", "Commodities"), self.commodities),
            (translate("Sop", "Business units"), self.units),
        )
        self.pack_box.setAccessibleName(translate("Sop", "Rule pack"))
        for widget in (self.pack_box, self.file_button):
            widget.setFixedWidth(SIDE)
            side.addWidget(widget)
        for title, listed in lists:
            label = QLabel(title)
            label.setProperty("tone", "muted")
            label.setBuddy(listed)
            listed.setAccessibleName(title)
            listed.setFixedWidth(SIDE)
            side.addWidget(label)
            side.addWidget(listed, 1)
            self._titles[listed.accessibleName()] = label
        return side

    def show_list(self, listed: QListWidget, *, is_used: bool) -> None:
        """Show a list where there is something to choose: an empty one looks like a fault."""
        listed.setVisible(is_used)
        self._titles[listed.accessibleName()].setVisible(is_used)


def fill(listed: QListWidget, things: Mapping[str, str]) -> None:
    """Show names by key, with a box each, checked unless it was not before; nobody is told."""
    left = set(keys(listed)) - set(checked(listed))
    listed.blockSignals(True)
    listed.clear()
    for key, name in things.items():
        item = QListWidgetItem(name, listed)
        item.setData(KEY, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Off if key in left else On)
    listed.blockSignals(False)


def keys(listed: QListWidget) -> list[str]:
    """Return all keys."""
    return [str(listed.item(at).data(KEY)) for at in range(listed.count())]


def checked(listed: QListWidget) -> list[str]:
    """Return the keys that are checked."""
    items = (listed.item(at) for at in range(listed.count()))
    return [str(item.data(KEY)) for item in items if item.checkState() is On]


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row
