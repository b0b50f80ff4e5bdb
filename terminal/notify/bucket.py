"""Rate caps of providers, kept across restarts.

Providers count calls in windows and punish the one too many, some by dropping it without a word. A
bucket here is one number, the time at which it will be empty again (GCRA), so it needs no refilling
and a clock that goes back can at worst make one message wait a little.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

import msgspec

from terminal.domain.notification import Notification

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS bucket (
        name TEXT PRIMARY KEY,
        empty_us INTEGER NOT NULL
    ) WITHOUT ROWID""",
)


class Rate(msgspec.Struct, frozen=True):
    """Never more than `most` messages in any stretch of time `per`; half of them may be a burst."""

    most: int
    per: timedelta

    @property
    def burst(self) -> int:
        """Messages that may leave at once."""
        return max(1, self.most // 2)

    @property
    def interval_us(self) -> int:
        """Microseconds one message occupies: burst - 1 + per / interval = most."""
        return -(-_us(self.per) // (self.most - self.burst + 1))


class Limits(msgspec.Struct, frozen=True):
    """Caps of one channel: all its messages, and those to one address; None = no cap."""

    channel: Rate | None = None
    address: Rate | None = None


def admit(
    tx: sqlite3.Connection, limits: Limits, notification: Notification, now: datetime
) -> timedelta:
    """Count one message in its buckets and return zero; or count none and return the wait."""
    at = round(now.timestamp() * 1_000_000)
    names = (f"channel {notification.channel}", f"{notification.channel} to {notification.address}")
    rates = (limits.channel, limits.address)
    asked = [(name, rate) for name, rate in zip(names, rates, strict=True) if rate is not None]
    filled = [(name, *_fill(tx, name, rate, at)) for name, rate in asked]
    wait = max((wait for _, _, wait in filled), default=0)
    if wait <= 0:
        tx.executemany(
            "INSERT OR REPLACE INTO bucket VALUES (?, ?)",
            [(name, empty) for name, empty, _ in filled],
        )
    return timedelta(microseconds=max(0, wait))


# When the bucket would be empty again with one more message in it, and how long that must wait.
def _fill(tx: sqlite3.Connection, name: str, rate: Rate, at: int) -> tuple[int, int]:
    found = tx.execute("SELECT empty_us FROM bucket WHERE name = ?", (name,)).fetchone()
    room = rate.interval_us * (rate.burst - 1)
    # More than full means that the clock has gone back since: as full as can be, then.
    empty = min(found[0] if found else 0, at + room + rate.interval_us)
    return max(empty, at) + rate.interval_us, empty - room - at


def _us(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
