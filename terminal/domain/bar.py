"""One period of a series of prices."""

from __future__ import annotations

import msgspec


class Bar(msgspec.Struct, frozen=True, gc=False):
    """One period of one series: `start` in seconds since the epoch, UTC; `close` a price."""

    start: float
    close: float
