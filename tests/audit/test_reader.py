"""The screen's view: pages by key, beside a desk that writes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from terminal.audit.reader import COLUMNS, Reader
from terminal.audit.source import LedgerMissing, NotALedger, open_ledger
from tests.audit.ledgers import Desk, fill, make_record, spoil


async def test_pages_go_back_from_the_newest_without_gap_or_overlap(desk: Desk) -> None:
    told = desk.append([make_record(n) for n in range(25)])
    async with Reader(desk.folder) as reader:
        seen = await reader.page(limit=10)
        while seen[-1].seq > 1:
            seen += await reader.page(before=seen[-1].seq, limit=10)
        assert [entry.seq for entry in seen] == list(range(27, 0, -1))
        assert seen[:25] == told[::-1]
        assert seen[-1].prev == "00" * 32
        assert await reader.page(before=1) == []


async def test_a_page_of_one_kind_skips_the_others(desk: Desk) -> None:
    desk.append([make_record(n, kind=("alert", "order")[n % 2]) for n in range(20)])
    async with Reader(desk.folder) as reader:
        first = await reader.page(limit=4, kind="order")
        then = await reader.page(before=first[-1].seq, limit=4, kind="order")
    assert [entry.seq for entry in first + then] == [22, 20, 18, 16, 14, 12, 10, 8]
    assert {entry.kind for entry in first + then} == {"order"}


async def test_each_look_sees_what_is_committed(desk: Desk) -> None:
    async with Reader(desk.file) as reader:
        for n in range(5):
            told = desk.append([make_record(n)])
            assert await reader.head() == told[-1]


async def test_neither_kind_of_page_reads_the_whole_ledger(desk: Desk) -> None:
    desk.append([make_record(n) for n in range(10)])
    with closing(open_ledger(desk.folder)) as db:
        for clause in ("", "e.kind = 'alert' AND "):
            query = f"{COLUMNS} WHERE {clause}e.seq < 9 ORDER BY e.seq DESC LIMIT 3"
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}")]
            assert all(b"SEARCH" in step for step in plan), plan


async def test_an_empty_ledger_has_no_head(tmp_path: Path) -> None:
    fill(tmp_path, 0)
    spoil(tmp_path, "DELETE FROM entry")
    async with Reader(tmp_path) as reader:
        assert await reader.head() is None


async def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        await Reader(tmp_path).open()
    (tmp_path / "ledger.sqlite3").write_bytes(b"letters" * 1000)
    with pytest.raises(NotALedger):
        await Reader(tmp_path).open()


async def test_a_damaged_line_is_refused_in_words(tmp_path: Path) -> None:
    fill(tmp_path, 10)
    spoil(tmp_path, "UPDATE entry SET line = '{}' WHERE seq = 4")
    async with Reader(tmp_path) as reader:
        with pytest.raises(NotALedger, match="a line is damaged"):
            await reader.page()


async def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    fill(tmp_path, 0)
    reader = Reader(tmp_path)
    await reader.open()
    assert await reader.page()
    await reader.close()
    await reader.close()
    # It has let go of the file: what it is asked now is refused, not answered from before.
    with pytest.raises(AssertionError, match="is not open"):
        await reader.page()
