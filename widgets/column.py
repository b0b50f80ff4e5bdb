"""One column of a table: how a row is written in it, and how much room it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from widgets import format as f
from widgets.cells import LEFT, RIGHT, Cell

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: how a row is written in it, and how wide that may get.

    samples: texts the column always has room for
    stretch: its share of the room that is left over
    elide: pixels to which it may shrink, its text cut short (the tip has all); 0 = never
    drop: 0 = always shown; in a narrow view the column with the highest `drop` goes first
    order: what to sort by; None = the text, its first figure in a column at the right edge
    keep: columns of this `drop` and above go before this one shrinks; 0 = none
    search, tip: the text that the filter looks in, None = none; a longer one under the mouse, None
        = the text itself where it may be cut short, else none
    """

    title: str
    cell: Callable[[Row], Cell]
    samples: Sequence[str] = ()
    align: Any = LEFT
    stretch: int = 0
    elide: int = 0
    drop: int = 0
    keep: int = 0
    order: Callable[[Row], Any] | None = None
    search: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None

    def key(self, row: Row) -> Any:
        """Return what a row is sorted by."""
        if self.order is not None:
            return self.order(row)
        text = self.cell(row).text
        # Read as words, 9 would stand above 12.
        return f.figure(text) if self.align is RIGHT else text
