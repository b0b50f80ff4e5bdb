"""One cell as a frozen value: its text, its tone, and how it is drawn. No Qt objects are kept.

Tones are colour tokens, not colours, so that a change of theme is a repaint.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

PADDING = 7
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Kind(IntEnum):
    """How a cell is drawn; `Cell.extra` says what each kind needs beside the text."""

    TEXT = 0
    NAME = 1  # extra: (Level | None, muted second part)
    LEVEL = 2  # extra: Level
    GAUGE = 3  # extra: (position 0..1, ((start, end, token), ...)) or None
    BUTTON = 4  # extra: name of the action
    BAR = 5  # extra: filled fraction 0..1
    PARTS = 6  # extra: ((text, token), ...)
    GROUP = 7
    LINES = 8  # extra: (filled fraction 0..1, ((position 0..1, token), ...), the widest text)


class Cell(NamedTuple):
    """What stands in one place of a table; `tone` is a colour token."""

    text: str
    tone: str = "text"
    kind: Kind = Kind.TEXT
    extra: Any = None
    strong: bool = False


EMPTY = Cell("")
