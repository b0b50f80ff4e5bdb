"""The frame around a table: a title line with a count, and a filter that Ctrl+F brings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from widgets import format as f
from widgets.table_model import RowsModel
from widgets.table_view import ROW_HEIGHT, TableView
from widgets.theme import Theme
from widgets.words import translate


class TitleLine(QFrame):
    """A dock's own title: what it is on the left, how much of it on the right."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("title")
        self._theme = theme
        self._title, self._count = QLabel(title), QLabel()
        self._title.setProperty("tone", "strong")
        self._count.setProperty("tone", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(self._count)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, count: str) -> None:
        """Write the right-hand part."""
        if self._count.text() != (words := f.singular(count)):
            self._count.setText(words)

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())


class TablePanel(QWidget):
    """A table with its filter line."""

    def __init__(self, model: RowsModel[Any], theme: Theme, name: str, empty: str = "") -> None:
        super().__init__()
        self.model, self._theme = model, theme
        self.view = TableView(model, theme, empty)
        self.view.setAccessibleName(name)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(translate("Panel", "Filter: words, all of which must occur"))
        self.filter.setAccessibleName(translate("Panel", "Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(model.filter)
        self.filter.installEventFilter(self)
        self.filter.hide()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.filter)
        self._column.addWidget(self.view)
        self.setFocusProxy(self.view)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def wanted_height(self) -> int:
        """The pixels in which all rows can be seen."""
        rows = self.model.rowCount() * ROW_HEIGHT
        return self.height() - self._room() + rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave no half row at the lower edge: cut figures are misread."""
        super().resizeEvent(event)
        self._trim()

    def find(self) -> None:
        """Show the filter line and go there."""
        self.filter.show()
        self._trim()
        self.filter.setFocus()
        self.filter.selectAll()

    def arrangement(self) -> dict[str, Any]:
        """Return what of this table survives a restart: column order, sorting and filter."""
        return self.view.arrangement() | {"filter": self.filter.text()}

    def arrange(self, saved: dict[str, Any]) -> None:
        """Take up an `arrangement`; a filter that is on shows its line."""
        self.view.arrange(saved)
        if words := str(saved.get("filter", "")):
            self.filter.setText(words)
            self.filter.show()
            self._trim()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape clears the filter and goes back to the table; Enter goes there with it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
                self.filter.hide()
                self._trim()
                self.view.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _room(self) -> int:
        # Below the header, for rows; `isHidden` holds before the panel itself is shown.
        above = 0 if self.filter.isHidden() else self.filter.sizeHint().height()
        return self.height() - above - self.view.horizontalHeader().height()

    def _trim(self) -> None:
        self._column.setContentsMargins(0, 0, 0, max(self._room(), 0) % ROW_HEIGHT)

    def _restyle(self) -> None:
        self.filter.setStyleSheet(self._theme.sheet())
