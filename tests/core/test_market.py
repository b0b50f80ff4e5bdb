"""What counts as news, and when a basis may be relied on."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.market import MANUAL, Legs, Market
from terminal.domain.link import LinkState
from terminal.domain.metric import DataState
from terminal.domain.quote import Quote
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_pair, make_quote, stamp

D = DataState


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def quote(second: float, last: float | None = 78_000.0, **fields: Any) -> Quote:
    """A quote whose source and this machine agree on the second."""
    values = {"arrival": after(second), "stamp": stamp(after(second))}
    return make_quote(last, **values | fields)


def spot(second: float, last: float | None = 78_100.0, **fields: Any) -> Quote:
    return quote(second, last, symbol=SPOT, **fields)


def market(*, wall_clock: bool = True, ready: bool = True, **pair: Any) -> Market:
    one = Market([make_pair(**pair)], wall_clock=wall_clock)
    if ready:
        one.link_changed("md", LinkState.READY)
    return one


def state(one: Market, second: float) -> DataState:
    reading = one.reading(PAIR, after(second))
    assert (reading.value is None) is (reading.state is not D.GOOD)
    return reading.state


# The basis


def test_the_basis_is_spot_minus_futures() -> None:
    one = market()
    one.apply([spot(0, 78_100.0), quote(0, 78_000.0)], "md")
    assert one.reading(PAIR, NOW).value == 100.0
    one.apply([spot(1, 77_900.0)], "md")
    assert one.reading(PAIR, after(1)).value == -100.0


def test_negative_prices_make_a_basis_like_any_other() -> None:
    # WTI, 20 April 2020: spot -36.98, futures -37.63.
    one = market()
    one.apply([spot(0, -36.98), quote(0, -37.63)], "md")
    assert one.reading(PAIR, NOW).value == pytest.approx(0.65)


def test_a_price_of_zero_is_a_price() -> None:
    one = market()
    one.apply([spot(0, 0.0), quote(0, 0.0)], "md")
    assert one.reading(PAIR, NOW).value == 0.0


def test_the_spot_price_is_made_comparable_before_it_is_compared() -> None:
    # Eggs: CNY/kg against CNY/500 kg, without 9% tax, 40 freight, 100 better than the standard.
    one = market(
        unit_factor=Decimal(500),
        tax_factor=Decimal("1.09"),
        freight=Decimal(40),
        premium=Decimal(100),
    )
    one.apply([spot(0, 7.0), quote(0, 3500.0)], "md")
    assert one.reading(PAIR, NOW).value == pytest.approx(7.0 * 500 * 1.09 + 40 - 100 - 3500)


def test_a_leg_without_a_price_gives_no_basis() -> None:
    one = market()
    assert state(one, 0) is D.NO_DATA
    one.apply([quote(0)], "md")
    assert state(one, 0) is D.NO_DATA
    one.apply([spot(0, None)], "md")
    assert state(one, 0) is D.NO_DATA


# News


def test_an_older_or_repeated_quote_is_dropped_and_counted() -> None:
    one = market()
    assert one.apply([quote(5)], "md") == [PAIR]
    assert one.apply([quote(5)], "md") == []
    assert one.apply([quote(4, 1.0)], "md") == []
    assert (one.updates, one.stale) == (1, 2)
    assert one.quotes[FUTURES].last == 78_000.0


def test_the_same_quote_heard_again_later_is_a_repetition() -> None:
    one = market()
    one.apply([quote(5)], "md")
    assert one.apply([msgspec.structs.replace(quote(5), arrival=after(9))], "md") == []
    assert one.quotes[FUTURES].arrival == after(5)


def test_a_source_whose_clock_is_coarser_than_its_prices_loses_none_of_them() -> None:
    # Some exchanges stamp whole seconds or half seconds and trade in between.
    one = market()
    one.apply([quote(5, 78_000.0)], "md")
    assert one.apply([quote(5, 78_010.0)], "md") == [PAIR]
    assert one.quotes[FUTURES].last == 78_010.0


def test_a_source_that_gives_no_times_is_heard_more_than_once() -> None:
    one = market()
    one.apply([quote(0, 1.0, stamp="")], "md")
    assert one.apply([quote(1, 2.0, stamp="")], "md") == [PAIR]
    assert one.apply([quote(2, 2.0, stamp="")], "md") == []
    assert one.quotes[FUTURES].last == 2.0


def test_one_transaction_moves_a_pair_once() -> None:
    assert market().apply([spot(0), quote(0)], "md") == [PAIR]


def test_a_symbol_moves_every_pair_it_is_a_leg_of() -> None:
    one = Market([make_pair(), make_pair(id="b", spot="SPOT.B")], wall_clock=True)
    assert one.apply([quote(0)], "md") == [PAIR, "b"]
    assert one.apply([spot(0)], "md") == [PAIR]
    assert one.apply([quote(1, symbol="SHFE.other")], "md") == []


# The link


def test_nothing_counts_before_the_link_is_ready() -> None:
    one = market(ready=False)
    one.apply([spot(0), quote(0)], "md")
    assert state(one, 0) is D.LINK_DOWN
    one.link_changed("md", LinkState.LOADING)
    assert state(one, 0) is D.LINK_DOWN


@pytest.mark.parametrize("lost", [LinkState.DOWN, LinkState.CONNECTING, LinkState.REFUSED])
def test_a_lost_link_takes_the_value_away_at_once(lost: LinkState) -> None:
    one = market()
    one.apply([spot(0), quote(0)], "md")
    assert state(one, 0) is D.GOOD
    one.link_changed("md", lost)
    assert state(one, 0) is D.LINK_DOWN
    assert not one.is_up(FUTURES)


def test_after_a_reconnect_the_old_snapshot_is_not_news() -> None:
    one = market()
    old = [spot(0), quote(0)]
    one.apply(old, "md")
    one.link_changed("md", LinkState.DOWN)
    one.link_changed("md", LinkState.READY)
    again = [msgspec.structs.replace(each, arrival=after(10)) for each in old]
    assert one.apply(again, "md") == []
    assert state(one, 10) is D.STALE


def test_after_a_reconnect_each_leg_must_bring_news_of_its_own() -> None:
    one = market()
    one.apply([spot(0), quote(0)], "md")
    one.link_changed("md", LinkState.DOWN)
    one.link_changed("md", LinkState.READY)
    one.apply([quote(10)], "md")
    assert state(one, 10) is D.STALE
    one.apply([spot(10)], "md")
    assert state(one, 10) is D.GOOD


def test_ready_told_twice_does_not_forget_what_was_heard() -> None:
    one = market()
    one.apply([spot(0), quote(0)], "md")
    one.link_changed("md", LinkState.READY)
    assert state(one, 0) is D.GOOD


def test_a_reconnect_of_another_source_leaves_a_leg_alone() -> None:
    one = market()
    one.link_changed("spot:a", LinkState.READY)
    one.apply([spot(0)], "spot:a")
    one.apply([quote(0)], "md")
    one.link_changed("md", LinkState.DOWN)
    one.link_changed("md", LinkState.READY)
    one.apply([quote(1)], "md")
    assert state(one, 1) is D.GOOD


def test_a_file_that_is_read_again_need_not_bring_news_of_each_row() -> None:
    one = market()
    one.link_changed("spot:a", LinkState.READY)
    one.apply([spot(0)], "spot:a")
    one.apply([quote(0)], "md")
    one.link_changed("spot:a", LinkState.DOWN)
    one.link_changed("spot:a", LinkState.READY)
    assert one.apply([spot(0)], "spot:a") == []
    assert state(one, 1) is D.GOOD


# Two sources of one series


def test_the_first_source_keeps_a_series_and_the_second_is_named_once() -> None:
    one = market()
    one.link_changed("spot:a", LinkState.READY)
    one.apply([quote(0)], "md")
    assert one.apply([spot(0, 78_100.0)], "spot:a") == [PAIR]
    for second in (1, 2):
        assert one.apply([spot(second, 99.0)], "md") == []
    one.apply([spot(3, 98.0)], "spot:c")
    assert (one.contested, one.quotes[SPOT].last) == ({SPOT: ("spot:a", "md")}, 78_100.0)
    assert one.apply([spot(4, 78_200.0)], "spot:a") == [PAIR]
    assert one.reading(PAIR, after(4)).value == 200.0


def test_a_person_may_correct_any_series_and_takes_none() -> None:
    one = market()
    one.link_changed(MANUAL, LinkState.READY)
    one.apply([spot(0, 5.0)], MANUAL)
    assert one.apply([spot(1, 78_100.0)], "md") == [PAIR]
    assert one.apply([spot(2, 78_050.0)], MANUAL) == [PAIR]
    assert one.apply([spot(3, 78_100.0)], "md") == [PAIR]
    assert one.contested == {}


# Age


def test_a_leg_is_good_until_its_age_and_stale_beyond_it() -> None:
    one = market(futures_max_age=timedelta(seconds=3))
    one.apply([spot(0), quote(0)], "md")
    assert state(one, 3) is D.GOOD
    assert state(one, 3.001) is D.STALE


def test_the_newest_quote_of_a_replayed_day_grows_old_too() -> None:
    one = market(wall_clock=False, futures_max_age=timedelta(seconds=5))
    one.apply([spot(0), quote(0)], "md")
    assert (state(one, 5), state(one, 6)) == (D.GOOD, D.STALE)


def test_each_leg_has_its_own_age() -> None:
    one = market(spot_max_age=timedelta(days=3), futures_max_age=timedelta(seconds=3))
    one.apply([spot(-86_400), quote(0)], "md")
    assert state(one, 1) is D.GOOD
    # What spot may be, futures may not, and the other way round.
    assert state(one, 4) is D.STALE
    other = market(spot_max_age=timedelta(seconds=3), futures_max_age=timedelta(days=3))
    other.apply([spot(0), quote(-86_400)], "md")
    assert (state(other, 1), state(other, 4)) == (D.GOOD, D.STALE)


def test_a_live_desk_judges_by_its_own_clock_how_late_a_quote_came() -> None:
    one = market()
    one.apply([spot(60), quote(0, arrival=after(60))], "md")
    assert state(one, 60) is D.STALE
    assert one.age(one.quotes[FUTURES], after(61)) == 61


def test_a_source_ahead_of_this_machine_has_no_negative_age() -> None:
    one = market()
    one.apply([quote(0, stamp=stamp(after(5)))], "md")
    assert one.age(one.quotes[FUTURES], after(1)) == 1


def test_a_stamp_in_the_future_is_refused_and_silences_nobody() -> None:
    one = market()
    one.apply([spot(0), quote(0)], "md")
    wrong = quote(1, 99_000.0, stamp="2099-01-01 00:00:00.000000")
    assert one.apply([wrong], "md") == []
    assert one.ahead == {(FUTURES, after(1).date()): wrong.stamp}
    assert one.quotes[FUTURES].last == 78_000.0
    one.apply([quote(2, 78_050.0)], "md")
    assert one.quotes[FUTURES].last == 78_050.0
    assert state(one, 3) is D.GOOD


def test_a_clock_that_runs_some_minutes_ahead_is_bearable() -> None:
    one = market()
    assert one.apply([spot(0), quote(0, stamp=stamp(after(299)))], "md") == [PAIR]
    assert one.apply([quote(1, 1.0, stamp=stamp(after(302)))], "md") == []


def test_a_replayed_day_may_jump_ahead() -> None:
    one = market(wall_clock=False)
    assert one.apply([quote(0, stamp="2099-01-01 00:00:00.000000")], "md") == [PAIR]
    assert one.ahead == {}


def test_a_replayed_day_is_judged_by_its_own_clock() -> None:
    one = market(wall_clock=False, spot_max_age=timedelta(seconds=30))
    year_2020 = datetime.fromisoformat("2020-04-10T10:30:00+08:00")
    one.apply(
        [
            spot(0, stamp=stamp(year_2020)),
            quote(0, stamp=stamp(year_2020 + timedelta(seconds=20))),
        ],
        "md",
    )
    assert state(one, 0) is D.GOOD
    assert one.age(one.quotes[SPOT], NOW) == 20
    assert state(one, 11) is D.STALE


def test_in_a_replayed_day_a_leg_falls_behind_when_the_others_go_on() -> None:
    one = market(wall_clock=False)
    one.apply([spot(0), quote(0)], "md")
    one.apply([quote(31, arrival=after(1))], "md")
    assert state(one, 1) is D.STALE


@given(st.text(max_size=30))
def test_a_time_that_cannot_be_read_is_no_error(text: str) -> None:
    for wall_clock in (True, False):
        one = market(wall_clock=wall_clock, max_skew=timedelta(seconds=1))
        one.apply([spot(0, stamp=text), quote(0)], "md")
        one.reading(PAIR, after(1))


@pytest.mark.parametrize("text", ["0001-01-01 00:00:00.000000", "9999-12-31 23:59:59.999999"])
def test_times_at_the_ends_of_the_calendar_are_no_error(text: str) -> None:
    for wall_clock in (True, False):
        one = market(wall_clock=wall_clock)
        one.apply([spot(0, stamp=text), quote(0)], "md")
        one.reading(PAIR, after(1))


# Skew and limit board


def test_legs_whose_times_lie_too_far_apart_are_not_compared() -> None:
    one = market(max_skew=timedelta(seconds=2))
    one.apply([spot(0), quote(2)], "md")
    assert state(one, 2) is D.GOOD
    one.apply([quote(2.001)], "md")
    assert state(one, 3) is D.SKEWED


def test_a_skew_that_cannot_be_known_is_not_taken_as_none() -> None:
    one = market(max_skew=timedelta(seconds=2))
    one.apply([spot(0, stamp=""), quote(0)], "md")
    assert state(one, 0) is D.SKEWED
    assert state_of_unchecked() is D.GOOD


def state_of_unchecked() -> DataState:
    one = market(max_skew=None)
    one.apply([spot(0, stamp=""), quote(0)], "md")
    return state(one, 0)


@pytest.mark.parametrize(
    "board",
    [
        {"last": 90_000.0, "bid": 90_000.0, "ask": None},
        {"last": 66_000.0, "bid": None, "ask": 66_000.0},
    ],
)
def test_a_locked_contract_has_no_basis_to_judge(board: dict[str, Any]) -> None:
    one = market()
    one.apply([spot(0), quote(0, **board)], "md")
    assert state(one, 0) is D.LIMIT_BOARD


def test_at_the_limit_with_both_sides_quoted_there_is_a_market() -> None:
    one = market()
    one.apply([spot(0), quote(0, 90_000.0, bid=89_990.0, ask=90_000.0)], "md")
    assert state(one, 0) is D.GOOD


def test_the_latest_time_follows_each_quote_within_one_moment() -> None:
    one = market(wall_clock=False)
    morning = NOW - timedelta(days=500)
    one.apply([quote(0, stamp=stamp(morning))], "md")
    assert one.latest(NOW) == morning
    one.apply([quote(0, 78_001.0, stamp=stamp(morning + timedelta(seconds=5)))], "md")
    assert one.latest(NOW) == morning + timedelta(seconds=5)
    assert one.latest(after(2)) == morning + timedelta(seconds=7)


def test_a_pair_in_other_terms_keeps_its_legs_and_their_ages() -> None:
    market = Market([make_pair()], wall_clock=True)
    market.link_changed("md", LinkState.READY)
    quotes = [make_quote(78_050.0, symbol=SPOT), make_quote(78_000.0)]
    market.apply(quotes, "md")
    rest = {PAIR: (0.0, 60.0)}
    assert market.lulls.ranks({SPOT: 78_055.0}, rest) == {}
    market.describe(make_pair(premium=Decimal(80)))
    assert market.legs(PAIR, NOW) == Legs(77_970.0, 78_000.0, -30.0, DataState.GOOD)
    assert market.pairs[PAIR].premium == 80
    assert market.lulls.ranks({SPOT: 78_055.0}, rest) == {SPOT: 0}


def test_a_price_is_good_beside_another_while_it_is_young_enough_for_some_pair() -> None:
    patient = make_pair(id="patient", futures_max_age=timedelta(minutes=10))
    market = Market((make_pair(), patient), wall_clock=True)
    market.link_changed("md", LinkState.READY)
    market.apply([make_quote(), make_quote(symbol="SHFE.cu2512")], "md")
    ages = [timedelta(0), timedelta(minutes=9), timedelta(minutes=11)]
    assert [market.is_good(FUTURES, NOW + age) for age in ages] == [True, True, False]
    # No pair says how old the price of another contract may be.
    assert market.is_good("SHFE.cu2512", NOW + timedelta(minutes=11))
    assert not market.is_good("SHFE.cu2601", NOW)
    market.link_changed("md", LinkState.DOWN)
    assert not market.is_good(FUTURES, NOW)
