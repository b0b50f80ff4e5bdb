"""Holds in the running engine pass in trading time: a conversation across breaks and holidays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, InstrumentsListed, Tick
from terminal.domain.alert import AlertState
from terminal.domain.instrument import TradingTime
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit
from tests.builders import ACCOUNT, make_account, make_alert, make_instrument, make_pair
from tests.calendars import at as beijing
from tests.playbook import Play, reducing

HALF_MINUTE = timedelta(seconds=30)
HELD = reducing(hold=HALF_MINUTE, clear_hold=HALF_MINUTE)
AGELESS = make_pair(spot_max_age=timedelta(days=9), futures_max_age=timedelta(days=9))
# Ten seconds before a session ends, its end, the next opening.
CLOSINGS = [
    ("2025-03-12 10:14:50", "2025-03-12 10:15:00", "2025-03-12 10:30:00"),
    ("2025-03-12 11:29:50", "2025-03-12 11:30:00", "2025-03-12 13:30:00"),
    ("2025-03-12 14:59:50", "2025-03-12 15:00:00", "2025-03-12 21:00:00"),
    ("2025-03-15 00:59:50", "2025-03-15 01:00:00", "2025-03-17 09:00:00"),  # Friday's night
    ("2025-04-03 14:59:50", "2025-04-03 15:00:00", "2025-04-07 09:00:00"),  # a holiday's eve
]


def at(text: str) -> datetime:
    """Read a Beijing time as the UTC that the engine knows."""
    return beijing(text).astimezone(UTC)


def starting(text: str, **plant: Any) -> Play:
    play = Play(**{"rules": (HELD,)} | plant)
    play.now = at(text)
    return play.opens()


def passes(play: Play, closing: str, opening: str) -> Play:
    """Tick to the end of the session and through what follows; nothing may happen in it."""
    play.ticks(int((at(closing) - play.now).total_seconds())).records_no("alert")
    end, start = at(closing), at(opening)
    for now in (
        *(end + timedelta(seconds=second) for second in range(1, 60)),
        end + (start - end) / 3,
        end + (start - end) / 2,
        start - timedelta(seconds=1),
    ):
        play.now = now
        play.hears(Tick()).records_no("alert")
    play.now = start
    return play


def written(text: str) -> str:
    return at(text).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("pair", [make_pair(), AGELESS], ids=["stale in the break", "known in it"])
@pytest.mark.parametrize(("begin", "closing", "opening"), CLOSINGS)
def test_a_hold_goes_on_where_the_session_ended(
    pair: Any, begin: str, closing: str, opening: str
) -> None:
    play = starting(begin, pairs=(pair,)).basis(600)
    passes(play, closing, opening).basis(600).records_no("alert")
    play.ticks(19).records_no("alert")
    fired = opening[:-2] + "20"
    play.ticks(1).records("alert", state="firing", fired=written(fired))


@pytest.mark.parametrize(("begin", "closing", "opening"), CLOSINGS)
def test_a_recovery_goes_on_where_the_session_ended(begin: str, closing: str, opening: str) -> None:
    play = starting(begin, rules=(reducing(clear_hold=HALF_MINUTE),)).basis(600)
    play.basis(0).records("alert", state="recovering")
    passes(play, closing, opening).basis(0).ticks(19).records_no("alert")
    play.ticks(1).records("alert", state="resolved")


def test_a_night_counts_where_there_is_one() -> None:
    # Thursday's night goes on to one o'clock; the same hours of a holiday's eve count nothing.
    play = starting("2025-03-13 23:59:50", pairs=(AGELESS,)).basis(600)
    play.ticks(29).records_no("alert").ticks(1).records("alert", state="firing")
    eve = starting("2025-04-03 23:59:50", pairs=(AGELESS,)).basis(600)
    eve.ticks(60).records_no("alert")


def test_a_front_that_never_closes_holds_on_a_saturday() -> None:
    always = TradingTime(day=(("00:00:00", "24:00:00"),))
    play = starting("2025-03-15 12:00:00")
    play.hears(InstrumentsListed((make_instrument(trading_time=always),))).basis(600)
    play.ticks(29).records_no("alert").ticks(1).records("alert", state="firing")


def test_an_account_does_not_wait_for_the_session() -> None:
    ratio = reducing(
        metric=Metric.MARGIN_RATIO,
        subjects=(ACCOUNT,),
        limits=(Limit(Level.WARNING, high=Decimal("0.8")),),
        hold=HALF_MINUTE,
    )
    play = starting("2025-03-12 11:29:50", rules=(ratio,))
    play.hears(AccountChanged(make_account(margin=Decimal(9_000_000))))
    play.ticks(29).records_no("alert").ticks(1).records("alert", state="firing")


def restored(now: str, since: datetime, basis: float = 520, **alert: Any) -> Play:
    play = Play(rules=(HELD,))
    play.now = at(now)
    known = make_alert(since=since, updated=since, fired=since, **alert)
    play.effects = play.engine.restore(Memory(alerts=(known,)), play.now)
    return play.records_no("alert").opens(basis=basis)


def test_an_alert_that_was_held_before_a_restart_in_the_break_is_held_after_it() -> None:
    low = {"level": Level.ATTENTION, "limit": 300.0}
    play = restored("2025-03-12 10:20:00", at("2025-03-12 10:14:55"), 310, **low)
    assert play.alert.state is AlertState.FIRING
    # Within the dead band of its level, which only what was held has.
    play.basis(290).ticks(20).records_no("alert")
    assert play.alert.state is AlertState.FIRING


def test_a_restored_alert_recovers_and_rises_in_trading_time() -> None:
    play = restored("2025-03-12 10:20:00", at("2025-03-12 10:00:00")).basis(0)
    passes(play, "2025-03-12 10:20:00", "2025-03-12 10:30:00").basis(0).ticks(29)
    play.records_no("alert").ticks(1).records("alert", state="resolved")
    play = restored("2025-03-12 10:14:50", at("2025-03-12 10:00:00")).basis(710)
    passes(play, "2025-03-12 10:15:00", "2025-03-12 10:30:00").basis(710).ticks(19)
    play.records_no("alert").ticks(1).records("alert", level=int(Level.FORCED))
