from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from terminal import Refused
from terminal.core import event
from terminal.core.effect import Topic
from terminal.domain.alert import Label
from terminal.domain.audit import Entry
from tests.widgets.fake_desk import FakeDesk, FakeReader
from widgets.bridge import Bridge
from widgets.pace import TURNS


def test_a_frame_tells_each_topic_once_however_much_changed(bridge: Bridge, desk: FakeDesk) -> None:
    pairs, points = QSignalSpy(bridge.pairs), QSignalSpy(bridge.points)
    for _ in range(1000):
        desk.put_pair("pair00")
        desk.changes.add_point("pair00", desk.point("pair00"))
    bridge.frame()
    assert pairs.count() == 1
    assert list(pairs.at(0)[0]) == ["pair00"]
    assert len(points.at(0)[0]["pair00"]) == 1000
    bridge.frame()
    assert pairs.count() == 1


def test_what_a_signal_refers_to_is_known_before_it_comes(bridge: Bridge, desk: FakeDesk) -> None:
    seen: list[str] = []

    def look(alerts: dict[str, Any]) -> None:
        for alert in alerts.values():
            seen.append(bridge.latest.subject(alert))
            assert bridge.latest.now == desk.now

    bridge.alerts.connect(look)
    desk.show_all()
    bridge.frame()
    assert "沪铜 CU2701" in seen


def test_panels_take_turns(bridge: Bridge) -> None:
    spy = QSignalSpy(bridge.framed)
    for _ in range(2 * TURNS):
        bridge.frame()
    assert [spy.at(n)[0] for n in range(2 * TURNS)] == [1, 2, 0] * 2


def test_a_long_frame_is_for_several_turns_and_ends_once(bridge: Bridge, desk: FakeDesk) -> None:
    turns, pairs, ends = (QSignalSpy(one) for one in (bridge.framed, bridge.pairs, bridge.ended))
    desk.put_pair("pair00")
    bridge.frame(2)
    bridge.frame(TURNS)
    assert [turns.at(n)[0] for n in range(turns.count())] == [1, 2, 0, 1, 2]
    assert pairs.count() == 1
    assert ends.count() == 2


def test_after_a_heavy_frame_the_next_is_put_off(
    qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests = [0.0, 0.002, 0.0]
    begun: list[int] = []
    monkeypatch.setattr(bridge._pace, "left", lambda: rests.pop(0) if rests else 9.0)
    monkeypatch.setattr(bridge._pace, "begin", lambda: begun.append(len(rests)) or 3)
    bridge.start()
    qtbot.waitUntil(lambda: len(begun) == 2)
    bridge.stop()
    assert begun == [2, 0]


def test_it_looks_by_itself_until_it_is_stopped(
    qtbot: QtBot, bridge: Bridge, desk: FakeDesk
) -> None:
    bridge.start()
    with qtbot.waitSignal(bridge.health):
        desk.put_health()
    bridge.stop()
    desk.put_health()
    with qtbot.assertNotEmitted(bridge.health, wait=120):
        pass


def test_clicks_become_wishes_with_the_actors_name(bridge: Bridge, desk: FakeDesk) -> None:
    desk.obeys = False
    desk.show_all()
    approval = desk.approvals["p-copper"]
    bridge.acknowledge("a-forced")
    bridge.close("a-margin", Label.FALSE)
    bridge.approve(approval)
    bridge.reject(approval, "no")
    bridge.reduce("6688-01", "SHFE.cu2701")
    bridge.cancel("bd-3")
    bridge.halt(True)
    bridge.note("export", "file.zip")
    assert desk.posted == [
        event.Acknowledge("a-forced", "me"),
        event.Close("a-margin", "me", Label.FALSE),
        event.Approve("p-copper", approval.plan.digest, "me"),
        event.Reject("p-copper", "me", "no"),
        event.Reduce("6688-01", "SHFE.cu2701", "me"),
        event.Cancel("bd-3", "me"),
        event.Halt("me", True),
        event.Note("me", "export", "file.zip"),
    ]


def test_what_is_gone_leaves_the_latest(bridge: Bridge, desk: FakeDesk) -> None:
    desk.show_all()
    bridge.frame()
    assert "6688-01/SHFE.cu2701" in bridge.latest.positions
    desk.changes.put(Topic.POSITION, "6688-01/SHFE.cu2701", None)
    bridge.frame()
    assert "6688-01/SHFE.cu2701" not in bridge.latest.positions


def test_a_question_is_answered(bridge: Bridge, desk: FakeDesk) -> None:
    answers: list[Sequence[Entry]] = []
    bridge.ask(lambda: FakeReader(desk).page(None, 5, None), answers.append, pytest.fail)
    assert [entry.seq for entry in answers[0]] == [desk.seq - n for n in range(5)]


def test_a_refused_question_says_why(bridge: Bridge) -> None:
    async def refuse() -> None:
        raise Refused("the ledger belongs to another desk")

    said: list[str] = []
    bridge.ask(refuse, pytest.fail, said.append)
    assert said == ["the ledger belongs to another desk"]
