"""Whose turn it is on one channel, and claiming it, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from terminal.domain.level import Level
from terminal.domain.notification import Delivery, Stage
from terminal.notify import bucket
from terminal.notify.bucket import Limits
from terminal.notify.moves import move
from terminal.notify.rows import UNFINISHED, Row, millis, read, save
from terminal.notify.stages import Cause

# A row written "later" than now by more than this shows a clock that went back, not its grain.
CLOCK_GRAIN_MS = 1000


class Taken(Struct, frozen=True):
    """What a lane may do now.

    send: claimed, SENDING is being committed; ask: in doubt, to be inquired about
    wait: until something else falls due, None = nothing waits for time
    """

    changed: list[Delivery]
    send: list[Row]
    ask: list[Row]
    wait: timedelta | None


def take(
    tx: sqlite3.Connection,
    channel: str,
    now: datetime,
    limits: Limits,
    busy: Collection[str],
    room: int,
) -> Taken:
    """Give up what is past its deadline, then claim up to `room` messages whose turn it is.

    Reading and claiming are one transaction, so a message that was cancelled before is not claimed.
    busy: ids in the lane's hands already
    """
    at = millis(now)
    rows = [_rebased(tx, row, at) for row in read(tx, f"channel = ? AND {UNFINISHED}", channel)]
    changed: list[Delivery] = []
    send: list[Row] = []
    ask: list[Row] = []
    waits: list[int] = []
    for row in rows:
        if row.deadline > at:
            waits.append(row.deadline)
        elif not _in_hand(row, busy):
            changed += move(tx, _expired(row), Cause.EXPIRE, at)
    for row in heads([row for row in rows if row.deadline > at], at):
        if _in_hand(row, busy):
            continue
        if row.not_before > at:
            waits.append(row.not_before)
        elif len(send) + len(ask) >= room:
            break
        elif row.stage is Stage.UNKNOWN:
            ask.append(row)
        elif wait := _millis_up(bucket.admit(tx, limits, row.notification, now)):
            waits.append(at + wait)
            save(tx, replace(row, touched=at, not_before=at + wait))
        else:
            send.append(replace(row, attempts=row.attempts + 1))
            changed += move(tx, send[-1], Cause.CLAIM, at)
    return Taken(changed, send, ask, timedelta(milliseconds=min(waits) - at) if waits else None)


def heads(rows: Iterable[Row], at: int) -> list[Row]:
    """Pick the rows whose turn it is, from unfinished rows in the order they were put.

    One row an address, so that a person hears things in order. The exception: a FORCED notice does
    not wait behind lesser ones that are stuck in doubt or back-off.
    """
    turn: list[Row] = []
    stuck: set[str] = set()
    closed: set[str] = set()
    for row in rows:
        address, is_forced = row.notification.address, row.notification.level is Level.FORCED
        if address in closed or (address in stuck and not is_forced):
            continue
        is_stuck = row.stage is Stage.UNKNOWN or row.not_before > at
        (stuck if is_stuck and not is_forced else closed).add(address)
        turn.append(row)
    return turn


def _expired(row: Row) -> Row:
    known = "" if row.stage is Stage.PENDING else ", nobody knows whether it arrived"
    return replace(row, error=f"deadline passed{known}" + (f"; {row.error}" if row.error else ""))


def _in_hand(row: Row, busy: Collection[str]) -> bool:
    return row.stage is Stage.SENDING or row.notification.id in busy


# The clock went back: what was to wait a second must not wait until the old time comes again.
def _rebased(tx: sqlite3.Connection, row: Row, at: int) -> Row:
    ahead = row.touched - at
    if ahead <= CLOCK_GRAIN_MS:
        return row
    moved = replace(
        row, touched=at, not_before=row.not_before - ahead, deadline=row.deadline - ahead
    )
    save(tx, moved)
    return moved


# Rounded up: a wait must not end too early.
def _millis_up(span: timedelta) -> int:
    return -(-span // timedelta(milliseconds=1))
