"""A node of the wire as a quote: no value is never a number, and never zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from terminal.domain.level import Side
from terminal.feeds.diff import Tree
from terminal.feeds.quotes import in_parts, quote_of
from terminal.feeds.scalar import count, number
from tests.feeds import wire
from tests.feeds.wire import CU, NOW, STAMP, M

DBL_MAX = 1.7976931348623157e308


def test_a_quote_is_read_with_both_its_times() -> None:
    quote = quote_of(CU, wire.quote(), NOW)
    assert (quote.symbol, quote.stamp, quote.arrival) == (CU, STAMP, NOW)
    assert (quote.last, quote.bid, quote.ask) == (88000.0, 87990.0, 88010.0)
    assert (quote.bid_volume, quote.ask_volume) == (5, 7)
    assert (quote.upper_limit, quote.lower_limit, quote.pre_settlement) == (95040, 80960, 88000)
    assert (quote.volume, quote.open_interest) == (1234, 4321)
    assert quote.settlement is None
    assert quote_of(CU, wire.quote(settlement=88010), NOW).settlement == 88010


@pytest.mark.parametrize("nothing", ["-", "", "NaN", None, True, DBL_MAX, [], {}])
def test_a_price_that_is_no_number_is_none_and_never_zero(nothing: Any) -> None:
    names = ("last_price", "bid_price1", "ask_price1", "upper_limit", "pre_settlement")
    quote = quote_of(CU, wire.quote(**dict.fromkeys((*names, "settlement"), nothing)), NOW)
    assert quote.settlement is None
    assert (quote.last, quote.bid, quote.ask, quote.upper_limit, quote.pre_settlement) == (
        (None,) * 5
    )


PRICES = {
    "last_price": "last",
    "bid_price1": "bid",
    "ask_price1": "ask",
    "upper_limit": "upper_limit",
    "lower_limit": "lower_limit",
    "pre_settlement": "pre_settlement",
    "settlement": "settlement",
}
COUNTS = {
    "bid_volume1": "bid_volume",
    "ask_volume1": "ask_volume",
    "volume": "volume",
    "open_interest": "open_interest",
}
EDGES = [
    *(0, -1, 2**53, 2**53 + 1, 2**60, -(2**53), -(2**60), True, "-", "", None, [], {}),
    *(0.0, -0.0, 1.5, -37.63, DBL_MAX, -DBL_MAX, 1.797e308, float("nan"), float("-inf")),
]


@pytest.mark.parametrize("value", EDGES)
def test_each_field_is_read_as_its_reader_would(value: Any) -> None:
    limits = {"upper_limit", "lower_limit"} if value == 0 else set()
    quote = quote_of(CU, wire.quote(**dict.fromkeys(PRICES.keys() - limits, value)), NOW)
    read = {PRICES[name] for name in PRICES.keys() - limits}
    assert {getattr(quote, field) for field in read} == {number(value)}
    quote = quote_of(CU, wire.quote(**dict.fromkeys(COUNTS, value)), NOW)
    assert {getattr(quote, field) for field in COUNTS.values()} == {count(value)}
    assert {type(getattr(quote, field)) for field in COUNTS.values()} == {int}


@pytest.mark.parametrize("nothing", [0, 0.0])
def test_nobody_on_a_side_is_said_as_0_lots_at_0_too(nothing: float) -> None:
    node = wire.quote(last_price=95040, ask_price1=nothing, ask_volume1=0)
    quote = quote_of(CU, node, NOW)
    assert (quote.ask, quote.bid, quote.limit_board) == (None, 87990.0, Side.HIGH)
    node = wire.quote(last_price=80960, bid_price1=nothing, bid_volume1=0)
    assert quote_of(CU, node, NOW).limit_board is Side.LOW
    free = wire.quote(bid_price1=nothing, ask_price1=nothing)
    quote = quote_of(CU, free, NOW)
    assert (quote.bid, quote.ask) == (0.0, 0.0), "somebody stands there: prices may be zero"


def test_limits_of_0_and_0_are_none_and_no_lock() -> None:
    node = wire.quote(upper_limit=0, lower_limit=0.0, ask_price1="-")
    quote = quote_of(CU, node, NOW)
    assert (quote.upper_limit, quote.lower_limit, quote.limit_board) == (None, None, None)
    assert quote_of(CU, wire.quote(upper_limit=5.0, lower_limit=0), NOW).lower_limit == 0.0


@pytest.mark.parametrize(
    ("stamp", "read"),
    [
        ("2026-01-05 10:00:00", "2026-01-05 10:00:00.000000"),
        ("2026-01-05T02:00:00+00:00", "2026-01-05 10:00:00.000000"),
        (STAMP, STAMP),
        ("soon", ""),
        (None, ""),
        (20260105, ""),
    ],
)
def test_a_time_text_of_another_form_becomes_one_that_compares(stamp: Any, read: str) -> None:
    assert quote_of(CU, wire.quote(datetime=stamp), NOW).stamp == read


def test_negative_and_zero_prices_are_prices() -> None:
    quote = quote_of("NYM.cl", wire.quote(last_price=-37.63, bid_price1=0), NOW)
    assert (quote.last, quote.bid) == (-37.63, 0.0)


def test_an_empty_offer_at_the_upper_limit_reads_as_a_limit_board() -> None:
    node = wire.quote(last_price=95040.0, ask_price1="-", ask_volume1=0)
    assert quote_of(CU, node, NOW).limit_board is Side.HIGH


LATER = "2026-11-23 10:30:01.000000"


def known(*symbols: str) -> Tree:
    tree = Tree()
    tree.apply([{"quotes": {symbol: wire.quote() for symbol in symbols}}])
    return tree


def test_each_part_is_merged_when_it_is_asked_for() -> None:
    tree = known(CU, M)
    asked: list[dict[str, float | None]] = []

    def one_by_one(prices: Mapping[str, float | None]) -> Iterator[list[str]]:
        asked.append(dict(prices))
        yield from ([symbol] for symbol in sorted(prices))

    patch = {CU: {"datetime": LATER, "last_price": 1.0}, M: {"last_price": 2}, "X": {"volume": 9}}
    parts = in_parts(tree, patch, {CU, M}, NOW, "md", one_by_one)
    first = next(parts)
    assert asked == [{M: 2.0, CU: 1.0}]
    assert (first.source, [(one.symbol, one.last) for one in first.quotes]) == ("md", [(M, 2.0)])
    assert tree.node("quotes", CU)["last_price"] == 88000.0, "its turn has not come"
    (second,) = parts
    assert second.quotes == (quote_of(CU, wire.quote(LATER, last_price=1.0), NOW),)
    assert tree.node("quotes", "X") == {"volume": 9}, "the months of others are kept too"


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"last_price": 5}, 5.0),
        ({"last_price": "-"}, None),
        ({"last_price": DBL_MAX}, None),
        ({"last_price": 0.0}, 0.0),
        ({"volume": 1}, 88000.0),
    ],
)
def test_what_is_urgent_is_asked_with_the_price_that_the_quote_will_have(
    fields: dict[str, Any], last: float | None
) -> None:
    asked: list[dict[str, float | None]] = []

    def whole(prices: Mapping[str, float | None]) -> list[list[str]]:
        asked.append(dict(prices))
        return [list(prices)]

    (part,) = in_parts(known(CU), {CU: fields}, {CU}, NOW, "md", whole)
    assert asked == [{CU: last}]
    assert part.quotes[0].last == last


def test_a_symbol_of_which_nothing_is_known_is_no_quote() -> None:
    tree = known(CU)
    patch: dict[str, dict[str, Any]] = {M: {}, CU: {}}
    for _ in range(2):
        (part,) = in_parts(tree, patch, {CU, M}, NOW, "md", lambda prices: [list(prices)])
        assert [one.symbol for one in part.quotes] == [CU]
    assert tree.node("quotes", M) == {}


def test_nothing_that_is_wanted_is_nothing_to_tell() -> None:
    tree = known(CU)
    assert list(in_parts(tree, {M: wire.quote()}, {CU}, NOW, "md", lambda prices: 1 / 0)) == []  # type: ignore[arg-type,return-value]
    assert M in tree.node("quotes")
