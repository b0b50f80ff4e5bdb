"""The outbox table: one row a notification, from its commit to its end.

Times are integer milliseconds since the epoch, UTC, of the desk's clock. `touched` is when a row
was last written: a row from the future shows that the clock has gone back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec

from terminal.domain.notification import Delivery, Notification, Stage

PATIENCE = timedelta(minutes=10)
UNFINISHED = "stage IN ('pending', 'sending', 'unknown')"
COLUMNS = (
    "body, stage, attempts, provider_id, error, updated, touched, not_before, deadline, withdrawn"
)
SCHEMA = (
    """CREATE TABLE IF NOT EXISTS outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        key TEXT NOT NULL UNIQUE,
        alert TEXT NOT NULL,
        channel TEXT NOT NULL,
        address TEXT NOT NULL,
        level INTEGER NOT NULL,
        stage TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        provider_id TEXT NOT NULL DEFAULT '',
        error TEXT NOT NULL DEFAULT '',
        updated INTEGER NOT NULL,
        touched INTEGER NOT NULL,
        not_before INTEGER NOT NULL,
        deadline INTEGER NOT NULL,
        withdrawn TEXT NOT NULL DEFAULT '',
        body BLOB NOT NULL
    )""",
    "CREATE INDEX IF NOT EXISTS outbox_waiting"
    f" ON outbox (channel, address, level, deadline, touched) WHERE {UNFINISHED}",
    "CREATE INDEX IF NOT EXISTS outbox_alert ON outbox (alert)",
)


class Row(msgspec.Struct, frozen=True):
    """A notification and where it stands.

    not_before: no attempt or inquiry earlier; deadline: none later
    withdrawn: why it must not be sent (again), "" = it is still wanted
    """

    notification: Notification
    stage: Stage
    attempts: int
    provider_id: str
    error: str
    updated: int
    touched: int
    not_before: int
    deadline: int
    withdrawn: str

    @property
    def delivery(self) -> Delivery:
        """The row as everybody else sees it."""
        return Delivery(
            notification=self.notification,
            stage=self.stage,
            updated=datetime.fromtimestamp(self.updated / 1000, UTC),
            attempts=self.attempts,
            provider_id=self.provider_id,
            error=self.error,
        )


def millis(time: datetime) -> int:
    """Milliseconds since the epoch."""
    return round(time.timestamp() * 1000)


def put(
    tx: sqlite3.Connection,
    notifications: Iterable[Notification],
    now: datetime,
    *,
    patience: timedelta = PATIENCE,
) -> list[Delivery]:
    """Store what must be said; return it as PENDING. An id that is already there is left alone.

    patience: how long attempts go on before the notification is given up as DEAD
    """
    times = (millis(now), millis(now), millis(now), millis(now + patience))
    return [row.delivery for row in (_insert(tx, item, times) for item in notifications) if row]


def _insert(
    tx: sqlite3.Connection, item: Notification, times: tuple[int, int, int, int]
) -> Row | None:
    key = (item.id, item.key, item.alert, item.channel, item.address)
    done = tx.execute(
        "INSERT INTO outbox (id, key, alert, channel, address, level, body, stage,"
        " updated, touched, not_before, deadline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO NOTHING",
        (*key, item.level, msgspec.json.encode(item), Stage.PENDING, *times),
    )
    return find(tx, "id", item.id) if done.rowcount else None


def find(tx: sqlite3.Connection, column: str, value: str) -> Row | None:
    """Read the row whose `column` ("id" or "key") is `value`."""
    return next(iter(read(tx, f"{column} = ?", value)), None)


def read(tx: sqlite3.Connection, where: str, *values: str) -> list[Row]:
    """Read rows in the order in which they were put."""
    cursor = tx.execute(f"SELECT {COLUMNS} FROM outbox WHERE {where} ORDER BY seq", values)
    return [
        Row(msgspec.json.decode(body, type=Notification), Stage(stage), *rest)
        for body, stage, *rest in cursor
    ]


def save(tx: sqlite3.Connection, row: Row) -> None:
    """Write back what may change of a row."""
    tx.execute(
        "UPDATE outbox SET stage = ?, attempts = ?, provider_id = ?, error = ?, updated = ?,"
        " touched = ?, not_before = ?, deadline = ?, withdrawn = ? WHERE id = ?",
        (*msgspec.structs.astuple(row)[1:], row.notification.id),
    )


def unfinished(tx: sqlite3.Connection) -> list[Delivery]:
    """List what still waits for an attempt or an answer, oldest first."""
    return [row.delivery for row in read(tx, UNFINISHED)]
