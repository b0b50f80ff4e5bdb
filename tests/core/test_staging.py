"""The stage of a day, the next one, and how much of a limit is used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.days import Days
from terminal.core.staging import BEYOND, Course, course, limit_of, used_of
from terminal.domain.delivery import ClientType
from terminal.domain.stage import StageName, StageRule
from tests.book_builders import D

PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
# Without holidays: April 2026 begins on a Wednesday, May on a Friday.
DAYS = Days(())
CU, LAST_DAY = "SHFE.cu2605", date(2026, 5, 15)


def rule(stage: StageName, margin: str | None = None, **fields: Any) -> StageRule:
    values: dict[str, Any] = {
        "exchange": "SHFE",
        "clients": (PERSON, FIRM),
        "stage": stage,
        "source": stage.value,
        "margin": None if margin is None else D(margin),
    }
    return StageRule(**values | fields)


GENERAL = rule(StageName.GENERAL, "0.08", limit=16_000)
BEFORE = rule(StageName.BEFORE, "0.10", months_before=1, limit=3_000)
DELIVERY = rule(StageName.DELIVERY, "0.15", limit=1_000)
LAST = rule(StageName.LAST, "0.20", days_before=2)
ALL = (LAST, DELIVERY, BEFORE, GENERAL)


def at(day: date, *rules: StageRule, **fields: Any) -> Course:
    found = course(CU, FIRM, day, rules or ALL, DAYS, **{"last_day": LAST_DAY, **fields})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "stage", "following", "turns", "days"),
    [
        (date(2026, 3, 27), "general", "before", date(2026, 4, 1), 3),
        (date(2026, 3, 31), "general", "before", date(2026, 4, 1), 1),
        (date(2026, 4, 1), "before", "delivery", date(2026, 5, 1), 22),
        (date(2026, 5, 1), "delivery", "last", date(2026, 5, 13), 8),
    ],
)
def test_a_stage_ends_where_the_next_begins(
    day: date, stage: str, following: str, turns: date, days: int
) -> None:
    found = at(day)
    assert found.after is not None
    assert (found.rule.stage, found.after.stage) == (stage, following)
    assert (found.turns, found.days) == (turns, days), "trading days, weekends left out"


def test_the_last_stage_has_none_after_it() -> None:
    assert at(date(2026, 5, 13)) == Course(LAST, D("0.20"))


def test_the_last_days_are_not_known_without_the_last_day() -> None:
    assert at(date(2026, 5, 14), last_day=None) == Course(DELIVERY, D("0.15"))


def test_a_stage_may_begin_on_a_trading_day_or_a_calendar_day_of_its_month() -> None:
    fifteenth = rule(StageName.BEFORE, "0.1", months_before=1, day=15)
    assert at(date(2026, 4, 1), GENERAL, fifteenth).turns == date(2026, 4, 21)
    # The 18th of April is a Saturday.
    calendar = rule(StageName.BEFORE, "0.1", months_before=1, calendar_day=18)
    assert at(date(2026, 4, 1), GENERAL, calendar).turns == date(2026, 4, 20)


def test_margin_never_falls_with_a_stage() -> None:
    dear = rule(StageName.GENERAL, "0.12")
    april = at(date(2026, 4, 1), dear, BEFORE, DELIVERY)
    assert (april.margin, april.next_margin) == (D("0.12"), D("0.15"))
    march = at(date(2026, 3, 2), dear, BEFORE)
    assert (march.margin, march.next_margin) == (D("0.12"), D("0.12"))


def test_a_margin_that_is_missing_is_not_known() -> None:
    unknown = rule(StageName.BEFORE, months_before=1)
    assert at(date(2026, 4, 1), GENERAL, unknown, DELIVERY).margin is None
    assert at(date(2026, 3, 2), GENERAL, unknown).next_margin is None
    assert at(date(2026, 4, 1), GENERAL, unknown, DELIVERY).next_margin is None


def test_rules_are_by_client_product_and_day() -> None:
    his = rule(StageName.GENERAL, "0.2", clients=(PERSON,))
    assert at(date(2026, 3, 2), GENERAL, his).rule is GENERAL
    copper = rule(StageName.GENERAL, "0.3", products=("cu",))
    assert at(date(2026, 3, 2), copper, GENERAL).rule is copper
    later = rule(StageName.GENERAL, "0.4", products=("cu",), since=date(2026, 3, 3))
    assert at(date(2026, 3, 2), copper, later).rule is copper
    assert at(date(2026, 3, 3), later, copper).rule is later
    assert course("DCE.i2605", FIRM, date(2026, 3, 2), ALL, DAYS) is None
    assert course(CU, FIRM, date(2026, 3, 2), (DELIVERY,), DAYS) is None


@pytest.mark.parametrize(
    ("interest", "limit"), [(0, 16_000), (159_999, 16_000), (160_000, 16_000), (200_009, 20_000)]
)
def test_a_share_of_the_open_interest_counts_once_that_is_large(interest: int, limit: int) -> None:
    shared = rule(StageName.GENERAL, limit=16_000, share=D("0.1"), above=160_000)
    assert limit_of(shared, interest) == limit
    assert limit_of(rule(StageName.GENERAL), interest) is None


def test_a_small_share_lies_below_the_fixed_limit_only_where_the_rule_says_so() -> None:
    small = rule(StageName.GENERAL, limit=500, share=Decimal("0.1"), above=1_000)
    assert (limit_of(small, 999), limit_of(small, 1_000)) == (500, 100)


@pytest.mark.parametrize(
    ("lots", "limit", "used"),
    [
        (30, 100, 0.3),
        (0, 100, 0.0),
        (1, 0, BEYOND),
        (0, 0, 0.0),
        (None, 100, None),
        (5, None, None),
    ],
)
def test_what_is_used_of_a_limit(lots: int | None, limit: int | None, used: float | None) -> None:
    assert used_of(lots, limit) == used
