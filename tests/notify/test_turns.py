from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from terminal.domain.notification import Delivery, Notification, Stage
from terminal.notify.bucket import Limits
from terminal.notify.channel import Absent, Accepted, Found, Receipt, Receipts, Rejected, Unknown
from terminal.notify.claim import take
from terminal.notify.outbox import schema
from terminal.notify.rows import Row, find, millis, put, read
from terminal.notify.stages import PROOF
from terminal.notify.turns import abandon, cancel, cursor, receive, recover, settle
from tests.builders import NOW
from tests.notify.house import make_notices

SECOND = timedelta(seconds=1)


def make_tx() -> sqlite3.Connection:
    tx = sqlite3.connect(":memory:", isolation_level=None)
    schema(tx)
    return tx


@pytest.fixture
def tx() -> sqlite3.Connection:
    return make_tx()


def sending(tx: sqlite3.Connection) -> Notification:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW)
    take(tx, "sms", NOW, Limits(), (), 8)
    return notice


def row_of(tx: sqlite3.Connection, notice: Notification) -> Row:
    row = find(tx, "id", notice.id)
    assert row is not None
    return row


def receipt(notice: Notification, stage: Stage, event: str) -> Receipt:
    return Receipt(key=notice.key, stage=stage, event_id=event, by="", time=NOW)


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (Accepted("m-1"), Stage.ACCEPTED),
        (Rejected("blocked", "no such number"), Stage.FAILED),
        (Rejected("throttled", retryable=True), Stage.PENDING),
        (Unknown("no answer in time"), Stage.UNKNOWN),
        (Found(Stage.DELIVERED, "m-1"), Stage.DELIVERED),
    ],
)
def test_each_outcome_has_its_stage(tx: sqlite3.Connection, outcome: Any, stage: Stage) -> None:
    notice = sending(tx)
    (told,) = settle(tx, notice.id, outcome, NOW)
    assert told.stage is row_of(tx, notice).stage is stage


def test_the_providers_own_id_and_words_are_kept(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    (told,) = settle(tx, notice.id, Accepted("m-7"), NOW)
    assert (told.provider_id, told.attempts, told.error) == ("m-7", 1, "")
    other = sending(tx)
    (told,) = settle(tx, other.id, Rejected("blocked", "no such number"), NOW)
    assert told.error == "blocked: no such number"


def test_the_providers_wish_outweighs_our_own_back_off(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    wish = Rejected("throttled", retryable=True, retry_after=30 * SECOND)
    settle(tx, notice.id, wish, NOW, SECOND)
    assert row_of(tx, notice).not_before - row_of(tx, notice).touched == 30_000


def test_an_absence_that_may_not_be_believed_changes_nothing(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    settle(tx, notice.id, Unknown("no answer in time"), NOW)
    assert settle(tx, notice.id, Absent(), NOW, SECOND) == []
    assert row_of(tx, notice).stage is Stage.UNKNOWN
    (told,) = settle(tx, notice.id, Absent(), NOW, believe=True)
    assert told.stage is Stage.PENDING


def test_a_reply_after_the_receipt_takes_nothing_back(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    receive(tx, "p", Receipts((receipt(notice, Stage.DELIVERED, "1"),), "1"), NOW)
    for late in (Accepted("m-1"), Unknown("no answer"), Rejected("blocked"), Absent()):
        assert settle(tx, notice.id, late, NOW, believe=True) == []
    assert row_of(tx, notice).stage is Stage.DELIVERED


@pytest.mark.parametrize("order", list(permutations(PROOF)))
def test_receipts_in_any_order_and_twice_end_in_the_same_stage(
    tx: sqlite3.Connection, order: tuple[Stage, ...]
) -> None:
    notice = sending(tx)
    news = tuple(receipt(notice, stage, stage) for stage in order)
    told, _ = receive(tx, "p", Receipts(news, "4"), NOW)
    heights = [PROOF.index(delivery.stage) for delivery in told]
    assert heights == sorted(set(heights))
    assert row_of(tx, notice).stage is Stage.ACKNOWLEDGED
    assert receive(tx, "p", Receipts(news[::-1], "4"), NOW) == ([], 0)
    assert tx.execute("SELECT count(*) FROM receipt").fetchone() == (4,)


def test_a_receipt_for_a_key_that_is_not_ours_is_ignored_and_counted(
    tx: sqlite3.Connection,
) -> None:
    (stranger,) = make_notices(1, alert="of another desk")
    notice = sending(tx)
    both = (receipt(stranger, Stage.DELIVERED, "1"), receipt(notice, Stage.DELIVERED, "2"))
    told, strangers = receive(tx, "p", Receipts(both, "2"), NOW)
    assert ([delivery.id for delivery in told], strangers) == ([notice.id], 1)


def test_the_cursor_moves_with_the_receipts_or_not_at_all(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    assert cursor(tx, "p") == ""
    tx.execute("BEGIN IMMEDIATE")
    receive(tx, "p", Receipts((receipt(notice, Stage.DELIVERED, "1"),), "s:1"), NOW)
    tx.execute("ROLLBACK")
    assert (cursor(tx, "p"), row_of(tx, notice).stage) == ("", Stage.SENDING)
    receive(tx, "p", Receipts((), "s:2"), NOW)
    assert (cursor(tx, "p"), cursor(tx, "q")) == ("s:2", "")


def test_an_acknowledged_alert_sends_nothing_more(tx: sqlite3.Connection) -> None:
    first, second = make_notices(2)
    (other,) = make_notices(1, alert="alert-2")
    put(tx, [first, second, other], NOW)
    take(tx, "sms", NOW, Limits(), (), 1)
    told = cancel(tx, "alert-1", "acknowledged by trader", NOW)
    assert [(one.id, one.stage) for one in told] == [(second.id, Stage.CANCELLED)]
    assert told[0].error == "acknowledged by trader"
    assert row_of(tx, other).stage is Stage.PENDING
    assert row_of(tx, first).stage is Stage.SENDING


@pytest.mark.parametrize("how", ["throttled", "lost"])
def test_what_was_on_the_wire_when_the_alert_was_acknowledged_is_not_sent_again(
    tx: sqlite3.Connection, how: str
) -> None:
    notice = sending(tx)
    cancel(tx, "alert-1", "acknowledged", NOW)
    if how == "throttled":
        told = settle(tx, notice.id, Rejected("throttled", retryable=True), NOW)
    else:
        settle(tx, notice.id, Unknown("no answer in time"), NOW)
        told = settle(tx, notice.id, Absent(), NOW, believe=True)
    assert [one.stage for one in told] == [Stage.CANCELLED]


def test_what_was_on_the_wire_when_the_alert_was_acknowledged_counts_when_it_arrived(
    tx: sqlite3.Connection,
) -> None:
    notice = sending(tx)
    cancel(tx, "alert-1", "acknowledged", NOW)
    settle(tx, notice.id, Unknown("no answer in time"), NOW)
    (told,) = settle(tx, notice.id, Found(Stage.ACCEPTED, "m-1"), NOW)
    assert told.stage is Stage.ACCEPTED


def test_a_notice_put_with_the_cancellation_stays(tx: sqlite3.Connection) -> None:
    first, resolved = make_notices(2)
    put(tx, [first], NOW)
    cancel(tx, "alert-1", "resolved", NOW)
    put(tx, [resolved], NOW)
    assert row_of(tx, resolved).stage is Stage.PENDING


def test_after_a_crash_what_was_on_the_wire_is_in_doubt(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    put(tx, make_notices(1, alert="alert-2"), NOW)
    (told,) = recover(tx, "sms", NOW + SECOND)
    assert (told.id, told.stage) == (notice.id, Stage.UNKNOWN)
    assert told.error == "the desk stopped while sending"
    assert recover(tx, "sms", NOW + SECOND) == []


@pytest.mark.parametrize("stage", [Stage.PENDING, Stage.UNKNOWN])
def test_the_time_without_a_desk_counts_towards_no_deadline(
    tx: sqlite3.Connection, stage: Stage
) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW, patience=60 * SECOND)
    if stage is Stage.UNKNOWN:
        take(tx, "sms", NOW, Limits(), (), 8)
    monday = NOW + timedelta(days=3)
    recover(tx, "sms", monday)
    recover(tx, "sms", monday)
    taken = take(tx, "sms", monday, Limits(), (), 8)
    assert [row.notification for row in (*taken.send, *taken.ask)] == [notice]
    assert row_of(tx, notice).deadline == millis(monday + 60 * SECOND)


def test_a_channel_recovers_only_its_own(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    assert recover(tx, "voice", NOW) == []
    assert row_of(tx, notice).stage is Stage.SENDING


def test_what_waits_for_a_channel_that_is_gone_comes_to_an_end(tx: sqlite3.Connection) -> None:
    (kept,), (lost,) = make_notices(1), make_notices(1, channel="pager")
    put(tx, [kept, lost], NOW)
    (told,) = abandon(tx, ("sms", "voice"), NOW)
    assert (told.id, told.stage) == (lost.id, Stage.FAILED)
    assert told.error == "no channel 'pager' any more"
    assert row_of(tx, kept).stage is Stage.PENDING


class OutboxMachine(RuleBasedStateMachine):
    """Anything may happen to the rows of one channel, at any time, in any order."""

    notices: Bundle[Notification] = Bundle("notices")

    def __init__(self) -> None:
        super().__init__()
        self.tx = make_tx()
        self.now = NOW
        self.told: dict[str, Stage] = {}
        self.proven: dict[str, Stage] = {}
        self.on_wire: set[str] = set()
        self.cancelled: set[str] = set()
        self.event = 0

    @rule(target=notices, address=st.sampled_from("ab"), alert=st.sampled_from("xyz"))
    def put_one(self, address: str, alert: str) -> Notification:
        self.event += 1
        (notice,) = make_notices(1, alert=f"{alert}{self.event}", address=address)
        self.hear(put(self.tx, [notice], self.now))
        return notice

    @rule(room=st.integers(0, 3))
    def take_some(self, room: int) -> None:
        taken = take(self.tx, "sms", self.now, Limits(), (), room)
        for row in taken.send:
            id = row.notification.id
            assert id not in self.on_wire
            assert id not in self.cancelled
            assert self.told[id] is Stage.PENDING
            self.on_wire.add(id)
        self.hear(taken.changed)

    @rule(
        notice=notices,
        outcome=st.sampled_from(
            [
                Accepted("m"),
                Rejected("blocked"),
                Rejected("throttled", retryable=True),
                Unknown("lost"),
            ]
        ),
    )
    def settle_attempt(self, notice: Notification, outcome: Any) -> None:
        if notice.id in self.on_wire:
            self.on_wire.discard(notice.id)
            self.hear(settle(self.tx, notice.id, outcome, self.now, SECOND))

    @rule(
        notice=notices,
        answer=st.sampled_from([Absent(), Unknown("lost"), *map(Found, PROOF)]),
        believe=st.booleans(),
    )
    def settle_inquiry(self, notice: Notification, answer: Any, believe: bool) -> None:
        if self.told[notice.id] is Stage.UNKNOWN:
            self.hear(settle(self.tx, notice.id, answer, self.now, SECOND, believe=believe))

    @rule(notice=notices, stage=st.sampled_from(PROOF), repeats=st.integers(1, 2))
    def hear_receipt(self, notice: Notification, stage: Stage, repeats: int) -> None:
        self.event += 1
        news = (receipt(notice, stage, str(self.event)),) * repeats
        told, strangers = receive(self.tx, "p", Receipts(news, str(self.event)), self.now)
        assert strangers == 0
        self.hear(told)

    @rule(notice=notices)
    def acknowledge(self, notice: Notification) -> None:
        self.cancelled.add(notice.id)
        self.hear(cancel(self.tx, notice.alert, "acknowledged", self.now))

    @rule()
    def crash(self) -> None:
        self.on_wire.clear()
        self.hear(recover(self.tx, "sms", self.now))

    @rule(seconds=st.integers(-7200, 900))
    def let_the_clock_move(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def hear(self, told: list[Delivery]) -> None:
        for one in told:
            before = self.told.get(one.id)
            assert before is not one.stage
            if before is not None and before.is_final:
                assert one.stage in PROOF
            if before in PROOF:
                assert PROOF.index(one.stage) > PROOF.index(before)
            self.told[one.id] = one.stage

    @invariant()
    def what_was_told_is_what_is_stored(self) -> None:
        stored = {row.notification.id: row.stage for row in read(self.tx, "1")}
        assert stored == self.told

    @invariant()
    def only_what_is_in_hand_is_on_the_wire(self) -> None:
        stored = {id for id, stage in self.told.items() if stage is Stage.SENDING}
        assert stored <= self.on_wire

    def teardown(self) -> None:
        self.tx.close()


TestOutboxMachine = OutboxMachine.TestCase


def test_a_time_of_day_is_kept_in_utc(tx: sqlite3.Connection) -> None:
    notice = sending(tx)
    (told,) = settle(tx, notice.id, Accepted("m"), datetime.fromisoformat("2025-03-12T10:30+08:00"))
    assert told.updated == NOW
