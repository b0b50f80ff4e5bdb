"""A desk as big as the issue asks for starts, sees its pairs and accounts, and proves it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from terminal.book_tasks import register_in
from tests.bench.bigdesk_files import (
    ACCOUNTS,
    CONTRACTS,
    LOTS,
    UNITS,
    account_id,
    desk_text,
    write_book,
)
from tests.e2e.programs import ROOT, run, watched


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The big desk without a screen, at a tenth of its load, until all of it has alerted."""
    folder = tmp_path_factory.mktemp("big")
    front = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.big_front", "1000"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert front.stdout is not None
    try:
        _, market, trade = front.stdout.readline().split()
        desk = folder / "desk.toml"
        desk.write_text(desk_text(market, trade), encoding="utf-8")
        write_book(folder / "book")
        data = folder / "data"
        events = watched("--desk", str(desk), "--data", str(data), until=is_seen)
    finally:
        front.terminate()
        front.wait(60)
        front.stdout.close()
    return data, events


def is_seen(events: list[dict[str, Any]]) -> bool:
    alerting = {one["subject"] for one in events if one["kind"] == "alert"}
    return {account_id(number) for number in range(ACCOUNTS)} <= alerting and any(
        subject.startswith("p") for subject in alerting
    )


def test_pairs_and_every_account_alert(walk: Any) -> None:
    _, events = walk
    assert is_seen(events)


def test_the_ledger_verifies(walk: Any) -> None:
    data, _ = walk
    done = run("audit", "verify", str(data))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_whole_book_was_taken(walk: Any) -> None:
    data, _ = walk
    register = register_in(data)
    assert len(register.units) == UNITS
    assert len(register.contracts) == CONTRACTS
    assert len(register.stock) == LOTS
