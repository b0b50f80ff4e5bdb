from __future__ import annotations

from collections.abc import Callable

import msgspec
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.domain.notification import Stage
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.delivery_table import DeliveryTable
from widgets.theme import Theme


def test_each_notice_tells_channel_person_stage_and_fault(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    table = DeliveryTable(bridge, theme)
    qtbot.addWidget(table)
    desk.show_all()
    bridge.frame()
    model = table.model
    answered = [model.cell(model.line_of("a-forced-voice"), at).text for at in range(8)]
    assert answered == [
        "21:13:22", "Forced", "电话", "李敏", "✓✓ Answered", "2.2s", "1", "First notification",
    ]  # fmt: skip
    failed = [model.cell(model.line_of("a-acked-sms"), at) for at in range(9)]
    assert (failed[4].text, failed[4].tone) == ("✗ Failed", "bad")
    assert (failed[6].text, failed[6].tone) == ("2", "attention")
    assert failed[8].text == "the provider's words: number not reachable"
    assert model.key_at(0).startswith("a-forced")


def test_a_trouble_of_ours_is_told_in_the_screens_language(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, speak: Callable[[str], None]
) -> None:
    speak("zh")
    table = DeliveryTable(bridge, theme)
    qtbot.addWidget(table)
    desk.show_all()
    lost = msgspec.structs.replace(
        desk.delivery(next(iter(desk.alerts)), "sms", Stage.DEAD), error="deadline passed"
    )
    desk.changes.put(Topic.DELIVERY, lost.id, lost)
    bridge.frame()
    column = table.model.columns[8]
    assert table.model.cell(table.model.line_of(lost.id), 8).text == "已过时限"
    assert column.tip is not None
    assert column.tip(lost).endswith("\n已过时限")
