from __future__ import annotations

import msgspec
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.view import Notice
from terminal.domain.approval import ApprovalState
from tests.widgets.fake_desk import FakeDesk
from widgets.approval_table import ApprovalTable, NoticeTable
from widgets.bridge import Bridge
from widgets.theme import Theme


def test_a_proposal_is_followed_to_its_end(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    table = ApprovalTable(bridge, theme)
    qtbot.addWidget(table)
    desk.show_all()
    bridge.frame()

    def texts() -> list[str]:
        return [table.model.cell(0, at).text for at in range(11)]

    assert texts() == [
        "21:13:49", "6688-01", "Sell CU2701 12 lots ≥ 86,690", "+60 → 0 t incl. VAT",
        "2,880", "Requested",
        "System", "—", "—", "", "7e1f7e1f",
    ]  # fmt: skip
    asked = desk.approvals["p-copper"]
    two = msgspec.structs.replace(asked, needed=2, approvers=("wang",))
    desk.put_approval(two)
    bridge.frame()
    assert texts()[5:9] == ["Requested  1/2", "System", "王磊", "—"]
    desk.put_approval(
        msgspec.structs.replace(
            two, state=ApprovalState.SENT, approvers=("wang", "li"), decided_by="li"
        )
    )
    bridge.frame()
    assert texts()[7] == "王磊, 李敏"
    desk.put_approval(msgspec.structs.replace(two, state=ApprovalState.REJECTED, decided_by="li"))
    bridge.frame()
    assert texts()[7] == "李敏"
    expired = msgspec.structs.replace(
        two,
        state=ApprovalState.EXPIRED,
        decided=desk.now,
        reason="nobody decided in time",
    )
    desk.put_approval(expired)
    bridge.frame()
    assert texts()[5:10] == ["Expired", "System", "—", "21:14:07", "Nobody decided in time"]


def test_notices_tell_kind_and_source_the_newest_first(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    table = NoticeTable(bridge, theme)
    qtbot.addWidget(table)
    desk.show_all()
    bridge.frame()
    assert [table.model.cell(0, at).text for at in range(4)] == [
        "17:14:07", "Note", "6688-02", "结算单已确认",
    ]  # fmt: skip


def test_a_statement_of_many_lines_stays_readable_in_one(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    table = NoticeTable(bridge, theme)
    qtbot.addWidget(table)
    notice = Notice(id="n", time=desk.now, source="td:6688-01", level="INFO", content="one\ntwo")
    desk.changes.put(Topic.NOTICE, "n", notice)
    bridge.frame()
    assert [table.model.cell(0, at).text for at in (2, 3)] == [
        "6688-01",
        "the counter's words: one  two",
    ]
