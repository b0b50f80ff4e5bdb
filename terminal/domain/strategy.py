"""A purpose that lines of one business unit serve together."""

from __future__ import annotations

import msgspec


class Strategy(msgspec.Struct, frozen=True, kw_only=True, tag="strategy"):
    """One strategy (策略) of one business unit: inventory hedging, cash-and-carry, processing."""

    id: str
    unit: str
    name: str
