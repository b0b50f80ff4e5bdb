"""A settlement belongs to one contract and one trading day, and its first word stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from terminal.core.firm import Firm
from terminal.core.settlements import Clash, SettledDay, Settlements, Told
from terminal.domain.quote import Quote
from tests.book_builders import D
from tests.builders import FUTURES, make_quote, stamp
from tests.calendars import CALENDAR

OTHER = "SHFE.cu2506"
# Days turn at 18:00 here. 2025-03-12 is a Wednesday.
DAYS = CALENDAR.days("SHFE")
FIRM = Firm(is_trading_day=DAYS.is_trading_day, day_of=DAYS.of)
TUESDAY, WEDNESDAY, THURSDAY = (date(2025, 3, day) for day in (11, 12, 13))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Beijing time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def quoted(time: datetime, symbol: str = FUTURES, **fields: float | None) -> Quote:
    values = {"pre_settlement": None, "settlement": None, **fields}
    return make_quote(symbol=symbol, stamp=stamp(time), arrival=time, **values)


class Kept:
    """Settlements of one contract, whose quote is set by hand."""

    def __init__(self, firm: Firm = FIRM) -> None:
        self.quotes: dict[str, Quote] = {}
        self.settlements = Settlements(firm, (FUTURES,), self.quotes)
        self.found: list[Told | Clash] = []
        self.days: list[SettledDay] = []
        self.clashes: list[Clash] = []

    def hears(self, quote: Quote, now: datetime | None = None) -> Kept:
        self.quotes[quote.symbol] = quote
        now = now or quote.arrival
        self.found = self.settlements.look(now)
        self.clashes = [one for one in self.found if isinstance(one, Clash)]
        self.days = self.settlements.due(now)
        return self

    def known(self, *days: date, symbol: str = FUTURES) -> list[object]:
        return [self.settlements.price(symbol, day) for day in days]


def test_a_quote_tells_the_settlement_of_the_day_before_and_later_that_of_its_own() -> None:
    kept = Kept().hears(quoted(at(WEDNESDAY, 9), pre_settlement=77_970.0))
    assert kept.days == [SettledDay(day=TUESDAY, prices={FUTURES: D("77970.0")})]
    assert kept.known(TUESDAY, WEDNESDAY) == [D(77_970), None]
    kept.hears(quoted(at(WEDNESDAY, 15), pre_settlement=77_970.0, settlement=78_010.0))
    assert kept.days == [SettledDay(day=WEDNESDAY, prices={FUTURES: D("78010.0")})]
    assert kept.known(TUESDAY, WEDNESDAY) == [D(77_970), D(78_010)]


def test_what_is_known_is_written_once() -> None:
    quote = quoted(at(WEDNESDAY, 9), pre_settlement=77_970.0)
    kept = Kept().hears(quote)
    assert kept.found == [Told(FUTURES, TUESDAY, D("77970.0"))]
    assert (kept.hears(quote).found, kept.days) == ([], [])
    later = quoted(at(WEDNESDAY, 14), pre_settlement=77_970.0)
    assert (kept.hears(later).found, kept.days) == ([], [])


def test_a_day_is_written_with_all_its_contracts_once_a_minute_at_most() -> None:
    kept = Kept().hears(quoted(at(WEDNESDAY, 9), pre_settlement=77_970.0))
    kept.settlements.hear([quoted(at(WEDNESDAY, 9), OTHER, pre_settlement=78_100.0)])
    kept.hears(kept.quotes[FUTURES])
    # It counts at once, whenever it is written.
    assert (kept.known(TUESDAY, symbol=OTHER), kept.days) == ([D(78_100)], [])
    assert kept.hears(kept.quotes[FUTURES], at(WEDNESDAY, 9, 1)).found == []
    assert kept.days == [SettledDay(day=TUESDAY, prices={FUTURES: D(77_970), OTHER: D(78_100)})]


def test_the_night_is_of_the_next_day_and_friday_is_the_day_before_monday() -> None:
    friday, monday = date(2025, 3, 14), date(2025, 3, 17)
    kept = Kept().hears(quoted(at(WEDNESDAY, 21), pre_settlement=78_010.0))
    assert kept.known(TUESDAY, WEDNESDAY) == [None, D(78_010)]
    kept.hears(quoted(at(monday, 9), pre_settlement=78_300.0))
    assert kept.known(friday, date(2025, 3, 16)) == [D(78_300), None]


def test_a_holiday_is_no_day_between() -> None:
    # Qingming: Friday, April 4th 2025, is closed.
    kept = Kept().hears(quoted(at(date(2025, 4, 7), 9), pre_settlement=78_300.0))
    assert kept.known(date(2025, 4, 3), date(2025, 4, 4)) == [D(78_300), None]


def test_a_quote_of_the_day_that_is_over_says_nothing_of_the_one_before_it() -> None:
    # It may be a contract that has not traded today, with all figures of today.
    old = quoted(at(TUESDAY, 15), pre_settlement=77_000.0, settlement=77_970.0)
    kept = Kept().hears(old, at(WEDNESDAY, 10))
    assert (kept.days, kept.known(date(2025, 3, 10), TUESDAY)) == ([], [None, None])


def test_in_the_evening_the_day_that_is_over_still_shows_its_settlement() -> None:
    old = quoted(at(WEDNESDAY, 15), pre_settlement=77_970.0, settlement=78_010.0)
    kept = Kept().hears(old, at(WEDNESDAY, 19))
    assert kept.known(TUESDAY, WEDNESDAY, THURSDAY) == [None, D(78_010), None]


def test_a_front_that_goes_over_before_its_time_does_is_not_taken_at_its_word() -> None:
    kept = Kept().hears(quoted(at(WEDNESDAY, 15), settlement=78_010.0))
    # What is the settlement of this very day cannot be that of the day before.
    kept.hears(quoted(at(WEDNESDAY, 15), pre_settlement=78_010.0), at(WEDNESDAY, 17))
    assert (kept.known(TUESDAY), kept.clashes) == ([None], [])


@pytest.mark.parametrize("text", ["", "2025-13-40 99:00:00.000000", "1970-01-01 00:00:00.000000"])
def test_a_quote_without_a_day_says_nothing(text: str) -> None:
    quote = make_quote(stamp=text, settlement=78_010.0)
    kept = Kept().hears(quote, at(WEDNESDAY, 15))
    assert (kept.days, kept.clashes) == ([], [])


def test_another_price_is_not_taken_and_is_said_once() -> None:
    kept = Kept().hears(quoted(at(WEDNESDAY, 15), settlement=78_010.0))
    kept.hears(quoted(at(WEDNESDAY, 16), settlement=78_020.0))
    assert kept.days == []
    assert kept.clashes == [Clash(FUTURES, WEDNESDAY, D(78_010), D(78_020))]
    kept.hears(quoted(at(WEDNESDAY, 17), settlement=78_020.0))
    assert (kept.clashes, kept.known(WEDNESDAY)) == ([], [D(78_010)])
    # The day after says the same of it once more.
    kept.hears(quoted(at(THURSDAY, 9), pre_settlement=78_020.0))
    assert (kept.clashes, kept.known(WEDNESDAY)) == ([], [D(78_010)])


def test_what_the_ledger_kept_is_known_and_stays() -> None:
    kept = Kept()
    kept.settlements.restore([SettledDay(day=TUESDAY, prices={FUTURES: D(77_970)})])
    kept.hears(quoted(at(WEDNESDAY, 9), pre_settlement=77_980.0))
    assert kept.known(TUESDAY) == [D(77_970)]
    assert [one.told for one in kept.clashes] == [D(77_980)]


def test_a_settlement_may_be_below_zero() -> None:
    kept = Kept().hears(quoted(at(WEDNESDAY, 15), settlement=-37.63))
    assert kept.known(WEDNESDAY) == [D("-37.63")]
