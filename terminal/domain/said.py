"""A sentence to people without its language."""

from __future__ import annotations

import msgspec


class Said(msgspec.Struct, frozen=True):
    """What was said, by a stable key; `args` are its names and numbers, each written as text.

    The English sentence stands beside it wherever it is kept, so that a reader that does not know
    the key loses nothing. `args` may hold more than that sentence shows.
    """

    key: str
    args: dict[str, str] = {}
