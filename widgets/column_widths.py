"""How wide the columns of a table are: as wide as what was seen in them, the rest shared out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtGui import QFontMetrics

from widgets.cells import PADDING, Cell
from widgets.column import Column
from widgets.theme import font


class ColumnWidths:
    """Remember the widest cell of each column. width_of: pixels of a cell without padding."""

    def __init__(self, columns: Sequence[Column[Any]], width_of: Callable[[Cell], int]) -> None:
        self._columns, self._width_of = columns, width_of
        self._widest = [0] * len(columns)

    def note(self, column: int, cell: Cell) -> bool:
        """Take note of what stands in a column; tell if it is wider than anything before."""
        wide = self._width_of(cell)
        if wide <= self._widest[column]:
            return False
        self._widest[column] = wide
        return True

    def share_out(self, room: int, titles: Sequence[str]) -> dict[int, int]:
        """Return the widths of the columns that find room, by number; the others are dropped."""
        columns, needs = self._columns, self._needs(titles)
        # Text may be cut short, a title never: cut, it is another word.
        least = [
            min(max(column.elide, head), need) if column.elide else need
            for column, need, head in zip(columns, needs, self._heads(titles), strict=True)
        ]
        shown = list(range(len(columns)))
        for at, column in enumerate(columns):
            if column.keep:
                whole = [*least[:at], needs[at], *least[at + 1 :]]
                shown = self._fitting(shown, whole, room, column.keep)
        shown = self._fitting(shown, least, room, 1)
        if sum(needs[at] for at in shown) > room:
            spare = [needs[at] - least[at] if at in shown else 0 for at in range(len(columns))]
            return share(room, needs, spare, shown)
        return share(room, needs, [column.stretch for column in columns], shown)

    def whole(self, titles: Sequence[str]) -> int:
        """Return the room in which nothing is cut, once the columns that give way have gone."""
        keep = max(column.keep for column in self._columns)
        needs = zip(self._columns, self._needs(titles), strict=True)
        return sum(need for column, need in needs if not keep or column.drop < keep)

    # What is left when columns of this `drop` and above have gone, the highest first.
    def _fitting(self, shown: list[int], wanted: list[int], room: int, drop: int) -> list[int]:
        left = list(shown)
        while sum(wanted[at] for at in left) > room:
            droppable = [at for at in left if self._columns[at].drop >= drop]
            if not droppable:
                break
            left.remove(max(droppable, key=lambda at: self._columns[at].drop))
        return left

    def _needs(self, titles: Sequence[str]) -> list[int]:
        body, needs = QFontMetrics(font()), []
        shown = zip(self._columns, self._heads(titles), self._widest, strict=True)
        for column, head, widest in shown:
            texts = [body.horizontalAdvance(sample) for sample in column.samples]
            needs.append(max(head, max((*texts, widest)) + 2 * PADDING))
        return needs

    def _heads(self, titles: Sequence[str]) -> list[int]:
        metrics = QFontMetrics(font(12))
        return [metrics.horizontalAdvance(title) + 2 * PADDING for title in titles]


def share(room: int, needs: list[int], weights: list[int], shown: list[int]) -> dict[int, int]:
    """Give each shown column what it needs, plus its share of what is over, or minus it.

    Without weights all share alike; the last one takes what rounding leaves.
    """
    spare = room - sum(needs[at] for at in shown)
    total = sum(weights[at] for at in shown)
    if not total:
        weights, total = [1] * len(needs), len(shown) or 1
    widths, given = {}, 0
    for at in shown:
        part = int(spare * weights[at] / total)
        widths[at] = max(needs[at] + part, 12)
        given += part
    weighted = [at for at in shown if weights[at]]
    if weighted:
        widths[weighted[-1]] = max(widths[weighted[-1]] + spare - given, 12)
    return widths


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans (start, end) that touch; the order is by start."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
