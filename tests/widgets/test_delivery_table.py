from __future__ import annotations

from pytestqt.qtbot import QtBot

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
    assert failed[8].text == "number not reachable"
    assert model.key_at(0).startswith("a-forced")
