from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from terminal.sim.book import Grid
from terminal.sim.catalogue import CONTRACTS
from terminal.sim.lots import HISTORY, TODAY, Age, Position

COPPER = CONTRACTS[0]
GRID = Grid(COPPER.tick)


def test_lots_are_closed_first_in_first_out() -> None:
    age = Age()
    age.add(2, 100)
    age.add(3, 110)
    assert age.remove(3) == 2 * 100 + 110
    assert (age.held, age.cost) == (2, 220)


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(-50, 50)), min_size=1),
    st.lists(st.integers(1, 9)),
)
def test_cost_is_conserved_to_the_last_lot(entries: list[tuple[int, int]], cuts: list[int]) -> None:
    age, paid, got = Age(), 0, 0
    for lots, ticks in entries:
        age.add(lots, ticks)
        paid += lots * ticks
    for cut in cuts:
        got += age.remove(min(cut, age.held))
    assert got + age.cost == paid
    assert age.held == sum(lots for lots, _ in entries) - min(
        sum(cuts), sum(lots for lots, _ in entries)
    )


def test_history_is_marked_against_settlement_and_today_against_entry() -> None:
    position = Position(COPPER)
    position.long.ages[HISTORY].add(8, COPPER.settlement - 30)
    position.long.ages[TODAY].add(4, COPPER.settlement + 10)
    last = COPPER.settlement + 20
    step = COPPER.tick_fen
    assert position.position_profit(last) == (8 * 20 + 4 * 10) * step
    assert position.float_profit(last) == (8 * 50 + 4 * 10) * step


def test_a_short_earns_when_the_price_falls() -> None:
    position = Position(COPPER)
    position.short.ages[TODAY].add(2, 8650)
    assert position.float_profit(8640) == 2 * 10 * COPPER.tick_fen
    assert position.short.close(TODAY, 1, 8640) == 10 * COPPER.tick_fen


def test_selling_closes_long_and_buying_closes_short() -> None:
    position = Position(COPPER)
    assert position.closing("SELL") is position.long is position.opening("BUY")
    assert position.closing("BUY") is position.short is position.opening("SELL")


def test_both_families_of_lot_fields_agree_and_an_empty_side_has_no_average() -> None:
    position = Position(COPPER)
    position.long.ages[HISTORY].add(8, 8650)
    position.long.ages[TODAY].add(4, 8656)
    position.long.ages[HISTORY].frozen = 3
    node = position.wire("demo", 8650, GRID)
    assert (node["pos_long_his"], node["pos_long_today"]) == (8, 4)
    assert (node["volume_long_his"], node["volume_long_today"], node["volume_long"]) == (8, 4, 12)
    assert (node["volume_long_frozen_his"], node["volume_long_frozen"]) == (3, 3)
    assert node["open_price_long"] == 86520.0
    assert node["open_cost_long"] == 86520.0 * 12 * 5
    assert (node["open_price_short"], node["pos_short_his"]) == ("-", 0)
    assert (node["exchange_id"], node["instrument_id"]) == ("SHFE", "cu2701")
    assert node["margin"] == 12 * COPPER.margin_fen / 100
