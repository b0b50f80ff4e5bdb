"""What comes after lots may be taken into the delivery month: the contract's own last day."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from terminal.almanac.delivery_file import read_delivery
from terminal.core.countdown import countdown, countdowns, rules_for
from terminal.domain.delivery import ClientType, Demand
from tests.builders import ACCOUNT
from tests.calendars import CALENDAR
from tests.core.test_countdown import rule
from tests.core.test_deadlines import FIVES, LAST, NearPlay
from tests.playbook import lots

PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
# May begins with five days of holidays in 2026: its first trading day is the 6th.
EVE, IN_MAY, END = date(2026, 4, 30), date(2026, 5, 6), date(2026, 5, 15)
OUT = date(2026, 5, 12)
RULES = read_delivery()


@pytest.mark.parametrize(
    ("symbol", "client", "held", "day", "expected"),
    [
        ("SHFE.cu2605", FIRM, 5, date(2026, 4, 1), (END, 28, Demand.LAST_DAY, 5)),
        ("SHFE.cu2605", FIRM, 5, IN_MAY, (END, 7, Demand.LAST_DAY, 5)),
        ("SHFE.cu2605", PERSON, 5, IN_MAY, (OUT, 4, Demand.FLAT, 5)),
        ("SHFE.cu2605", PERSON, 5, date(2026, 5, 13), (OUT, -1, Demand.FLAT, 5)),
        ("SHFE.rb2605", PERSON, 30, EVE, (OUT, 5, Demand.FLAT, 30)),
        ("SHFE.cu2605", FIRM, 7, EVE, (EVE, 0, Demand.MULTIPLE, 2)),
        ("SHFE.cu2605", FIRM, 7, IN_MAY, (EVE, -1, Demand.MULTIPLE, 2)),
        # Whether it was met nobody can tell any more.
        ("SHFE.bu2605", FIRM, 7, EVE, (EVE, 0, Demand.MULTIPLE, None)),
        ("SHFE.bu2605", FIRM, 7, IN_MAY, (END, 7, Demand.LAST_DAY, 7)),
        ("INE.bc2605", FIRM, 10, IN_MAY, (END, 7, Demand.LAST_DAY, 10)),
        ("INE.nr2605", PERSON, 10, IN_MAY, (OUT, 4, Demand.FLAT, 10)),
        ("DCE.i2605", PERSON, 7, IN_MAY, (EVE, -1, Demand.FLAT, 7)),
        ("CFFEX.T2605", FIRM, 7, IN_MAY, (END, 7, Demand.LAST_DAY, 7)),
    ],
)
def test_who_meets_the_first_demand_has_the_second_before_him(
    symbol: str, client: ClientType, held: int, day: date, expected: tuple[object, ...]
) -> None:
    days = CALENDAR.days(symbol.partition(".")[0])
    found = countdown(lots(symbol=symbol, long_today=held), client, day, RULES, days, END)
    assert found is not None
    assert (found.deadline, found.days, found.demand, found.excess) == expected


@pytest.mark.parametrize("symbol", ["INE.sc2605", "INE.lu2605", "INE.ec2605", "SHFE.fu2605"])
@pytest.mark.parametrize("client", ClientType)
def test_what_has_a_last_day_of_its_own_has_no_multiple_of_others(
    symbol: str, client: ClientType
) -> None:
    (found,) = rules_for(symbol, client, EVE, RULES)
    assert found.is_of_last_day
    assert found.demand is not Demand.MULTIPLE


def test_two_demands_come_in_the_order_of_their_days() -> None:
    soon = rule(months_before=0, days_before=20, source="soon")
    days = CALENDAR.days("DCE")
    found = countdowns(
        lots(symbol="DCE.i2605", long_today=1), PERSON, EVE, (rule(), soon), days, END
    )
    assert [one.source for one in found] == ["soon", "a"]


def test_without_a_last_day_of_the_front_the_first_demand_is_all() -> None:
    days = CALENDAR.days("SHFE")
    found = countdown(lots(symbol="SHFE.cu2605", long_today=5), FIRM, EVE, RULES, days)
    assert found is not None
    assert (found.demand, found.excess) == (Demand.MULTIPLE, 0)


@pytest.mark.parametrize(
    ("day", "last", "is_confirmed"),
    [
        (date(2026, 12, 1), date(2026, 12, 15), True),
        (date(2026, 12, 1), date(2027, 1, 15), False),
        (date(2027, 1, 4), date(2027, 1, 15), False),
        # What is over needs no announcement, but today is a guess.
        (date(2027, 1, 4), date(2026, 12, 15), False),
    ],
)
def test_days_that_are_not_announced_are_counted_and_marked(
    day: date, last: date, is_confirmed: bool
) -> None:
    position = lots(symbol="DCE.i2701", long_today=1)
    found = countdown(position, FIRM, day, RULES, CALENDAR.days("DCE"), last)
    assert found is not None
    assert (found.deadline, found.is_confirmed) == (last, is_confirmed)


def test_a_pair_and_an_account_go_on_to_the_contracts_last_day() -> None:
    fives = msgspec.structs.replace(FIVES, clients=(FIRM,))
    play = NearPlay(delivery=(fives, LAST), clients={ACCOUNT: FIRM})
    found = play.on("2025-04-24", lots(long_today=7)).deadline
    assert (found.day, found.lots) == (date(2025, 4, 30), 2)
    found = play.on("2025-04-24", lots(long_today=5)).deadline
    assert (found.day, found.demand, found.lots) == (date(2025, 5, 15), Demand.LAST_DAY, 5)
    found = play.on("2025-05-13", lots(long_today=5)).deadline
    assert (found.days, found.lots) == (2, 5)
    account = play.engine.state.deadlines.of_account(ACCOUNT, play.now)
    assert account == {"days_to_flat": 2.0, "lots_to_flat": 5.0}


def test_who_holds_nothing_sees_the_next_day_and_none_that_is_over() -> None:
    fives = msgspec.structs.replace(FIVES, clients=(FIRM,))
    play = NearPlay(delivery=(fives, LAST), clients={ACCOUNT: FIRM})
    for day, deadline in (("2025-04-30", date(2025, 4, 30)), ("2025-05-06", date(2025, 5, 15))):
        found = play.on(day, lots()).deadline
        assert (found.day, found.lots, found.level) == (deadline, 0, None)
