"""Every action by name (Ctrl+K), and the list of keys (F1). Neither stops the feed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.dialog_size import room_before
from widgets.sheets import SCROLL_SHEET
from widgets.theme import Theme
from widgets.words import translate

ACTION, KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
PADDING = 10  # pixels right of the keys
Index = QModelIndex | QPersistentModelIndex
COLUMNS = 4  # of keys: as many as a window of 1366 pixels has room for


class CommandPalette(QDialog):
    """Type a few letters, press Enter."""

    def __init__(self, actions: Sequence[QAction], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Palette", "Commands"))
        self.setStyleSheet(theme.sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setPlaceholderText(translate("Palette", "What should be done?"))
        self.line.setAccessibleName(self.windowTitle())
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.list.setItemDelegate(KeyDelegate(theme, self.list))
        self.list.verticalScrollBar().setStyleSheet(theme.sheet(SCROLL_SHEET))
        self.resize(460, 380)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and run from it while the text line keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + by) % max(self.list.count(), 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, query: str) -> None:
        self.list.clear()
        words = query.casefold().split()
        for action in self._actions:
            if action.isEnabled() and all(word in action.text().casefold() for word in words):
                item = QListWidgetItem(action.text())
                item.setData(ACTION, action)
                item.setData(KEYS, action.shortcut().toString())
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, item.data(KEYS))
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            # Closed first: what the action focuses must keep the focus.
            action: QAction = item.data(ACTION)
            self.close()
            action.trigger()


class KeyDelegate(QStyledItemDelegate):
    """An action's name at the left, its keys at the right edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the name as the style does, and the keys beside it."""
        super().paint(painter, option, index)
        painter.setPen(self._theme.ink("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(option.rect.adjusted(0, 0, -PADDING, 0), right, index.data(KEYS))


class KeyList(QDialog):
    """All keys on one page: those that go from everywhere, then those of a panel or a card."""

    def __init__(
        self,
        actions: Sequence[QAction],
        more: Sequence[tuple[str, str]],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys"))
        self.setStyleSheet(theme.sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        lines = [self._line(*one) for one in self._lines(actions, more)]
        for columns in range(COLUMNS, 1, -1):
            self._place(grid, lines, columns)
            if self.sizeHint().width() <= room_before(parent)[0]:
                break

    def _line(self, key: str, text: str) -> list[QLabel]:
        label = QLabel(text)
        if not key:
            label.setProperty("tone", "strong")
            return [label]
        chip = QLabel(key)
        chip.setProperty("chip", "plain")
        return [chip, label]

    def _place(self, grid: QGridLayout, lines: Sequence[list[QLabel]], columns: int) -> None:
        down = -(-len(lines) // columns)
        for number, labels in enumerate(lines):
            side, line = divmod(number, down)
            for label in labels:
                grid.removeWidget(label)
            if len(labels) == 1:
                grid.addWidget(labels[0], line, 2 * side, 1, 2)
                continue
            grid.addWidget(labels[0], line, 2 * side, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(labels[1], line, 2 * side + 1)

    # Keys and what they do; a title has no keys.
    def _lines(
        self, actions: Sequence[QAction], more: Sequence[tuple[str, str]]
    ) -> list[tuple[str, str]]:
        everywhere: list[tuple[str, str]] = []
        of_panels: list[tuple[str, str]] = []
        for one in actions:
            is_of_panel = one.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
            if keys := one.shortcut().toString():
                (of_panels if is_of_panel else everywhere).append((keys, one.text()))
        groups = (
            (translate("Keys", "From everywhere"), everywhere),
            (translate("Keys", "In the panel with the focus"), of_panels),
            (translate("Keys", "On the card with the focus"), list(more)),
        )
        return [line for title, some in groups if some for line in (("", title), *some)]
