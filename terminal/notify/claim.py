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
from terminal.notify.rows import UNFINISHED, Row, find, millis, save
from terminal.notify.stages import Cause

# A row written "later" than now by more than this shows a clock that went back, not its grain.
CLOCK_GRAIN_MS = 1000


class Waiting(Struct, frozen=True):
    """What must be known of an unfinished row to tell whose turn it is; see `Row`."""

    id: str
    address: str
    level: int
    stage: Stage
    not_before: int


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
    _follow_clock(tx, channel, at)
    changed = [told for id in _late(tx, channel, at, busy) for told in _expire(tx, id, at)]
    turn = [one for one in heads(_foremost(tx, channel), at) if one.stage is not Stage.SENDING]
    due = [one for one in turn if one.id not in busy]
    ready = [one for one in due if one.not_before <= at][:room]
    ask = [_row(tx, one.id) for one in ready if one.stage is Stage.UNKNOWN]
    claims = [_claim(tx, one.id, now, limits) for one in ready if one.stage is Stage.PENDING]
    send = [claim for claim in claims if isinstance(claim, Row)]
    changed += [told for row in send for told in move(tx, row, Cause.CLAIM, at)]
    waits = [one.not_before for one in due if one.not_before > at]
    waits += [claim for claim in claims if isinstance(claim, int)]
    waits += _next_deadline(tx, channel, at)
    return Taken(changed, send, ask, timedelta(milliseconds=min(waits) - at) if waits else None)


def heads(waiting: Iterable[Waiting], at: int) -> list[Waiting]:
    """Pick those whose turn it is, from what is unfinished in the order it was put.

    One an address, so that a person hears things in order. The exception: a FORCED notice does not
    wait behind lesser ones that are stuck in doubt or back-off.
    """
    turn: list[Waiting] = []
    stuck: set[str] = set()
    closed: set[str] = set()
    for one in waiting:
        is_forced = one.level >= Level.FORCED
        if one.address in closed or (one.address in stuck and not is_forced):
            continue
        is_stuck = one.stage is Stage.UNKNOWN or one.not_before > at
        (stuck if is_stuck and not is_forced else closed).add(one.address)
        turn.append(one)
    return turn


# The first row of each address and its first FORCED one: `heads` needs no others, and a storm that
# waits for a dead channel is looked through again and again.
def _foremost(tx: sqlite3.Connection, channel: str) -> list[Waiting]:
    found = tx.execute(
        "SELECT id, address, level, stage, not_before FROM outbox WHERE seq IN ("
        f" SELECT min(seq) FROM outbox WHERE channel = :channel AND {UNFINISHED} GROUP BY address"
        f" UNION ALL SELECT min(seq) FROM outbox WHERE channel = :channel AND {UNFINISHED}"
        " AND level >= :forced GROUP BY address) ORDER BY seq",
        {"channel": channel, "forced": Level.FORCED},
    )
    return [Waiting(id, to, level, Stage(stage), after) for id, to, level, stage, after in found]


def _late(tx: sqlite3.Connection, channel: str, at: int, busy: Collection[str]) -> list[str]:
    found = tx.execute(
        f"SELECT id FROM outbox WHERE channel = ? AND {UNFINISHED} AND stage <> 'sending'"
        " AND deadline <= ? ORDER BY seq",
        (channel, at),
    )
    return [id for (id,) in found if id not in busy]


def _next_deadline(tx: sqlite3.Connection, channel: str, at: int) -> list[int]:
    (found,) = tx.execute(
        f"SELECT min(deadline) FROM outbox WHERE channel = ? AND {UNFINISHED} AND deadline > ?",
        (channel, at),
    ).fetchone()
    return [] if found is None else [found]


# The row to send, or, while a bucket is full, until when it has to wait.
def _claim(tx: sqlite3.Connection, id: str, now: datetime, limits: Limits) -> Row | int:
    row, at = _row(tx, id), millis(now)
    wait = bucket.admit(tx, limits, row.notification, now)
    if not wait:
        return replace(row, attempts=row.attempts + 1)
    # Rounded up: a wait must not end too early.
    until = at - (-wait // timedelta(milliseconds=1))
    save(tx, replace(row, touched=at, not_before=until))
    return until


def _expire(tx: sqlite3.Connection, id: str, at: int) -> list[Delivery]:
    row = _row(tx, id)
    known = "" if row.stage is Stage.PENDING else ", nobody knows whether it arrived"
    error = f"deadline passed{known}" + (f"; {row.error}" if row.error else "")
    return move(tx, replace(row, error=error), Cause.EXPIRE, at)


# The clock went back: what was to wait a second must not wait until the old time comes again.
def _follow_clock(tx: sqlite3.Connection, channel: str, at: int) -> None:
    tx.execute(
        "UPDATE outbox SET not_before = not_before - (touched - :at),"
        f" deadline = deadline - (touched - :at), touched = :at"
        f" WHERE channel = :channel AND {UNFINISHED} AND touched > :at + :grain",
        {"at": at, "channel": channel, "grain": CLOCK_GRAIN_MS},
    )


def _row(tx: sqlite3.Connection, id: str) -> Row:
    row = find(tx, "id", id)
    assert row is not None
    return row
