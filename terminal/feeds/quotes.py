"""Quotes as the wire has them to quotes of the house; large packets are full of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from terminal.domain.quote import Quote
from terminal.feeds.scalar import MOST, MOST_COUNT, count, is_stamp, number, stamp_of


def quote_of(symbol: str, node: dict[str, Any], arrival: datetime) -> Quote:
    """Read one merged `quotes` node."""
    get = node.get
    stamp, last = get("datetime"), get("last_price")
    bid, ask = get("bid_price1"), get("ask_price1")
    bids, asks = get("bid_volume1"), get("ask_volume1")
    upper, lower, settled = get("upper_limit"), get("lower_limit"), get("pre_settlement")
    volume, interest = get("volume"), get("open_interest")
    # What is as it should be is taken without a call: those were half the cost of a large packet.
    return Quote(
        symbol,
        stamp if type(stamp) is str and is_stamp(stamp) else stamp_of(stamp),
        arrival,
        last if type(last) is float and -MOST < last < MOST else number(last),
        bid if type(bid) is float and -MOST < bid < MOST else number(bid),
        ask if type(ask) is float and -MOST < ask < MOST else number(ask),
        bids if type(bids) is int and 0 <= bids < MOST_COUNT else count(bids),
        asks if type(asks) is int and 0 <= asks < MOST_COUNT else count(asks),
        None if upper is None else number(upper),
        None if lower is None else number(lower),
        None if settled is None else number(settled),
        volume if type(volume) is int and 0 <= volume < MOST_COUNT else count(volume),
        interest if type(interest) is int and 0 <= interest < MOST_COUNT else count(interest),
    )
