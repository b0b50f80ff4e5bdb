"""An amount that a counter does not say: it fires nothing, resolves nothing, and is not zero."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from terminal.core.cause import account_facts, equity_parts
from terminal.core.event import AccountChanged
from terminal.core.fund_lines import AVAILABLE, EQUITY, RATIO, FundLine, room_to, standing
from terminal.core.measure import account_readings
from terminal.core.rule_subjects import OF_ACCOUNTS, account_values
from terminal.domain.level import Level
from terminal.domain.metric import DataState, Metric
from terminal.domain.rule import Limit, Rule
from tests.builders import ACCOUNT, make_account, make_rule
from tests.core.test_formulas import formula
from tests.playbook import Play

D = Decimal


def told(**fields: Any) -> AccountChanged:
    return AccountChanged(make_account(**fields))


def playing(rule: Rule) -> Play:
    return Play(rules=(rule,), accounts=(ACCOUNT,)).opens()


@pytest.mark.parametrize(
    ("written", "amounts", "missing"),
    [
        ("position_profit < -1000", {"position_profit": D(-5000)}, ("position_profit",)),
        ("close_profit < -1000", {"close_profit": D(-5000)}, ("close_profit",)),
        ("float_profit < -1000", {"float_profit": D(-5000)}, ("float_profit",)),
        ("available < 1000", {"available": D(500)}, ("available",)),
        ("equity < 1000", {"balance": D(500)}, ("balance",)),
        ("margin > 4000000", {"margin": D(5_000_000)}, ("margin",)),
        ("margin_ratio > 0.8", {"margin": D(9_000_000)}, ("margin",)),
        ("margin_ratio > 0.8", {"margin": D(9_000_000)}, ("balance",)),
    ],
)
def test_a_rule_on_it_is_neither_fired_nor_resolved(
    written: str, amounts: dict[str, Any], missing: tuple[str, ...]
) -> None:
    play = playing(formula(written, on="account", subjects=(ACCOUNT,)))
    play.hears(told(**amounts)).ticks(1)
    assert play.alert.subject == ACCOUNT
    # What stands there is no more than a remainder: no rule may see it.
    calm = {name: D(10_000_000) if name in ("balance", "available") else D(0) for name in missing}
    play.hears(told(**amounts | calm, missing=missing)).ticks(60)
    assert play.alert.is_open
    play.hears(told(**calm)).ticks(60)
    assert play.alerts == []
    silent = playing(formula(written, on="account", subjects=(ACCOUNT,)))
    silent.hears(told(**amounts, missing=missing)).ticks(5)
    assert silent.alerts == []


@pytest.mark.parametrize(
    ("metric", "limit", "amounts", "missing"),
    [
        (Metric.MARGIN_RATIO, {"high": D("0.4")}, {"margin": D(5_000_000)}, ("balance",)),
        (Metric.AVAILABLE, {"low": D(6_000_000)}, {"available": D(5_000_000)}, ("available",)),
    ],
)
def test_a_band_is_not_judged_by_it(
    metric: Metric, limit: dict[str, Any], amounts: dict[str, Any], missing: tuple[str, ...]
) -> None:
    rule = make_rule(metric=metric, subjects=(ACCOUNT,), limits=(Limit(Level.WARNING, **limit),))
    silent = playing(rule)
    silent.hears(told(**amounts, missing=missing)).ticks(5)
    assert silent.alerts == []
    assert len(silent.hears(told(**amounts)).ticks(1).alerts) == 1


def test_one_that_is_missing_hides_no_other() -> None:
    for name, metric in (("available", "available"), ("margin", "margin"), ("balance", "equity")):
        values = account_values(make_account(missing=(name,)), 0.5)
        assert [one for one in OF_ACCOUNTS if values[one] is None] == [metric]
    readings = account_readings(make_account(missing=("available",)), link_is_up=True)
    assert [(one.value, one.state) for one in readings] == [
        (0.3, DataState.GOOD),
        (None, DataState.NO_DATA),
    ]


def test_no_line_is_drawn_from_it() -> None:
    lines = [
        FundLine(Level.WARNING, RATIO, D("0.7"), "r"),
        FundLine(Level.WARNING, AVAILABLE, D(1000), "a"),
        FundLine(Level.WARNING, EQUITY, D(1000), "e"),
    ]
    rooms = {
        name: [room_to(make_account(missing=(name,)), line) is None for line in lines]
        for name in ("balance", "available", "margin")
    }
    assert rooms == {
        "balance": [True, False, True],
        "available": [False, True, False],
        "margin": [True, False, False],
    }
    assert standing(make_account(missing=("balance", "available")), lines).next is None


def test_a_cause_names_what_is_known_and_the_rest_is_other() -> None:
    account = make_account(
        balance=D(9_000_000), position_profit=D(0), close_profit=D(-400_000),
        missing=("position_profit",),
    )  # fmt: skip
    parts = {one.name: one.amount for one in equity_parts(account)}
    assert "position_profit" not in parts
    assert (parts["close_profit"], parts["other"]) == (-400_000, -600_000)
    names = [fact.name for fact in account_facts(make_account(missing=("pre_balance",)))]
    assert names == ["equity", "margin", "available"], "from what it moved is not known"
    names = [fact.name for fact in account_facts(make_account(missing=("balance", "available")))]
    assert names == ["margin"]
