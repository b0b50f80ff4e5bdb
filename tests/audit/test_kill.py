"""SIGKILL at random points: what was told to be durable is there, and the chain holds."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audit.ledgers import Desk, read, rechain
from tests.audit.verifiers import both

ROOT = Path(__file__).resolve().parents[2]


def run_and_kill(folder: Path, seed: int, dice: random.Random) -> dict[int, str]:
    """Let a writer tell of some entries, kill it, and return all that it told: seq -> digest."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.audit.writer", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    enough = dice.randrange(150)
    told: dict[int, str] = {}
    with writer.stdout as out:
        assert out.readline() == "ready\n"
        for line in out:
            if line.endswith("\n") and len(line.split()) == 2:
                seq, digest = line.split()
                if len(digest) == 64:
                    told[int(seq)] = digest
            if len(told) >= enough:
                writer.kill()
    assert writer.wait() == -9
    return told


def kill_often(folder: Path, times: int, seed: int) -> int:
    dice = random.Random(seed)
    told: dict[int, str] = {}
    for turn in range(times):
        fresh = run_and_kill(folder, turn, dice)
        assert not told.keys() & fresh.keys(), "a number was given twice"
        told |= fresh
        rows = read(folder)
        kept = {seq: digest.hex() for seq, _, digest in rows}
        assert told.items() <= kept.items(), f"lost after kill {turn}"
        assert both(folder).code == 0
    assert rechain(line for _, line, _ in rows) == [digest for _, _, digest in rows]
    desk = Desk(folder)
    assert desk.heads.warning == ""
    desk.close()
    verdict = both(folder)
    assert (verdict.code, verdict.notes) == (0, ())
    return len(told)


def test_no_kill_loses_what_was_told(tmp_path: Path) -> None:
    assert kill_often(tmp_path, times=8, seed=20261123) > 100


@pytest.mark.soak
def test_no_kill_of_a_hundred_loses_what_was_told(tmp_path: Path) -> None:
    assert kill_often(tmp_path, times=100, seed=1) > 1000
