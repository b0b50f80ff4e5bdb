"""Writes into a ledger until it is killed; says what it was told is durable, a line each.

python -m tests.audit.writer FOLDER SEED
"""

from __future__ import annotations

import asyncio
import random
import sys
from contextlib import suppress
from pathlib import Path

from tests.audit.ledgers import NOW, Desk, make_record


async def main(folder: Path, seed: int) -> None:
    dice = random.Random(seed)
    desk = Desk(folder)
    print("ready", flush=True)

    async def write(lane: int) -> None:
        for n in range(1_000_000):
            name = f"{seed}.{lane}.{n}"
            records = [
                make_record(0, name=name, part=part, of="x" * dice.randrange(400))
                for part in range(dice.randrange(1, 4))
            ]
            if dice.random() < 0.1:
                with suppress(LookupError):
                    await desk.store.write(lambda tx, r=records: fail(desk, tx, r))
            entries = await desk.store.write(lambda tx, r=records: append(desk, tx, r, dice))
            print(*[f"{entry.seq} {entry.digest}" for entry in entries], sep="\n", flush=True)

    async def publish() -> None:
        while True:
            await desk.store.write(desk.heads.publish)

    async with asyncio.TaskGroup() as group:
        for lane in range(4):
            group.create_task(write(lane))
        group.create_task(publish())


def append(desk: Desk, tx, records, dice: random.Random):
    entries = desk.ledger.append(tx, records, NOW)
    if dice.random() < 0.2:
        desk.heads.sign(tx, NOW)
    return entries


def fail(desk: Desk, tx, records) -> None:
    desk.ledger.append(tx, records, NOW)
    desk.heads.sign(tx, NOW)
    raise LookupError("changed my mind")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
