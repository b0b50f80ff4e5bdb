"""What formulas can say of pairs and accounts, and what is refused before a desk runs."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.rule_subjects import OF_ACCOUNTS, account_values, trigger_of
from terminal.domain.level import Level
from terminal.domain.trigger import Unknown
from tests.builders import PAIR, make_account
from tests.core.test_formulas import formula


def test_a_rule_is_taken_with_its_times_and_a_step_for_each_level() -> None:
    minutes = [timedelta(minutes=number) for number in (1, 2, 3)]
    rule = formula(
        "basis > 1",
        "basis > 2",
        unknown="hold",
        hold=minutes[0],
        clear_hold=minutes[1],
        cooldown=minutes[2],
    )
    trigger = trigger_of(rule)
    assert [step.level for step in trigger.steps] == [Level.ATTENTION, Level.WARNING]
    assert [trigger.hold, trigger.clear_hold, trigger.cooldown] == minutes
    assert (trigger.subjects, trigger.unknown) == ((PAIR,), Unknown.HOLD)


def test_an_accounts_money_has_all_that_a_formula_can_say_of_it() -> None:
    account = make_account(balance=1000, available=600, float_profit=-7, position_profit=3)
    values = account_values(account, 0.4)
    assert tuple(values) == OF_ACCOUNTS
    assert (values["equity"], values["available"], values["margin_ratio"]) == (1000, 600, 0.4)
    assert (values["float_profit"], values["position_profit"]) == (-7, 3)
    assert account_values(account, None)["margin_ratio"] is None
