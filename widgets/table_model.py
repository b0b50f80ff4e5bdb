"""Frozen rows as a Qt model: formatted when first looked at, repainted once a frame.

Filtering and ordering are our own (`index`): a proxy model over Python rows is a thousand times
slower. Rows never shown are never formatted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.cell_cache import CellCache
from widgets.cells import Cell
from widgets.column import Column
from widgets.index import RowIndex, common

Row = TypeVar("Row")
ROOT = QModelIndex()
MOST_HOLES = 2_000  # rows that are gone, before the rest move together
ALL_KINDS = [Qt.ItemDataRole.DisplayRole]


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows by key, ordered by `order` unless the user sorts; None keeps them as they came.

    falling: largest, or latest, on top
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        order: Callable[[Row], Any] | None = None,
        falling: bool = False,
    ) -> None:
        super().__init__()
        self.columns = columns
        self.query = ""
        self.sorted_by: tuple[int, bool] | None = None
        self._natural, self._falling = order, falling
        self._searched = [column for column in columns if column.search is not None]
        self._index = RowIndex(len(self._searched))
        self._unread: set[int] = set()  # rows whose texts may be others than those in the index
        self._rows: list[Row | None] = []
        self._places: list[Any] = []  # of the rows in the table's own order
        self._keys: list[str] = []
        self._ids: dict[str, int] = {}
        self._order = np.zeros(0, np.intp)
        self._cells: CellCache[Row] = CellCache([column.cell for column in columns])
        self._holes = 0

    # What the panels call

    def put(self, changes: Mapping[str, Row | None]) -> None:
        """Take rows by key; None removes one. Views repaint what they show of it."""
        touched, moved = [], False
        for key, row in changes.items():
            number = self._ids.get(key)
            if row is None:
                moved |= self._drop(number)
                continue
            if number is None or self._rows[number] is None:
                number, moved = self._new(key, number), True
            moved |= self._set(number, row)
            touched.append(number)
        if self._holes > MOST_HOLES:
            self._close_holes()
            touched.clear()
        elif moved or (touched and (self.query or self.sorted_by)):
            self._arrange()
        self._repaint(touched)

    def touch(self, keys: Sequence[str] | None = None) -> None:
        """Format these rows anew (None: all): something beside the row itself has changed."""
        if keys is None:
            self._cells.mark_all()
            if len(self._order):
                self.dataChanged.emit(self.index(0, 0), self._last(), ALL_KINDS)
            return
        numbers = [self._ids[key] for key in keys if key in self._ids]
        self._cells.mark(numbers)
        self._repaint(numbers)

    def filter(self, query: str) -> None:
        """Show only rows that hold every word of the query; "" shows all."""
        self.query = query
        self._arrange()

    @property
    def total(self) -> int:
        """How many rows there are, with those that the filter hides."""
        return len(self._rows) - self._holes

    def row_at(self, line: int) -> Row | None:
        """Return the row shown on a line."""
        return self._rows[self._order[line]] if 0 <= line < len(self._order) else None

    def key_at(self, line: int) -> str:
        """Return the key of the row shown on a line, "" where there is none."""
        return self._keys[self._order[line]] if 0 <= line < len(self._order) else ""

    def line_of(self, key: str) -> int:
        """Return the line on which a key is shown, -1 if it is not."""
        number = self._ids.get(key)
        if number is None:
            return -1
        found = np.flatnonzero(self._order == number)
        return int(found[0]) if len(found) else -1

    def cell(self, line: int, column: int) -> Cell:
        """Return one formatted cell."""
        return self.cells(line)[column]

    def cells(self, line: int) -> tuple[Cell, ...]:
        """Return the formatted cells of one line, one a column."""
        number = int(self._order[line])
        return self._cells.cells(number, self._rows[number])

    def renew(self, line: int) -> Sequence[int]:
        """Return the columns of a line that look different than when it was last looked at.

        For the one view of this model: it repaints these and nothing else.
        """
        number = int(self._order[line])
        return self._cells.renew(number, self._rows[number])

    def alignment(self, column: int) -> Any:
        """Return how a column's text stands."""
        return self.columns[column].align

    # What Qt calls

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """Return how many rows pass the filter."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """Return how many columns there are, shown or dropped."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return texts; the delegate takes everything else from `cell`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.ToolTipRole:
            column, row = self.columns[index.column()], self.row_at(index.row())
            if column.tip is not None:
                return column.tip(row) if row is not None else None
            # What may be cut short can be read whole.
            return self.cell(index.row(), index.column()).text if column.elide else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title, with an arrow where the user sorted by it."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        title = self.columns[section].title
        if self.sorted_by is None or self.sorted_by[0] != section:
            return title
        return f"{title} {'▾' if self.sorted_by[1] else '▴'}"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the table's own order."""
        falling = order == Qt.SortOrder.DescendingOrder
        self.sorted_by = None if column < 0 else (column, falling)
        self._arrange()
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    # How it is done

    def _new(self, key: str, number: int | None) -> int:
        if number is not None:
            self._holes -= 1
            return number
        self._ids[key] = len(self._rows)
        self._rows.append(None)
        self._places.append(None)
        self._keys.append(key)
        return len(self._rows) - 1

    def _set(self, number: int, row: Row) -> bool:
        # Return whether the row has another place in the table's own order.
        is_new = self._rows[number] is None
        self._rows[number] = row
        self._cells.mark((number,))
        if is_new:
            self._read((number,))
        else:
            # Most of the time nobody filters: what is told ten times a second is read when needed.
            self._unread.add(number)
        before = self._places[number]
        self._places[number] = self._natural(row) if self._natural is not None else None
        return bool(before != self._places[number])

    def _drop(self, number: int | None) -> bool:
        if number is None or self._rows[number] is None:
            return False
        self._rows[number] = None
        self._cells.drop(number)
        self._index.drop(number)
        self._unread.discard(number)
        self._holes += 1
        return True

    def _close_holes(self) -> None:
        left = {key: self._rows[number] for key, number in self._ids.items()}
        self.beginResetModel()
        self._rows, self._places, self._keys, self._ids, self._holes = [], [], [], {}, 0
        self._cells.clear()
        self._unread.clear()
        self._index = RowIndex(len(self._searched))
        self._order = np.zeros(0, np.intp)
        for key, row in left.items():
            if row is not None:
                self._set(self._new(key, None), row)
        self.endResetModel()
        self._arrange()

    def _read(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            row = self._rows[number]
            assert row is not None
            texts = [column.search(row) for column in self._searched if column.search is not None]
            self._index.set(number, texts)

    def _arrange(self) -> None:
        if self.query:
            self._read(self._unread)
            self._unread.clear()
        order = self._index.find(self.query)
        falling = self._falling
        if self.sorted_by is not None:
            column, falling = self.columns[self.sorted_by[0]], self.sorted_by[1]
            ordered = sorted(order.tolist(), key=lambda number: column.key(self._rows[number]))
            order = np.array(ordered, np.intp)
        elif self._natural is not None:
            order = np.array(sorted(order.tolist(), key=self._places.__getitem__), np.intp)
        self._adopt(order[::-1] if falling else order)

    def _adopt(self, order: np.ndarray) -> None:
        old = self._order
        if np.array_equal(old, order):
            return
        if len(old) == len(order) and np.array_equal(np.sort(old), np.sort(order)):
            self._permute(order)
            return
        few, many = sorted((old, order), key=len)
        head = common(few, many)
        tail = common(few[::-1], many[::-1])
        if head + tail < len(few) or len(few) == len(many):
            self.beginResetModel()
            self._order = order
            self.endResetModel()
        elif len(order) > len(old):
            self.beginInsertRows(ROOT, head, head + len(many) - len(few) - 1)
            self._order = order
            self.endInsertRows()
        else:
            self.beginRemoveRows(ROOT, head, head + len(many) - len(few) - 1)
            self._order = order
            self.endRemoveRows()

    def _permute(self, order: np.ndarray) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        numbers = [int(self._order[index.row()]) for index in held]
        self._order = order
        line = {int(number): at for at, number in enumerate(order)} if held else {}
        moved = [
            self.index(line[number], index.column())
            for number, index in zip(numbers, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _repaint(self, numbers: Sequence[int]) -> None:
        # One signal for all of them: the view finds out by `renew` which lines it was about.
        if not numbers or not len(self._order):
            return
        if len(numbers) == 1:
            line = self.line_of(self._keys[numbers[0]])
            if line < 0:
                return
            first, last = self.index(line, 0), self.index(line, len(self.columns) - 1)
            self.dataChanged.emit(first, last, ALL_KINDS)
            return
        self.dataChanged.emit(self.index(0, 0), self._last(), ALL_KINDS)

    def _last(self) -> QModelIndex:
        return self.index(len(self._order) - 1, len(self.columns) - 1)
