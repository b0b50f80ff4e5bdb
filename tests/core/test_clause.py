"""One clause that fits a phone."""

from __future__ import annotations

from terminal.core.clause import clause
from terminal.core.effect import Deliver
from terminal.domain.alert import Fact
from tests.playbook import Play


def test_the_largest_parts_are_named_the_cause_first() -> None:
    facts = [
        Fact("limit", "-318 < -300"),
        Fact("part_basis", "-20 → -318: -298 CNY/t"),
        Fact("part_spot", "86480 → 86450: -30 CNY/t"),
        Fact("part_premium", "0 → 8: -8 CNY/t"),
        Fact("part_futures", "86500 → 86760: -260 CNY/t"),
    ]
    assert clause(facts) == "成因 期货-260 现货-30"


def test_money_of_an_account_is_named_too() -> None:
    facts = [Fact("withdraw", "-200000 CNY"), Fact("position_profit", "-900000.55 CNY")]
    assert clause(facts) == "成因 持仓盈亏-900000.55 出金-200000"


def test_parts_of_nothing_and_words_are_no_cause() -> None:
    assert clause([Fact("part_spot", "1 → 1: 0 CNY/t"), Fact("premium", "- -20")]) == ""
    assert clause([Fact("part_spot", "soon")]) == ""
    assert clause([]) == ""


def test_the_notice_says_it_when_it_fires_and_not_when_it_is_over() -> None:
    play = Play().opens(basis=100).at(7).basis(350, 77_800.0)
    (sent,) = play.all(Deliver)
    assert "成因 期货+200 现货+50 " in sent.notification.text
    play.at(8).basis(0)
    assert "已恢复" in play.all(Deliver)[-1].notification.text
    assert "成因" not in play.all(Deliver)[-1].notification.text
