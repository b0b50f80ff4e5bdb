"""Who is told what: one line a person can act on, one notice a person and channel."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.core.ids import Ids
from terminal.core.inform import Informer, message
from terminal.domain.alert import Alert, Fact
from terminal.domain.level import Level, Side
from terminal.domain.metric import Metric
from terminal.domain.notification import Notification, Person, Reason
from tests.builders import NOW, make_alert
from tests.playbook import WANG, make_policy

LI = Person("li", "李", {"sms": "13800000002"})


def notices(*people: Person, alert: Alert | None = None, **policy: Any) -> list[Notification]:
    informer = Informer(people, make_policy(**policy), Ids(b"test"))
    return informer.notify(alert or make_alert(), "铜", "CNY/t", Reason.FIRST, NOW)


def test_everybody_is_told_on_every_channel_of_the_level_they_have_an_address_on() -> None:
    told = [(one.person, one.channel, one.address) for one in notices(WANG, LI)]
    assert told == [
        ("wang", "wecom", "wang.risk"),
        ("wang", "sms", "13800000001"),
        ("li", "sms", "13800000002"),
    ]


def test_a_level_without_channels_tells_nobody() -> None:
    assert notices(WANG, channels={}) == []
    assert notices(WANG, alert=make_alert(level=Level.ATTENTION))[0].channel == "wecom"


def test_a_level_reaches_people_by_a_channel_that_one_of_them_has_an_address_on() -> None:
    calls = {Level.WARNING: ("sms",), Level.FORCED: ("phone",)}
    informer = Informer((LI,), make_policy(channels=calls), Ids(b"test"))
    assert [informer.reaches(level) for level in Level] == [False, True, False]


def test_every_notice_has_a_key_of_its_own_that_every_provider_takes() -> None:
    told = notices(WANG, LI)
    assert len({one.key for one in told}) == len({one.id for one in told}) == len(told)
    assert all(len(one.key) == 15 and one.key.isascii() and one.key.isalnum() for one in told)


def text(reason: Reason = Reason.FIRST, unit: str = "CNY/t", **alert: Any) -> str:
    return message(make_alert(**{"id": "0123-456789"} | alert), "铜", unit, reason, NOW)


def test_the_line_tells_level_subject_value_limit_unit_exchange_time_and_code() -> None:
    assert text() == "【预警】铜 520 > 500 CNY/t 10:30:00 #456789"


def test_a_breach_below_is_written_as_such() -> None:
    low = {"side": Side.LOW, "value": -520.5, "limit": -500.0}
    assert text(**low) == "【预警】铜 -520.5 < -500 CNY/t 10:30:00 #456789"


def test_a_rise_says_that_it_rose() -> None:
    assert text(Reason.LEVEL_ROSE, level=Level.FORCED).startswith("【强制处置】升级 铜 ")


def test_recovery_tells_the_present_value_and_claims_no_breach() -> None:
    assert text(Reason.RESOLVED, latest=40.0) == (
        "【预警】已恢复 铜 40 (限 500) CNY/t 10:30:00 #456789"
    )


def test_the_recovery_of_a_formula_tells_the_numbers_that_ended_it() -> None:
    facts = (
        Fact("condition", "basis > 500 and futures > 1"),
        Fact("operand", "basis = 520"),
        Fact("cleared", "basis = 40"),
        Fact("cleared", "futures = 78000"),
    )
    own = {"metric": Metric.FORMULA, "facts": facts, "unit": ""}
    said = "basis > 500 and futures > 1；basis = "
    assert text(**own) == f"【预警】铜 {said}520 10:30:00 #456789"
    assert text(Reason.RESOLVED, **own) == (
        f"【预警】已恢复 铜 {said}40；futures = 78000 10:30:00 #456789"
    )


def test_a_value_without_a_unit_leaves_no_gap() -> None:
    assert text(unit="", value=0.82, limit=0.8) == "【预警】铜 0.82 > 0.8 10:30:00 #456789"


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e15, -0.0000001])
def test_no_value_is_written_in_binary_dust(value: float) -> None:
    assert len(text(value=value)) < 60


@pytest.mark.parametrize(("value", "shown"), [(0.912, "91.2%"), (1.05, "105%"), (1000.0, "穿仓")])
def test_a_margin_ratio_is_told_in_per_cent_and_as_wiped_out_without_equity(
    value: float, shown: str
) -> None:
    told = text(unit="", metric="margin_ratio", value=value, limit=0.9)
    assert told == f"【预警】铜 {shown} > 90% 10:30:00 #456789"
