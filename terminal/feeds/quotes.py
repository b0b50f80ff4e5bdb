"""Quotes as the wire has them to quotes of the house; large packets are full of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from terminal.core.event import QuotesChanged
from terminal.domain.quote import Quote
from terminal.feeds.diff import Tree
from terminal.feeds.scalar import MOST, MOST_COUNT, count, is_stamp, number, stamp_of

# Last prices by symbol to the symbols in parts: what is to be judged first comes first.
Cut = Callable[[Mapping[str, float | None]], Iterable[Sequence[str]]]


def quote_of(symbol: str, node: dict[str, Any], arrival: datetime) -> Quote:
    """Read one merged `quotes` node."""
    get = node.get
    stamp, last = get("datetime"), get("last_price")
    bid, ask = get("bid_price1"), get("ask_price1")
    bids, asks = get("bid_volume1"), get("ask_volume1")
    upper, lower, settled = get("upper_limit"), get("lower_limit"), get("pre_settlement")
    volume, interest = get("volume"), get("open_interest")
    published = get("settlement")
    # Some exchanges write a side on which nobody stands as 0 lots at 0, and limits that they have
    # not as 0 and 0; a lock is known by the one side that is empty.
    bid = None if not bid and bids == 0 else bid
    ask = None if not ask and asks == 0 else ask
    if not upper and not lower:
        upper = lower = None
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
        # All day long it is "-".
        None if published is None or type(published) is str else number(published),
    )


def in_parts(
    tree: Tree,
    patch: Mapping[str, dict[str, Any]],
    wanted: Container[str],
    arrival: datetime,
    link: str,
    cut: Cut,
) -> Iterator[QuotesChanged]:
    """Merge quotes with plain fields only, and tell those that are wanted in the parts of `cut`.

    Each part is merged and read when it is asked for: what is urgent does not wait for the others.
    The parts are one transaction all the same: nobody may look at the tree before the last.
    """
    before = tree.node("quotes")
    prices: dict[str, float | None] = {}
    for symbol, new in patch.items():
        if symbol in wanted and (new or before.get(symbol)):
            last = new.get("last_price")
            if type(last) is not float or not -MOST < last < MOST:
                last = number(before.get(symbol, {}).get("last_price") if last is None else last)
            prices[symbol] = last
    for part in cut(prices) if prices else ():
        nodes = tree.apply_quotes({symbol: patch[symbol] for symbol in part})
        yield QuotesChanged(tuple([quote_of(one, nodes[one], arrival) for one in part]), link)
    tree.apply_quotes({symbol: new for symbol, new in patch.items() if symbol not in prices})
