"""How many trading days a position may stay as it is."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.core.countdown import countdown, days_to, last_trading_day, rule_for
from terminal.domain.delivery import ClientType, DeliveryRule, Demand
from terminal.domain.month import Month
from tests.book_builders import weekdays
from tests.playbook import lots

PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
FLAT, MULTIPLE = Demand.FLAT, Demand.MULTIPLE
RULES = (
    DeliveryRule(exchange="DCE", client=PERSON, demand=FLAT, source="a"),
    DeliveryRule(
        exchange="SHFE", client=PERSON, demand=MULTIPLE, multiple=5, products=("cu",), source="b"
    ),
    DeliveryRule(exchange="SHFE", client=PERSON, demand=FLAT, products=("fu",), source="c"),
    DeliveryRule(exchange="DCE", client=FIRM, demand=FLAT, months_before=0, source="d"),
)
# 2026-12-31 is a Thursday; 2027-01-01 is taken for a trading day here.
DAY = date(2026, 12, 24)


def test_a_person_must_be_flat_before_the_month_begins() -> None:
    found = countdown(lots(symbol="DCE.i2701", long_today=7), PERSON, DAY, RULES, weekdays)
    assert found is not None
    assert (found.deadline, found.days, found.demand, found.excess) == (
        date(2026, 12, 31),
        5,
        FLAT,
        7,
    )


def test_odd_lots_of_either_side_are_in_excess() -> None:
    position = lots(symbol="SHFE.cu2701", long_today=12, short_history=13)
    found = countdown(position, PERSON, DAY, RULES, weekdays)
    assert found is not None
    assert (found.demand, found.excess) == (MULTIPLE, 3)


def test_a_firm_counts_to_the_contracts_own_last_day() -> None:
    position = lots(symbol="DCE.i2701", short_today=1)
    last = date(2027, 1, 18)
    found = countdown(position, FIRM, DAY, RULES, weekdays, last)
    assert found is not None
    assert (found.deadline, found.days) == (last, 17)
    assert countdown(position, FIRM, DAY, RULES, weekdays) is None


def test_after_the_deadline_the_days_are_negative() -> None:
    position = lots(symbol="DCE.i2701", short_today=1)
    found = countdown(position, PERSON, date(2027, 1, 5), RULES, weekdays)
    assert found is not None
    assert found.days == -3


@pytest.mark.parametrize(
    ("symbol", "client"),
    [("SHFE.rb2701", PERSON), ("SHFE.cu2701", FIRM), ("GFEX.si2701", PERSON), ("SPOT.cu", PERSON)],
)
def test_no_rule_makes_no_countdown(symbol: str, client: ClientType) -> None:
    assert countdown(lots(symbol=symbol, long_today=1), client, DAY, RULES, weekdays) is None


def test_nothing_held_makes_no_countdown() -> None:
    assert countdown(lots(symbol="DCE.i2701"), PERSON, DAY, RULES, weekdays) is None


def test_the_rule_for_the_product_beats_the_rule_for_all_and_the_later_the_earlier() -> None:
    general = DeliveryRule(exchange="DCE", client=PERSON, demand=FLAT, source="all")
    eggs = DeliveryRule(exchange="DCE", client=PERSON, demand=FLAT, source="jd", products=("jd",))
    later = DeliveryRule(
        exchange="DCE", client=PERSON, demand=FLAT, source="new", since=date(2026, 12, 25)
    )
    rules = (eggs, later, general)
    named = {
        (symbol, day): rule_for(symbol, PERSON, day, rules)
        for symbol in ("DCE.jd2702", "DCE.i2702")
        for day in (DAY, date(2026, 12, 25))
    }
    assert [rule and rule.source for rule in named.values()] == ["jd", "jd", "all", "new"]


def test_trading_days_between_two_days() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    assert days_to(friday, monday, weekdays) == 1
    assert days_to(monday, friday, weekdays) == -1
    assert days_to(monday, monday, weekdays) == 0


def test_the_last_trading_day_of_a_month_before() -> None:
    assert last_trading_day(Month(2027, 2), 1, weekdays) == date(2027, 1, 29)
    assert last_trading_day(Month(2027, 1), 1, weekdays) == date(2026, 12, 31)
    assert last_trading_day(Month(2027, 1), 2, weekdays) == date(2026, 11, 30)
    with pytest.raises(ValueError, match="no trading day"):
        last_trading_day(Month(2027, 1), 1, lambda _day: False)
