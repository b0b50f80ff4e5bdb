"""A contract received in two parts, rolled, priced and its goods delivered, over kills of the desk.

After each act the desk is killed without warning; the next one must find the book as it was.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from terminal.book_tasks import register_in
from tests.e2e.programs import DEMO, ROOT, outside_desk_file, run, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")

BUY, SELL = "CG-2611-02", "XS-2611-01"
NEAR, FAR = "2027-01", "2027-02"
RECEIVED = {"act": "receive", "contract": BUY, "quantity": "350", "reason": "receipt 17"}
ROLLED = {
    "act": "roll",
    "contract": BUY,
    "futures": "SHFE.cu2702",
    "quantity": "150",
    "old_price": "86500",
    "new_price": "86650",
    "reason": "agreed with the seller",
}
PRICED = {
    "act": "price",
    "contract": BUY,
    "quantity": "100",
    "price": "86700",
    "futures": "SHFE.cu2702",
}
DELIVERED = {
    "act": "deliver",
    "contract": SELL,
    "lot": "KC-CU-01",
    "quantity": "500",
    "reason": "B/L 4",
}
FIRST, SECOND = {"CG-2611-02-1": "350 SHFE.cu2701"}, {"CG-2611-02-2": "150 SHFE.cu2702"}
WHOLE, LEFT = {"KC-CU-01": "620 SHFE.cu2701"}, {"KC-CU-01": "120 SHFE.cu2701"}
LOTS = FIRST | SECOND | LEFT
# Each life of the desk: its acts, after each the [flat, basis] exposure of the goods by month, and
# the lots.
LIVES: list[list[tuple[dict[str, Any], dict[str, list[int]], dict[str, str]]]] = [
    [(RECEIVED, {NEAR: [0, 620]}, FIRST | WHOLE)],
    [
        (ROLLED, {NEAR: [0, 470], FAR: [0, 150]}, FIRST | WHOLE),
        (
            RECEIVED | {"quantity": "150", "reason": "receipt 18"},
            {NEAR: [0, 470], FAR: [0, 150]},
            FIRST | SECOND | WHOLE,
        ),
    ],
    [
        (PRICED, {NEAR: [0, 470], FAR: [100, 150]}, FIRST | SECOND | WHOLE),
        (DELIVERED, {NEAR: [0, 470], FAR: [100, 150]}, LOTS),
    ],
]


class Talk:
    """One life of the desk."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._told: dict[str, Any] = {}

    def stands(self, refused: str = "", **wanted: Any) -> None:
        """Wait until the book stands so, and the act was refused with these words, or was not."""
        assert self._process.stdout is not None
        while not self._is_so(refused, wanted):
            line = self._process.stdout.readline()
            assert line, f"it never stood so: {wanted}; last: {self._told}"
            self._told = json.loads(line)

    def _is_so(self, refused: str, wanted: dict[str, Any]) -> bool:
        words = self._told.get("refused", "")
        is_answered = refused in words if refused else not words
        return is_answered and all(self._told.get(name) == wanted[name] for name in wanted)

    def say(self, act: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(act) + "\n")
        self._process.stdin.flush()


@contextmanager
def desk_to_kill(desk: Path, data: Path) -> Iterator[Talk]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.booking", str(desk), str(data)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Talk(process)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            stream.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """The demo desk with its book, on servers that outlive it."""
    shutil.copytree(DEMO.parent / "book", tmp_path / "book")
    here = ("--listen", "127.0.0.1:0")
    with serving("exchange", *here) as front, serving("gateway", *here) as provider:
        yield outside_desk_file(tmp_path, front["md"], front["td"], provider[""])


def test_every_act_outlives_a_kill_and_leaves_the_exposure_that_it_said(
    file: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    stood: dict[str, Any] = {"months": {NEAR: [0, 620]}, "lots": WHOLE}
    for life in LIVES:
        with desk_to_kill(file, data) as desk:
            desk.stands(**stood)
            for act, months, lots in life:
                desk.say(act)
                stood = {"months": months, "lots": lots}
                stood["source"] = f"{act['act']} {act['contract']}"
                desk.stands(**stood)
    with desk_to_kill(file, data) as desk:
        desk.stands(**stood)
        desk.say(DELIVERED | {"quantity": "1"})
        desk.stands(lots=LOTS, refused="501 delivered would be more than 500")
        desk.say({"act": "undo"})
        desk.stands(lots=LOTS | WHOLE)
    book = register_in(data)
    assert {one.id: one.delivered for one in book.contracts if one.id in (BUY, SELL)} == {
        BUY: 500,
        SELL: 0,
    }
    verified = run("audit", "verify", str(data))
    assert verified.returncode == 0, verified.stdout
    shown = run("audit", "show", str(data), "--kind", "book")
    assert "receipt 18" in shown.stdout
