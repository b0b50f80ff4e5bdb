"""A process that raises alerts and tells people, until it is killed or all has come to an end.

Usage: python -m tests.notify.victim FOLDER URL ALERTS GRACE_SECONDS
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path

from terminal.domain.notification import Notification
from terminal.notify import outbox
from terminal.notify.http_gateway import HttpChannel, client
from tests.builders import make_notification
from tests.notify.house import House

IDS = ("wecom", "sms", "voice")
PACE = 0.01


def notices_of(alert: int) -> list[Notification]:
    return [
        make_notification(
            id=f"{alert}-{id}",
            key=f"{alert}-{id}",
            alert=f"alert-{alert}",
            channel=id,
            address=f"{alert % 7}",
        )
        for id in IDS
    ]


def raised(tx: sqlite3.Connection) -> int:
    """How many alerts an earlier life has committed."""
    (count,) = tx.execute("SELECT count(*) FROM outbox").fetchone()
    assert count % len(IDS) == 0, "half an alert was committed"
    return int(count) // len(IDS)


async def live(folder: Path, url: str, alerts: int, grace: float) -> None:
    async with client(timedelta(seconds=2)) as session:
        channels = {id: HttpChannel(session, url, id) for id in IDS}
        async with House(folder, channels, grace=timedelta(seconds=grace)) as house:
            print("up", flush=True)
            for alert in range(await house.store.write(raised), alerts):
                await house.put(notices_of(alert))
                await asyncio.sleep(PACE)
            while await house.store.write(outbox.unfinished):
                await asyncio.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(live(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
