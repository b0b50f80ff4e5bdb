"""Skim a frame for what rules need: last prices and their times, without building the tree.

A typed decoder steps over every other field, so that a frame of many quotes costs a fraction of a
merge. What it yields is what the frame says and no more: a field that the patch leaves out is
`UNSET`, and whoever keeps the quotes knows what it was before.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from terminal.feeds.fault import Malformed
from terminal.feeds.frame import packet_of
from terminal.feeds.scalar import number, stamp_of

# Seconds whose texts are remembered; a session has some 30 000.
MOST_SECONDS = 50_000

_MILLISECONDS = {f"{count:03}": float(count) for count in range(1000)}


class Glimpse(msgspec.Struct, gc=False):
    """Two fields of a quote as the wire has them; a price may be any text where there is none."""

    datetime: str | UnsetType = UNSET
    last_price: float | str | UnsetType | None = UNSET


class _Patch(msgspec.Struct, gc=False):
    quotes: dict[str, Glimpse | None] | None = None


class _Packet(msgspec.Struct, gc=False):
    aid: str
    data: list[_Patch] = []


_decode = msgspec.json.Decoder(_Packet).decode


def glimpses(frame: str | bytes) -> list[dict[str, Glimpse | None]]:
    """Return the quotes of a frame, patch by patch; None where a quote is taken away.

    Raise `Malformed` where the long way would too.
    """
    try:
        packet = _decode(frame)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        # Bare Infinity, or fields of another type than they should be: the long way knows how.
        return _slowly(packet_of(frame))
    if packet.aid != "rtn_data":
        return []
    return [patch.quotes for patch in packet.data if patch.quotes]


def price_of(glimpse: Glimpse) -> float | UnsetType | None:
    """Return the last price, None where the wire has none, UNSET where it does not say."""
    price = glimpse.last_price
    return UNSET if price is UNSET else number(price)


class _Seconds(dict[str, float]):
    # Texts up to the second -> milliseconds; a day's quotes share few of them.

    def __missing__(self, text: str) -> float:
        if len(self) >= MOST_SECONDS:
            self.clear()
        time = datetime.fromisoformat(text).replace(tzinfo=UTC)
        return self.setdefault(text, time.timestamp() * 1000.0)


_seconds = _Seconds()


def milliseconds_of(stamp: str) -> float | None:
    """Return exchange time in ms, its digits taken as if they were UTC; None = no time.

    A stamp has the form of `stamp_of`; microseconds are cut off.
    """
    try:
        return _seconds[stamp[:19]] + _MILLISECONDS[stamp[20:23]]
    except (KeyError, ValueError):
        canonical = stamp_of(stamp)
        return milliseconds_of(canonical) if canonical and canonical != stamp else None


def _slowly(packet: dict[str, Any]) -> list[dict[str, Glimpse | None]]:
    data = packet.get("data")
    if packet["aid"] != "rtn_data":
        return []
    if not isinstance(data, list):
        raise Malformed("data", "rtn_data has no list under data")
    found = []
    for patch in data:
        quotes = patch.get("quotes") if isinstance(patch, dict) else None
        if isinstance(quotes, dict):
            found.append({symbol: _glimpse(node) for symbol, node in quotes.items()})
    return found


def _glimpse(node: object) -> Glimpse | None:
    if not isinstance(node, dict):
        return None
    stamp, price = node.get("datetime", UNSET), node.get("last_price", UNSET)
    return Glimpse(
        stamp if isinstance(stamp, str | UnsetType) else "",
        price if price is UNSET or isinstance(price, float | str) else number(price),
    )
