"""A desk that is killed while a hold runs, and opened again on the same folder: it goes on."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.e2e.programs import desk_file, run
from tests.e2e.test_dated_terms import CU, entries, watch_until_killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")

# Outside of every basis of the demo market, for longer than the test takes.
RULES = """
[[rule]]
id = "band"
name = "铜基差"
metric = "basis"
subjects = ["cu.shanghai"]
hold = "2h"
attention = { high = -5000 }

[[formula]]
id = "said"
name = "铜基差公式"
subjects = ["cu.shanghai"]
hold = "2h"
attention = "basis > -5000"
"""


def held(ledger: Path) -> tuple[str, dict[str, float]]:
    """When the holds were written last, and how long each of the two had run."""
    rows: list[Any] = []
    # A desk that begins has no file at first, and then no table in it.
    if ledger.is_file():
        base = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
        with closing(base), suppress(sqlite3.OperationalError):
            rows = base.execute("SELECT body FROM held").fetchall()
    if not rows:
        return "", {}
    body = msgspec.json.decode(rows[0][0])
    mine = [one for one in body["running"] if one[0] in ("band", "said")]
    assert all(one[2] == CU for one in mine)
    return body["time"], {one[0]: one[-1] for one in mine}


def both(ledger: Path, beyond: float, seen: list[dict[str, float]]) -> Callable[[], bool]:
    """Whether both have run for longer than that; what was written meanwhile is noted."""
    before, _ = held(ledger)

    def check() -> bool:
        time, found = held(ledger)
        if time in ("", before):
            return False
        seen.append(found)
        return set(found) == {"band", "said"} and min(found.values()) > beyond

    return check


def test_a_killed_desk_goes_on_with_the_holds_that_ran(tmp_path: Path) -> None:
    path, data = desk_file(tmp_path), tmp_path / "data"
    path.write_text(path.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    ledger = data / "ledger.sqlite3"
    watch_until_killed(path, data, both(ledger, 3.0, []))
    _, first = held(ledger)
    assert min(first.values()) > 3
    for _ in range(2):
        seen: list[dict[str, float]] = []
        _, before = held(ledger)
        watch_until_killed(path, data, both(ledger, max(before.values()) + 2.0, seen))
        # From the first word on: nothing has begun anew, and both go on.
        assert all(found[rule] >= before[rule] for found in seen for rule in before)
    assert [one for one in entries(ledger, "alert") if one["rule"] in ("band", "said")] == []
    assert run("audit", "verify", str(data)).returncode == 0


def test_rubbish_is_told_and_the_desk_runs(tmp_path: Path) -> None:
    path, data = desk_file(tmp_path), tmp_path / "data"
    path.write_text(path.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    ledger = data / "ledger.sqlite3"
    watch_until_killed(path, data, both(ledger, 1.0, []))
    with closing(sqlite3.connect(ledger, isolation_level=None)) as base:
        base.execute("UPDATE held SET body = ?", (b"\x00rubbish",))

    def told() -> list[Any]:
        return [one for one in entries(ledger, "notice") if one.get("key") == "holds_lost"]

    watch_until_killed(path, data, lambda: told())
    assert len(told()) == 1
    assert told()[0]["level"] == "warning"
