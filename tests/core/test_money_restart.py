"""Accounts whose amounts the counter does not say after a restart, while alerts and holds run."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, Acknowledge
from terminal.core.holds import Timers
from terminal.domain.alert import Alert, AlertState
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit, Rule
from tests.builders import ACCOUNT, make_account, make_rule
from tests.core.test_cooling import MINUTE
from tests.core.test_formulas import formula
from tests.playbook import Play, up

D = Decimal
BAND = make_rule(
    id="m",
    metric=Metric.MARGIN_RATIO,
    subjects=(ACCOUNT,),
    limits=(Limit(Level.WARNING, None, 0.8),),
    hysteresis=0.0,
    hold=MINUTE / 6,
    clear_hold=MINUTE,
    cooldown=10 * MINUTE,
)
SAID = formula(
    "margin_ratio > 0.8",
    "margin_ratio > 0.9",
    on="account",
    subjects=(ACCOUNT,),
    clear_hold=MINUTE,
    cooldown=10 * MINUTE,
)


def money(margin: int, missing: tuple[str, ...] = (), balance: int = 10_000_000) -> AccountChanged:
    return AccountChanged(make_account(margin=D(margin), balance=D(balance), missing=missing))


def again(play: Play) -> Play:
    text = msgspec.json.encode(Timers(play.now, tuple(play.engine.holds(play.now))))
    records = [one.record for one in play.history if isinstance(one, Write)]
    alerts = {one.ref: thing_of(one.body, Alert) for one in records if one.kind == "alert"}
    second = Play(b"second", rules=play.plant.rules, accounts=play.plant.accounts)
    second.now = play.now
    memory = Memory(alerts=tuple(alerts.values()), held=msgspec.json.decode(text, type=Timers))
    second.history = [*play.history, *second.engine.restore(memory, second.now)]
    return second.hears(up(f"td:{ACCOUNT}"))


@pytest.mark.parametrize("rule", [BAND, SAID], ids=["band", "formula"])
@pytest.mark.parametrize("first", [0, 10_000_000])
def test_open_alert_of_an_account_stays_over_a_restart_without_its_equity(
    rule: Rule, first: int
) -> None:
    play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens()
    play.hears(money(8_500_000)).ticks(20)
    id = play.alert.id
    play.hears(Acknowledge(id, "li"))
    play.hears(money(8_600_000, ("balance",), 0)).ticks(5)
    play = again(play)
    # At the start the counter says all but its equity, which stands at zero, or at what it was.
    play.hears(money(0, ("balance",), first)).ticks(200).tells()
    assert (play.alert.id, play.alert.state) == (id, AlertState.ACKNOWLEDGED)
    play.hears(money(0, ("margin",), 10_000_000)).ticks(200).tells()
    assert (play.alert.id, play.alert.state) == (id, AlertState.ACKNOWLEDGED)
    # 0.85 was taken: a fifth of it is 0.17.
    play.hears(money(8_700_000)).ticks(20).tells()
    assert play.alert.id == id
    play.hears(money(1_000_000)).ticks(59)
    assert play.alert.id == id
    play.ticks(2)
    assert play.alerts == []


def test_recovery_that_runs_at_a_stop_does_not_end_while_equity_is_missing() -> None:
    for rule in (BAND, SAID):
        play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens()
        play.hears(money(8_500_000)).ticks(20)
        play.hears(money(1_000_000)).ticks(51)
        id = play.alert.id
        play = again(play)
        play.hears(money(0, ("balance",), 0)).ticks(100).tells()
        assert play.alert.id == id
        play.hears(money(1_000_000)).ticks(8)
        assert play.alert.id == id
        play.ticks(4)
        assert play.alerts == []


def test_a_hold_that_runs_at_a_stop_waits_for_the_equity() -> None:
    said = formula("margin_ratio > 0.8", on="account", subjects=(ACCOUNT,), hold=MINUTE / 6)
    for rule in (BAND, said):
        play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens()
        play.hears(money(8_500_000)).ticks(7)
        assert play.alerts == []
        play = again(play)
        play.hears(money(8_500_000, ("balance",), 0)).ticks(100)
        assert play.alerts == []
        play.hears(money(8_500_000)).ticks(2)
        assert play.alerts == []
        play.ticks(2)
        assert play.alert.state is AlertState.FIRING
