"""Lines of exposure as a tree for Qt: unit, commodity, its parts, and the lines that make the sums.

The sums are the core's own tree; this model gives them rows. Figures that change repaint; only
lines that come or go build the rows anew, which the view takes without losing what was open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from terminal.core.book_view import Measures, group_of
from terminal.core.exposure_tree import ExposureTree, Key
from terminal.domain.line import Line
from terminal.domain.sums import Sums
from widgets.cells import LEFT, RIGHT, Cell
from widgets.divisions import ABOVE, BY_MONTH, group_at, path_of, rows_of
from widgets.words import translate

Index = QModelIndex | QPersistentModelIndex
FEW = 8
ROOT = QModelIndex()
UNIT, GROUP, PART, LEAF = 1, 2, 3, 4  # depths


class Row(msgspec.Struct, frozen=True):
    """What one row is about: a node of the tree (depth 1 to 3), or a line below one (depth 4).

    line: of a leaf, else any line below, so that a name can be found for the node
    measures: of a unit's commodity, or of a strategy in it
    division: what its commodity is divided by
    """

    key: Key
    depth: int
    sums: Sums | None
    line: Line
    measures: Measures | None = None
    division: str = BY_MONTH


class Heading(msgspec.Struct, frozen=True):
    """One column: its title, how a row is written in it, and what its title means.

    hint: what is said of a cell on which a pointer rests; its text unless given, or where it is ""
    goes: in which order columns give way where there is no room, the highest first; 0 = never
    """

    title: str
    cell: Callable[[Row], Cell]
    tip: str = ""
    sample: str = ""
    hint: Callable[[Row], str] | None = None
    goes: int = 0


class Place(msgspec.Struct):
    """One row's place: its identity, its parent's number, its line in it, its children."""

    key: Key
    depth: int
    parent: int
    row: int
    children: list[int] = []


class ExposureModel(QAbstractItemModel):
    """Rows in the order of `order`, which is given a row's identity.

    renewed: the rows were built anew; whoever shows them opens again what was open
    unseen: columns that found no room; the tooltip of a name has them
    is_view_only: lines are on a footing that the desk's measures are not on: none is shown
    """

    renewed = Signal()

    def __init__(self, headings: list[Heading], order: Callable[[Row], Any]) -> None:
        super().__init__()
        self.headings, self._order = headings, order
        self.is_view_only = False
        self.division, self.tree = BY_MONTH, ExposureTree((*ABOVE, BY_MONTH))
        self.measures: dict[Key, Measures] = {}
        self.unseen: tuple[int, ...] = ()
        self._places: list[Place] = [Place((), 0, -1, 0)]
        self._numbers: dict[Key, int] = {(): 0}

    # What the panel calls

    def put(self, changes: Mapping[str, Line | None]) -> None:
        """Take lines by id; None removes one."""
        before = len(self.tree.lines(()))
        is_new = False
        moved: dict[Key, None] = {}
        for id, line in changes.items():
            known = self.tree.line(id)
            if line is None:
                is_new |= known is not None
                self.tree.drop(id)
                continue
            is_new |= known is None or self._path(known) != self._path(line)
            moved |= dict.fromkeys((*self.tree.put(line), (*self._path(line), id)))
        if is_new or before != len(self.tree.lines(())):
            self._build()
        else:
            self._repaint(moved)

    def measure(self, changes: Mapping[str, Measures | None]) -> None:
        """Take measures by key; None removes them."""
        keys: list[Key] = []
        for key, measures in changes.items():
            group = group_of(key)
            if measures is None:
                self.measures.pop(group, None)
            elif self.measures.get(group) != measures:
                self.measures[group] = measures
            else:
                continue
            keys += rows_of(group, [unit for (unit,) in self.tree.children(())])
        self._repaint(keys)

    def show_as(self, headings: list[Heading], *, is_view_only: bool) -> None:
        """Say in the titles whose figures these are; the lines come with `put`."""
        self.headings, self.is_view_only = headings, is_view_only
        self._build()

    def divide(self, division: str) -> None:
        """Divide commodities by another of DIVISIONS."""
        if division == self.division:
            return
        lines = self.tree.every()
        self.division, self.tree = division, ExposureTree((*ABOVE, division))
        self.tree.load(lines)
        self._build()

    def touch(self) -> None:
        """Something beside the rows has changed: names, or the marks of alerts."""
        self._build()

    def key_of(self, index: Index) -> Key:
        """Return the identity of a row."""
        return self._places[index.internalId()].key if index.isValid() else ()

    def index_of(self, key: Key) -> QModelIndex:
        """Return a row by its identity; an invalid index when it is not there."""
        number = self._numbers.get(key)
        if not number:
            return ROOT
        return self.createIndex(self._places[number].row, 0, number)

    def key_of_line(self, id: str) -> Key:
        """Return the identity of a line's row, whatever commodities are divided by; () = none."""
        line = self.tree.line(id)
        return () if line is None else (*self._path(line), id)

    def shown_keys(self) -> list[Key]:
        """Return the identities of all rows, parents first."""
        return [place.key for place in self._places[1:]]

    def row(self, index: Index) -> Row:
        """Return what a row is about."""
        return self._row(self._places[index.internalId()])

    def cell(self, index: Index) -> Cell:
        """Return how a row is written in a column."""
        return self.headings[index.column()].cell(self.row(index))

    # What Qt calls

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the index of a child."""
        above = self._places[parent.internalId()] if parent.isValid() else self._places[0]
        if not (0 <= row < len(above.children) and 0 <= column < len(self.headings)):
            return QModelIndex()
        return self.createIndex(row, column, above.children[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # Qt has two
        """Return the index of the row above."""
        if not index.isValid():
            return QModelIndex()
        number = self._places[index.internalId()].parent
        return self.createIndex(self._places[number].row, 0, number) if number > 0 else ROOT

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many rows stand below one."""
        number = parent.internalId() if parent.isValid() else 0
        return len(self._places[number].children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return how many columns there are."""
        return len(self.headings)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return texts and how they stand; the delegate takes the colour from `cell`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index).text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else LEFT
        if role == Qt.ItemDataRole.ToolTipRole and not index.column():
            hint = self.headings[0].hint
            said = hint(self.row(index)) if hint else ""
            return "\n".join((self.cell(index).text, *filter(None, (said,)), *self._unseen(index)))
        if role == Qt.ItemDataRole.ToolTipRole:
            hint = self.headings[index.column()].hint
            return (hint and hint(self.row(index))) or self.cell(index).text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title and what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section else LEFT
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        if section == 0 and self.unseen:
            words = translate("Exposure", "No room for: {0}. Rest on a name to see them.")
            return words.format(", ".join(self.headings[at].title for at in self.unseen))
        return self.headings[section].tip

    # How it is done

    def _unseen(self, index: Index) -> list[str]:
        cells = [(self.headings[at], self.cell(index.siblingAtColumn(at))) for at in self.unseen]
        return [f"{heading.title}: {cell.text}" for heading, cell in cells if cell.text]

    def _row(self, place: Place) -> Row:
        if place.depth == LEAF:
            line = self.tree.line(place.key[-1])
            assert line is not None
            return Row(place.key, LEAF, _sums_of(line), line, division=self.division)
        sums = self.tree.node(place.key).sums
        line = self._line_below(place)
        only = sums[0] if len(sums) == 1 else None
        group = () if self.is_view_only else group_at(place.key, self.division)
        return Row(place.key, place.depth, only, line, self.measures.get(group), self.division)

    def _line_below(self, place: Place) -> Line:
        while place.children:
            place = self._places[place.children[0]]
        line = self.tree.line(place.key[-1])
        assert line is not None
        return line

    def _build(self) -> None:
        self.beginResetModel()
        self._places, self._numbers = [Place((), 0, -1, 0, [])], {(): 0}
        for line in self.tree.lines(()):
            path = self._path(line)
            for depth in range(1, len(path) + 1):
                self._add(path[:depth], depth)
            self._add((*path, line.id), LEAF)
        for place in self._places:
            rows = {number: self._row(self._places[number]) for number in place.children}
            place.children.sort(key=lambda number: self._order(rows[number]))
            for at, number in enumerate(place.children):
                self._places[number].row = at
        self.endResetModel()
        self.renewed.emit()

    def _path(self, line: Line) -> Key:
        return path_of(line, self.division)

    def _add(self, key: Key, depth: int) -> None:
        if key in self._numbers:
            return
        parent = self._numbers[key[:-1]]
        self._numbers[key] = len(self._places)
        self._places[parent].children.append(len(self._places))
        self._places.append(Place(key, depth, parent, 0, []))

    def _repaint(self, keys: Iterable[Key]) -> None:
        shown = [index for key in keys if (index := self.index_of(key)).isValid()]
        last = len(self.headings) - 1
        if len(shown) > FEW:
            # A tree looks for each row that is told among all it shows; all at once is cheaper.
            end = self.index(len(self._places[0].children) - 1, last)
            self.dataChanged.emit(self.index(0, 0), end)
            return
        for index in shown:
            self.dataChanged.emit(index, index.siblingAtColumn(last))


def _sums_of(line: Line) -> Sums:
    # Sums of one line alone, written by the core's own tree.
    alone = ExposureTree(())
    alone.put(line)
    return alone.sums((), line.base_unit)
