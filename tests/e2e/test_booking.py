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
# Each life of the desk: its acts, and the [flat, basis] exposure of the goods by month after each.
LIVES: list[list[tuple[dict[str, Any], dict[str, list[int]]]]] = [
    [(RECEIVED, {NEAR: [0, 620]})],
    [
        (ROLLED, {NEAR: [0, 470], FAR: [0, 150]}),
        (RECEIVED | {"quantity": "150", "reason": "receipt 18"}, {NEAR: [0, 470], FAR: [0, 150]}),
    ],
    [
        (PRICED, {NEAR: [0, 470], FAR: [100, 150]}),
        (DELIVERED, {NEAR: [0, 470], FAR: [100, 150]}),
    ],
]
LOTS = {
    "CG-2611-02-1": "350 SHFE.cu2701",
    "CG-2611-02-2": "150 SHFE.cu2702",
    "KC-CU-01": "120 SHFE.cu2701",
}


class Talk:
    """One life of the desk."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.stood = self.hear()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the desk ended by itself"
        told: dict[str, Any] = json.loads(line)
        return told

    def say(self, act: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(act) + "\n")
        self._process.stdin.flush()
        return self.hear()


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
        process.wait(20)
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


@pytest.mark.timeout(300)
def test_every_act_outlives_a_kill_and_leaves_the_exposure_that_it_said(
    file: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    stood: dict[str, Any] = {"months": {NEAR: [0, 620]}, "lots": {"KC-CU-01": "620 SHFE.cu2701"}}
    for life in LIVES:
        with desk_to_kill(file, data) as desk:
            assert {name: desk.stood[name] for name in stood} == stood
            for act, months in life:
                after = desk.say(act)
                assert (after["refused"], after["months"]) == ("", months)
                assert after["source"] == f"{act['act']} {act['contract']}"
            stood = {name: after[name] for name in ("months", "lots", "source")}
    with desk_to_kill(file, data) as desk:
        assert desk.stood["lots"] == stood["lots"] == LOTS
        after = desk.say(DELIVERED | {"quantity": "1"})
        assert "501 delivered would be more than 500" in after["refused"]
        assert after["lots"] == LOTS
        assert desk.say({"act": "undo"})["lots"] == LOTS | {"KC-CU-01": "620 SHFE.cu2701"}
    book = register_in(data)
    assert {one.id: one.delivered for one in book.contracts if one.id in (BUY, SELL)} == {
        BUY: 500,
        SELL: 0,
    }
    verified = run("audit", "verify", str(data))
    assert verified.returncode == 0, verified.stdout
    shown = run("audit", "show", str(data), "--kind", "book")
    assert "receipt 18" in shown.stdout
