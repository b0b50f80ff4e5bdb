"""A ledger in a folder, as a desk that granted some wishes left it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from terminal.bookshelf import firm_of
from terminal.core.effect import Write
from terminal.core.engine import Engine
from terminal.record import open_record
from terminal.settings import Settings
from tests.builders import NOW

Wish = Callable[[Engine], Any]


def granted(settings: Settings, folder: Path, *wishes: Wish) -> Engine:
    """Step the wishes, each made from the engine as it then stands; what they write is kept."""

    async def go() -> Engine:
        clock = [NOW]

        def now() -> datetime:
            clock[0] += timedelta(seconds=1)
            return clock[0]

        async with open_record(settings, folder, now) as record:
            engine = Engine(settings.plant, b"test", firm_of())
            engine.restore(record.memory, now())
            for wish in wishes:
                effects = engine.step(wish(engine), now())
                rows = [one.record for one in effects if isinstance(one, Write)]
                await record.store.write(lambda tx, rows=rows: record.ledger.append(tx, rows, NOW))
            return engine

    return asyncio.run(go())
