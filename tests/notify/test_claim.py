from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from terminal.domain.level import Level
from terminal.domain.notification import Stage
from terminal.notify.bucket import Limits, Rate
from terminal.notify.channel import Rejected, Unknown
from terminal.notify.claim import Taken, Waiting, heads, take
from terminal.notify.outbox import schema
from terminal.notify.rows import Row, find, millis, put, read, save
from terminal.notify.turns import cancel, settle
from tests.builders import NOW
from tests.notify.house import make_notices

SECOND = timedelta(seconds=1)
AT = millis(NOW)
UNFINISHED = (Stage.PENDING, Stage.SENDING, Stage.UNKNOWN)


@pytest.fixture
def tx() -> sqlite3.Connection:
    tx = sqlite3.connect(":memory:", isolation_level=None)
    schema(tx)
    return tx


def take_sms(
    tx: sqlite3.Connection,
    now: datetime = NOW,
    limits: Limits | None = None,
    busy: tuple[str, ...] = (),
    room: int = 8,
) -> Taken:
    return take(tx, "sms", now, limits or Limits(), busy, room)


def ids(rows: list[Row]) -> list[str]:
    return [row.notification.id for row in rows]


def make_row(
    address: str, stage: Stage = Stage.PENDING, level: Level = Level.WARNING, wait: int = 0
) -> Waiting:
    return Waiting(f"{address}-{stage}-{level}", address, level, stage, AT + wait)


def test_a_claim_is_committed_as_sending_before_anything_is_sent(tx: sqlite3.Connection) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW)
    taken = take_sms(tx)
    assert ids(taken.send) == [notice.id]
    assert [delivery.stage for delivery in taken.changed] == [Stage.SENDING]
    row = find(tx, "id", notice.id)
    assert row is not None
    assert (row.stage, row.attempts) == (Stage.SENDING, 1)


def test_a_claimed_message_is_not_claimed_again(tx: sqlite3.Connection) -> None:
    put(tx, make_notices(1), NOW)
    take_sms(tx)
    again = take_sms(tx)
    assert (again.send, again.ask, again.changed) == ([], [], [])


def test_what_was_cancelled_a_moment_before_is_not_claimed(tx: sqlite3.Connection) -> None:
    put(tx, make_notices(1), NOW)
    cancel(tx, "alert-1", "acknowledged", NOW)
    assert take_sms(tx).send == []


def test_one_person_hears_things_one_after_another(tx: sqlite3.Connection) -> None:
    first, second = make_notices(2)
    (other,) = make_notices(1, address="13900000000")
    put(tx, [first, second, other], NOW)
    assert ids(take_sms(tx).send) == [first.id, other.id]
    settle(tx, first.id, Rejected("blocked"), NOW)
    assert ids(take_sms(tx).send) == [second.id]


def test_a_forced_notice_passes_lesser_ones_that_are_stuck() -> None:
    forced = make_row("a", level=Level.FORCED)
    for stuck in (make_row("a", Stage.UNKNOWN), make_row("a", wait=4000)):
        assert heads([stuck, forced], AT) == [stuck, forced]
    for moving in (make_row("a", Stage.SENDING), make_row("a")):
        assert heads([moving, forced], AT) == [moving]


def test_a_forced_notice_does_not_pass_a_forced_one() -> None:
    stuck = make_row("a", Stage.UNKNOWN, Level.FORCED)
    assert heads([stuck, make_row("a", level=Level.FORCED)], AT) == [stuck]


@given(
    st.lists(
        st.builds(
            make_row,
            st.sampled_from("abc"),
            st.sampled_from(UNFINISHED),
            st.sampled_from(Level),
            st.sampled_from((0, 5000)),
        )
    )
)
def test_nothing_overtakes_but_the_forced_and_nobody_is_forgotten(rows: list[Waiting]) -> None:
    turn = heads(rows, AT)
    assert [row for row in rows if any(row is one for one in turn)] == turn
    for address in {row.address for row in rows}:
        mine = [row for row in rows if row.address == address]
        first, *rest = [row for row in turn if row.address == address]
        assert first is mine[0]
        assert all(row.level is Level.FORCED for row in rest)
        assert len(rest) <= 1


MIXED = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from(UNFINISHED),
    st.sampled_from(Level),
    st.sampled_from((0, 5000)),
)


@given(st.lists(MIXED, max_size=20))
def test_a_storm_is_looked_through_without_missing_a_turn(
    mixed: list[tuple[str, Stage, Level, int]],
) -> None:
    tx = sqlite3.connect(":memory:", isolation_level=None)
    schema(tx)
    all_rows = []
    for address, stage, level, wait in mixed:
        (notice,) = make_notices(1, address=address, level=level)
        put(tx, [notice], NOW)
        row = find(tx, "id", notice.id)
        assert row is not None
        save(tx, replace(row, stage=stage, not_before=AT + wait))
        all_rows.append(Waiting(notice.id, address, level, stage, AT + wait))
    taken = take_sms(tx)
    due = [row.id for row in heads(all_rows, AT) if row.not_before <= AT]
    sending = {row.id for row in all_rows if row.stage is Stage.SENDING}
    assert sorted(ids(taken.send + taken.ask)) == sorted(id for id in due if id not in sending)
    tx.close()


def test_looking_for_a_turn_reads_nothing_but_the_index(tx: sqlite3.Connection) -> None:
    statements: list[str] = []
    tx.set_trace_callback(statements.append)
    take_sms(tx)
    tx.set_trace_callback(None)
    assert len(statements) >= 4
    for statement in statements:
        plan = str(tx.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall())
        assert "INDEX outbox_waiting" in plan
        assert "SCAN outbox'" not in plan


def test_only_as_many_go_out_at_once_as_there_is_room_for(tx: sqlite3.Connection) -> None:
    notices = [make_notices(1, address=str(n))[0] for n in range(5)]
    put(tx, notices, NOW)
    assert len(take_sms(tx, room=2).send) == 2
    assert len(take_sms(tx, room=0).send) == 0
    assert len(take_sms(tx, room=8).send) == 3


def test_a_channel_takes_only_its_own(tx: sqlite3.Connection) -> None:
    put(tx, make_notices(1, channel="voice"), NOW)
    assert take_sms(tx).send == []


def test_a_message_in_doubt_is_asked_about_and_never_sent(tx: sqlite3.Connection) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW)
    take_sms(tx)
    settle(tx, notice.id, Unknown("no answer in time"), NOW)
    taken = take_sms(tx, NOW + SECOND)
    assert (ids(taken.ask), taken.send) == ([notice.id], [])
    assert take_sms(tx, NOW + SECOND, busy=(notice.id,)).ask == []


def test_a_message_waits_out_its_back_off_and_names_the_wait(tx: sqlite3.Connection) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW)
    take_sms(tx)
    settle(tx, notice.id, Rejected("throttled", retryable=True), NOW, 3 * SECOND)
    waiting = take_sms(tx, NOW + 2 * SECOND)
    assert (waiting.send, waiting.wait) == ([], SECOND)
    assert ids(take_sms(tx, NOW + 3 * SECOND).send) == [notice.id]


def test_nothing_that_waits_is_told_as_nothing_to_do(tx: sqlite3.Connection) -> None:
    assert take_sms(tx).wait is None
    put(tx, make_notices(1), NOW)
    assert take_sms(tx).wait is not None


def test_after_the_deadline_nothing_is_sent(tx: sqlite3.Connection) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW, patience=SECOND)
    taken = take_sms(tx, NOW + SECOND)
    assert taken.send == []
    (dead,) = taken.changed
    assert (dead.stage, dead.error) == (Stage.DEAD, "deadline passed")


def test_a_doubt_that_outlives_the_deadline_says_so(tx: sqlite3.Connection) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW, patience=5 * SECOND)
    take_sms(tx)
    settle(tx, notice.id, Unknown("no answer in time"), NOW)
    (dead,) = take_sms(tx, NOW + 5 * SECOND).changed
    assert dead.stage is Stage.DEAD
    assert dead.error == "deadline passed, nobody knows whether it arrived; no answer in time"


def test_what_is_on_the_wire_outlives_the_deadline(tx: sqlite3.Connection) -> None:
    put(tx, make_notices(1), NOW, patience=SECOND)
    take_sms(tx)
    assert take_sms(tx, NOW + 2 * SECOND).changed == []


def test_a_full_bucket_delays_and_is_no_change_of_stage(tx: sqlite3.Connection) -> None:
    first, second = make_notices(1), make_notices(1, address="13900000000")
    put(tx, [*first, *second], NOW)
    limits = Limits(channel=Rate(1, timedelta(minutes=1)))
    taken = take_sms(tx, limits=limits)
    assert (ids(taken.send), len(taken.changed)) == ([first[0].id], 1)
    assert taken.wait == timedelta(minutes=1)
    assert ids(take_sms(tx, NOW + timedelta(minutes=1), limits).send) == [second[0].id]


def test_a_clock_that_goes_back_two_hours_does_not_delay_by_two_hours(
    tx: sqlite3.Connection,
) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW)
    take_sms(tx)
    settle(tx, notice.id, Rejected("throttled", retryable=True), NOW, 3 * SECOND)
    back = NOW - timedelta(hours=2)
    assert take_sms(tx, back).wait == 3 * SECOND
    (row,) = read(tx, "1")
    assert row.deadline == millis(back + timedelta(minutes=10))
    assert ids(take_sms(tx, back + 3 * SECOND).send) == [notice.id]


def test_a_clock_that_goes_back_while_a_message_waits_long_is_noticed_too(
    tx: sqlite3.Connection,
) -> None:
    (notice,) = make_notices(1)
    put(tx, [notice], NOW)
    take_sms(tx)
    later = NOW + timedelta(minutes=5)
    settle(tx, notice.id, Rejected("throttled", retryable=True), later, 8 * SECOND)
    back = later - timedelta(minutes=3)
    assert take_sms(tx, back).wait == 8 * SECOND


def test_a_grain_of_the_clock_moves_nothing(tx: sqlite3.Connection) -> None:
    put(tx, make_notices(1), NOW)
    (before,) = read(tx, "1")
    take_sms(tx, NOW - timedelta(milliseconds=900), room=0)
    assert read(tx, "1") == [replace(before)]
