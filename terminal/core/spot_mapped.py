"""By which mapping the series of a spot file were read last: kept, so that a start can compare."""

from __future__ import annotations

import msgspec

KIND = "spot_mapping"


class SpotReading(msgspec.Struct, frozen=True):
    """One mapping, the keys that it says, and the series whose newest price was read by it."""

    mapping: dict[str, object]
    symbols: tuple[str, ...]


class SpotMapped(msgspec.Struct, frozen=True):
    """How a link has read each of its series last; told after a first price by another mapping."""

    source: str
    readings: tuple[SpotReading, ...]
