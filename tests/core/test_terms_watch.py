"""Rows of another trading day are told at its turn, and never silently passed over."""

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
from tests.builders import PAIR, make_pair
from tests.calendars import CALENDAR
from tests.playbook import Play, make_plant

# A Tuesday at noon in Beijing, before the day of 17 June, whose night begins on the same evening.
NOON = datetime(2026, 6, 16, 4, tzinfo=UTC)
NIGHT = datetime(2026, 6, 16, 13, 30, tzinfo=UTC)
BRAND = SpotTerms(goods=(("brand", "X"),))


def make_premium(amount: int, since: date, until: date | None = None) -> Premium:
    return Premium(
        commodity="cu",
        attribute="brand",
        value="X",
        amount=Decimal(amount),
        since=since,
        until=until,
        source="sheet",
    )


FIRST = make_premium(20, date(2026, 1, 1), date(2026, 6, 16))


def watch(*premiums: Premium, terms: SpotTerms = BRAND, **fields: Any) -> TermsWatch:
    pair = make_pair(futures=CU1, premium=Decimal(20), **fields)
    plant = make_plant(pairs=(pair,), terms={PAIR: terms}, premiums=premiums)
    reference = Firm(products=make_products()).reference(plant.pairs, plant.premiums)
    return TermsWatch(plant, reference, Timekeeper(CALENDAR, plant.pairs))


def said(one: TermsWatch, now: datetime) -> list[str]:
    return [sentence(words) for words in one.look(now)]


def test_a_premium_of_the_new_day_is_told_once_when_its_night_begins() -> None:
    one = watch(FIRST, make_premium(45, date(2026, 6, 17)))
    assert said(one, NOON) == []
    assert said(one, NIGHT) == [
        "cu: on 2026-06-17 the rows in force make a premium of 45; the desk goes on with 20, of "
        "the day of its start, until it is started anew"
    ]
    assert said(one, NIGHT + timedelta(hours=1)) == []


def test_it_is_told_on_every_day_for_which_the_desk_is_out_of_date() -> None:
    one = watch(FIRST, make_premium(45, date(2026, 6, 17)))
    assert len(said(one, NIGHT)) == len(said(one, NIGHT + timedelta(days=1))) == 1


def test_a_row_that_goes_on_says_nothing() -> None:
    one = watch(make_premium(20, date(2026, 1, 1)))
    assert [said(one, NOON + timedelta(days=days)) for days in range(3)] == [[], [], []]


def test_a_missing_row_is_told_with_what_is_missing() -> None:
    one = watch(FIRST)
    assert said(one, NIGHT) == [
        "cu: on 2026-06-17 no premium is on file for brand X; the desk goes on with the rows of "
        "the day of its start, and its file is refused at the next start until one is"
    ]


def test_a_rate_of_tax_that_is_another_one_is_told() -> None:
    old = watch(terms=SpotTerms(with_tax=False), tax_factor=Decimal("1.16"))
    assert said(old, NOON) == [
        "cu: on 2026-06-16 the rate in force makes a tax factor of 1.13; the desk goes on with "
        "1.16, of the day of its start, until it is started anew"
    ]


def test_a_rate_of_tax_that_is_not_on_file_is_told() -> None:
    pair = make_pair(futures="XX.yy2701")
    plant = make_plant(pairs=(pair,), terms={PAIR: SpotTerms(with_tax=False)})
    reference = Firm(products=make_products()).reference(plant.pairs)
    one = TermsWatch(plant, reference, Timekeeper(CALENDAR, plant.pairs))
    assert said(one, NOON) == [
        "cu: on 2026-06-16 no VAT rate is on file for XX.yy2701; the desk goes on with the rate of "
        "the day of its start, and its file is refused at the next start until one is"
    ]


def test_pairs_of_numbers_are_not_looked_at() -> None:
    plant = make_plant(pairs=(make_pair(futures=CU1, premium=Decimal(7)),))
    reference = Firm().reference(plant.pairs)
    assert TermsWatch(plant, reference, Timekeeper(CALENDAR, plant.pairs)).look(NIGHT) == []


@pytest.mark.parametrize("amount", [20, 45])
def test_the_desk_says_it_to_its_people(amount: int) -> None:
    rows = (make_premium(amount, date(2020, 1, 1)),)
    pair = make_pair(premium=Decimal(20), premiums=rows)
    play = Play(pairs=(pair,), terms={PAIR: BRAND}, premiums=rows).opens().ticks(2)
    told = [one for one in play.engine.state.notices.values() if "premium of 45" in one.content]
    assert [one.level for one in told] == ["warning"] * (amount == 45)
