"""What an edit of the book was, in the language of the screen: "roll P1" is 换月 P1.

A file's name, and what an older or newer version wrote, stands as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.words import word

FILES = (".csv", ".xlsx")
ACTS = {
    "price": QT_TRANSLATE_NOOP("words", "Priced"),
    "roll": QT_TRANSLATE_NOOP("words", "Rolled"),
    "receive": QT_TRANSLATE_NOOP("words", "Received"),
    "deliver": QT_TRANSLATE_NOOP("words", "Delivered out"),
}


def source_text(source: str) -> str:
    """Write the source of an edit."""
    verb, space, contract = source.partition(" ")
    is_act = bool(space) and verb in ACTS and not source.lower().endswith(FILES)
    return f"{word(ACTS, verb)} {contract}" if is_act else source
