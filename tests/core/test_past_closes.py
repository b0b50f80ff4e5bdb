"""The ends of days and weeks before, in order, with a gap wherever one is missing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from terminal.core.firm import is_weekday
from terminal.core.past_closes import NOTHING, by_day, by_week, day_bases, monday, pair_ends
from tests.builders import make_pair

# A Monday to the Wednesday of the next week.
MON, TUE, THU, FRI, NEXT, TODAY = (date(2025, 3, day) for day in (3, 4, 6, 7, 10, 12))


def ends(*days: date) -> dict[date, dict[str, float]]:
    return {day: {"basis": float(day.day)} for day in days}


def said(found: list[object]) -> list[float | None]:
    return [one.get("basis") for one in found]  # type: ignore[attr-defined]


def test_days_in_order_with_a_gap_for_those_that_are_missing() -> None:
    known = ends(FRI, MON, TUE, THU)
    assert said([*by_day(known, NEXT, is_weekday)]) == [3, 4, None, 6, 7]
    assert said([*by_day(known, date(2025, 3, 11), is_weekday)]) == [3, 4, None, 6, 7, None]
    assert by_day({}, TODAY, is_weekday) == []


def test_today_and_later_are_no_days_before() -> None:
    assert said([*by_day(ends(TUE, THU), TUE, is_weekday)]) == []
    assert said([*by_day(ends(MON, TUE), TUE, is_weekday)]) == [3]


def test_weeks_end_on_their_last_day_known() -> None:
    february = date(2025, 2, 20)
    assert said([*by_week(ends(february, MON, THU, NEXT), TODAY)]) == [20, None, 6]
    assert said([*by_week(ends(february), TODAY)]) == [20, None]
    assert by_week(ends(NEXT), TODAY) == [], "this week's own days"
    assert monday(date(2025, 3, 9)) == MON


def test_a_pair_ends_where_both_legs_do_by_the_terms_of_now() -> None:
    pair = make_pair(premium=Decimal(20))
    found = pair_ends(pair, {MON: 100.0, TUE: 110.0}, {TUE: 70.0, THU: 80.0})
    assert found == {TUE: {"spot": 90.0, "futures": 70.0, "basis": 20.0}}
    assert NOTHING == {}


def test_a_pairs_days_ascend_and_have_both_legs() -> None:
    pair = make_pair(premium=Decimal(0))
    spot = {TUE: 105.0, MON: 103.0, FRI: 110.0}
    futures = {TUE: 100.0, THU: 99.0, MON: 100.0}
    found = day_bases(pair, {pair.spot: spot, pair.futures: futures}.__getitem__, is_weekday)
    assert (found.pair, found.days, found.bases) == (pair.id, (MON, TUE), (3.0, 5.0))
    assert (found.spots, found.follows) == ((103.0, 105.0), (False, True))
    later = dict.fromkeys((MON, THU, FRI, FRI + timedelta(days=3)), 1.0)
    apart = day_bases(pair, {pair.spot: later, pair.futures: later}.__getitem__, is_weekday)
    assert apart.follows == (False, False, True, True), "Monday follows Friday"
