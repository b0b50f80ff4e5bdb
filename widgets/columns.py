"""The three plain kinds of columns; anything else builds its `Column` itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from widgets import format as f
from widgets.cells import RIGHT, Cell
from widgets.column import Column
from widgets.latest import Latest

Row = TypeVar("Row")
Tone = str | Callable[[Row], str]


def text_column(
    title: str,
    text: Callable[[Row], str],
    *,
    tone: Tone[Row] = "text",
    strong: bool = False,
    search: bool = False,
    **more: Any,
) -> Column[Row]:
    """Return a column of words at the left edge; `search` lets the filter look into them."""

    def cell(row: Row) -> Cell:
        return Cell(text(row), tone if isinstance(tone, str) else tone(row), strong=strong)

    return Column(title, cell, search=text if search else None, **more)


def number_column(
    title: str,
    text: Callable[[Row], str],
    sample: str,
    *,
    tone: Tone[Row] = "text",
    stretch: int = 1,
    **more: Any,
) -> Column[Row]:
    """Return a column of figures at the right edge, always wide enough for the sample."""

    def cell(row: Row) -> Cell:
        return Cell(text(row), tone if isinstance(tone, str) else tone(row))

    return Column(title, cell, (sample,), RIGHT, stretch=stretch, **more)


def time_column(
    title: str, time: Callable[[Row], datetime | None], latest: Latest, **more: Any
) -> Column[Row]:
    """Return a column of exchange times; one of another day has its date."""

    def order(row: Row) -> float:
        moment = time(row)
        return 0.0 if moment is None else moment.timestamp()

    return Column(
        title,
        lambda row: Cell(f.when(time(row), latest.now)),
        ("21:13:22",),
        order=order,
        **more,
    )
