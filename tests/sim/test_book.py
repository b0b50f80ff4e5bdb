from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from terminal.sim.book import Book, Grid

STAMP = "2026-11-23 10:00:00.000000"


def copper(levels: int = 5, depth: int = 40) -> Book:
    book = Book(
        "SHFE.cu2701",
        Grid(Decimal(10)),
        multiplier=5,
        levels=levels,
        depth=depth,
        settlement=8650,
    )
    book.lower, book.upper = 8000, 9300
    book.start(8650.0, STAMP, Random(1))
    return book


@given(
    st.sampled_from([Decimal("0.02"), Decimal("0.1"), Decimal("0.5"), Decimal(1), Decimal(20)]),
    st.integers(-(10**7), 10**7),
)
def test_every_tick_survives_the_way_over_the_wire(tick: Decimal, ticks: int) -> None:
    grid = Grid(tick)
    assert grid.price(ticks) == float(tick * ticks)
    assert grid.exact(grid.price(ticks)) == ticks
    assert grid.nearest(grid.price(ticks)) == ticks


def test_a_price_off_the_grid_has_no_tick() -> None:
    assert Grid(Decimal("0.02")).exact(937.43) is None
    assert Grid(Decimal(10)).exact(86505.0) is None
    assert Grid(Decimal("0.1")).exact(-37.6) == -376


def test_five_levels_stand_on_both_sides_of_the_price() -> None:
    book = copper()
    assert sorted(book.bids) == [8646, 8647, 8648, 8649, 8650]
    assert sorted(book.asks) == [8651, 8652, 8653, 8654, 8655]
    quote = book.wire()
    assert quote["bid_price1"] == 86500.0
    assert quote["ask_price5"] == 86550.0
    assert quote["ask_price6"] is None
    assert quote["ask_volume10"] is None
    assert (quote["close"], quote["settlement"]) == ("-", "-")


def test_one_level_exchanges_publish_null_beyond_the_first() -> None:
    quote = copper(levels=1).wire()
    assert quote["bid_volume1"] > 0
    assert quote["bid_price2"] is None
    assert quote["ask_volume2"] is None


def test_a_spot_series_has_a_last_price_and_no_book() -> None:
    book = Book("SPOT.cu", Grid(Decimal(5)), multiplier=1, levels=0, depth=0, settlement=17300)
    book.start(17300.4, STAMP, Random(1))
    quote = book.wire()
    assert quote["last_price"] == 86500.0
    assert (quote["bid_price1"], quote["bid_volume1"], quote["bid_price2"]) == ("-", 0, None)
    assert (quote["upper_limit"], quote["volume"]) == ("-", 0)


def test_levels_keep_their_lots_while_the_price_stands() -> None:
    book, random = copper(), Random(2)
    before = dict(book.bids)
    book.move(8650.4, STAMP, random)
    assert {t: v for t, v in book.bids.items() if t < 8650} == {
        t: v for t, v in before.items() if t < 8650
    }


def test_taking_goes_up_the_levels_and_uses_them_up() -> None:
    book = copper()
    first, second = book.asks[8651], book.asks[8652]
    traded = book.volume
    assert book.take(1, 8652, first + 1) == [(8651, first), (8652, 1)]
    assert 8651 not in book.asks
    assert book.asks[8652] == second - 1
    assert (book.last, book.volume) == (8652, traded + first + 1)
    assert book.take(1, 8651, 10) == []


def test_selling_takes_the_bids_from_the_best_down_and_no_further_than_its_limit() -> None:
    book = copper()
    reach = book.bids[8650] + book.bids[8649]
    assert book.reachable(-1, 8649) == reach
    assert [ticks for ticks, _ in book.take(-1, 8649, 10**6)] == [8650, 8649]
    assert book.reachable(-1, 8649) == 0


def test_a_locked_board_has_a_long_queue_and_nothing_on_the_other_side() -> None:
    book = copper()
    book.move(9500.0, STAMP, Random(1))
    assert (book.last, book.asks) == (9300, {})
    assert min(book.bids.values()) >= 1000
    book.move(7000.0, STAMP, Random(1))
    assert (book.last, book.bids) == (8000, {})
    assert book.wire()["bid_price1"] == "-"
    book.move(8600.0, STAMP, Random(1))
    assert book.bids
    assert book.asks
    assert book.highest == 9300
    assert book.lowest == 8000


def test_no_level_stands_beyond_a_limit_price() -> None:
    book = copper()
    book.move(9298.0, STAMP, Random(1))
    assert sorted(book.asks) == [9299, 9300]


def test_average_and_amount_follow_from_the_trades() -> None:
    book = copper()
    book.take(1, 8651, 1)
    quote = book.wire()
    assert quote["amount"] == (8650 * 10 * (book.volume - 1) + 86510) * 5
    assert 86500 <= quote["average"] <= 86510
