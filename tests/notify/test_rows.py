from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from msgspec.structs import replace

from terminal.domain.notification import Stage
from terminal.notify.outbox import schema
from terminal.notify.rows import find, millis, put, read, save, unfinished
from tests.builders import NOW, make_notification
from tests.notify.house import make_notices


@pytest.fixture
def tx() -> sqlite3.Connection:
    tx = sqlite3.connect(":memory:", isolation_level=None)
    schema(tx)
    return tx


def test_what_was_put_waits_as_pending_in_its_order(tx: sqlite3.Connection) -> None:
    notices = make_notices(3)
    put_now = put(tx, notices, NOW)
    assert [delivery.notification for delivery in put_now] == notices
    assert unfinished(tx) == put_now
    assert {delivery.stage for delivery in put_now} == {Stage.PENDING}
    assert {delivery.updated for delivery in put_now} == {NOW}


def test_a_notice_that_is_already_there_is_left_alone(tx: sqlite3.Connection) -> None:
    notice = make_notification()
    put(tx, [notice], NOW)
    row = find(tx, "id", notice.id)
    assert row is not None
    save(tx, replace(row, stage=Stage.ACCEPTED, provider_id="m-1"))
    assert put(tx, [notice], NOW + timedelta(hours=1)) == []
    after = find(tx, "id", notice.id)
    assert after is not None
    assert after.stage is Stage.ACCEPTED


def test_two_notices_never_share_a_key(tx: sqlite3.Connection) -> None:
    put(tx, [make_notification()], NOW)
    with pytest.raises(sqlite3.IntegrityError):
        put(tx, [make_notification(id="notification-2")], NOW)


def test_a_rolled_back_put_leaves_nothing(tx: sqlite3.Connection) -> None:
    tx.execute("BEGIN IMMEDIATE")
    put(tx, make_notices(2), NOW)
    tx.execute("ROLLBACK")
    assert unfinished(tx) == []


def test_a_row_comes_back_as_it_was_saved(tx: sqlite3.Connection) -> None:
    put(tx, [make_notification(text='引号"和\n换行')], NOW, patience=timedelta(seconds=7))
    (row,) = read(tx, "stage = 'pending'")
    assert row.deadline == millis(NOW) + 7000
    changed = replace(
        row, stage=Stage.UNKNOWN, attempts=3, error="no answer", not_before=5, withdrawn="acked"
    )
    save(tx, changed)
    assert read(tx, "1") == [changed]


def test_the_tables_can_be_asked_for_again(tx: sqlite3.Connection) -> None:
    put(tx, make_notices(1), NOW)
    schema(tx)
    assert len(unfinished(tx)) == 1
