from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from terminal import Refused
from terminal.sim.journal import Journal
from terminal.sim.ticket import OrderRequest, Ticket


def ticket() -> Ticket:
    request = OrderRequest("DCE", "m2705", "SELL", "CLOSE", 4, limit_price=2950.0)
    return Ticket(1, request, "demo", "x1")


def test_a_line_is_on_the_disk_when_write_returns(tmp_path: Path, monday_morning: datetime) -> None:
    path = tmp_path / "orders.jsonl"
    journal = Journal(path)
    journal.write(monday_morning, "accepted", ticket(), price=2950.0)
    (line,) = path.read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "t": "2026-11-23T02:00:00+00:00",
        "event": "accepted",
        "user": "demo",
        "order_id": "x1",
        "exchange_order_id": "",
        "symbol": "DCE.m2705",
        "direction": "SELL",
        "offset": "CLOSE",
        "volume": 4,
        "price": 2950.0,
    }
    journal.close()


def test_an_older_journal_is_continued(tmp_path: Path, monday_morning: datetime) -> None:
    path = tmp_path / "orders.jsonl"
    for _ in range(2):
        journal = Journal(path)
        journal.write(monday_morning, "accepted", ticket())
        journal.close()
    assert len(path.read_text("utf-8").splitlines()) == 2


def test_a_journal_that_cannot_be_written_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"cannot write the order log .*nowhere"):
        Journal(tmp_path / "nowhere" / "orders.jsonl")


def test_without_a_path_nothing_is_kept(monday_morning: datetime) -> None:
    journal = Journal(None)
    journal.write(monday_morning, "accepted", ticket())
    journal.close()
