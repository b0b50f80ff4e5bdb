"""A pair's past, made once a day: its own days, former years, days to delivery."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from terminal.core.effect import Show, Topic
from terminal.core.guard import Guard
from terminal.core.policy import Policy
from terminal.core.season_view import Background, PastBasis
from terminal.core.seasons import AT_ONCE, WITH_FILE, Seasons
from terminal.core.swings import Swings
from terminal.core.timekeeper import Timekeeper
from terminal.domain.basis import Pair
from terminal.domain.instrument import Instrument
from tests.builders import SPOT, make_pair
from tests.calendars import CALENDAR, at

DAYS = CALENDAR.days("SHFE")
FUTURES, FORMER = "SHFE.cu2510", "SHFE.cu2410"
NOW = at("2025-09-30 10:00").astimezone(UTC)
TODAY, LAST = date(2025, 9, 30), date(2025, 10, 15)
MINE = make_pair(futures=FUTURES, premium=Decimal(0))
LISTED = Instrument(
    symbol=FUTURES,
    exchange="SHFE",
    code="cu2510",
    name="cu2510",
    product="SHFE.cu",
    multiplier=Decimal(5),
    price_tick=Decimal(10),
    expires=at("2025-10-15 15:00"),
)


class Made:
    """Seasons over pairs whose days are told by `tell`."""

    def __init__(
        self,
        pairs: tuple[Pair, ...] = (MINE,),
        files: dict[str, tuple[PastBasis, ...]] | None = None,
        *,
        listed: bool = True,
        least: int = 3,
    ) -> None:
        policy = Policy(normal_least=least, normal_days=50, sigma_least=2)
        self.swings = Swings(policy, pairs, DAYS.is_trading_day)
        self.guard = Guard()
        instruments = {FUTURES: LISTED} if listed else {}
        times = Timekeeper(CALENDAR, pairs)
        self.seasons = Seasons(
            policy, pairs, self.swings, times, instruments, files or {}, self.guard
        )

    def tell(self, day: date, futures: str, basis: float) -> None:
        self.swings.take(day, {SPOT: 80_000.0 + basis, futures: 80_000.0})

    def background(self, now: datetime = NOW) -> Background:
        self.seasons.tick(now)
        assert self.guard.is_whole
        return self.seasons.known[MINE.id]


def before(day: date, count: int) -> date:
    return DAYS.shift(day, -count)


def test_the_norm_is_of_days_that_are_over_on_this_contract() -> None:
    made = Made()
    for count in range(5):
        made.tell(before(TODAY, count), FUTURES, -10.0 * count)
    made.tell(before(TODAY, 9), FORMER, 999.0)
    found = made.background()
    assert found.norm.values == (-40.0, -30.0, -20.0, -10.0)
    assert (found.norm.first, found.norm.last) == (before(TODAY, 4), before(TODAY, 1))
    assert found.norm.place(-50.0).rank == 0.0


def test_the_last_trading_day_and_a_years_volatility() -> None:
    made = Made()
    for count in range(4):
        made.tell(before(TODAY, 4 - count), FUTURES, [0.0, 3.0, 1.0, 2.0][count])
    found = made.background()
    assert (found.last_day, found.days_left) == (LAST, 15)
    assert found.trading_days == DAYS.count(date(2024, 12, 31), date(2025, 12, 31)) == 243
    assert found.changes == 3
    # Changes of 3, -2 and 1.
    deviation = ((3 - 2 / 3) ** 2 + (-2 - 2 / 3) ** 2 + (1 - 2 / 3) ** 2) ** 0.5 / 2**0.5
    assert found.volatility == pytest.approx(deviation * 243**0.5)


def test_a_contract_that_nobody_lists_has_no_days_left() -> None:
    found = Made(listed=False).background()
    assert (found.last_day, found.days_left, found.ghosts) == (None, None, ())
    assert (found.norm.count, found.norm.least, found.volatility) == (0, 3, None)


def test_the_same_month_of_the_year_before_stands_on_our_days() -> None:
    made = Made()
    there = date(2024, 10, 15)
    left = DAYS.count(TODAY, LAST)
    made.tell(before(there, left), FORMER, -70.0)
    made.tell(before(there, left + 1), FORMER, -80.0)
    found = made.background()
    (ghost,) = found.ghosts
    assert (ghost.year, found.is_by_week) == (2024, False)
    assert [span.basis for span in ghost.spans] == [-80.0, -70.0]
    last = ghost.spans[-1]
    # From the change of the trading day on the evening before to the next one.
    assert datetime.fromtimestamp(last.start, UTC) == at("2025-09-29 18:00")
    assert datetime.fromtimestamp(last.end, UTC) == at("2025-09-30 18:00")
    assert ghost.spans[0].end == last.start


def test_a_span_over_a_weekend_begins_on_friday_evening() -> None:
    made = Made()
    monday = date(2025, 9, 22)
    made.tell(before(date(2024, 10, 15), DAYS.count(monday, LAST)), FORMER, -5.0)
    (ghost,) = made.background().ghosts
    assert datetime.fromtimestamp(ghost.spans[0].start, UTC) == at("2025-09-19 18:00")


def test_a_file_fills_former_years_and_the_desk_own_days_go_first() -> None:
    there = before(date(2024, 10, 15), DAYS.count(TODAY, LAST))
    rows = (
        PastBasis(before(TODAY, 2), 1.0, "2025-10"),
        PastBasis(before(TODAY, 1), 2.0, "2025-10"),
        PastBasis(before(TODAY, 1), 66.0, "2025-11"),
        PastBasis(there, 3.0, "2024-10"),
        PastBasis(there, 77.0, "2024-11"),
    )
    made = Made(files={MINE.id: rows})
    made.tell(before(TODAY, 1), FUTURES, 9.0)
    found = made.background()
    assert found.norm.values == (1.0, 9.0)
    assert [(one.year, one.spans[0].basis) for one in found.ghosts] == [(2024, 3.0)]


def test_a_series_without_months_is_matched_by_weeks() -> None:
    rows = (PastBasis(date(2024, 10, 1), -1.0), PastBasis(date(2025, 9, 29), -2.0))
    found = Made(files={MINE.id: rows}).background()
    # 2024-10-01 and 2025-09-30 are the Tuesdays of the fortieth weeks.
    assert found.is_by_week
    assert [(one.year, [span.basis for span in one.spans]) for one in found.ghosts] == [
        (2024, [-1.0])
    ]
    assert found.norm.values == (-2.0, -1.0)


def test_it_is_made_once_a_day_and_when_more_is_told() -> None:
    made = Made()
    assert made.seasons.tick(NOW) == [Show(Topic.SEASON, MINE.id)]
    made.tell(before(TODAY, 1), FUTURES, 1.0)
    assert made.seasons.tick(NOW + timedelta(hours=7, minutes=59)) == []
    made.seasons.note(["SHFE.al2510"])
    assert made.seasons.tick(NOW) == []
    made.seasons.note([FUTURES])
    assert made.seasons.tick(NOW) == [Show(Topic.SEASON, MINE.id)]
    made.tell(before(TODAY, 2), FUTURES, 1.0)
    made.seasons.note([SPOT])
    assert made.seasons.tick(NOW) == [Show(Topic.SEASON, MINE.id)]
    made.tell(TODAY, FUTURES, 1.0)
    assert made.seasons.tick(NOW + timedelta(hours=8)) == [Show(Topic.SEASON, MINE.id)]
    assert made.seasons.known[MINE.id].norm.count == 3


def test_what_is_the_same_again_is_not_told() -> None:
    made = Made()
    made.seasons.tick(NOW)
    made.seasons.note([SPOT])
    assert made.seasons.tick(NOW) == []


def test_a_large_desk_takes_some_ticks() -> None:
    pairs = tuple(make_pair(id=f"pair{n}", futures=FUTURES) for n in range(AT_ONCE + 3))
    seasons = Made(pairs).seasons
    assert [len(seasons.tick(NOW)) for _ in range(3)] == [AT_ONCE, 3, 0]
    seasons = Made(pairs, {pair.id: () for pair in pairs}).seasons
    assert len(seasons.tick(NOW)) == AT_ONCE // WITH_FILE


def test_one_pair_that_breaks_takes_no_other_with_it() -> None:
    other = make_pair(id="other", futures=FUTURES)
    made = Made((other, MINE), files={other.id: (None,)})  # type: ignore[dict-item]  # a defect
    made.seasons.tick(NOW)
    assert not made.guard.is_whole
    assert list(made.seasons.known) == [MINE.id]


def test_beyond_the_calendar_nothing_is_known() -> None:
    made = Made()
    made.seasons.tick(datetime(2150, 1, 1, tzinfo=UTC))
    assert (made.guard.is_whole, made.seasons.known) == (True, {})
