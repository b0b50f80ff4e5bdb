"""A file that was written without looking so."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from terminal.core.event import Event, QuotesChanged
from terminal.feeds import spot
from terminal.feeds.spot import SpotFile
from terminal.feeds.spot_glance import OFTEN, Glance, signature
from tests.feeds.wire import of_kind

START = datetime(2026, 11, 30, 2, tzinfo=UTC)
HEADER = "time,symbol,price\n"


async def test_another_content_is_found_once_a_minute(tmp_path: Path) -> None:
    path, glance = tmp_path / "a", Glance()
    path.write_bytes(b"1")
    assert not await glance.finds_other(path, START), "nothing was read yet"
    glance.took(b"1", START)
    path.write_bytes(b"2")
    assert not await glance.finds_other(path, START + OFTEN / 2)
    assert await glance.finds_other(path, START + OFTEN)
    assert not await glance.finds_other(path, START + 2 * OFTEN), "that one is known now"
    path.unlink()
    with pytest.raises(FileNotFoundError):
        await glance.finds_other(path, START + 3 * OFTEN)


def test_a_file_put_in_place_of_another_has_another_signature(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"1")
    other.write_bytes(b"2")
    before = signature(path)
    os.utime(other, ns=(before[0], before[0]))
    os.replace(other, path)
    assert signature(path) != before


async def test_a_price_written_into_the_file_with_its_old_time_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a share: whatever is written, the folder says the same.
    monkeypatch.setattr(spot, "signature", lambda path: (1, 1, 1, 1))
    path, events, clock = tmp_path / "s.csv", list[Event](), [START]
    path.write_text(f"{HEADER}2026-11-30 09:00,SPOT.cu,88000\n")
    source = SpotFile("s", path, lambda event, _: events.append(event), lambda: clock[0])
    for _ in range(3):
        await source.look()
    path.write_text(f"{HEADER}2026-11-30 09:01,SPOT.cu,88100\n")
    await source.look()
    clock[0] += timedelta(minutes=1)
    for _ in range(2):
        await source.look()
    told = [change.quotes[0].last for change in of_kind(events, QuotesChanged)]
    assert told == [88000.0, 88100.0]
