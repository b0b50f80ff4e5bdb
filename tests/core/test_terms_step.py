"""What is on record of a pair's terms, and when an alert has it among its facts."""

from __future__ import annotations

import json
from datetime import date

import msgspec

from terminal.core.comparable import SpotTerms, comparable_pair
from terminal.core.firm import Firm
from terminal.core.terms_step import Terms, TermsStep, Turned, terms_on
from terminal.domain.alert import Fact
from terminal.domain.audit import body_of, thing_of
from terminal.domain.premium import Premium
from terminal.domain.product import Rate
from tests.book_builders import D, make_products
from tests.builders import PAIR, make_pair, make_premium

DAY = date(2025, 3, 13)
RATE = Rate("standard", date(2019, 4, 1), D("0.13"))


def row(value: str, amount: str) -> Premium:
    return make_premium(amount, value, since=DAY)


OLD = Terms(premium=D(20), tax_factor=D("1.16"))
NEW = Terms(
    premium=D("9.5"), tax_factor=D("1.13"), rows=(row("X", "12"), row("Y", "-2.5")), rate=RATE
)
STEP = TermsStep(pair=PAIR, day=DAY, terms=NEW, before=OLD)


def turned(step: TermsStep = STEP, today: date = DAY) -> list[Fact]:
    one = Turned()
    one.known[PAIR], one.today[PAIR] = step, today
    return one.facts([PAIR, "other"])


def test_a_step_is_read_back_from_the_ledger_as_it_was_written() -> None:
    assert thing_of(json.loads(json.dumps(body_of(STEP))), TermsStep) == STEP


def test_each_number_that_is_another_is_a_fact_with_its_rows() -> None:
    assert turned() == [
        Fact("turned_premium", "cu: 20 → 9.5"),
        Fact("turned_row", "brand X, from 2025-03-13, sheet"),
        Fact("turned_row", "brand Y, from 2025-03-13, sheet"),
        Fact("turned_tax", "cu: 1.16 → 1.13"),
        Fact("turned_rate", "13%, from 2019-04-01"),
    ]
    same = msgspec.structs.replace(NEW, premium=D(20))
    told = turned(msgspec.structs.replace(STEP, terms=same))
    assert [one.name for one in told] == ["turned_tax", "turned_rate"]


def test_of_another_day_or_of_a_first_record_nothing_is_told() -> None:
    assert turned(today=date(2025, 3, 14)) == []
    assert turned(msgspec.structs.replace(STEP, before=None)) == []


def test_terms_name_the_rate_that_made_the_factor() -> None:
    reference = Firm(products=make_products()).reference(())
    net, gross = SpotTerms(with_tax=False), SpotTerms(with_tax=True)
    pair = comparable_pair(make_pair(premium=D(20)), net, DAY, reference)
    assert terms_on(DAY, pair, net, reference) == Terms(
        premium=D(20), tax_factor=D("1.13"), rate=RATE
    )
    assert terms_on(DAY, make_pair(), gross, reference).rate is None
    assert terms_on(DAY, pair, SpotTerms(), reference).rate is None
    empty = Firm(products=make_products(rates=())).reference(())
    assert terms_on(DAY, pair, net, empty).rate is None
