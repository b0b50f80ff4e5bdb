"""At the turn of a day its rows make the pair; a row that is missing is never passed over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.comparable import SpotTerms
from terminal.core.firm import Firm
from terminal.core.refusal import sentence
from terminal.core.terms_watch import TermsWatch
from terminal.core.timekeeper import Timekeeper
from terminal.domain.premium import Premium
from tests.book_builders import CU1, make_products
from tests.builders import PAIR, make_pair, make_premium
from tests.calendars import CALENDAR

# A Tuesday at noon in Beijing, before the day of 17 June, whose night begins on the same evening.
NOON = datetime(2026, 6, 16, 4, tzinfo=UTC)
NIGHT = datetime(2026, 6, 16, 13, 30, tzinfo=UTC)
BRAND = SpotTerms(goods=(("brand", "X"),))


def brand_row(amount: int, since: date, until: date | None = None) -> Premium:
    return make_premium(amount, "X", since=since, until=until)


FIRST = brand_row(20, date(2026, 1, 1), date(2026, 6, 16))
SECOND = brand_row(45, date(2026, 6, 17))
ENDS = (
    "cu: the premium of brand X is on file up to {} only; without a row after it the desk file is "
    "refused from the next trading day on"
)


def watch(*premiums: Premium, terms: SpotTerms = BRAND, **fields: Any) -> TermsWatch:
    pair = make_pair(**{"futures": CU1, "premium": Decimal(20)} | fields)
    reference = Firm(products=make_products()).reference((pair,), premiums)
    return TermsWatch({PAIR: terms}, {PAIR: pair}, reference, Timekeeper(CALENDAR, (pair,)))


def said(one: TermsWatch, now: datetime) -> list[str]:
    return [sentence(words) for look in one.look(now) for words in look.said]


def test_a_pair_is_looked_at_once_a_trading_day_and_made_by_its_rows() -> None:
    one = watch(FIRST, SECOND)
    assert [(look.day, look.pair.premium) for look in one.look(NOON)] == [(date(2026, 6, 16), 20)]
    assert [*one.look(NOON + timedelta(hours=1))] == []
    (look,) = one.look(NIGHT)
    assert (look.day, look.pair.premium, look.pair.premiums) == (date(2026, 6, 17), 45, (SECOND,))
    assert look.said == ()
    assert [*one.look(NIGHT + timedelta(hours=1))] == []


def test_a_row_that_goes_on_makes_the_same_pair() -> None:
    row = brand_row(20, date(2026, 1, 1))
    one = watch(row, premiums=(row,))
    pairs = [look.pair for days in range(3) for look in one.look(NOON + timedelta(days=days))]
    assert pairs == [make_pair(futures=CU1, premium=Decimal(20), premiums=(row,))] * 3


def test_a_missing_row_is_told_with_what_is_missing_and_the_last_one_goes_on() -> None:
    one = watch(FIRST)
    assert said(one, NOON) == [ENDS.format("2026-06-16")]
    (look,) = one.look(NIGHT)
    assert look.pair.premium == 20
    assert [sentence(words) for words in look.said] == [
        "cu: on 2026-06-17 no premium is on file for brand X; the desk goes on with the rows that "
        "were in force last, and its file is refused at the next start until one is"
    ]


@pytest.mark.parametrize(
    ("until", "is_near"),
    # 19 June is a holiday in 2026, and what follows it a weekend.
    [("2026-06-18", True), ("2026-06-23", True), ("2026-06-24", False), ("2026-12-31", False)],
)
def test_the_end_of_a_row_is_told_in_its_last_five_trading_days(until: str, is_near: bool) -> None:
    row = brand_row(20, date(2026, 1, 1), date.fromisoformat(until))
    assert said(watch(row), NOON) == [ENDS.format(until)] * is_near


def test_a_row_that_follows_after_a_holiday_leaves_nothing_to_say() -> None:
    row = brand_row(20, date(2026, 1, 1), date(2026, 6, 18))
    assert said(watch(row, brand_row(30, date(2026, 6, 22))), NOON) == []
    assert said(watch(row, brand_row(30, date(2026, 6, 23))), NOON) == [ENDS.format(row.until)]


def test_a_rate_of_tax_makes_the_factor_of_the_day() -> None:
    one = watch(terms=SpotTerms(with_tax=False), tax_factor=Decimal("1.16"))
    (look,) = one.look(NOON)
    assert (look.pair.tax_factor, look.said) == (Decimal("1.13"), ())


def test_a_rate_of_tax_that_is_not_on_file_is_told_and_the_factor_goes_on() -> None:
    net = SpotTerms(with_tax=False)
    (look,) = watch(terms=net, futures="XX.yy2701", tax_factor=Decimal("1.16")).look(NOON)
    assert look.pair.tax_factor == Decimal("1.16")
    assert [sentence(words) for words in look.said] == [
        "cu: on 2026-06-16 no VAT rate is on file for XX.yy2701; the desk goes on with the rate "
        "that was in force last, and its file is refused at the next start until one is"
    ]


def test_a_missing_rate_keeps_back_no_premium() -> None:
    both = SpotTerms(with_tax=False, goods=(("brand", "X"),))
    one = watch(FIRST, SECOND, terms=both)
    reference = one._reference
    reference._table = make_products(rates=())
    (look,) = one.look(NIGHT)
    assert (look.pair.premium, len(look.said)) == (45, 1)


def test_pairs_of_numbers_are_not_looked_at() -> None:
    pair = make_pair(futures=CU1, premium=Decimal(7))
    times = Timekeeper(CALENDAR, (pair,))
    assert [*TermsWatch({}, {PAIR: pair}, Firm().reference((pair,)), times).look(NIGHT)] == []
