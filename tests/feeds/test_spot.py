"""A real file, written as people and programs write: appended, replaced, torn, gone and back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from terminal.core.event import (
    Event,
    HistoryArrived,
    LinkChanged,
    QuotesChanged,
    SourceFaulted,
    SpotStepped,
)
from terminal.core.spot_mapped import SpotMapped, SpotReading
from terminal.domain.bar import Bar
from terminal.domain.link import LinkState
from terminal.feeds import spot
from terminal.feeds.fault import Malformed
from terminal.feeds.spot import SpotFile
from terminal.feeds.spot_claims import Claims
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_preview import keys_of
from terminal.feeds.spot_table import Table
from tests.feeds.saying import spoken
from tests.feeds.wire import NOW, of_kind
from tests.feeds.workbooks import workbook

S = LinkState
HEADER = "time,symbol,price\n"
PATIENCE = 60.0


class Watcher:
    """The events of one watched file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.events: list[Event] = []

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def append(self, text: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(text)

    def replace(self, text: str) -> None:
        """As careful programs do: write beside, then rename over."""
        beside = self.path.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, self.path)

    async def until(self, is_it: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not is_it():
                await asyncio.sleep(0.001)

    async def price(self, symbol: str, price: float) -> None:
        await self.until(lambda: self.prices.get(symbol) == price)

    async def state(self, state: LinkState) -> LinkChanged:
        await self.until(lambda: self.links[-1:] != [] and self.links[-1].state is state)
        return self.links[-1]

    async def fault(self, kind: str, times: int = 1) -> SourceFaulted:
        found: list[SourceFaulted] = []

        def is_there() -> bool:
            found[:] = [f for f in of_kind(self.events, SourceFaulted) if f.kind == kind]
            return len(found) >= times

        await self.until(is_there)
        return found[times - 1]

    @property
    def prices(self) -> dict[str, float | None]:
        changes = of_kind(self.events, QuotesChanged)
        return {quote.symbol: quote.last for change in changes for quote in change.quotes}

    @property
    def links(self) -> list[LinkChanged]:
        return of_kind(self.events, LinkChanged)


@asynccontextmanager
async def watched(path: Path) -> AsyncIterator[Watcher]:
    watcher = Watcher(path)
    received: list[float] = []

    def emit(event: Event, at: float) -> None:
        watcher.events.append(event)
        received.append(at)

    file = SpotFile("desk", path, emit, lambda: NOW, interval=0.005)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(file.run())
        try:
            yield watcher
        finally:
            running.cancel()
    assert received == sorted(received)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "spot.csv"


async def test_the_newest_row_of_each_symbol_is_its_quote_and_all_rows_are_its_history(
    path: Path,
) -> None:
    path.write_text(HEADER + "2026-11-20,CU,1\n2026-11-20,AL,2\n2026-11-23 10:00,CU,3\n")
    async with watched(path) as watcher:
        await watcher.until(lambda: len(of_kind(watcher.events, HistoryArrived)) == 2)
    kinds = [type(event) for event in watcher.events]
    assert kinds[:4] == [LinkChanged, LinkChanged, QuotesChanged, SpotMapped]
    assert kinds[4:] == [HistoryArrived, HistoryArrived]
    assert [link.state for link in watcher.links] == [S.CONNECTING, S.READY]
    change: Any = watcher.events[2]
    assert change.source == "spot:desk"
    assert [(q.symbol, q.stamp, q.last) for q in change.quotes] == [
        ("CU", "2026-11-23 10:00:00.000000", 3.0),
        ("AL", "2026-11-20 00:00:00.000000", 2.0),
    ]
    assert change.quotes[0].arrival == NOW
    assert watcher.events[4] == HistoryArrived(
        "CU", 86400, (Bar(1795104000.0 + 0 * 86400, 1.0), Bar(1795399200.0, 3.0))
    )


async def test_an_appended_row_is_news_and_only_of_its_symbol(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,1\n2026-11-20,AL,2\n")
    async with watched(path) as watcher:
        await watcher.price("CU", 1.0)
        watcher.append("2026-11-21,CU,5\n")
        await watcher.price("CU", 5.0)
        last = of_kind(watcher.events, QuotesChanged)[-1]
        assert [quote.symbol for quote in last.quotes] == ["CU"]


async def test_a_file_replaced_in_one_stroke_goes_on(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,1\n")
    async with watched(path) as watcher:
        await watcher.price("CU", 1.0)
        watcher.replace(HEADER + "2026-11-20,CU,1\n2026-11-21,CU,2\n")
        await watcher.price("CU", 2.0)
        assert [link.state for link in watcher.links] == [S.CONNECTING, S.READY]


async def test_half_a_number_at_the_end_is_not_taken_for_a_number(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,88000\n")
    seen: list[float | None] = []

    def emit(event: Event, at: float) -> None:
        seen.extend(quote.last for quote in getattr(event, "quotes", ()))

    file = SpotFile("torn", path, emit, lambda: NOW)
    for piece in ("2026-11-23,CU,8", "8", "100", "\n"):
        with path.open("a") as writer:
            writer.write(piece)
        await file.look()
    assert seen == [88000.0, 88100.0]


async def test_a_last_line_without_an_end_counts_once_the_file_rests(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,1\n2026-11-21,CU,2")
    async with watched(path) as watcher:
        await watcher.price("CU", 2.0)


async def test_a_file_that_is_gone_takes_the_link_down_and_its_return_brings_it_back(
    path: Path,
) -> None:
    async with watched(path) as watcher:
        assert "spot.csv" in spoken(await watcher.state(S.DOWN))
        watcher.write(HEADER + "2026-11-20,CU,1\n")
        await watcher.state(S.READY)
        await watcher.price("CU", 1.0)
        path.unlink()
        await watcher.state(S.DOWN)
        watcher.write(HEADER + "2026-11-20,CU,1\n2026-11-21,CU,2\n")
        await watcher.state(S.READY)
        await watcher.price("CU", 2.0)


async def test_a_folder_in_place_of_the_file_is_told_in_words(path: Path) -> None:
    path.mkdir()
    async with watched(path) as watcher:
        assert spoken(await watcher.state(S.DOWN)).startswith("spot.csv: ")


async def test_bad_rows_are_told_with_line_and_value_while_good_ones_live(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,nan\n2026-11-20,CU,1\nsoon,CU,2\n2026-11-19,CU,3\n")
    async with watched(path) as watcher:
        assert spoken(await watcher.fault("price")) == (
            "spot.csv, line 2: column price is not a number: 'nan'"
        )
        assert "line 4: column time is not a date: 'soon'" in spoken(await watcher.fault("time"))
        order = await watcher.fault("order")
        assert "line 5: column time: 2026-11-19 00:00:00.000000 of CU is older" in spoken(order)
        await watcher.price("CU", 1.0)
        assert watcher.links[-1].state is S.READY


async def test_a_fault_is_told_once_and_a_new_one_with_its_count(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,x\n")
    async with watched(path) as watcher:
        assert (await watcher.fault("price")).count == 1
        watcher.append("2026-11-20,CU,1\n")
        await watcher.price("CU", 1.0)
        watcher.write(HEADER + "2026-11-20,CU,1\n2026-11-21,CU,y\n")
        second = await watcher.fault("price", 2)
        assert (second.count, "line 3" in second.detail) == (2, True)
        assert len(of_kind(watcher.events, SourceFaulted)) == 2


async def test_a_wrong_header_refuses_the_file_and_the_right_one_brings_it_back(
    path: Path,
) -> None:
    path.write_text("when,what,how much\n2026-11-20,CU,1\n")
    async with watched(path) as watcher:
        refused = await watcher.state(S.REFUSED)
        assert spoken(refused) == (
            "spot.csv, line 1: no column time: the header is 'when,what,how much'; "
            "expected time,symbol,price"
        )
        assert spoken(await watcher.fault("header")) == refused.detail
        watcher.write(HEADER + "2026-11-20,CU,1\n")
        await watcher.state(S.READY)
        await watcher.price("CU", 1.0)


async def test_a_row_dated_ahead_hides_no_row_of_now_and_comes_with_its_time(path: Path) -> None:
    now = [NOW]
    taken: list[tuple[str, float | None]] = []

    def emit(event: Event, at: float) -> None:
        if isinstance(event, QuotesChanged):
            taken.extend((quote.stamp[:16], quote.last) for quote in event.quotes)

    file = SpotFile("desk", path, emit, lambda: now[0])
    path.write_text(HEADER + "2026-11-23 10:00,CU,1\n2026-11-23 16:00,CU,9\n", encoding="utf-8")
    for _ in range(3):
        await file.look()
    ahead = ("2026-11-23 16:00", 9.0)
    assert taken == [("2026-11-23 10:00", 1.0), ahead]
    # The slip is taken back: what is right is older than it.
    path.write_text(HEADER + "2026-11-23 10:20,CU,2\n", encoding="utf-8")
    await file.look()
    assert taken[2:] == [("2026-11-23 10:20", 2.0)]
    path.write_text(HEADER + "2026-11-23 10:20,CU,2\n2026-11-23 16:00,CU,9\n", encoding="utf-8")
    for _ in range(3):
        await file.look()
    assert taken[3:] == [ahead]
    now[0] = NOW.replace(hour=8)
    for _ in range(3):
        await file.look()
    assert taken[4:] == [ahead]


async def test_a_row_older_than_one_accepted_before_is_refused(path: Path) -> None:
    path.write_text(HEADER + "2026-11-21,CU,1\n")
    async with watched(path) as watcher:
        await watcher.price("CU", 1.0)
        watcher.replace(HEADER + "2026-11-20,CU,7\n")
        assert "which was accepted before" in spoken(await watcher.fault("order"))
        assert watcher.prices == {"CU": 1.0}


async def test_a_price_changed_afterwards_is_refused_and_says_what_to_do(path: Path) -> None:
    path.write_text(HEADER + "2026-11-21,CU,1\n")
    async with watched(path) as watcher:
        await watcher.price("CU", 1.0)
        watcher.replace(HEADER + "2026-11-21,CU,7\n")
        words = spoken(await watcher.fault("order"))
        assert words == (
            "spot.csv, line 2: column price: 7.0 of CU at 2026-11-21 00:00:00.000000 "
            "was 1.0 before; a correction needs a later time"
        )
        assert watcher.prices == {"CU": 1.0}


async def test_a_file_that_never_rests_still_has_its_faults_told(path: Path) -> None:
    path.write_text(HEADER + "2026-11-20,CU,x\n")
    told: list[Event] = []
    file = SpotFile("busy", path, lambda event, _: told.append(event), lambda: NOW)
    for n in range(1, 4):
        await file.look()
        with path.open("a") as busy:
            busy.write(f"2026-11-2{n},CU,{n}\n")
    assert [fault.kind for fault in of_kind(told, SourceFaulted)] == ["price"]


CU = "SPOT.cu"
XLSX_HEADER = ("日期", "品种", "现货价")


def write_book(path: Path, *rows: tuple[Any, ...]) -> None:
    path.write_bytes(workbook(("报价", [XLSX_HEADER, *rows])))


async def test_a_workbook_is_watched_and_its_guess_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "现货.xlsx"
    write_book(path, (datetime(2026, 11, 20), CU, 1))
    async with watched(path) as watcher:
        await watcher.price(CU, 1.0)
        guess = "现货.xlsx: columns guessed from the header: time = 日期, symbol = 品种, "
        assert spoken(await watcher.state(S.READY)) == guess + "price = 现货价"
        write_book(path, (datetime(2026, 11, 20), CU, 1), (datetime(2026, 11, 21), CU, 2))
        await watcher.price(CU, 2.0)
        await watcher.until(lambda: len(of_kind(watcher.events, HistoryArrived)) == 1)


async def test_the_lock_file_beside_an_open_workbook_is_no_concern(tmp_path: Path) -> None:
    path = tmp_path / "spot.xlsx"
    (tmp_path / "~$spot.xlsx").write_bytes(b"\x05owner")
    write_book(path, (datetime(2026, 11, 20), CU, 1))
    async with watched(path) as watcher:
        await watcher.price(CU, 1.0)
        assert of_kind(watcher.events, SourceFaulted) == []


async def test_half_a_workbook_is_looked_at_again_and_not_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "spot.xlsx"
    write_book(path, (datetime(2026, 11, 20), CU, 1))
    told: list[Event] = []
    file = SpotFile("desk", path, lambda event, _: told.append(event), lambda: NOW)
    await file.look()
    write_book(path, (datetime(2026, 11, 20), CU, 1), (datetime(2026, 11, 21), CU, 2))
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])
    for _ in range(spot.MOST_TORN):
        await file.look()
    assert [link.state for link in of_kind(told, LinkChanged)] == [S.READY]
    path.write_bytes(whole)
    await file.look()
    assert of_kind(told, QuotesChanged)[-1].quotes[0].last == 2.0
    assert of_kind(told, SourceFaulted) == []


async def test_a_workbook_that_stays_damaged_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "spot.xlsx"
    write_book(path, (datetime(2026, 11, 20), CU, 1))
    path.write_bytes(path.read_bytes()[:3000])
    async with watched(path) as watcher:
        refused = await watcher.state(S.REFUSED)
        assert "spot.xlsx cannot be read as an XLSX workbook" in spoken(refused)
        write_book(path, (datetime(2026, 11, 20), CU, 1))
        await watcher.price(CU, 1.0)
        await watcher.state(S.READY)


async def test_a_file_that_a_saving_program_locks_is_waited_for_but_not_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(HEADER + "2026-11-20,CU,1\n")
    told: list[Event] = []
    file = SpotFile("desk", path, lambda event, _: told.append(event), lambda: NOW)
    await file.look()
    locked = PermissionError(13, "Permission denied")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: (_ for _ in ()).throw(locked))
        path.write_text(HEADER + "2026-11-20,CU,1\n2026-11-21,CU,2\n")
        for _ in range(spot.MOST_LOCKED):
            await file.look()
        assert of_kind(told, LinkChanged)[-1].state is S.READY
        await file.look()
        assert of_kind(told, LinkChanged)[-1].state is S.DOWN
        assert spoken(of_kind(told, LinkChanged)[-1]) == "spot.csv: Permission denied"
    await file.look()
    assert of_kind(told, QuotesChanged)[-1].quotes[0].last == 2.0


async def test_a_mapping_says_what_the_file_means(path: Path) -> None:
    path.write_text("a;b\n20/11/2026;88.000,5\n", encoding="utf-8")
    layout = Layout(
        series=CU, time="a", price="b", decimal=",", thousands=".", date_format="DD/MM/YYYY"
    )
    told: list[Event] = []
    file = SpotFile("desk", path, lambda event, _: told.append(event), lambda: NOW, layout=layout)
    await file.look()
    (change,) = of_kind(told, QuotesChanged)
    assert [(quote.symbol, quote.last) for quote in change.quotes] == [(CU, 88000.5)]


async def test_a_file_that_turns_its_sign_round_is_refused_and_its_old_price_stays(
    path: Path,
) -> None:
    header = "日期,品种,现货价,期货价,基差\n"
    path.write_text(header + "2026-11-20,CU,100,90,10\n", encoding="utf-8")
    async with watched(path) as watcher:
        await watcher.price("CU", 100.0)
        watcher.replace(header + "2026-11-21,CU,101,90,-11\n")
        refused = await watcher.state(S.REFUSED)
        assert "spot.csv: the file seems to write futures minus spot" in spoken(refused)
        assert watcher.prices == {"CU": 100.0}
        watcher.replace(header + "2026-11-21,CU,101,90,11\n")
        await watcher.price("CU", 101.0)
        await watcher.state(S.READY)


async def test_a_second_file_for_a_series_is_told_and_the_first_stays_live(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(HEADER + "2026-11-20,CU,1\n")
    second.write_text(HEADER + "2026-11-20,AL,5\n")
    told: list[Event] = []
    claims = Claims()
    files = [
        SpotFile(path.stem, path, lambda event, _: told.append(event), lambda: NOW, claims=claims)
        for path in (first, second)
    ]

    async def look() -> None:
        for file in files:
            await file.look()
            await file.look()

    await look()
    with second.open("a") as writer:
        writer.write("2026-11-22,CU,9\n2026-11-22,AL,6\n")
    await look()
    with first.open("a") as writer:
        writer.write("2026-11-21,CU,2\n")
    await look()
    (fault,) = of_kind(told, SourceFaulted)
    assert (fault.source, fault.kind) == ("spot:b", "series")
    assert spoken(fault) == (
        "b.csv, line 3: CU comes from the spot source a already and stays with it: two sources of "
        "one series would overtake each other"
    )
    changes = [(c.source, q.symbol, q.last) for c in of_kind(told, QuotesChanged) for q in c.quotes]
    assert changes == [
        ("spot:a", "CU", 1.0),
        ("spot:b", "AL", 5.0),
        ("spot:b", "AL", 6.0),
        ("spot:a", "CU", 2.0),
    ]
    assert [bars.symbol for bars in of_kind(told, HistoryArrived)] == ["CU", "AL"]
    assert of_kind(told, LinkChanged)[-1].state is S.READY


MAPPED = "日期,品种,现货价,均价\n2026-11-20,铜,1,10\n2026-11-21,铜,2,20\n2026-11-21,铝,3,30\n"
OLD = Layout(time="日期", symbol="品种", price="现货价", names={"铜": "CU"})


def mapped(path: Path, told: list[Event], **more: Any) -> SpotFile:
    def emit(event: Event, at: float) -> None:
        told.append(event)

    return SpotFile("desk", path, emit, lambda: NOW, **({"layout": OLD} | more))


async def settled(file: SpotFile) -> None:
    for _ in range(3):
        await file.look()


def prices_told(told: list[Event]) -> dict[str, float | None]:
    changes = of_kind(told, QuotesChanged)
    return {quote.symbol: quote.last for change in changes for quote in change.quotes}


async def test_another_mapping_is_taken_while_the_file_is_watched(path: Path) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told)
    await settled(file)
    assert prices_told(told) == {"CU": 2.0}
    await file.adopt(msgspec.structs.replace(OLD, price="均价", names={"铜": "CU", "铝": "AL"}))
    assert prices_told(told) == {"CU": 2.0}
    await settled(file)
    assert prices_told(told) == {"CU": 20.0, "AL": 30.0}
    histories = {one.symbol: one.bars[-1].close for one in of_kind(told, HistoryArrived)}
    assert histories == {"CU": 20.0, "AL": 30.0}
    assert of_kind(told, SourceFaulted) == []
    assert of_kind(told, LinkChanged)[-1].state is S.READY


def steps_told(told: list[Event]) -> list[tuple[str, ...]]:
    """The series that stepped, each right before the price that it steps to."""
    at = [n for n, one in enumerate(told) if isinstance(one, SpotStepped)]
    for n in at:
        quotes = told[n + 1]
        assert isinstance(quotes, QuotesChanged)
        assert set(told[n].symbols) <= {quote.symbol for quote in quotes.quotes}
    return [told[n].symbols for n in at]


TWO = Layout(time="日期", symbol="品种", price="现货价", names={"铜": "CU", "铝": "AL"})


@pytest.mark.parametrize(
    ("keys", "stepped"),
    [
        ({"price": "均价"}, [("CU", "AL")]),
        ({"names": {"铜": "AL", "铝": "CU"}}, [("AL", "CU")]),
        ({"date_format": "YYYY-MM-DD"}, []),
        ({"names": {"铜": "CU", "铝": "AL", "镍": "NI"}}, []),
        ({"names": {"铝": "AL"}}, []),
    ],
)
async def test_a_series_that_another_mapping_reads_otherwise_is_said_to_step_and_no_other(
    path: Path, keys: dict[str, Any], stepped: list[tuple[str, ...]]
) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told, layout=TWO)
    await settled(file)
    await file.adopt(msgspec.structs.replace(TWO, **keys))
    assert steps_told(told) == []
    await settled(file)
    with path.open("a", encoding="utf-8") as writer:
        writer.write("2026-11-22,铜,4,40\n2026-11-22,铝,5,50\n")
    await settled(file)
    assert steps_told(told) == stepped


async def test_a_column_that_is_renamed_in_file_and_mapping_steps_nothing(path: Path) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told)
    await settled(file)
    path.write_text(MAPPED.replace("现货价", "报价"), encoding="utf-8")
    await file.adopt(msgspec.structs.replace(OLD, price="报价"))
    await settled(file)
    assert steps_told(told) == []
    path.write_text(MAPPED.replace("现货价", "早报").replace("均价", "新价"), encoding="utf-8")
    await file.adopt(msgspec.structs.replace(OLD, price="新价"))
    await settled(file)
    assert steps_told(told) == [("CU",)]


@pytest.mark.parametrize(
    ("keys", "stepped"),
    [
        ({}, []),
        ({"price": "均价"}, [("CU", "AL")]),
        ({"names": {"铜": "AL", "铝": "CU"}}, [("AL", "CU")]),
        ({"date_format": "YYYY-MM-DD"}, []),
        ({"names": {"铜": "CU", "铝": "AL", "镍": "NI"}}, []),
    ],
)
async def test_a_start_compares_with_the_mapping_of_the_run_before(
    path: Path, keys: dict[str, Any], stepped: list[tuple[str, ...]]
) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    layout = msgspec.structs.replace(TWO, **keys)
    file = mapped(path, told, layout=layout, readings={"CU": TWO, "AL": TWO})
    await settled(file)
    with path.open("a", encoding="utf-8") as writer:
        writer.write("2026-11-22,铜,4,40\n2026-11-22,铝,5,50\n")
    await settled(file)
    assert steps_told(told) == stepped
    news = [one.readings for one in of_kind(told, SpotMapped)]
    assert news == ([(SpotReading(keys_of(layout), ("CU", "AL")),)] if keys else [])


async def test_a_series_that_comes_later_in_a_run_is_compared_when_it_comes(path: Path) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    other = msgspec.structs.replace(TWO, price="均价", names={**TWO.names, "锌": "ZN"})
    readings = dict.fromkeys(("CU", "AL", "ZN"), TWO)
    file = mapped(path, told, layout=other, readings=readings)
    await settled(file)
    assert steps_told(told) == [("CU", "AL")]
    (kept,) = of_kind(told, SpotMapped)
    assert SpotReading(keys_of(TWO), ("ZN",)) in kept.readings, "nothing of it was read yet"
    with path.open("a", encoding="utf-8") as writer:
        writer.write("2026-11-22,锌,6,60\n")
    await settled(file)
    assert steps_told(told) == [("CU", "AL"), ("ZN",)]
    last = of_kind(told, SpotMapped)[-1]
    assert last.readings == (SpotReading(keys_of(other), ("CU", "AL", "ZN")),)


async def test_what_is_read_anew_in_a_run_is_kept_with_its_mapping(path: Path) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told, layout=TWO)
    await settled(file)
    other = msgspec.structs.replace(TWO, price="均价")
    await file.adopt(other)
    assert len(of_kind(told, SpotMapped)) == 1, "it counts from the first price on"
    await settled(file)
    told_so = [one.readings for one in of_kind(told, SpotMapped)]
    assert told_so == [(SpotReading(keys_of(one), ("CU", "AL")),) for one in (TWO, other)]
    kinds = [type(one) for one in told if isinstance(one, QuotesChanged | SpotMapped)]
    assert kinds == [QuotesChanged, SpotMapped] * 2


async def test_a_column_that_ends_at_the_same_price_by_chance_is_another(path: Path) -> None:
    path.write_text(MAPPED.replace(",2,20", ",2,2"), encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told)
    await settled(file)
    await file.adopt(msgspec.structs.replace(OLD, price="均价"))
    await settled(file)
    assert steps_told(told) == [("CU",)]


async def test_a_series_that_was_away_for_a_mapping_is_held_against_its_last_price(
    path: Path,
) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told, layout=TWO)
    for keys in ({"names": {"铝": "AL"}}, {}, {"names": {"铝": "AL"}}, {"price": "均价"}):
        await settled(file)
        await file.adopt(msgspec.structs.replace(TWO, **keys))
    await settled(file)
    assert steps_told(told) == [("CU", "AL")]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"price": "报价"}, "no column '报价'"),
        ({"names": {"镍": "NI"}}, "with it no row would be taken"),
        ({"names": {"铜": "ZN"}}, "or only series of other sources"),
        ({"date_format": "YYYY/MM/DD"}, "with it no row would be taken"),
    ],
)
async def test_a_mapping_that_cannot_be_taken_leaves_the_old_one_running(
    path: Path, keys: dict[str, Any], said: str
) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told, claims=Claims({"ZN": "spot:other"}))
    await settled(file)
    with pytest.raises(Malformed, match=said):
        await file.adopt(msgspec.structs.replace(OLD, **keys))
    with path.open("a", encoding="utf-8") as writer:
        writer.write("2026-11-22,铜,4,40\n")
    await settled(file)
    assert prices_told(told) == {"CU": 4.0}


async def test_what_a_refused_mapping_would_bring_is_claimed_by_nobody(path: Path) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    claims = Claims()
    file = mapped(path, [], claims=claims)
    await settled(file)
    older = "日期,品种,现货价\n2026-11-21,铝,3\n2026-11-20,铜,2\n"
    path.write_text(older, encoding="utf-8")
    with pytest.raises(Malformed, match="start the desk anew"):
        await file.adopt(msgspec.structs.replace(OLD, names={"铜": "CU", "铝": "AL"}))
    assert claims.is_open("AL", "spot:other")


async def test_a_mapping_with_older_times_is_refused_for_the_desk_would_keep_the_newer(
    path: Path,
) -> None:
    path.write_text("a,b,品种,价\n2026-11-21,2026-11-20,CU,1\n", encoding="utf-8")
    first = Layout(time="a", symbol="品种", price="价")
    file = mapped(path, [], layout=first)
    await settled(file)
    with pytest.raises(Malformed, match=r"line 2: with it CU is of 2026-11-20 .* start the desk"):
        await file.adopt(msgspec.structs.replace(first, time="b"))
    await file.adopt(msgspec.structs.replace(first, unit_is="x"))


@pytest.mark.parametrize("is_refused", [False, True])
async def test_what_was_being_read_by_the_old_mapping_is_not_taken_under_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_refused: bool
) -> None:
    path.write_text(MAPPED, encoding="utf-8")
    told: list[Event] = []
    file = mapped(path, told, layout=Layout(price="none") if is_refused else OLD)
    real = spot.table_of
    new = msgspec.structs.replace(OLD, price="均价")

    # As `adopt` leaves it, in the middle of a look.
    def slow(content: bytes, name: str, now: datetime, layout: Layout) -> Table:
        file._layout, file._seen, file._is_settled, file._newest = new, None, False, {}
        return real(content, name, now, layout)

    await file.look()
    told.clear()
    monkeypatch.setattr(spot, "table_of", slow)
    await file.look()
    assert told == []
    await settled(file)
    assert prices_told(told) == {"CU": 20.0}
