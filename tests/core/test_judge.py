"""What rules say of pairs and accounts as they stand, in every state of their data."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from terminal.core.effect import Deliver, Show, Topic
from terminal.core.event import (
    AccountChanged,
    QuotesChanged,
)
from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit
from tests.builders import (
    ACCOUNT,
    PAIR,
    make_account,
    make_pair,
)
from tests.playbook import Play, down, lots, reducing, up

RATIO = reducing(
    id="funds",
    metric=Metric.MARGIN_RATIO,
    subjects=(ACCOUNT, "second"),
    limits=(Limit(Level.WARNING, high=Decimal("0.8")),),
    hysteresis=Decimal("0.03"),
)
SLOW = reducing(hold=timedelta(seconds=10), clear_hold=timedelta(seconds=10))


def shows(play: Play, topic: Topic) -> list[str]:
    return [one.key for one in play.all(Show) if one.topic is topic]


# The market


def test_a_basis_that_stops_to_count_is_recorded_once_and_again_when_it_is_back() -> None:
    play = Play().opens()
    play.ticks(30).records_no("quote_gap")
    play.ticks(1).records("quote_gap", pair=PAIR, state="stale", before="good")
    play.ticks(10).records_no("quote_gap")
    play.basis(0).records("quote_gap", state="good", before="stale")


def test_a_hold_passes_by_the_clock_while_the_value_stands() -> None:
    play = Play(rules=(SLOW,)).opens().at(1).basis(600)
    play.ticks(9).records_no("alert")
    play.ticks(1).records("alert", state="firing", fired="2025-03-12T02:30:11Z")


def test_a_stale_leg_freezes_the_hold() -> None:
    pair = make_pair(futures_max_age=timedelta(seconds=5))
    play = Play(pairs=(pair,), rules=(SLOW,)).opens().at(1).basis(600)
    # Six seconds pass until the first tick that finds it stale; the other four are still owed.
    play.ticks(60).records_no("alert")
    play.basis(600).ticks(3).records_no("alert")
    play.ticks(1).records("alert", state="firing")


@pytest.mark.parametrize("lost", ["md", "stale", "no price", "board"])
def test_nothing_unknown_resolves_a_firing_alert(lost: str) -> None:
    play = Play(rules=(SLOW,)).opens().at(1).basis(600).ticks(10)
    assert play.alert.state is AlertState.FIRING
    if lost == "md":
        play.hears(down("md"))
    elif lost == "no price":
        play.basis(None, None)
    elif lost == "board":
        play.hears(QuotesChanged((play.quote(90_000.0, bid=90_000.0, ask=None),)))
    play.ticks(120).records_no("alert").tells()
    assert play.alert.state is AlertState.FIRING


def test_a_margin_ratio_above_its_limit_fires_for_its_account_alone() -> None:
    play = Play(rules=(RATIO,)).opens(lots(), lots("second"))
    risky = make_account(id="second", margin=Decimal(8_500_000))
    play.hears(AccountChanged(risky)).records("alert", subject="second", value="0.85")
    play.tells("wecom", "sms")
    assert "second 85% > 80%" in play.all(Deliver)[0].notification.text


def test_a_margin_alert_survives_a_lost_link_and_resolves_on_fresh_values_only() -> None:
    play = Play(rules=(RATIO,)).opens(account=make_account(margin=Decimal(8_500_000)))
    assert play.alert.state is AlertState.FIRING
    play.hears(down("td:demo"), AccountChanged(make_account())).records_no("alert")
    play.ticks(10).records_no("alert")
    play.hears(up("td:demo"), AccountChanged(make_account())).records("alert", state="resolved")


def test_a_margin_ratio_is_clear_only_below_the_dead_band() -> None:
    play = Play(rules=(RATIO,)).opens(account=make_account(margin=Decimal(8_500_000)))
    play.hears(AccountChanged(make_account(margin=Decimal(7_800_000)))).records_no("alert")
    play.hears(AccountChanged(make_account(margin=Decimal(7_700_000)))).records("alert")


def test_lost_equity_does_not_resolve_a_margin_alert() -> None:
    play = Play(rules=(RATIO,)).opens(account=make_account(margin=Decimal(8_500_000)))
    play.hears(AccountChanged(make_account(balance=Decimal(-1), margin=Decimal(8_500_000))))
    play.records_no("alert").ticks(5).records_no("alert")
    assert play.alert.state is AlertState.FIRING


def test_an_account_without_equity_fires_its_margin_rule() -> None:
    # 穿仓 is the worst state there is: it must reach people, not fall silent as "no data".
    rule = reducing(
        id="funds",
        metric=Metric.MARGIN_RATIO,
        subjects=(ACCOUNT,),
        limits=(Limit(Level.FORCED, None, Decimal("0.9")),),
        hysteresis=Decimal("0.02"),
    )
    play = Play(rules=(rule,)).opens(account=make_account())
    play.hears(AccountChanged(make_account(balance=Decimal(-1), available=Decimal(-3_000_001))))
    play.records("alert", state="firing", level=3).tells("wecom", "sms", "phone")
    play.hears(AccountChanged(make_account(balance=Decimal(-1), margin=Decimal(0))))
    play.ticks(60)
    assert play.alert.is_open, "without margin there is no ratio; that resolves nothing"
