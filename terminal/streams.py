"""The three standard streams of a program that was started without them, as an icon may."""

from __future__ import annotations

import os

LAST = 2


def fill() -> None:
    """Let what is closed of them lead nowhere, for this process and those that it starts.

    The next pipe would get such a number otherwise: a child loses it at its start, and what is
    printed lands in it.
    """
    while (found := os.open(os.devnull, os.O_RDWR)) <= LAST:
        os.set_inheritable(found, True)
    os.close(found)
