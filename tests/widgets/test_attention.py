from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from tests.widgets.fake_desk import FakeDesk
from widgets.attention import Attention
from widgets.bridge import Bridge


@pytest.fixture
def heard(qtbot: QtBot, bridge: Bridge) -> tuple[Attention, list[str]]:
    beeps: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    return Attention(bridge, window, beep=lambda: beeps.append("beep")), beeps


def fire(
    desk: FakeDesk, level: Level, state: AlertState = AlertState.FIRING, **more: object
) -> None:
    alert = desk.alert("a", 0, level, state, desk.now, -318, -300)
    desk.put_alert(msgspec.structs.replace(alert, **more))


def test_a_louder_level_sounds_more_often_and_each_only_once(
    heard: tuple[Attention, list[str]], desk: FakeDesk, bridge: Bridge
) -> None:
    _, beeps = heard
    counts = []
    for level in (Level.ATTENTION, Level.ATTENTION, Level.FORCED, Level.WARNING):
        fire(desk, level)
        bridge.frame()
        counts.append(len(beeps))
    assert counts == [1, 1, 4, 4]


def test_what_people_are_told_again_sounds_again(
    heard: tuple[Attention, list[str]], desk: FakeDesk, bridge: Bridge
) -> None:
    _, beeps = heard
    counts = []
    for minutes in (5, 5, 10):
        fire(desk, Level.WARNING, quiet_until=desk.now + timedelta(minutes=minutes))
        bridge.frame()
        counts.append(len(beeps))
    assert counts == [2, 2, 4]


def test_a_pending_or_muted_alert_is_silent(
    heard: tuple[Attention, list[str]], desk: FakeDesk, settle: Callable[[], None]
) -> None:
    _, beeps = heard
    fire(desk, Level.FORCED, AlertState.PENDING)
    settle()
    fire(desk, Level.FORCED, muted_by=("silence",))
    settle()
    assert beeps == []


def test_sound_can_be_switched_off(
    heard: tuple[Attention, list[str]], desk: FakeDesk, settle: Callable[[], None]
) -> None:
    attention, beeps = heard
    attention.muted = True
    fire(desk, Level.FORCED)
    settle()
    assert beeps == []


def test_a_second_breach_is_heard_again(
    heard: tuple[Attention, list[str]], desk: FakeDesk, settle: Callable[[], None]
) -> None:
    _, beeps = heard
    for state in (AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING):
        fire(desk, Level.ATTENTION, state)
        settle()
    assert len(beeps) == 2
