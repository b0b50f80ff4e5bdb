"""Forget what is long over, so that a desk can run for months in the same memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# The ledger has everything; this is what a day at the desk may want to look back on.
MOST = 4000
LEAST = 3000


def prune(things: dict[str, T], is_over: Callable[[T], bool]) -> list[str]:
    """Drop the oldest things that are over once there are more than `MOST`; return their ids.

    `things` is in order of age, oldest first; what is not over is always kept.
    """
    if len(things) <= MOST:
        return []
    over = [key for key, thing in things.items() if is_over(thing)]
    gone = over[: len(things) - LEAST]
    for key in gone:
        del things[key]
    return gone
