"""What the outbox learns, each as one job inside one transaction: outcomes, receipts, withdrawals.

Every job returns the deliveries whose stage it changed, one for each change, in order: the caller
writes exactly these into the ledger in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta

from msgspec.structs import replace

from terminal.domain.notification import Delivery, Stage
from terminal.notify.channel import (
    Absent,
    Accepted,
    Answer,
    Found,
    Receipts,
    Rejected,
    Sent,
    Unknown,
)
from terminal.notify.moves import give_back, move, prove, save_as
from terminal.notify.rows import UNFINISHED, find, millis, read, save
from terminal.notify.stages import Cause

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS receipt (
        provider TEXT NOT NULL,
        event_id TEXT NOT NULL,
        key TEXT NOT NULL,
        stage TEXT NOT NULL,
        person TEXT NOT NULL,
        time INTEGER NOT NULL,
        PRIMARY KEY (provider, event_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS cursor (
        provider TEXT PRIMARY KEY,
        position TEXT NOT NULL
    ) WITHOUT ROWID""",
)
NO_WAIT = timedelta(0)


def settle(
    tx: sqlite3.Connection,
    id: str,
    outcome: Sent | Answer,
    now: datetime,
    pause: timedelta = NO_WAIT,
    *,
    believe: bool = False,
) -> list[Delivery]:
    """Write down what an attempt or an inquiry brought.

    pause: before the next attempt or inquiry, where there is one
    believe: an absence may be believed, the provider has had its time to learn what it took
    """
    row = find(tx, "id", id)
    assert row is not None
    paused = replace(row, not_before=millis(now + pause))
    at = millis(now)
    match outcome:
        case Accepted(provider_id=provider_id):
            return prove(tx, replace(row, provider_id=provider_id), Stage.ACCEPTED, at)
        case Found(stage=stage, provider_id=provider_id):
            return prove(tx, replace(row, provider_id=provider_id), stage, at)
        case Rejected(code=code, text=text, retryable=retryable, retry_after=retry_after):
            paused = replace(paused, error=f"{code}: {text}" if text else code)
            if not retryable:
                return move(tx, paused, Cause.REFUSE, at)
            until = millis(now + (pause if retry_after is None else retry_after))
            return give_back(tx, replace(paused, not_before=until), Cause.POSTPONE, at)
        case Unknown(error=error):
            return move(tx, replace(paused, error=error), Cause.DOUBT, at)
        case Absent() if believe:
            return give_back(tx, paused, Cause.ABSENT, at)
        case Absent():
            return move(tx, paused, Cause.DOUBT, at)


def receive(
    tx: sqlite3.Connection, provider: str, news: Receipts, now: datetime
) -> tuple[list[Delivery], int]:
    """Apply receipts and move the cursor in one go; also return how many keys were not ours."""
    changed: list[Delivery] = []
    strangers = 0
    for receipt in news.receipts:
        row = find(tx, "key", receipt.key)
        if row is None:
            strangers += 1
            continue
        tx.execute(
            "INSERT OR IGNORE INTO receipt VALUES (?, ?, ?, ?, ?, ?)",
            (
                provider,
                receipt.event_id,
                receipt.key,
                receipt.stage,
                receipt.by,
                millis(receipt.time),
            ),
        )
        changed += prove(tx, row, receipt.stage, millis(now))
    tx.execute("INSERT OR REPLACE INTO cursor VALUES (?, ?)", (provider, news.cursor))
    return changed, strangers


def cursor(tx: sqlite3.Connection, provider: str) -> str:
    """Return where the provider's receipts were last read to, "" = never."""
    found = tx.execute("SELECT position FROM cursor WHERE provider = ?", (provider,)).fetchone()
    return str(found[0]) if found else ""


def cancel(tx: sqlite3.Connection, alert: str, reason: str, now: datetime) -> list[Delivery]:
    """Drop what has not gone out about an alert; return the rows that are CANCELLED now.

    What is on the wire or in doubt is marked: it is asked about, but never sent again.
    """
    at = millis(now)
    rows = read(tx, f"alert = ? AND {UNFINISHED}", alert)
    changed: list[Delivery] = []
    for row in rows:
        withdrawn = replace(row, withdrawn=reason)
        if row.stage is Stage.PENDING:
            changed += give_back(tx, withdrawn, Cause.WITHDRAW, at)
        else:
            save(tx, withdrawn)
    return changed


def recover(tx: sqlite3.Connection, channel: str, now: datetime) -> list[Delivery]:
    """Doubt what a dead desk had on the wire: whether it left is not known.

    The time in which no desk ran counts towards no deadline: what it kept back is still to be said.
    """
    at = millis(now)
    tx.execute(
        "UPDATE outbox SET deadline = deadline + (:at - touched), touched = :at"
        f" WHERE channel = :channel AND {UNFINISHED} AND touched < :at",
        {"at": at, "channel": channel},
    )
    rows = read(tx, f"channel = ? AND {UNFINISHED} AND stage = 'sending'", channel)
    stopped = [replace(row, error="the desk stopped while sending", not_before=at) for row in rows]
    return [delivery for row in stopped for delivery in move(tx, row, Cause.DOUBT, at)]


def prolong(tx: sqlite3.Connection, channel: str, span: timedelta) -> None:
    """Move the deadlines of a channel on by a span in which nothing could be tried."""
    tx.execute(
        f"UPDATE outbox SET deadline = deadline + ? WHERE channel = ? AND {UNFINISHED}",
        (span // timedelta(milliseconds=1), channel),
    )


def abandon(tx: sqlite3.Connection, channels: Collection[str], now: datetime) -> list[Delivery]:
    """Fail what waits for a channel that the desk does not have any more."""
    at = millis(now)
    rows = [row for row in read(tx, UNFINISHED) if row.notification.channel not in channels]
    lost = [replace(row, error=f"no channel {row.notification.channel!r} any more") for row in rows]
    return [save_as(tx, row, Stage.FAILED, at) for row in lost]
