"""Recorded markets through the whole desk, held against values computed straight from the files."""

from __future__ import annotations

import asyncio
import csv
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from terminal.feeds.market_session import MarketSession
from terminal.feeds.socket import SocketLink
from terminal.feeds.trade_session import Login, TradeSession
from terminal.sim.exchange import Exchange, ExchangeOptions
from terminal.sim.recording import packets
from tests.e2e.programs import run, serving, watched

LIVE = "md_live_cu_m_options_20200410.jsonl.gz"
RECORDINGS = (
    LIVE,
    "md_two_quotes_rb_m_20200402.jsonl.gz",
    "md_kline10s_cu1909_20191211.jsonl.gz",
    "md_ticks_cu1909_20191211.jsonl.gz",
    "td_tqsim_au_cu_fak_20200702.jsonl.gz",
)
DESK = """
[desk]
id = "real"
name = "real input"
mode = "SIM"
[market]
url = "{market}"
history = 0
[policy]
"""
Tree = dict[str, Any]


def merged(path: Path) -> tuple[Tree, str]:
    """A plain JSON merge of all packets, and the last subscription the client had sent."""
    tree: Tree = {}
    subscribed = ""
    for packet in packets(path):
        if packet.received and packet.pack["aid"] == "rtn_data":
            for patch in packet.pack["data"]:
                merge(tree, patch)
        elif packet.pack["aid"] == "subscribe_quote":
            subscribed = packet.pack["ins_list"]
    return tree, subscribed


def merge(tree: Tree, patch: Tree) -> None:
    for key, value in patch.items():
        if value is None:
            tree.pop(key, None)
        elif isinstance(value, dict):
            if not isinstance(tree.get(key), dict):
                tree[key] = {}
            merge(tree[key], value)
        else:
            tree[key] = value


@pytest.mark.parametrize("name", RECORDINGS)
async def test_a_recording_ends_in_the_tree_of_a_plain_merge(shared: Path, name: str) -> None:
    path = shared / "data" / "diff" / name
    expected, subscribed = merged(path)
    expected.pop("ins_list", None)
    async with Exchange(ExchangeOptions(replay=path, speed=50)) as exchange:
        if name.startswith("td_"):
            login = Login(user="TQSIM", password="any")
            session: Any = TradeSession("acct", login)
            url = exchange.td.url
        else:
            session = MarketSession(subscribed.split(",") if subscribed else [])
            url = exchange.md.url
        link = SocketLink(session, url, lambda *_: None, now, rng=random.Random(1))
        async with asyncio.timeout(120), asyncio.TaskGroup() as tasks:
            running = tasks.create_task(link.run())
            while not contains(session.tree, expected):
                await asyncio.sleep(0.05)
            running.cancel()
    if subscribed:
        assert session.tree["ins_list"] == subscribed


def now() -> datetime:
    return datetime.now(UTC)


def contains(tree: Any, expected: Tree) -> bool:
    """Every top branch of the recording is in our tree, equal to the last leaf."""
    return all(tree.get(key) == value for key, value in expected.items())


def test_the_copper_recording_drives_a_desk_to_the_values_in_its_packets(
    shared: Path, tmp_path: Path
) -> None:
    path = shared / "data" / "diff" / LIVE
    spot, low = 41005.0, -210.0
    (tmp_path / "spot.csv").write_text(
        f"time,symbol,price\n2020-04-10 14:00:00,SPOT.cu,{spot}\n2020-04-10 14:00:00,SPOT.m,2900\n",
        encoding="utf-8",
    )
    with serving(
        *("exchange", "--listen", "127.0.0.1:0", "--replay", str(path), "--speed", "8")
    ) as front:
        desk = tmp_path / "desk.toml"
        desk.write_text(
            DESK.format(market=front["md"])
            + '[[spot_file]]\nid = "csv"\npath = "spot.csv"\n'
            + 'symbols = ["SPOT.cu", "SPOT.m"]\n'
            + pair("cu", "SPOT.cu", "SHFE.cu2006", low=low)
            + pair("m", "SPOT.m", "DCE.m2007", low=0, lot=10),
            encoding="utf-8",
        )
        data = tmp_path / "data"
        told = alerts_told(desk, data, (4, 3))
    expected = [
        value for value in changes(prices(path, "SHFE.cu2006"), lambda f: spot - f) if value < low
    ]
    assert len(expected) == 4, "the recording crosses the line four times"
    assert {one["subject"] for one in told} == {"cu"}
    fired = [one for one in told if one["state"] == "firing"]
    assert [one["value"] for one in fired] == expected
    assert {one["limit"] for one in fired} == {low}
    assert len([one for one in told if one["state"] == "resolved"]) == 3, "the last one is open"
    kept = ledger(data, "alert")
    assert [float(b["value"]) for b in kept if b["state"] == "firing"] == expected
    formula = {fact["name"]: fact["value"] for fact in kept[0]["facts"]}["formula"]
    assert formula == "41005 - 41220 = -215 CNY/t"
    assert run("audit", "verify", str(data)).returncode == 0


def test_wti_goes_through_april_2020_with_the_right_sign(shared: Path, tmp_path: Path) -> None:
    spot = column(shared / "data" / "eia" / "wti_spot_daily.csv", "Price")
    futures = column(shared / "data" / "eia" / "wti_futures_contracts1_4_daily.csv", "RCLC1")
    days = [day for day in sorted(spot.keys() & futures.keys()) if "2020-04-09" <= day <= "2020-05"]
    table = tmp_path / "wti.csv"
    lines = ["date,SPOT.WTI,NYMEX.CL1", *(f"{d},{spot[d]},{futures[d]}" for d in days)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    basis = {day: spot[day] - futures[day] for day in days}
    assert spot["2020-04-20"] < 0 > futures["2020-04-20"]
    with serving(
        *("exchange", "--listen", "127.0.0.1:0", "--replay", str(table), "--speed", "8")
    ) as front:
        desk = tmp_path / "desk.toml"
        desk.write_text(
            DESK.format(market=front["md"])
            + pair("wti", "SPOT.WTI", "NYMEX.CL1", low=-1.0, high=0.5, unit="USD/bbl", lot=1000),
            encoding="utf-8",
        )
        data = tmp_path / "data"
        expected = first_of_each_run(basis, -1.0, 0.5)
        told = alerts_told(desk, data, (len(expected), 0))
    fired = [one for one in told if one["state"] == "firing"]
    assert [one["value"] for one in fired] == pytest.approx(expected)
    april_20 = next(one for one in fired if one["value"] == pytest.approx(0.65))
    assert april_20["side"] == "high"
    facts = {
        fact["name"]: fact["value"]
        for body in ledger(data, "alert")
        for fact in body["facts"]
        if body["id"] == april_20["id"]
    }
    assert facts["formula"] == "-36.98 - -37.63 = 0.65 USD/bbl"
    assert facts["futures_time"].startswith("2020-04-20")


def alerts_told(desk: Path, data: Path, wanted: tuple[int, int]) -> list[dict[str, Any]]:
    """All that a desk tells of alerts, until so many fired and resolved and the record ended."""

    def are_there(events: list[dict[str, Any]]) -> bool:
        states = [one["state"] for one in events if one["kind"] == "alert"]
        return all(
            states.count(state) >= count
            for state, count in zip(("firing", "resolved"), wanted, strict=True)
        )

    # Longer than what is left of either recording then.
    events = watched("--desk", str(desk), "--data", str(data), until=are_there, more=2)
    return [one for one in events if one["kind"] == "alert"]


def pair(
    name: str,
    spot: str,
    futures: str,
    *,
    low: float,
    high: float | None = None,
    unit: str = "CNY/t",
    lot: int = 5,
) -> str:
    band = f"low = {low}" + (f", high = {high}" if high is not None else "")
    return (
        f'[[pair]]\nid = "{name}"\nname = "{name}"\nspot = "{spot}"\nfutures = "{futures}"\n'
        f'premium = 0\nbase_per_lot = {lot}\nprice_unit = "{unit}"\n'
        'spot_max_age = "10d"\nfutures_max_age = "10d"\n'
        f'[[rule]]\nid = "band.{name}"\nname = "band"\nmetric = "basis"\nsubjects = ["{name}"]\n'
        f"warning = {{ {band} }}\n"
    )


def prices(path: Path, symbol: str) -> Iterator[float]:
    for packet in packets(path):
        if packet.received and packet.pack["aid"] == "rtn_data":
            for patch in packet.pack["data"]:
                node = patch.get("quotes", {}).get(symbol, {})
                if isinstance(node.get("last_price"), float):
                    yield node["last_price"]


def changes(values: Any, make: Callable[[float], float]) -> list[float]:
    """The values made of each input, without repeats in a row."""
    made: list[float] = []
    for value in values:
        if not made or made[-1] != make(value):
            made.append(make(value))
    return made


def first_of_each_run(basis: dict[str, float], low: float, high: float) -> list[float]:
    """The value at which each breach begins: one alert a breach and side."""
    found, before = [], 0
    for value in basis.values():
        side = -1 if value < low else 1 if value > high else 0
        if side and side != before:
            found.append(value)
        before = side
    return found


def column(path: Path, name: str) -> dict[str, float]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    day = next(key for key in rows[0] if key.lower() == "date")
    return {row[day]: float(row[name]) for row in rows if row[name]}


def ledger(data: Path, kind: str) -> list[dict[str, Any]]:
    reader = sqlite3.connect(f"file:{data / 'ledger.sqlite3'}?mode=ro", uri=True)
    rows = reader.execute("SELECT line FROM entry WHERE kind = ? ORDER BY seq", (kind,)).fetchall()
    reader.close()
    return [msgspec.json.decode(line)["body"] for (line,) in rows]
