"""How many trading days a position may stay as it is, and what is demanded of whom by when."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from terminal.almanac.delivery_file import read_delivery
from terminal.core.countdown import countdown, deadline_of, rules_for
from terminal.core.days import Days
from terminal.domain.code import Month
from terminal.domain.delivery import ClientType, DeliveryRule, Demand
from tests.calendars import CALENDAR
from tests.playbook import lots

PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
FLAT, MULTIPLE = Demand.FLAT, Demand.MULTIPLE
WEEKDAYS = Days(())


def rule(**fields: object) -> DeliveryRule:
    values = {"exchange": "DCE", "clients": (PERSON,), "demand": FLAT, "source": "a"}
    return msgspec.convert(values | fields, DeliveryRule)


RULES = (
    rule(),
    rule(exchange="SHFE", demand=MULTIPLE, multiple=5, products=("cu",), source="b"),
    rule(exchange="SHFE", products=("fu",), source="c"),
    rule(clients=(FIRM,), demand=Demand.LAST_DAY, months_before=0, source="d"),
    rule(exchange="INE", demand=MULTIPLE, source="e"),
)
# 2026-12-31 is a Thursday; 2027-01-01 is taken for a trading day here.
DAY = date(2026, 12, 24)


def test_a_person_must_be_flat_before_the_month_begins() -> None:
    found = countdown(lots(symbol="DCE.i2701", long_today=7), PERSON, DAY, RULES, WEEKDAYS)
    assert found is not None
    assert (found.deadline, found.days) == (date(2026, 12, 31), 5)
    assert (found.demand, found.excess, found.source) == (FLAT, 7, "a")


def test_lots_of_both_sides_have_to_go() -> None:
    locked = lots(symbol="DCE.i2701", long_today=5, short_history=3)
    found = countdown(locked, PERSON, DAY, RULES, WEEKDAYS)
    assert found is not None
    assert (found.demand, found.excess) == (FLAT, 8)


@pytest.mark.parametrize(
    ("long", "short", "excess"), [(12, 13, 5), (13, 15, 3), (20, 3, 3), (15, 5, 0)]
)
def test_odd_lots_of_either_side_are_in_excess(long: int, short: int, excess: int) -> None:
    position = lots(symbol="SHFE.cu2701", long_today=long, short_history=short)
    found = countdown(position, PERSON, DAY, RULES, WEEKDAYS)
    assert found is not None
    assert (found.demand, found.excess) == (MULTIPLE, excess)


def test_of_an_unknown_multiple_the_excess_is_unknown() -> None:
    found = countdown(lots(symbol="INE.nr2701", long_today=7), PERSON, DAY, RULES, WEEKDAYS)
    assert found is not None
    assert (found.demand, found.excess) == (MULTIPLE, None)


def test_a_firm_counts_to_the_contracts_own_last_day() -> None:
    position = lots(symbol="DCE.i2701", short_today=1)
    last = date(2027, 1, 18)
    found = countdown(position, FIRM, DAY, RULES, WEEKDAYS, last)
    assert found is not None
    assert (found.deadline, found.days, found.excess) == (last, 17, 1)
    assert countdown(position, FIRM, DAY, RULES, WEEKDAYS) is None


def test_the_countdown_is_in_trading_days() -> None:
    position = lots(symbol="DCE.i2603", short_today=1)
    days = CALENDAR.days("DCE")
    found = {
        day: countdown(position, PERSON, day, RULES, days)
        for day in (date(2026, 2, 13), date(2026, 2, 27), date(2026, 3, 2))
    }
    # A week of holidays lies between the first two.
    assert [one and one.days for one in found.values()] == [4, 0, -1]


@pytest.mark.parametrize(
    ("symbol", "client"),
    [
        ("SHFE.rb2701", PERSON),
        ("SHFE.cu2701", FIRM),
        ("GFEX.si2701", PERSON),
        ("SPOT.cu", PERSON),
        ("DCE.i2701-C-800", PERSON),
    ],
)
def test_no_rule_makes_no_countdown(symbol: str, client: ClientType) -> None:
    assert countdown(lots(symbol=symbol, long_today=1), client, DAY, RULES, WEEKDAYS) is None


def test_nothing_held_makes_no_countdown() -> None:
    assert countdown(lots(symbol="DCE.i2701"), PERSON, DAY, RULES, WEEKDAYS) is None


def test_the_rule_for_the_product_beats_the_rule_for_all_and_the_later_the_earlier() -> None:
    eggs = rule(source="jd", products=("jd",))
    later = rule(source="new", since=date(2026, 12, 25))
    rules = (eggs, later, rule(source="all"))
    named = {
        (symbol, day): next(iter(rules_for(symbol, PERSON, day, rules)), None)
        for symbol in ("DCE.jd2702", "DCE.i2702")
        for day in (DAY, date(2026, 12, 25))
    }
    assert [rule and rule.source for rule in named.values()] == ["jd", "jd", "all", "new"]


def test_of_two_rules_alike_the_one_that_stands_last_holds() -> None:
    found = next(
        iter(rules_for("DCE.i2702", PERSON, DAY, (rule(source="ours"), rule(source="mine")))), None
    )
    assert found is not None
    assert found.source == "mine"


@pytest.mark.parametrize(
    ("month", "before", "day"),
    [
        (Month(2027, 2), 1, date(2027, 1, 29)),
        (Month(2027, 1), 1, date(2026, 12, 31)),
        (Month(2027, 1), 2, date(2026, 11, 30)),
    ],
)
def test_the_last_trading_day_of_a_month_before(month: Month, before: int, day: date) -> None:
    assert deadline_of(rule(months_before=before), month, WEEKDAYS, None) == day


EVE, LAST = date(2026, 4, 30), date(2026, 5, 15)


@pytest.mark.parametrize(
    ("symbol", "client", "last_day", "expected"),
    [
        ("DCE.i2605", PERSON, LAST, (EVE, FLAT, 7)),
        ("CZCE.MA605", PERSON, LAST, (EVE, FLAT, 7)),
        ("GFEX.si2605", PERSON, LAST, (EVE, FLAT, 7)),
        ("DCE.i2605", FIRM, LAST, (LAST, Demand.LAST_DAY, 7)),
        ("DCE.i2605", FIRM, None, None),
        ("SHFE.rb2605", PERSON, LAST, (EVE, MULTIPLE, 7)),
        ("SHFE.cu2605", FIRM, LAST, (EVE, MULTIPLE, 2)),
        ("INE.bc2605", PERSON, LAST, (EVE, MULTIPLE, 2)),
        ("SHFE.bu2605", FIRM, LAST, (EVE, MULTIPLE, None)),  # not known: ask
        ("CFFEX.IF2605", PERSON, LAST, (LAST, Demand.LAST_DAY, 7)),
        ("CFFEX.IF2605", PERSON, None, None),
        ("INE.ec2605", PERSON, LAST, (LAST, Demand.LAST_DAY, 7)),
        ("CFFEX.T2605", PERSON, LAST, (EVE, Demand.ACCOUNT, 7)),
        ("CFFEX.T2605", FIRM, LAST, (LAST, Demand.LAST_DAY, 7)),
        # Natural persons leave oil eight trading days before its last, listed or not.
        ("INE.sc2605", PERSON, EVE, (date(2026, 4, 20), FLAT, 7)),
        ("INE.lu2605", PERSON, None, (date(2026, 4, 20), FLAT, 7)),
        ("SHFE.fu2605", PERSON, date(2026, 4, 29), (date(2026, 4, 17), FLAT, 7)),
        ("SHFE.fu2605", FIRM, None, (EVE, Demand.LAST_DAY, 7)),
    ],
)
def test_the_rules_that_come_with_the_program(
    symbol: str, client: ClientType, last_day: date | None, expected: tuple[object, ...] | None
) -> None:
    days = CALENDAR.days(symbol.partition(".")[0])
    position = lots(symbol=symbol, long_today=7)
    found = countdown(position, client, date(2026, 4, 1), read_delivery(), days, last_day)
    assert (found and (found.deadline, found.demand, found.excess)) == expected
