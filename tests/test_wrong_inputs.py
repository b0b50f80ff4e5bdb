"""Wrong inputs on a running desk: each is refused or flagged in words, the rest stays live.

Live means that a rule on the rest of the book still fires afterwards, with the right number: 60 t
of flat exposure in copper (12 lots; goods cancel out), and 50 t more when 50 t are priced.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from terminal import book_tasks
from terminal.book_tasks import preview_files
from terminal.core.book_view import Preview
from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.core.calendar import Calendar
from terminal.core.event import Note
from terminal.domain.alert import Alert
from terminal.domain.calendar import Range
from terminal.domain.change import Change
from terminal.domain.metric import DataState
from terminal.domain.pricing import Pricing
from terminal.domain.register import Register, Table
from terminal.settings import Settings, read_settings
from tests.test_desk import CU, Stage, staged

D = Decimal
BOOK = Path(__file__).resolve().parent.parent / "resources" / "book"
UNIT, BASIS_CONTRACT, PRICED_LATER, LOT = "华北事业部", "CG-2611-02", "CG-2611-01", "KC-CU-01"
RULE = f"""
[[formula]]
id = "flat.cu"
name = "铜敞口"
on = "unit"
subjects = ["{UNIT}/cu"]
attention = "flat_exposure > 100"

[[formula]]
id = "al.rich"
name = "铝基差"
subjects = ["al.foshan"]
attention = "basis > 300"
"""
TIME = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at files on a day of the demo book: later on its months are over, which is flagged."""
    monkeypatch.setattr(book_tasks, "_now", lambda: TIME)


def with_more(text: str) -> Callable[[Path], Settings]:
    def read(file: Path) -> Settings:
        file.write_text(file.read_text("utf-8") + RULE + text, "utf-8")
        return read_settings(file)

    return read


@asynccontextmanager
async def running(
    folder: Path, more: str = "", read: Callable[[Path], Settings] | None = None
) -> AsyncIterator[Stage]:
    shutil.copytree(BOOK, folder / "book")
    async with staged(folder, read or with_more(more)) as stage:
        await stage.until(lambda: flat(stage) == 60)
        yield stage


def flat(stage: Stage) -> Decimal | None:
    book = stage.state.bookwork.business
    if not all(stage.state.is_ready(one) for one in stage.state.plant.accounts):
        return None
    found: Decimal = book.tree.sums((UNIT, "cu"), "t").flat
    return found


def register_of(stage: Stage) -> Register:
    found: Register = stage.state.bookwork.business.register
    return found


def alert_of(stage: Stage, rule: str) -> Alert | None:
    every = stage.state.triage.alerts.values()
    return next((one for one in every if one.rule == rule and one.fired is not None), None)


def warnings(stage: Stage) -> list[str]:
    """What is on the screen; all of it is in the ledger, or this fails."""
    found = [one for one in stage.state.notices.values() if one.level in ("warning", "refused")]
    kept = {one.ref: one.body["content"] for one in stage.entries if one.kind == "notice"}
    return [one.content for one in found if kept.get(one.id) == one.content]


async def still_counts(stage: Stage) -> None:
    """A rule on the rest of the book fires with the number that pricing 50 t must give."""
    assert alert_of(stage, "flat.cu") is None
    stage.desk.post(PriceContract(BASIS_CONTRACT, D(50), D(86500), "li"))
    alert = await stage.until(lambda: alert_of(stage, "flat.cu"))
    assert (alert.subject, alert.value) == (f"{UNIT}/cu", 110.0)


async def preview(stage: Stage, files: Mapping[str, str]) -> Preview:
    """What the window shows of files before a person applies them."""
    folder = stage.desk.data.parent / "changed"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    paths = [str(folder / name) for name in files]
    desk = stage.desk.settings.file
    _, found = await asyncio.to_thread(
        preview_files, desk, stage.desk.data, True, paths, lambda done, of: None
    )
    return found


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """One of the demo book's files with one thing in it changed, or a row added."""
    text = (BOOK / name).read_text("utf-8")
    assert text.count(old) == 1 or not old
    return {name: text.replace(old, new) if old else text + new}


def row(table: Table, id: str, **fields: Any) -> Callable[[Register], Change]:
    """The same mistake by a form: the row with other fields."""

    def change(register: Register) -> Change:
        before = register.table(table)[id]
        after = msgspec.structs.replace(before, **fields)
        return Change(table=table, id=id, before=before, after=after)

    return change


def pricing(contract: str, quantity: int) -> Callable[[Register], Change]:
    after = Pricing(id="DJ-2", contract=contract, quantity=D(quantity), price=D(86500), time=TIME)
    return lambda register: Change(table=Table.PRICINGS, id="DJ-2", before=None, after=after)


class Case(NamedTuple):
    """A file with one mistake and the words it is refused with; the mistake by a form."""

    files: dict[str, str]
    words: str
    change: Callable[[Register], Change]
    said: str


CASES = {
    "wrong unit": Case(
        edited("stock.csv", ",al,t,120", ",al,kg,120"),
        "stock.csv, line 2: 单位 = 'kg': al is booked in t; convert the quantities",
        row(Table.LOTS, "KC-AL-01", base_unit="kg"),
        "stock KC-AL-01: base_unit = 'kg': al is booked in t; convert the quantities",
    ),
    "missing premium": Case(
        edited("contracts.csv", "-45,SHFE.cu2701", ",SHFE.cu2701"),
        "contracts.csv, line 3: 升贴水 = '': a basis contract needs its premium; 0 must be "
        "written as 0",
        row(Table.CONTRACTS, BASIS_CONTRACT, premium=None),
        "contracts CG-2611-02: premium = '': a basis contract needs its premium; 0 must be "
        "written as 0",
    ),
    "unknown contract": Case(
        edited("pricings.csv", "", "DJ-2,CG-9999,10,86500,2026-11-25 10:30:00\n"),
        "pricings.csv, line 3: 合同编号 = 'CG-9999': is not a contract of the book",
        pricing("CG-9999", 10),
        "pricings DJ-2: contract = 'CG-9999': is not a contract of the book",
    ),
    "unknown month": Case(
        edited("stock.csv", "86440,SHFE.cu2701", "86440,SHFE.cu2713"),
        "stock.csv, line 3: 参考合约 = 'SHFE.cu2713': is no delivery month: there is no month 13",
        row(Table.LOTS, LOT, futures="SHFE.CU2701"),
        "stock KC-CU-01: futures = 'SHFE.CU2701': is not a contract the desk knows: no product "
        "SHFE.CU is on file; did you mean SHFE.cu2701?",
    ),
    "received and unpriced, counted twice": Case(
        edited("contracts.csv", "cu,t,620,0,620,否", "cu,t,620,0,0,否")
        | edited("stock.csv", "", ""),
        "stock.csv, line 3: 库存数量 = '620': is counted twice: 620 of contract CG-2611-01 is with "
        "us, but the contract says that 0 is delivered and still counts the rest as to come",
        row(Table.CONTRACTS, PRICED_LATER, delivered=D(0)),
        "stock KC-CU-01: quantity = '620': is counted twice: 620 of contract CG-2611-01 is with "
        "us, but the contract says that 0 is delivered and still counts the rest as to come",
    ),
    "over-priced": Case(
        edited("pricings.csv", "", "DJ-2,CG-2611-02,501,86500,2026-11-25 10:30:00\n"),
        "pricings.csv, line 3: 点价数量 = '501': brings what is priced of contract CG-2611-02 to "
        "501, above its 500",
        pricing(BASIS_CONTRACT, 501),
        "pricings DJ-2: quantity = '501': brings what is priced of contract CG-2611-02 to 501, "
        "above its 500",
    ),
    "negative quantity": Case(
        edited("stock.csv", "铜库存,cu,t,620", "铜库存,cu,t,-620"),
        "stock.csv, line 3: 库存数量 = '-620': must not be negative; the side says which way the "
        "goods go",
        row(Table.LOTS, LOT, quantity=D(-620)),
        "stock KC-CU-01: quantity = '-620': must not be negative; a lot that has left has 0",
    ),
}


@pytest.mark.parametrize("name", CASES)
async def test_what_a_book_cannot_be_is_refused_whole_and_the_rest_counts_on(
    name: str, tmp_path: Path
) -> None:
    case = CASES[name]
    async with running(tmp_path) as stage:
        before = register_of(stage)
        found = await preview(stage, case.files)
        assert (found.refusals, found.changes) == ((case.words,), ())
        stage.desk.post(ChangeBook((case.change(before),), "li", "form"))
        words = f"the book cannot become so: {case.said}"
        await stage.until(lambda: words in warnings(stage))
        refused = [one for one in stage.entries if one.kind == "refusal"]
        assert [(one.ref, one.actor, one.body["reason"]) for one in refused] == [
            ("book", "li", words)
        ]
        assert (register_of(stage), flat(stage)) == (before, 60)
        await still_counts(stage)


async def test_a_month_that_nobody_watches_is_flagged_and_its_tonnes_count(tmp_path: Path) -> None:
    async with running(tmp_path) as stage:
        found = await preview(stage, edited("stock.csv", "86440,SHFE.cu2701", "86440,SHFE.cu2709"))
        assert found.refusals == ()
        assert found.flags == (
            "stock.csv, line 3: 参考合约 = 'SHFE.cu2709': is watched by no pair of the desk: "
            "without its price its basis and risk are unknown",
        )
        assert not any("SHFE.cu2709" in one for one in warnings(stage))
        stage.desk.post(found.wish("li"))
        words = (
            "SHFE.cu2709: no pair of this desk watches this contract; without its price the basis "
            "and the risk of what refers to it are unknown: KC-CU-01"
        )
        await stage.until(lambda: words in warnings(stage))
        assert register_of(stage).table(Table.LOTS)[LOT].futures == "SHFE.cu2709"  # type: ignore[union-attr]
        await still_counts(stage)


def spot_file(id: str, rest: str = "") -> str:
    return f'\n[[spot_file]]\nid = "{id}"\npath = "{id}.csv"\n{rest}'


def prices(
    price: float, *, symbol: str = "SPOT.al", unit: str = "元/吨", minutes_ahead: int = 0
) -> str:
    now = datetime.now(UTC) + timedelta(hours=8, minutes=minutes_ahead)
    return f"time,symbol,price,unit\n{now:%Y-%m-%d %H:%M:%S},{symbol},{price},{unit}\n"


@pytest.mark.parametrize("said", ['symbols = ["SPOT.al_own"]\n', ""], ids=["declared", "by none"])
async def test_a_second_file_with_a_series_is_told_and_the_first_stays(
    said: str, tmp_path: Path
) -> None:
    # Of the front's own series the first would be whichever came sooner, the front or the file.
    own = "SPOT.al_own"
    (tmp_path / "a.csv").write_text(prices(21000, symbol=own), "utf-8")
    more = spot_file("a", said) + spot_file("b")

    def read(file: Path) -> Settings:
        file.write_text(file.read_text("utf-8").replace('"SPOT.al"', f'"{own}"'), "utf-8")
        return with_more(more)(file)

    async with running(tmp_path, read=read) as stage:
        await stage.until(lambda: own in stage.state.market.quotes)
        (tmp_path / "b.csv").write_text(prices(99, symbol=own), "utf-8")
        words = (
            f"b.csv, line 2: {own} comes from the spot source a already and stays with it: two "
            "sources of one series would overtake each other"
        )
        await stage.until(lambda: any(one.startswith(words) for one in warnings(stage)))
        assert stage.state.market.quotes[own].last == 21000
        await basis_of_aluminium_fires(stage, 21000)
        await still_counts(stage)


async def test_a_row_in_another_unit_is_told_and_the_rows_around_it_stand(tmp_path: Path) -> None:
    first, second = prices(21000), prices(21.1, unit="元/千克").splitlines()[1]
    (tmp_path / "a.csv").write_text(f"{first}{second}\n", "utf-8")
    mapping = 'symbols = ["SPOT.al"]\n[spot_file.mapping]\nunit_is = "元/吨"\n'
    async with running(tmp_path, spot_file("a", mapping)) as stage:
        words = "a.csv, line 3: column unit is not '元/吨' of the mapping: '元/千克' (unit, 1)"
        await stage.until(lambda: words in warnings(stage))
        await basis_of_aluminium_fires(stage, 21000)
        await still_counts(stage)


async def test_a_wrong_mapping_is_told_and_the_one_so_far_goes_on_until_a_right_one(
    tmp_path: Path,
) -> None:
    text = prices(21000).replace("price", "price,mean").replace("21000", "21000,21010")
    (tmp_path / "a.csv").write_text(text, "utf-8")
    more = 'mapping_file = "a.toml"\n[spot_file.mapping]\nseries = "SPOT.al"\nprice = "price"\n'
    async with running(tmp_path, spot_file("a", more)) as stage:
        await stage.until(lambda: "SPOT.al" in stage.state.market.quotes)
        mapping = '[mapping]\nseries = "SPOT.al"\nprice = "mean"\nunit = "unit"\n'
        (tmp_path / "a.toml").write_text(f'{mapping}unit_is = "元/公斤"\n', "utf-8")
        words = "a.toml is not taken, the mapping so far goes on: "
        await stage.until(lambda: any(one.startswith(words) for one in warnings(stage)))
        assert stage.state.market.quotes["SPOT.al"].last == 21000
        (tmp_path / "a.toml").write_text(f'{mapping}unit_is = "元/吨"\n', "utf-8")
        await stage.until(lambda: stage.state.market.quotes["SPOT.al"].last == 21010)
        notes = await stage.until(lambda: [one for one in stage.entries if one.kind == "note"])
        assert [one.actor for one in notes] == ["system"]
        assert 'before { series = "SPOT.al", price = "price" }' in notes[0].body["text"]
        steps = await stage.until(lambda: [e for e in stage.entries if e.kind == "spot_step"])
        assert [one.ref for one in steps] == ["SPOT.al"]
        await basis_of_aluminium_fires(stage, 21010)
        await still_counts(stage)


async def spots_on_record(tmp_path: Path, read: Callable[[Path], Settings], mark: str) -> list[str]:
    """Run until aluminium has a spot price; return what its entries of this run are."""
    async with staged(tmp_path, read) as stage:
        await stage.until(lambda: "SPOT.al" in stage.state.market.quotes)
        stage.desk.post(Note("test", "test", mark))
        await stage.until(lambda: any(one.body.get("text") == mark for one in stage.entries))
        return [one.kind for one in stage.entries if one.kind.startswith("spot_")]


async def test_a_mapping_that_is_changed_while_the_desk_does_not_run_steps_and_says_so(
    tmp_path: Path,
) -> None:
    text = prices(21000).replace("price", "price,mean").replace("21000", "21000,21010")
    (tmp_path / "a.csv").write_text(text, "utf-8")

    async def run(column: str) -> list[str]:
        keys = f'[spot_file.mapping]\nseries = "SPOT.al"\nprice = "{column}"\n'
        return await spots_on_record(tmp_path, with_more(spot_file("a", keys)), column)

    assert await run("price") == ["spot_mapping"]
    assert await run("price") == []
    assert await run("mean") == ["spot_step", "spot_mapping"]
    assert await run("mean") == []


async def test_keys_of_a_service_that_are_changed_while_the_desk_does_not_run_step_its_series(
    tmp_path: Path,
) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"al": {"p": 21000.0, "high": 21010.0}})

    app = web.Application()
    app.router.add_get("/", answer)
    async with TestServer(app) as server:

        async def run(column: str) -> list[str]:
            source = f"""
[[spot_http]]
id = "h"
url = "{server.make_url("/")}"
price = "{column}"
every = "50ms"
names = {{ al = "SPOT.al" }}
"""
            return await spots_on_record(tmp_path, with_more(source), column)

        assert await run("p") == ["spot_mapping"]
        assert await run("p") == []
        assert await run("high") == ["spot_step", "spot_mapping"]
        assert await run("high") == []


async def basis_of_aluminium_fires(stage: Stage, spot: float) -> None:
    """Aluminium's basis fires with this spot price less the futures' last: in ticks of 5."""
    assert alert_of(stage, "al.rich") is None
    stage.exchange.set_price("SHFE.al2701", spot - 400)
    alert = await stage.until(lambda: alert_of(stage, "al.rich"))
    assert (spot - alert.value) % 5 == 0
    assert abs(alert.value - 400) < 100


async def test_a_price_without_a_time_grows_old_however_often_it_is_repeated(
    tmp_path: Path,
) -> None:
    prices, asked = {"al": {"p": 21000.0}}, []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request)
        return web.json_response(prices)

    app = web.Application()
    app.router.add_get("/", answer)
    async with TestServer(app) as server:
        source = f"""
[[spot_http]]
id = "h"
url = "{server.make_url("/")}"
price = "p"
names = {{ al = "SPOT.al" }}
every = "100ms"
"""

        def read(file: Path) -> Settings:
            old, new = 'spot = "SPOT.al"\n', 'spot = "SPOT.al"\nspot_max_age = "2s"\n'
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
            return with_more(source)(file)

        async with running(tmp_path, read=read) as stage:
            await stage.until(lambda: state_of(stage, "al.foshan") is DataState.STALE)
            count = len(asked)
            await stage.until(lambda: len(asked) > count + 3)
            assert state_of(stage, "al.foshan") is DataState.STALE
            link = stage.state.links["spot:h"]
            assert link.detail == (
                "its prices carry no time: each is as old as the moment when its value was first "
                "seen here"
            )
            prices["al"]["p"] = 21005.0
            await stage.until(lambda: state_of(stage, "al.foshan") is DataState.GOOD)
            await basis_of_aluminium_fires(stage, 21005)
            await still_counts(stage)


def state_of(stage: Stage, pair: str) -> DataState:
    found: DataState = stage.state.market.reading(pair, stage.desk.now()).state
    return found


async def test_a_file_and_the_front_with_one_series_are_told_and_one_stays(tmp_path: Path) -> None:
    async with running(tmp_path, spot_file("a")) as stage:
        await stage.until(lambda: "SPOT.al" in stage.state.market.quotes)
        first = stage.state.market.quotes["SPOT.al"].last
        # By its time it would overtake the front's.
        (tmp_path / "a.csv").write_text(prices(99, minutes_ahead=5), "utf-8")
        words = (
            "SPOT.al comes from md already and stays with it; what spot:a brings of it is passed "
            "over: two sources of one series would overtake each other"
        )
        await stage.until(lambda: words in warnings(stage))
        assert abs(stage.state.market.quotes["SPOT.al"].last - first) < 1000
        await still_counts(stage)


async def test_a_calendar_that_ran_out_is_told_and_weekdays_trade_on(tmp_path: Path) -> None:
    last = date(2026, 9, 30)

    def read(file: Path) -> Settings:
        settings = with_more("")(file)
        table = settings.plant.calendar.table
        ended = {name: (Range(date(2013, 1, 1), last),) for name in table.confirmed}
        calendar = Calendar(msgspec.structs.replace(table, confirmed=ended))
        plant = msgspec.structs.replace(settings.plant, calendar=calendar)
        return msgspec.structs.replace(settings, plant=plant)

    async with running(tmp_path, read=read) as stage:
        words = await stage.until(lambda: [one for one in warnings(stage) if "calendar" in one])
        assert words == [
            "the trading calendar of CFFEX, CZCE, DCE, GFEX, INE, SHFE was announced until "
            "2026-09-30 only; it is unconfirmed since, weekdays are taken as open: import the "
            "exchanges' holiday notice"
        ]
        health = stage.desk.health()
        assert (health.calendar_until, health.calendar_warning is None) == (last, False)
        stage.blow_out()
        alert = await stage.until(lambda: alert_of(stage, "band.cu.shanghai"))
        quoted = {fact.name: fact.value for fact in alert.facts}
        assert D(str(alert.value)) == D(quoted["quoted"]) + 20 - D(quoted["futures"])
        assert CU in stage.state.market.quotes
        await still_counts(stage)
