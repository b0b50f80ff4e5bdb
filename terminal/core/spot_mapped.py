"""How the series of a spot file were read last, kept for a start; and that this has changed."""

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


class SpotStepped(msgspec.Struct, frozen=True):
    """A link reads these series in another way: their next prices are of other series.

    Told right before those prices. What reads the same as before is not among them.
    """

    symbols: tuple[str, ...]
    source: str
