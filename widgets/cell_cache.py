"""Rows as they were formatted last, and which of them have changed since.

A row is formatted when it is looked at, never before, and once however often that is. What a row
looked like is kept while it is out of date: so the view can repaint what differs and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from widgets.cells import EMPTY, Cell, Kind

Row = TypeVar("Row")
MOST_FORMATTED = 5_000


class CellCache(Generic[Row]):
    """Cells of numbered rows. formats: how a row is written, one a column; None is an empty row."""

    def __init__(self, formats: Sequence[Callable[[Row], Cell]]) -> None:
        self._formats = formats
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._stale: set[int] = set()

    def mark(self, numbers: Iterable[int]) -> None:
        """Note that these rows have changed."""
        self._stale.update(number for number in numbers if number in self._cells)

    def mark_all(self) -> None:
        """Note that every row may look different now."""
        self._stale.update(self._cells)

    def drop(self, number: int) -> None:
        """Forget a row that is gone."""
        self._cells.pop(number, None)
        self._stale.discard(number)

    def clear(self) -> None:
        """Forget all."""
        self._cells.clear()
        self._stale.clear()

    def cells(self, number: int, row: Row | None) -> tuple[Cell, ...]:
        """Return the row's cells, formatted anew if it has changed."""
        cells = self._cells.get(number)
        if cells is None or number in self._stale:
            if len(self._cells) > MOST_FORMATTED:
                self.clear()
            cells = tuple(EMPTY if row is None else form(row) for form in self._formats)
            self._cells[number] = cells
            self._stale.discard(number)
        return cells

    def renew(self, number: int, row: Row | None) -> Sequence[int]:
        """Return the columns that look different than when the row was formatted last.

        It counts as formatted after that. All columns where it never was, and still is not; all
        where the row becomes a heading or one no more, since that gives the line its ground.
        """
        before = self._cells.get(number)
        if before is None:
            return range(len(self._formats))
        if number not in self._stale:
            return ()
        after = self.cells(number, row)
        if (before[0].kind is Kind.GROUP) is not (after[0].kind is Kind.GROUP):
            return range(len(self._formats))
        pairs = enumerate(zip(before, after, strict=True))
        return [column for column, (old, new) in pairs if old != new]
