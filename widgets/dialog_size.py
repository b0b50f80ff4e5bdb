"""How large a dialog comes up: as large as it likes, but no larger than the window before it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

LEAST = (1024, 600)  # pixels: no window of the desk is smaller


def room_before(parent: QWidget | None) -> tuple[int, int]:
    """Return the width and height that a dialog has there, without parts outside the window.

    On a small screen these would be outside the screen, and with them the buttons.
    """
    if parent is None:
        return LEAST
    window = parent.window()
    return max(window.width(), LEAST[0]), max(window.height(), LEAST[1])


def come_up(dialog: QWidget, wide: int, high: int) -> None:
    """Give a dialog this size, or the room that is there."""
    across, down = room_before(dialog.parentWidget())
    dialog.resize(min(wide, across), min(high, down))
