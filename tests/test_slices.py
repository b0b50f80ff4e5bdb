"""Both legs of a transaction stay together, and nothing is lost or told twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.event import Event, QuotesChanged, Tick
from terminal.domain.quote import Quote
from terminal.slices import Slices
from tests.builders import make_pair, make_quote

SYMBOLS = [f"S{at}" for at in range(12)]


def quotes_of(*symbols: str) -> tuple[Quote, ...]:
    return tuple(make_quote(symbol=symbol) for symbol in symbols)


def named(parts: Sequence[Event]) -> list[list[str]]:
    return [[one.symbol for one in part.quotes] for part in parts if type(part) is QuotesChanged]


def test_a_small_packet_stays_whole() -> None:
    event = QuotesChanged(quotes_of("a", "b"), "md")
    assert Slices([make_pair(spot="a", futures="x")], at_once=2).of(event) == [event]


def test_legs_go_together_over_shared_symbols() -> None:
    pairs = [
        make_pair(id="1", spot="s", futures="f1"),
        make_pair(id="2", spot="t", futures="f2"),
        make_pair(id="3", spot="u", futures="f1"),
    ]
    event = QuotesChanged(quotes_of("s", "t", "other", "f2", "u", "f1"), "spot:file")
    parts = Slices(pairs, at_once=2).of(event)
    assert named(parts) == [["s", "f1", "u"], ["t", "f2"], ["other"]]
    assert {part.source for part in parts if isinstance(part, QuotesChanged)} == {"spot:file"}
    tick = Tick()
    assert Slices(pairs, at_once=2).of(tick) == [tick]


def test_what_concerns_an_alert_goes_first_with_all_that_belongs_to_it() -> None:
    pairs = [
        make_pair(id="1", spot="s", futures="f1"),
        make_pair(id="2", spot="t", futures="f2"),
        make_pair(id="3", spot="u", futures="f1"),
    ]
    asked: list[list[str]] = []

    def ranks(prices: Mapping[str, float | None]) -> dict[str, int]:
        asked.append(list(prices))
        return {"last": 1, "more": 0, "f1": 0, "t": 1, "lone": 0}

    event = QuotesChanged(quotes_of("other", "t", "f2", "s", "more", "last", "f1", "u", "lone"))
    slices = Slices(pairs, ranks, at_once=4)
    # The most urgent go one by one.
    expected = [["more"], ["s", "f1", "u"], ["lone"], ["last", "t", "f2"], ["other"]]
    assert named(slices.of(event)) == expected
    assert asked == [[one.symbol for one in event.quotes]]
    few = QuotesChanged(quotes_of("t", "f2", "last"))
    assert slices.of(few) == [few]
    assert len(asked) == 1, "a packet that stays whole need not be sorted"


def test_a_symbol_that_comes_twice_is_told_twice() -> None:
    event = QuotesChanged(quotes_of("a", "b", "a", "c"))
    assert named(Slices([], at_once=2).of(event)) == [["a", "a", "b"], ["c"]]


def test_who_is_urgent_is_known_before_the_others_are_looked_at() -> None:
    looked: list[str] = []

    class Prices(dict[str, float | None]):
        def __iter__(self) -> Iterator[str]:
            for symbol in super().__iter__():
                looked.append(symbol)
                yield symbol

    slices = Slices([make_pair(spot="c", futures="d")], lambda prices: {"c": 0}, at_once=1)
    parts = slices.cut(Prices.fromkeys("abcd", 1.0))
    assert next(parts) == ["c", "d"]
    assert looked == []
    assert list(parts) == [["a"], ["b"]]


PAIRS = st.lists(st.tuples(st.sampled_from(SYMBOLS), st.sampled_from(SYMBOLS)), max_size=10)


@given(
    PAIRS,
    st.permutations(SYMBOLS),
    st.integers(1, 12),
    st.dictionaries(st.sampled_from(SYMBOLS), st.integers(0, 1)),
)
def test_every_quote_comes_once_and_pairs_are_never_torn(
    pairs: list[tuple[str, str]], order: list[str], at_once: int, ranks: dict[str, int]
) -> None:
    made = [make_pair(id=str(at), spot=a, futures=b) for at, (a, b) in enumerate(pairs)]
    parts = named(
        Slices(
            made,
            lambda prices: {one: rank for one, rank in ranks.items() if one in prices},
            at_once=at_once,
        ).of(QuotesChanged(quotes_of(*order)))
    )
    assert sorted(symbol for part in parts for symbol in part) == sorted(SYMBOLS)
    for spot, futures in pairs:
        assert any({spot, futures} <= set(part) for part in parts)
    assert all(parts)
