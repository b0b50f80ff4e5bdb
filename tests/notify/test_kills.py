"""The desk's process dies at any moment; the provider's own log says what people got."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from terminal.domain.notification import Stage
from terminal.notify.stages import PROOF, TRANSITIONS
from terminal.sim.gateway import Gateway, Options
from tests.notify.victim import IDS

STEPS = {(stage, to) for (stage, _), to in TRANSITIONS.items()}


async def live(root: Path, *arguments: object, until: float | None = None) -> int:
    """Run the process to its end, or kill it so many seconds after it is up."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.notify.victim", *map(str, arguments)),
        cwd=root,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"up\n"
    if until is not None:
        await asyncio.sleep(until)
        if process.returncode is None:
            process.kill()
    return await process.wait()


async def torment(
    root: Path,
    folder: Path,
    *,
    kills: int,
    alerts: int,
    seed: int,
    grace: float = 0.6,
    lag: float = 0.3,
    receipt_lag: float = 0.1,
) -> None:
    chance = random.Random(seed)
    options = Options(
        log=folder / "log",
        fail=0.05,
        lose_reply=0.05,
        query_lag=lag,
        receipt_lag=receipt_lag,
        seed=seed,
    )
    async with Gateway(options) as gateway:
        desk = (folder / "desk", gateway.url, alerts, grace)
        for _ in range(kills):
            await live(root, *desk, until=chance.uniform(0.0, 0.4))
        assert await live(root, *desk) == 0


def read(folder: Path) -> tuple[dict[str, Stage], dict[str, list[Stage]]]:
    """The stage of each row, and the stages in the ledger, by notification."""
    tx = sqlite3.connect(folder / "desk" / "ledger.sqlite3")
    rows = dict(tx.execute("SELECT id, stage FROM outbox").fetchall())
    told: dict[str, list[Stage]] = {}
    for ref, stage in tx.execute("SELECT ref, stage FROM ledger ORDER BY rowid"):
        told.setdefault(ref, []).append(Stage(stage))
    assert tx.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tx.close()
    return {id: Stage(stage) for id, stage in rows.items()}, told


def accepted(folder: Path) -> Counter[str]:
    lines = (folder / "log").read_text("utf-8").splitlines()
    logged: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return Counter(line["key"] for line in logged if line["event"] == "accepted")


def check(folder: Path, alerts: int) -> None:
    rows, told = read(folder)
    keys = accepted(folder)
    expected = {f"{alert}-{id}" for alert in range(alerts) for id in IDS}
    assert rows.keys() == told.keys() == expected
    assert keys.keys() == expected, "lost, or sent without a row"
    assert max(keys.values()) == 1, "sent twice"
    for id, stages in told.items():
        assert stages[0] is Stage.PENDING
        assert stages[-1] is rows[id]
        assert rows[id] in PROOF
        assert all(after in PROOF or (before, after) in STEPS for before, after in pairwise(stages))


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_few_kills_lose_nothing_and_send_nothing_twice(
    root: Path, tmp_path: Path, seed: int
) -> None:
    await torment(root, tmp_path, kills=3, alerts=40, seed=seed)
    check(tmp_path, 40)


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [3, 4])
async def test_many_kills_lose_nothing_and_send_nothing_twice(
    root: Path, tmp_path: Path, seed: int
) -> None:
    await torment(root, tmp_path, kills=70, alerts=700, seed=seed)
    check(tmp_path, 700)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_the_torment_shows_duplicates_when_absence_is_believed_at_once(
    root: Path, tmp_path: Path
) -> None:
    """Proof that the test above can fail: the same run with a grace shorter than the lag.

    Both lags outlast the pause before a second try: a receipt in time would be proof enough.
    """
    slow = {"lag": 4.0, "receipt_lag": 4.0}
    await torment(root, tmp_path, kills=20, alerts=200, seed=5, grace=0.0, **slow)
    assert max(accepted(tmp_path).values()) > 1
