"""Files are previewed and applied beside the desk; the ledger is the only book there is."""

from __future__ import annotations

import asyncio
import multiprocessing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from terminal import Refused
from terminal.audit.reader import Reader
from terminal.book_tasks import import_files, preview_files, register_in, told_in
from terminal.core.book_view import Preview
from terminal.core.effect import written
from terminal.core.settlements import SettledDay
from terminal.desk import Desk
from terminal.domain.change import ChangeKind
from terminal.domain.register import Register
from terminal.record import open_record
from terminal.settings import read_settings
from tests.desktext import RIGHT
from tests.e2e.programs import DEMO, desk_file

BOOK = DEMO.parent / "book"


def quiet(done: int, total: int) -> None:
    """Progress nobody looks at."""


def test_a_preview_says_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    preview_files(DEMO, tmp_path, True, [str(BOOK)], lambda *step: told.append(step))
    assert told == [(step, 4) for step in range(5)]


def test_a_preview_runs_in_a_spawned_process(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        arguments = (DEMO, tmp_path, True, [str(BOOK)], quiet)
        well, found = pool.apply(preview_files, arguments)
    assert well
    assert isinstance(found, Preview)
    assert {change.kind for change in found.changes} == {ChangeKind.ADDED}
    assert len(found.changes) == 29


def test_what_the_desk_would_refuse_is_refused_in_the_preview(tmp_path: Path) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text(RIGHT, "utf-8")
    (tmp_path / "units.csv").write_text("id,name\neast,East\n", "utf-8")
    stock = tmp_path / "stock.csv"
    columns = "id,unit,commodity,base_unit,quantity,futures"
    stock.write_text(f"{columns}\nL1,east,cu,t,5,SHFE.cu2701\n", "utf-8")
    files = [str(tmp_path / "units.csv"), str(stock)]
    is_well, found = preview_files(desk, tmp_path / "data", True, files, quiet)
    assert (is_well, found.changes) == (False, ())
    assert found.refusals[0].startswith("book, stock L1: futures = 'SHFE.cu2701': is counted by")


def test_a_book_counts_by_the_calendar_of_its_desk(tmp_path: Path) -> None:
    # 10 March 2026 is a Tuesday like any other, but for a notice that this desk has been given.
    notice = '[[closed]]\nname = "notice"\nfirst = 2026-03-10\nlast = 2026-03-10\n'
    (tmp_path / "notice.toml").write_text(notice, "utf-8")
    rows = tmp_path / "settlements.csv"
    rows.write_text("合约,交易日,结算价\nSHFE.cu2701,2026-03-10,88000\n", "utf-8")
    desk = desk_file(tmp_path)
    found = preview_files(desk, tmp_path / "data", False, [str(rows)], quiet)[1]
    assert (found.refusals, len(found.changes)) == ((), 1)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[calendar]\nfiles = ["notice.toml"]\n')
    (refusal,) = preview_files(desk, tmp_path / "data", False, [str(rows)], quiet)[1].refusals
    assert "2026-03-10" in refusal
    assert "is no trading day" in refusal
    settings = read_settings(desk)
    with pytest.raises(Refused, match="is no trading day"):
        asyncio.run(import_files(settings, tmp_path / "data", [rows], whole=False))
    running = Desk(settings, tmp_path / "data")
    meter = running.engine.state.bookwork
    assert not meter._firm.is_trading_day(date(2026, 3, 10))


async def test_what_was_imported_is_the_book_from_then_on(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    found = await import_files(settings, tmp_path, [BOOK])
    async with open_record(settings, tmp_path, lambda: datetime.now(UTC)) as record:
        (edit,) = record.memory.edits
    assert (edit.changes, edit.source, edit.digest) == (found.changes, found.source, found.digest)
    again = await import_files(settings, tmp_path, [BOOK])
    assert again.changes == ()


async def test_where_persons_prove_who_they_are_a_command_is_none_of_them(tmp_path: Path) -> None:
    demo = read_settings(DEMO)
    plant = msgspec.structs.replace(demo.plant, signers=(demo.actor,))
    settings = msgspec.structs.replace(demo, plant=plant, secrets={demo.actor: "a line"})
    for which, actor in ((settings, "command"), (demo, demo.actor)):
        folder = tmp_path / actor
        assert len((await import_files(which, folder, [BOOK])).changes) == 29
        async with Reader(folder) as reader:
            (entry,) = await reader.page(None, 10, "book")
        assert entry.actor == actor


def test_a_preview_is_against_the_book_of_the_ledger(tmp_path: Path) -> None:
    asyncio.run(import_files(read_settings(DEMO), tmp_path, [BOOK]))
    assert len(register_in(tmp_path).contracts) == 8
    well, found = preview_files(DEMO, tmp_path, True, [str(BOOK)], quiet)
    assert (well, found.changes, found.refusals) == (False, (), ())


def test_where_there_is_no_ledger_the_book_is_empty(tmp_path: Path) -> None:
    assert register_in(tmp_path) == Register()
    assert told_in(tmp_path)("SHFE.cu2701", date(2026, 11, 24)) is None


async def test_a_file_is_held_against_what_the_front_has_told(tmp_path: Path) -> None:
    settings, day = read_settings(DEMO), date(2026, 11, 24)
    async with open_record(settings, tmp_path, lambda: datetime.now(UTC)) as record:
        for price in ("1", "88010.0"):
            told = SettledDay(day=day, prices={"SHFE.cu2701": Decimal(price)})
            row = written("settlements", day.isoformat(), "system", told).record
            await record.store.write(
                lambda tx, row=row: record.ledger.append(tx, [row], datetime.now(UTC))
            )
    file = tmp_path / "settlements.csv"
    file.write_text("symbol,day,settlement\ncu2701,2026-11-24,88000\n", "utf-8")
    said = (
        "settlements.csv, line 2: settlement = '88000': the front told 88010; this row goes before "
        "it"
    )
    _, found = await asyncio.to_thread(preview_files, DEMO, tmp_path, True, [str(file)], quiet)
    assert (found.refusals, found.flags, len(found.changes)) == ((), (said,), 1)
    assert await import_files(settings, tmp_path, [file]) == found


async def test_a_running_desk_keeps_others_off_its_book(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    async with open_record(settings, tmp_path, lambda: datetime.now(UTC)):
        with pytest.raises(Refused):
            await import_files(settings, tmp_path, [BOOK])


async def test_faults_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    bad = tmp_path / "units.csv"
    bad.write_text("单元编号\nA\n", "utf-8")
    with pytest.raises(Refused, match=r"units\.csv"):
        await import_files(read_settings(DEMO), tmp_path / "data", [bad])
    async with open_record(read_settings(DEMO), tmp_path / "data", lambda: datetime.now(UTC)) as it:
        assert it.memory.edits == ()
