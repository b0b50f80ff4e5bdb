from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec

from terminal.core.effect import Topic
from terminal.domain.approval import ApprovalState
from terminal.domain.order import OrderStatus
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.timeline import story


def test_the_story_runs_from_the_breach_to_the_recovery(bridge: Bridge, shown: FakeDesk) -> None:
    desk, now = shown, shown.now
    decided = msgspec.structs.replace(
        desk.approvals["p-copper"],
        state=ApprovalState.DONE,
        decided=now + timedelta(seconds=1),
        decided_by="wang",
    )
    desk.put_approval(decided)
    order = desk.order("bd-9", OrderStatus.FILLED, 5)
    order = msgspec.structs.replace(order, approval="p-copper", updated=now + timedelta(seconds=2))
    desk.changes.put(Topic.ORDER, "bd-9", order)
    over = msgspec.structs.replace(
        desk.alerts["a-forced"],
        acknowledged=now,
        acknowledged_by="li",
        resolved=now + timedelta(seconds=9),
    )
    desk.put_alert(over)
    bridge.frame()
    lines = story(over, bridge.latest)
    words = [line.text for line in lines]
    assert [line.time for line in lines] == sorted(line.time for line in lines)
    told = [
        "Limit passed", "Fired: −318 < −300", "Proposed: Sell CU2701 12 lots ≥ 86,690",
        "Acknowledged by 李敏", "Approved 王磊", "Sell close 5: Filled 5/5", "Recovered",
    ]  # fmt: skip
    assert [text for text in words if text in told] == told
    assert sum("→" in text for text in words) == 3


def test_why_a_message_did_not_get_through_is_told_in_the_screens_language(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    unknown = next(iter(bridge.latest.deliveries.values()))
    error = "accepted or not: the reply could not be understood"
    shown.changes.put(Topic.DELIVERY, unknown.id, msgspec.structs.replace(unknown, error=error))
    bridge.frame()
    speak("zh")
    words = [line.text for line in story(shown.alerts["a-forced"], bridge.latest)]
    assert [text for text in words if text.endswith("(不知是否已受理：应答无法识别)")]


def test_an_expired_plan_tells_why(bridge: Bridge, shown: FakeDesk) -> None:
    gone = msgspec.structs.replace(
        shown.approvals["p-copper"],
        state=ApprovalState.EXPIRED,
        decided=shown.now,
        reason="nobody decided in time",
    )
    shown.put_approval(gone)
    bridge.frame()
    words = [line.text for line in story(shown.alerts["a-forced"], bridge.latest)]
    assert "Expired: Nobody decided in time" in words


def test_a_failed_plan_keeps_its_approval_and_its_reason(bridge: Bridge, shown: FakeDesk) -> None:
    failed = msgspec.structs.replace(
        shown.approvals["p-copper"],
        state=ApprovalState.FAILED,
        decided=shown.now,
        decided_by="wang",
        reason="0 of 12 lots filled",
    )
    shown.put_approval(failed)
    bridge.frame()
    words = [line.text for line in story(shown.alerts["a-forced"], bridge.latest)]
    assert "Approved 王磊" in words
    assert "Failed: 0 of 12 lots filled" in words


def test_a_closed_alert_ends_with_its_label(bridge: Bridge, shown: FakeDesk) -> None:
    words = [line.text for line in story(shown.alerts["a-closed"], bridge.latest)]
    assert "Closed as: Real" in words
