"""Where the rules on an account's money lie, and how much equity is left until each."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.fund_lines import (
    AVAILABLE,
    EQUITY,
    RATIO,
    FundLine,
    Standing,
    fund_lines,
    room_to,
    standing,
)
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Rule
from tests.book_builders import D
from tests.builders import ACCOUNT, make_account, make_rule

ATTENTION, WARNING, FORCED = Level.ATTENTION, Level.WARNING, Level.FORCED


def line(level: Level, metric: str, limit: str | Decimal) -> FundLine:
    return FundLine(level, metric, D(limit), "r")


def said(*clauses: tuple[Level, str], **fields: object) -> Rule:
    written = tuple(Clause(level, formula) for level, formula in clauses)
    values = {"metric": Metric.FORMULA, "limits": (), "on": "account", "subjects": (ACCOUNT,)}
    return make_rule(**values | {"id": "said", "clauses": written} | fields)


def test_all_levels_of_bands_and_formulas_are_lines() -> None:
    ratio = make_rule(
        id="ratio",
        metric=Metric.MARGIN_RATIO,
        subjects=(ACCOUNT,),
        limits=(Limit(WARNING, D("0.1"), D("0.7")), Limit(FORCED, high=D("0.9"))),
    )
    low = make_rule(
        id="low",
        metric=Metric.AVAILABLE,
        subjects=(ACCOUNT, "other"),
        limits=(Limit(WARNING, D(500_000), D(9_000_000)),),
    )
    both = said((ATTENTION, "equity < 8000000 or margin_ratio > 0.55"))
    assert fund_lines((ratio, low, both), ACCOUNT) == (
        FundLine(ATTENTION, EQUITY, D(8_000_000), "said"),
        FundLine(ATTENTION, RATIO, D("0.55"), "said"),
        FundLine(WARNING, AVAILABLE, D(500_000), "low"),
        FundLine(WARNING, RATIO, D("0.7"), "ratio"),
        FundLine(FORCED, RATIO, D("0.9"), "ratio"),
    )
    assert fund_lines((ratio, low, both), "other") == (
        FundLine(WARNING, AVAILABLE, D(500_000), "low"),
    )


@pytest.mark.parametrize(
    "formula",
    [
        "equity < 8000000 and margin_ratio > 0.5",
        'change(equity, "5m") < -100000',
        "position_profit < -100000",
        "equity > 8000000",
        "margin_ratio < 0.1",
        "not (equity < 8000000)",
    ],
)
def test_what_does_not_raise_a_level_by_itself_for_want_of_money_is_no_line(formula: str) -> None:
    assert fund_lines((said((WARNING, formula)),), ACCOUNT) == ()


def test_rules_on_pairs_and_units_have_no_fund_lines() -> None:
    on_units = said((WARNING, "equity < 5"), on="unit", subjects=(ACCOUNT,))
    assert fund_lines((make_rule(subjects=(ACCOUNT,)), on_units), ACCOUNT) == ()


MONEY = st.decimals(min_value=1, max_value=10**9, places=2)


@given(balance=MONEY, margin=MONEY, limit=st.decimals(D("0.01"), D(2), places=2))
def test_after_losing_the_room_the_ratio_stands_on_its_line(
    balance: Decimal, margin: Decimal, limit: Decimal
) -> None:
    account = make_account(balance=balance, margin=margin)
    room = room_to(account, line(WARNING, RATIO, limit))
    assert room is not None
    left = balance - room
    assert abs(margin / left - limit) < D("1e-15")
    assert (margin / balance > limit) == (room < 0)


@given(balance=MONEY, margin=MONEY, limit=MONEY, metric=st.sampled_from([AVAILABLE, EQUITY]))
def test_after_losing_the_room_the_money_stands_on_its_line(
    balance: Decimal, margin: Decimal, limit: Decimal, metric: str
) -> None:
    account = make_account(balance=balance, margin=margin, available=balance - margin)
    room = room_to(account, line(WARNING, metric, limit))
    assert room is not None
    poorer = msgspec.structs.replace(
        account, balance=balance - room, available=account.available - room
    )
    assert (poorer.available if metric == AVAILABLE else poorer.balance) == limit


def test_without_margin_no_loss_raises_a_ratio() -> None:
    free = make_account(margin=D(0))
    assert room_to(free, line(WARNING, RATIO, "0.7")) is None
    assert standing(free, [line(WARNING, RATIO, "0.7")]) == Standing()


def test_the_next_line_is_the_one_that_is_reached_first() -> None:
    # 10 million of equity, 3 of margin: 70 % is reached after a loss of 5.7 million.
    lines = [
        line(ATTENTION, RATIO, "0.7"),
        line(WARNING, AVAILABLE, 2_000_000),
        line(FORCED, EQUITY, 1_000_000),
    ]
    stands = standing(make_account(), lines)
    assert (stands.passed, stands.next) == (None, lines[1])
    assert (stands.room, stands.share) == (D(5_000_000), D("0.5"))


def test_of_what_is_passed_already_only_higher_lines_are_next() -> None:
    lines = [
        line(ATTENTION, RATIO, "0.25"),
        line(ATTENTION, AVAILABLE, 6_900_000),
        line(WARNING, RATIO, "0.5"),
    ]
    stands = standing(make_account(), lines)
    assert (stands.passed, stands.next) == (ATTENTION, lines[2])
    assert stands.room == D(4_000_000)


def test_on_a_line_is_not_beyond_it() -> None:
    stands = standing(make_account(), [line(WARNING, RATIO, "0.3")])
    assert (stands.passed, stands.room) == (None, D(0))
    over = standing(make_account(balance=D(9_999_999)), [line(WARNING, RATIO, "0.3")])
    assert over == Standing(WARNING)


def test_of_two_lines_at_one_place_the_higher_level_is_told() -> None:
    lines = [line(ATTENTION, EQUITY, 4_000_000), line(FORCED, EQUITY, 4_000_000)]
    assert standing(make_account(), lines).next == lines[1]


def test_an_account_without_equity_has_passed_and_has_no_share() -> None:
    ruined = make_account(balance=D(-5), available=D(-10), margin=D(5))
    lines = [line(WARNING, RATIO, "0.7"), line(FORCED, AVAILABLE, -100)]
    stands = standing(ruined, lines)
    assert (stands.passed, stands.room, stands.share) == (WARNING, D(90), None)
