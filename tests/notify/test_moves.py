from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from msgspec.structs import replace

from terminal.domain.notification import Stage
from terminal.notify.moves import give_back, move, prove
from terminal.notify.outbox import schema
from terminal.notify.rows import Row, millis, put, read, save
from terminal.notify.stages import Cause
from tests.builders import NOW, make_notification

LATER = millis(NOW + timedelta(seconds=9))


@pytest.fixture
def tx() -> sqlite3.Connection:
    tx = sqlite3.connect(":memory:", isolation_level=None)
    schema(tx)
    put(tx, [make_notification()], NOW)
    return tx


def row_at(tx: sqlite3.Connection, stage: Stage, withdrawn: str = "") -> Row:
    row = replace(read(tx, "1")[0], stage=stage, withdrawn=withdrawn)
    save(tx, row)
    return row


def stage_now(tx: sqlite3.Connection) -> Stage:
    return read(tx, "1")[0].stage


def test_a_move_is_saved_and_told_with_its_time(tx: sqlite3.Connection) -> None:
    (told,) = move(tx, row_at(tx, Stage.PENDING), Cause.CLAIM, LATER)
    assert (told.stage, told.updated) == (Stage.SENDING, NOW + timedelta(seconds=9))
    assert stage_now(tx) is Stage.SENDING


def test_a_cause_that_changes_nothing_keeps_what_was_learnt(tx: sqlite3.Connection) -> None:
    row = row_at(tx, Stage.UNKNOWN)
    assert move(tx, replace(row, error="HTTP 502", not_before=LATER), Cause.DOUBT, LATER) == []
    (after,) = read(tx, "1")
    assert (after.error, after.not_before, after.updated) == ("HTTP 502", LATER, row.updated)


def test_a_late_outcome_does_not_touch_what_a_receipt_has_finished(tx: sqlite3.Connection) -> None:
    row = row_at(tx, Stage.DELIVERED)
    for cause in Cause:
        assert move(tx, replace(row, error="too late"), cause, LATER) == []
    assert read(tx, "1") == [row]


def test_what_nobody_wants_any_more_is_cancelled_instead_of_given_back(
    tx: sqlite3.Connection,
) -> None:
    row = row_at(tx, Stage.UNKNOWN, withdrawn="acknowledged")
    (told,) = give_back(tx, row, Cause.ABSENT, LATER)
    assert (told.stage, told.error) == (Stage.CANCELLED, "acknowledged")


def test_what_is_still_wanted_is_given_back(tx: sqlite3.Connection) -> None:
    give_back(tx, row_at(tx, Stage.UNKNOWN), Cause.ABSENT, LATER)
    assert stage_now(tx) is Stage.PENDING


def test_a_proof_is_told_once(tx: sqlite3.Connection) -> None:
    row = row_at(tx, Stage.UNKNOWN)
    assert [told.stage for told in prove(tx, row, Stage.DELIVERED, LATER)] == [Stage.DELIVERED]
    assert prove(tx, read(tx, "1")[0], Stage.DELIVERED, LATER) == []
    assert prove(tx, read(tx, "1")[0], Stage.ACCEPTED, LATER) == []


def test_a_carrier_that_gives_up_leaves_words(tx: sqlite3.Connection) -> None:
    (told,) = prove(tx, row_at(tx, Stage.ACCEPTED), Stage.FAILED, LATER)
    assert told.error == "the provider could not deliver it"
