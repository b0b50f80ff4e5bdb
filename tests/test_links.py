"""Which links a desk file makes, and what they are asked for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve

from terminal import LinkError, Refused
from terminal.core.event import Event, LinkChanged, QuotesChanged, SourceFaulted
from terminal.core.refusal import Refusal, say, sentence
from terminal.core.spot_mapped import SpotMapped, SpotReading, SpotStepped
from terminal.feeds.spot import SpotFile
from terminal.feeds.spot_http import SpotHttp
from terminal.feeds.spot_push import SpotPush
from terminal.links import Links
from terminal.settings import Settings, read_settings
from terminal.world import World
from tests.e2e.programs import DEMO, desk_file

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
PLACES = World("ws://127.0.0.1:1", "ws://127.0.0.1:2", "http://127.0.0.1:3")


def links_of(settings: Settings) -> Links:
    return Links(settings, PLACES, lambda event, received: None, lambda: datetime.now(UTC))


def names(links: Links) -> set[str]:
    jobs = links.jobs(None)  # type: ignore[arg-type]  # nothing is asked before a job runs
    for job in jobs.values():
        job.close()
    return set(jobs)


def test_every_front_counter_and_file_is_a_job(tmp_path: Path) -> None:
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[[spot_file]]\nid = "csv"\npath = "spot.csv"\nsymbols = ["SPOT.cu"]\n')
    links = links_of(read_settings(desk))
    assert names(links) == {"market", "trade 6688-01", "trade 6688-02", "spot csv"}


async def test_a_source_that_breaks_ends_no_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: Callable[[str], None]
) -> None:
    async def breaks(self: object) -> None:
        raise RecursionError

    expected_logs("defect in a source")
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[[spot_file]]\nid = "csv"\npath = "spot.csv"\nsymbols = ["SPOT.cu"]\n')
        for kind, scheme in (("http", "https"), ("push", "wss")):
            file.write(f'\n[[spot_{kind}]]\nid = "{kind}"\nurl = "{scheme}://localhost/"\n')
            file.write(f'price = "p"\nnames = {{ "a" = "SPOT.{kind}" }}\n')
    told = asyncio.Queue[Event]()
    links = Links(read_settings(desk), PLACES, lambda event, _: told.put_nowait(event), lambda: NOW)
    for kind in (SpotFile, SpotHttp, SpotPush):
        monkeypatch.setattr(kind, "run", breaks)
    jobs = links.jobs(None)  # type: ignore[arg-type]  # nobody asks anything
    sources = {name: job for name, job in jobs.items() if name.startswith("spot ")}
    tasks = [asyncio.ensure_future(job) for job in sources.values()]
    async with asyncio.timeout(60):
        events = [await told.get() for _ in tasks]
    assert {getattr(one, "link", "") for one in events} == {"spot:csv", "spot:http", "spot:push"}
    assert not any(task.done() for task in tasks)
    for job in (*tasks, *(one for name, one in jobs.items() if name not in sources)):
        job.cancel() if isinstance(job, asyncio.Future) else job.close()
    await asyncio.gather(*tasks, return_exceptions=True)


def test_a_mapping_file_is_watched_beside_its_spot_file(tmp_path: Path) -> None:
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[[spot_file]]\nid = "csv"\npath = "spot.csv"\nmapping_file = "m.toml"\n')
        file.write('\n[[spot_file]]\nid = "other"\npath = "other.csv"\n')
    found = names(links_of(read_settings(desk)))
    assert {name for name in found if "csv" in name or "other" in name} == {
        "spot csv",
        "mapping csv",
        "spot other",
    }


def test_what_a_file_brings_is_not_asked_of_the_front(tmp_path: Path) -> None:
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[[spot_file]]\nid = "csv"\npath = "spot.csv"\nsymbols = ["SPOT.cu"]\n')
    settings = read_settings(desk)
    session = links_of(settings)._market().session
    wanted = session.opened(datetime.now(UTC)).send
    assert any("SHFE.cu2701" in frame for frame in wanted)
    assert not any("SPOT.cu" in frame for frame in wanted)


def test_minutes_and_days_of_the_past_are_asked_of_the_front(tmp_path: Path) -> None:
    session = links_of(read_settings(desk_file(tmp_path)))._market().session
    asked = [json.loads(frame) for frame in session.opened(datetime.now(UTC)).send]
    widths = {one["duration"]: one["view_width"] for one in asked if one["aid"] == "set_chart"}
    assert widths == {60 * 10**9: 480, 86_400 * 10**9: 260}


def test_quotes_are_cut_as_the_desk_says(tmp_path: Path) -> None:
    settings, now = read_settings(desk_file(tmp_path)), datetime.now(UTC)
    links = Links(
        settings,
        PLACES,
        lambda event, received: None,
        lambda: now,
        cut=lambda prices: [[symbol] for symbol in prices],
    )
    session = links._market().session
    (asked,) = [one for one in session.opened(now).send if "subscribe_quote" in one]
    names = json.loads(asked)["ins_list"]
    quotes = {symbol: {"last_price": 1.0} for symbol in names.split(",")}
    for patch in ({"ins_list": names, "quotes": quotes}, {"quotes": quotes}):
        out = session.received(json.dumps({"aid": "rtn_data", "data": [patch]}), now)
    told = [event for event in out.later if isinstance(event, QuotesChanged)]
    assert [[one.symbol for one in event.quotes] for event in told] == [[one] for one in quotes]


SERVICES = """
[[spot_http]]
id = "smm"
url = "http://127.0.0.1:9/prices"
rows = "data"
symbol = "code"
price = "avg"
names = { "1#" = "SPOT.cu" }

[[spot_push]]
id = "port"
url = "ws://127.0.0.1:9/prices"
price = "p"
names = { "I" = "SPOT.i" }
token = true
"""


def test_services_are_jobs_and_what_they_bring_is_not_asked_of_the_front(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write(SERVICES)
    settings = read_settings(desk)
    with pytest.raises(Refused, match="spot source port has no token: set BASISDESK_TOKEN_PORT"):
        links_of(settings)
    monkeypatch.setenv("BASISDESK_TOKEN_PORT", "secret")
    links = links_of(settings)
    assert {"spot smm", "spot port"} <= names(links)
    wanted = links._market().session.opened(datetime.now(UTC)).send
    assert not any("SPOT.cu" in frame or "SPOT.i" in frame for frame in wanted)


async def test_a_pushed_series_that_was_read_otherwise_steps(tmp_path: Path) -> None:
    async def push(socket: ServerConnection) -> None:
        await socket.send('{"I": {"p": 800.0}}')
        await socket.wait_closed()

    async with serve(push, "127.0.0.1", 0) as server:
        desk, port = desk_file(tmp_path), server.sockets[0].getsockname()[1]
        with desk.open("a", encoding="utf-8") as file:
            file.write(
                f'\n[[spot_push]]\nid = "port"\nurl = "ws://127.0.0.1:{port}"\nprice = "p"\n'
                'names = { "I" = "SPOT.i" }\n'
            )
        told: list[Event] = []
        links = Links(
            read_settings(desk),
            PLACES,
            lambda event, _: told.append(event),
            lambda: datetime.now(UTC),
            [SpotMapped("spot:port", (SpotReading({"price": "other"}, ("SPOT.i",)),))],
        )
        jobs = links.jobs(None)  # type: ignore[arg-type]  # nothing is asked before a job runs
        pushing = asyncio.get_running_loop().create_task(jobs.pop("spot port"))
        for job in jobs.values():
            job.close()
        async with asyncio.timeout(60):
            while not any(isinstance(event, SpotMapped) for event in told):
                await asyncio.sleep(0.01)
        pushing.cancel()
        await asyncio.gather(pushing, return_exceptions=True)
    kinds = [type(one) for one in told if not isinstance(one, LinkChanged)]
    assert kinds == [SpotStepped, QuotesChanged, SpotMapped]


async def test_a_file_that_brings_what_another_source_is_named_for_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("time,symbol,price\n2026-11-20,SPOT.cu,1\n")
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[[spot_file]]\nid = "a"\npath = "a.csv"\n')
        file.write('\n[[spot_file]]\nid = "b"\npath = "b.csv"\nsymbols = ["SPOT.cu"]\n')
    told: list[Event] = []
    links = Links(
        read_settings(desk), PLACES, lambda event, _: told.append(event), lambda: datetime.now(UTC)
    )
    jobs = links.jobs(None)  # type: ignore[arg-type]  # nothing is asked before a job runs
    watching = asyncio.get_running_loop().create_task(jobs.pop("spot a"))
    for job in jobs.values():
        job.close()
    async with asyncio.timeout(60):
        while not any(isinstance(event, SourceFaulted) for event in told):
            await asyncio.sleep(0.01)
    watching.cancel()
    (fault,) = [event for event in told if isinstance(event, SourceFaulted)]
    assert "SPOT.cu comes from the spot source b already" in fault.detail
    assert not any(isinstance(event, QuotesChanged) for event in told)


async def test_an_order_for_an_unknown_account_is_surely_not_sent() -> None:
    with pytest.raises(LinkError, match="nobody"):
        await links_of(read_settings(DEMO)).submit("nobody", {"aid": "insert_order"})


async def test_an_order_on_a_link_that_is_not_up_is_surely_not_sent() -> None:
    with pytest.raises(LinkError):
        await links_of(read_settings(DEMO)).submit("6688-01", {"aid": "insert_order"})


def test_a_fault_names_the_line_that_asked_for_the_symbol() -> None:
    settings = read_settings(DEMO)
    links = links_of(settings)
    said = say(Refusal.FRONT_UNKNOWN, link="md", contracts="INE.sc2702")
    fault = SourceFaulted("md", "unknown symbol", sentence(said), 1, said)
    line = DEMO.read_text(encoding="utf-8").splitlines().index('futures = "INE.sc2702"') + 1
    told = links.with_line(fault)
    assert f"desk.demo.toml line {line}" in told.detail
    assert told.said is not None
    assert sentence(told.said) == told.detail
    other = SourceFaulted("md", "no JSON", "md: a frame is no JSON", 1)
    assert links.with_line(other) is other


def test_a_missing_password_is_said_before_anything_starts(tmp_path: Path) -> None:
    settings = read_settings(desk_file(tmp_path, password='""'))
    with pytest.raises(Refused, match="BASISDESK_PASSWORD_6688_01"):
        links_of(settings)


@pytest.mark.parametrize(
    ("said", "asks", "subscribes"),
    [
        ("", True, False),
        ('[main]\nsource = "volume_and_open_interest"\n', True, False),
        ('[main]\nsource = "front"\n', False, True),
        ('[main]\nsource = "off"\n', False, False),
        # A person's word needs to know the day on which its contract ends.
        (
            '[main]\nsource = "off"\n'
            '[[main_fixed]]\ncontract = "SHFE.cu2701"\nsince = 2026-11-20\n',
            True,
            False,
        ),
    ],
)
def test_other_months_are_asked_for_as_main_contracts_need_them(
    tmp_path: Path, said: str, asks: bool, subscribes: bool
) -> None:
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write(f"\n{said}")
    session = links_of(read_settings(desk))._market().session
    frames = session.opened(datetime.now(UTC)).send
    asked = [one for one in map(json.loads, frames) if one["aid"] == "ins_query"]
    months = [one["query"] for one in asked if one["query_id"].startswith("basisdesk_months_")]
    assert bool(months) is asks
    assert any("KQ.m@SHFE.cu" in frame for frame in frames) is subscribes
    if asks:
        assert any('exchange_id: ["CZCE"], product_id: ["CF", "MA", "SR"]' in one for one in months)
