"""What moved an account's equity, in parts that leave nothing over."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.cause import account_facts, equity_parts
from terminal.core.effect import Write
from terminal.core.event import AccountChanged
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit
from tests.builders import ACCOUNT, make_account
from tests.playbook import Play, firing_records, reducing

money = st.decimals(-(10**9), 10**9, places=2)


@given(money, money, money, money, money, money, money)
def test_the_parts_add_up_to_the_change_exactly(
    before: Decimal,
    now: Decimal,
    position: Decimal,
    close: Decimal,
    fees: Decimal,
    paid_in: Decimal,
    paid_out: Decimal,
) -> None:
    account = make_account(
        pre_balance=before,
        balance=now,
        position_profit=position,
        close_profit=close,
        commission=fees,
        deposit=paid_in,
        withdraw=paid_out,
    )
    assert sum(part.amount for part in equity_parts(account)) == now - before


def test_what_an_account_lost_is_told_largest_first() -> None:
    account = make_account(
        balance=Decimal(9_199_990),
        position_profit=Decimal(-900_000),
        close_profit=Decimal(300_000),
        commission=Decimal(10),
        withdraw=Decimal(200_000),
    )
    told = [(fact.name, fact.value) for fact in account_facts(account)]
    assert told[3:] == [
        ("equity_change", "-800010 CNY"),
        ("position_profit", "-900000 CNY"),
        ("close_profit", "+300000 CNY"),
        ("withdraw", "-200000 CNY"),
        ("commission", "-10 CNY"),
    ]


def test_what_no_part_explains_is_told_as_other() -> None:
    told = {fact.name: fact.value for fact in account_facts(make_account(balance=Decimal(9)))}
    assert told["other"] == told["equity_change"] == "-9999991 CNY"


def test_a_quiet_day_has_no_parts() -> None:
    told = {fact.name: fact.value for fact in account_facts(make_account())}
    assert told.keys() == {"equity", "margin", "available", "equity_change"}
    assert told["equity_change"] == "0 CNY"


def test_the_record_of_an_account_alert_holds_what_moved_its_equity_from_the_first_second() -> None:
    limits = (Limit(Level.WARNING, high=Decimal("0.8")),)
    rule = reducing(id="funds", metric=Metric.MARGIN_RATIO, subjects=(ACCOUNT,), limits=limits)
    play = Play(rules=(rule,)).opens()
    lost = Decimal(-7_000_000)
    play.hears(
        AccountChanged(make_account(balance=Decimal(3_000_000), position_profit=lost)),
    )
    (record,) = firing_records(play.all(Write))
    told = {fact["name"]: fact["value"] for fact in record["facts"]}
    assert told["equity_change"] == told["position_profit"] == "-7000000 CNY"
    assert "other" not in told
    assert [(fact.name, fact.value) for fact in play.alert.facts] == list(told.items())
