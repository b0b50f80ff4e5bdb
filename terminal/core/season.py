"""Former years beside this one: which day of theirs a day of ours is held against.

The calendar's date says little of a contract: its basis closes as its last trading day comes, and
stops around the Chinese new year, which moves by three weeks. So days are matched by how many
trading days are left, around the new year by how far it is, and by the week of the year where no
delivery month is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from terminal.core.days import Days
from terminal.domain.code import Month

ONE_DAY = timedelta(days=1)
# Trading days before and after the new year's rest in which the rest counts, and before the last
# trading day in which nothing else does.
AROUND = 10
# Calendar days from a trading day to the next: no other rest of these weeks is as long.
LONG_REST = 8
FIFTEENTH, FRIDAY = 15, 4


def last_day_of(month: Month, ours: date, our_month: Month, exchange: str, days: Days) -> date:
    """Return the last trading day of another delivery month, by the rule that ours is fixed by.

    That is the last one of a month (crude oil), the 15th or what follows it (Shanghai), a third
    Friday (financial futures), else the n-th trading day of a month. Exchanges announce it: where
    a front lists it, what it lists holds.
    """
    away = our_month.year * 12 + our_month.month - ours.year * 12 - ours.month
    there, here = month.back(away), Month(ours.year, ours.month)
    place = days.count(here.first - ONE_DAY, ours)
    for rule in RULES.get(exchange, ()):
        if rule(here, days) == ours:
            return rule(there, days)
    return days.shift(there.first - ONE_DAY, place)


def by_delivery(ours: date, theirs: date, days: Days) -> Callable[[date], date]:
    """Match trading days by how many are left, around the new year by how far it is."""
    back = ours.year - theirs.year
    our_end, their_end = days.index(ours), days.index(theirs)
    rests = {year: reopening(days, year) for year in _years(ours) | _years(theirs)}

    def match(day: date) -> date:
        at = days.index(day)
        left = our_end - at
        if left > AROUND:
            here, there = rests.get(day.year), rests.get(day.year - back)
            if here is not None and there is not None:
                from_rest = at - here
                if -AROUND <= from_rest < AROUND:
                    return days[there + from_rest]
        return days[their_end - left]

    return match


def by_week(back: int) -> Callable[[date], date]:
    """Match the same day of the same ISO week so many years before; a 53rd week is the 52nd."""

    def match(day: date) -> date:
        year, week, weekday = day.isocalendar()
        try:
            return date.fromisocalendar(year - back, week, weekday)
        except ValueError:
            return date.fromisocalendar(year - back, week - 1, weekday)

    return match


def season(
    former: Mapping[date, float], ours: Iterable[date], match: Callable[[date], date]
) -> dict[date, float]:
    """Return what the former year was on our days; what it has no value of is left out."""
    found = {day: former.get(match(day)) for day in ours}
    return {day: value for day, value in found.items() if value is not None}


def reopening(days: Days, year: int) -> int | None:
    """Return the index of the first trading day after the new year's rest; None = not known."""
    first, last = days.index(date(year, 1, 21)), days.index(date(year, 3, 5))
    for index in range(max(first, 1), last):
        if days.ordinal(index) - days.ordinal(index - 1) >= LONG_REST:
            return index
    return None


# A contract is listed for a year and a half at most where its basis is looked at.
def _years(last: date) -> set[int]:
    return {last.year, last.year - 1, last.year - 2}


def _end(month: Month, days: Days) -> date:
    return days.last_before(month.back(-1).first)


def _fifteenth(month: Month, days: Days) -> date:
    return days[days.index(date(month.year, month.month, FIFTEENTH))]


def _third_friday(month: Month, days: Days) -> date:
    first = month.first
    friday = first + timedelta(days=(FRIDAY - first.weekday()) % 7 + 14)
    return days[days.index(friday)]


RULES: dict[str, tuple[Callable[[Month, Days], date], ...]] = {
    "SHFE": (_end, _fifteenth),
    "INE": (_end, _fifteenth),
    "CFFEX": (_third_friday,),
}
