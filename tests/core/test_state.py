"""What the engine shows, says and forgets."""

from __future__ import annotations

import pytest

from terminal.core import prune
from terminal.core.effect import Show, Topic
from terminal.core.event import DeliveryProgressed, OrderReported
from terminal.core.refusal import NoPlan
from terminal.core.view import Health
from terminal.domain.notification import Stage
from tests.builders import ACCOUNT, FUTURES, make_delivery, make_notification, make_report
from tests.playbook import Play, down, up


def test_a_view_exists_for_every_topic_and_a_missing_key_is_none() -> None:
    play = Play().opens()
    for topic in Topic:
        if topic in (Topic.PAIR, Topic.POINT, Topic.EXPOSURE):
            continue
        assert (play.engine.view(topic, "nobody", play.now) is None) is (topic is not Topic.HEALTH)


def test_health_counts_what_was_heard_and_what_was_dropped() -> None:
    play = Play().opens()
    play.hears(play.legs(0), play.legs(0))
    health: Health = play.engine.view(Topic.HEALTH, "", play.now)
    assert (health.updates, health.stale) == (2, 4)
    assert (health.desk, health.mode, health.halted, health.read_only) == ("test", "sim", False, "")


def test_an_account_is_ready_only_over_a_ready_link() -> None:
    play = Play().opens()
    state = play.engine.state
    assert state.is_ready(ACCOUNT)
    assert not state.is_ready("other")
    play.hears(down("td:demo"))
    assert not state.is_ready(ACCOUNT)


@pytest.mark.parametrize("missing", ["quote", "instrument", "position", "pair"])
def test_a_situation_is_whole_or_refused_in_words(missing: str) -> None:
    play = Play().opens()
    state = play.engine.state
    if missing == "quote":
        del state.market.quotes[FUTURES]
    elif missing == "instrument":
        del state.market.instruments[FUTURES]
    elif missing == "position":
        state.book.positions.clear()
    symbol = "SHFE.other" if missing == "pair" else FUTURES
    with pytest.raises(NoPlan, match="is known"):
        state.look(ACCOUNT, symbol, play.now)


def test_what_is_long_over_is_forgotten_and_what_is_open_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prune, "MOST", 4)
    monkeypatch.setattr(prune, "LEAST", 2)
    play = Play().hears(up("td:demo"))
    for number in range(9):
        order = make_report(id=f"S{number}", is_alive=number == 0)
        notice = make_notification(id=f"n{number}")
        stage = Stage.UNKNOWN if number == 0 else Stage.DELIVERED
        play.hears(
            OrderReported(order),
            DeliveryProgressed(make_delivery(notification=notice, stage=stage)),
        )
    play.ticks()
    state = play.engine.state
    assert list(state.orders.orders) == ["demo/S0", "demo/S8"]
    assert list(state.cases.deliveries) == ["n0", "n8"]
    gone = [one.key for one in play.all(Show) if one.topic is Topic.ORDER]
    assert gone == [f"demo/S{number}" for number in range(1, 8)]
