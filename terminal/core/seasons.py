"""The past of each pair, made anew once a day and when a source tells more; never per quote.

A pair's own days are those on the contract of now. Former years are those of the contract of the
same delivery month, as far as the desk kept their days or a file has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from terminal.core.days import Days, OutOfCalendar
from terminal.core.effect import Effect, Show, Topic
from terminal.core.guard import Guard
from terminal.core.normality import a_year, norm_of
from terminal.core.past_closes import pair_ends
from terminal.core.policy import Policy
from terminal.core.season import by_delivery, by_week, last_day_of, season
from terminal.core.season_view import Background, Ghost, PastBasis, Span
from terminal.core.swings import Swings
from terminal.core.timekeeper import Timekeeper
from terminal.domain.basis import Pair
from terminal.domain.calendar import CHANGE_OF_DAY
from terminal.domain.code import Month, month_of, months_on
from terminal.domain.instrument import Instrument

# Former years that are looked for.
YEARS = 5
# Trading days up to today on which they are told.
SHOWN = 130
# Pairs that are made anew in one tick: a large desk takes some seconds, and no tick waits for it.
AT_ONCE = 20
# A pair with a file of former years takes as long as so many others.
WITH_FILE = 5
BEIJING = timedelta(hours=8)
MIDNIGHT = datetime.min.time()


class Seasons:
    """Keep what each pair's past says; `known` has it by pair."""

    def __init__(
        self,
        policy: Policy,
        pairs: Iterable[Pair],
        swings: Swings,
        times: Timekeeper,
        instruments: Mapping[str, Instrument],
        files: Mapping[str, tuple[PastBasis, ...]],
        guard: Guard,
    ) -> None:
        self.known: dict[str, Background] = {}
        self._most, self._least = policy.normal_days, policy.normal_least
        self._pairs = {pair.id: pair for pair in pairs}
        self._swings, self._times, self._instruments = swings, times, instruments
        self._files, self._guard = files, guard
        self._due = dict.fromkeys(self._pairs)
        self._day: date | None = None

    def note(self, symbols: Iterable[str]) -> None:
        """Make the pairs on these symbols anew: something is known of their past, or of them."""
        told = set(symbols)
        for pair in self._pairs.values():
            if pair.spot in told or pair.futures in told:
                self._due[pair.id] = None

    def describe(self, pair: Pair) -> None:
        """Make a pair's past anew, by other terms than so far."""
        self._pairs[pair.id] = pair
        self._due[pair.id] = None

    def tick(self, now: datetime) -> list[Effect]:
        """Make some of those that are due; with a new day all are."""
        day = (now + BEIJING + timedelta(days=1, seconds=-CHANGE_OF_DAY)).date()
        if day != self._day:
            self._day, self._due = day, dict.fromkeys(self._pairs)
        effects: list[Effect] = []
        room = AT_ONCE
        while self._due and room > 0:
            id = next(iter(self._due))
            del self._due[id]
            room -= WITH_FILE if id in self._files else 1
            effects += self._guard(self._renew, self._pairs[id], now)
        return effects

    def _renew(self, pair: Pair, now: datetime) -> list[Effect]:
        try:
            made = self._background(pair, now)
        except OutOfCalendar:
            return []
        if made == self.known.get(pair.id):
            return []
        self.known[pair.id] = made
        return [Show(Topic.SEASON, pair.id)]

    def _background(self, pair: Pair, now: datetime) -> Background:
        exchange = pair.futures.partition(".")[0]
        days = self._times.calendar.days(exchange)
        today = days.of(now)
        month, last_day = month_of(pair.futures, today), self._last_day(pair, days)
        ends = {day: value for day, value in self._ends(pair, month).items() if day < today}
        swing = self._swings.of_basis({pair.id: 1.0})
        year = today.year
        trading_days = days.count(date(year - 1, 12, 31), date(year, 12, 31))
        ghosts, is_by_week = self._ghosts(pair, month, last_day, days, today)
        return Background(
            pair=pair.id,
            norm=norm_of(ends, self._most, self._least),
            volatility=a_year(swing.deviation, trading_days),
            changes=swing.days,
            least_variance=self._swings.least_variance(pair.id)[0],
            trading_days=trading_days,
            last_day=last_day,
            days_left=None if last_day is None else (last_day - today).days,
            ghosts=ghosts,
            is_by_week=is_by_week,
        )

    def _last_day(self, pair: Pair, days: Days) -> date | None:
        listed = self._instruments.get(pair.futures)
        return None if listed is None or listed.expires is None else days.of(listed.expires)

    # What the desk saw itself goes before what a file says.
    def _ends(self, pair: Pair, month: Month | None) -> dict[date, float]:
        told = self._told(pair, "") | self._told(pair, str(month or ""))
        return told | self._seen(pair, pair.futures)

    def _told(self, pair: Pair, month: str) -> dict[date, float]:
        rows = self._files.get(pair.id, ())
        return {row.day: row.basis for row in rows if row.month == month}

    def _seen(self, pair: Pair, futures: str) -> dict[date, float]:
        ends = pair_ends(pair, self._swings.prices(pair.spot), self._swings.prices(futures))
        return {day: values["basis"] for day, values in ends.items()}

    def _ghosts(
        self, pair: Pair, month: Month | None, last: date | None, days: Days, today: date
    ) -> tuple[tuple[Ghost, ...], bool]:
        end = days.index(today)
        ours = [days[at] for at in range(max(end - SHOWN + 1, 1), end + 1)]
        if month is not None and last is not None:
            found = tuple(self._by_delivery(pair, month, last, days, ours))
            if found:
                return found, False
        return tuple(self._by_week(pair, days, ours)), True

    def _by_delivery(
        self, pair: Pair, month: Month, last: date, days: Days, ours: list[date]
    ) -> Iterator[Ghost]:
        exchange = pair.futures.partition(".")[0]
        for back in range(1, YEARS + 1):
            then = month.back(12 * back)
            symbols = months_on(pair.futures, then, 1)
            former = self._told(pair, str(then)) | self._seen(pair, symbols[0])
            if former:
                theirs = last_day_of(then, last, month, exchange, days)
                match = by_delivery(last, theirs, days)
                yield from _ghost(then.year, season(former, ours, match), days)

    def _by_week(self, pair: Pair, days: Days, ours: list[date]) -> Iterator[Ghost]:
        former = self._told(pair, "")
        for back in range(1, YEARS + 1) if former else ():
            year = ours[-1].isocalendar()[0] - back
            yield from _ghost(year, season(former, ours, by_week(back)), days)


def _ghost(year: int, values: Mapping[date, float], days: Days) -> Iterator[Ghost]:
    if values:
        spans = (Span(_over(days.shift(day, -1)), _over(day), one) for day, one in values.items())
        yield Ghost(year, tuple(spans))


# A trading day begins where the one before it is over.
def _over(day: date) -> float:
    midnight = datetime.combine(day, MIDNIGHT, UTC) - BEIJING
    return midnight.timestamp() + CHANGE_OF_DAY
