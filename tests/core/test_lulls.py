"""What is kept of quiet symbols says what a look at their pairs would say."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.lulls import Lulls
from terminal.core.market import Market
from terminal.core.places import by_symbol
from terminal.domain.basis import Pair
from terminal.domain.quote import stamp_at
from tests.builders import NOW, make_pair, make_quote

# Two pairs by themselves, one of them made comparable, and two that share a symbol.
PAIRS = (
    make_pair(id="1", spot="s1", futures="f1"),
    make_pair(id="2", spot="s2", futures="f2", premium=Decimal(10), unit_factor=Decimal(2)),
    make_pair(id="3", spot="s3", futures="f3"),
    make_pair(id="4", spot="s3", futures="f4"),
)
SYMBOLS = ("s1", "f1", "s2", "f2", "s3", "f3", "f4", "other")
REST = (-10.0, 10.0)


def market_of(pairs: Iterable[Pair] = PAIRS) -> Market:
    return Market(pairs, wall_clock=False)


class Feed:
    """Applies prices, each newer than the one before."""

    def __init__(self, market: Market) -> None:
        self.market, self._count = market, 0

    def __call__(self, **prices: float | None) -> None:
        self._count += 1
        stamp = stamp_at(NOW.replace(microsecond=self._count))
        quotes = [make_quote(last, symbol=one, stamp=stamp) for one, last in prices.items()]
        self.market.apply(quotes, "md")


def test_without_the_other_leg_nothing_is_urgent() -> None:
    market = market_of()
    assert market.lulls.ranks({"f1": 5.0, "other": 1.0, "s1": None}, {"1": REST}) == {}
    assert market.lulls.spans == {}, "nothing is kept of what is not known"


@pytest.mark.parametrize(
    ("symbol", "quiet", "urgent"),
    [("f1", (90.0, 110.0), (89.0, 111.0)), ("s1", (90.0, 110.0), (89.0, 111.0))],
)
def test_the_ends_of_a_rest_are_quiet(
    symbol: str, quiet: tuple[float, ...], urgent: tuple[float, ...]
) -> None:
    market = market_of()
    Feed(market)(s1=100.0, f1=100.0)
    for _ in range(2):
        # The second time it is known by the symbol alone.
        assert all(market.lulls.ranks({symbol: price}, {"1": REST}) == {} for price in quiet)
        ranks = [market.lulls.ranks({symbol: price}, {"1": REST}) for price in urgent]
        assert ranks == [{symbol: 0}, {symbol: 0}]
    assert market.lulls.spans[symbol] == quiet


def test_the_spot_price_is_made_comparable() -> None:
    market = market_of()
    Feed(market)(s2=100.0, f2=100.0)
    pair = market._places["2"]
    assert (pair.scale, pair.shift) not in ((1.0, 0.0), (1.0, pair.shift)), "a scale that counts"
    for _ in range(2):
        for basis, is_urgent in ((-11, True), (-10, False), (10, False), (11, True)):
            spot = (100 + basis - pair.shift) / pair.scale
            assert market.lulls.ranks({"s2": spot}, {"2": REST}) == ({"s2": 0} if is_urgent else {})
    ends = [(100 + end - pair.shift) / pair.scale for end in REST]
    assert market.lulls.spans["s2"] == pytest.approx(ends)


def test_what_is_kept_is_used_without_a_look_at_the_pair() -> None:
    market = market_of()
    Feed(market)(s1=100.0, f1=100.0)
    market.lulls.ranks({"f1": 100.0}, {"1": REST})
    assert market.lulls.ranks({"f1": 105.0}, {}) == {}, "nobody asked for the rest again"
    market.lulls.end("1")
    assert market.lulls.ranks({"f1": 105.0}, {}) == {"f1": 1}
    market.lulls.end("nobody's")


def test_what_one_leg_may_cost_moves_with_the_other() -> None:
    market = market_of()
    feed = Feed(market)
    feed(s1=100.0, f1=100.0)
    assert market.lulls.ranks({"f1": 100.0}, {"1": REST}) == {}
    feed(s1=200.0)
    assert market.lulls.ranks({"f1": 100.0}, {"1": REST}) == {"f1": 0}
    assert market.lulls.ranks({"f1": 200.0}, {"1": REST}) == {}


def test_a_leg_without_a_price_keeps_nothing() -> None:
    market = market_of()
    Feed(market)(s1=None, f1=100.0)
    assert market.lulls.ranks({"f1": 500.0}, {"1": REST}) == {}
    assert market.lulls.spans == {}


def test_a_symbol_of_two_pairs_is_as_urgent_as_the_more_urgent() -> None:
    market = market_of()
    Feed(market)(s3=100.0, f3=100.0, f4=100.0)
    assert market.lulls.ranks({"s3": 115.0}, {"3": (-20.0, 20.0), "4": REST}) == {"s3": 0}
    assert market.lulls.ranks({"s3": 115.0}, {"4": REST}) == {"s3": 0}
    assert market.lulls.ranks({"s3": 115.0}, {"3": (-20.0, 20.0)}) == {"s3": 1}
    assert market.lulls.ranks({"s3": 115.0}, {"3": (-20.0, 20.0), "4": (-20.0, 20.0)}) == {}
    assert "s3" not in market.lulls.spans, "one pair may lose its rest where the other keeps it"


PRICES = st.integers(80, 120).map(float)
PACKETS = st.dictionaries(st.sampled_from(SYMBOLS), st.none() | PRICES, max_size=8)
RESTS = st.tuples(st.integers(-30, 0), st.integers(0, 30)).map(
    lambda ends: (float(ends[0]), float(ends[1]))
)
MOVES = st.lists(
    st.tuples(
        PACKETS, st.dictionaries(st.sampled_from("1234"), st.none() | RESTS, max_size=2), PACKETS
    ),
    max_size=12,
)


@given(MOVES)
def test_it_is_what_a_look_at_each_pair_says(
    moves: list[
        tuple[
            dict[str, float | None], dict[str, tuple[float, float] | None], dict[str, float | None]
        ]
    ],
) -> None:
    market = market_of()
    feed, rests = Feed(market), dict[str, tuple[float, float]]()
    for applied, changed, asked in moves:
        feed(**applied)
        for pair, rest in changed.items():
            if rest is None:
                rests.pop(pair, None)
            else:
                rests[pair] = rest
            market.lulls.end(pair)
        afresh = Lulls(by_symbol(market._places.values()))
        assert market.lulls.ranks(asked, rests) == afresh.ranks(asked, rests)
