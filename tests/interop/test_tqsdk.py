"""The real tqsdk client over our exchange: both sides must mean the same protocol."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from terminal.sim.exchange import Exchange, ExchangeOptions

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(
        importlib.util.find_spec("tqsdk") is None, reason="tqsdk is not installed (extra: interop)"
    ),
]

WALK = Path(__file__).with_name("tqsdk_walk.py")


async def walk(exchange: Exchange, home: Path) -> dict[str, dict[str, Any]]:
    """Run the walk to its end; cut its connections when it asks. Return what it said, by step."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(WALK), exchange.md.url, exchange.td.url),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        # tqsdk writes into the home folder; it must be this test's own.
        env=os.environ | {"HOME": str(home), "USERPROFILE": str(home)},
        limit=2**20,
    )
    said: dict[str, dict[str, Any]] = {}
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(90):
            async for line in process.stdout:
                record = json.loads(line)
                said[record.pop("step")] = record
                if "cut me off" in said and "restored" not in said:
                    exchange.drop_connections()
            errors = (await process.stderr.read()).decode()
            await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0, f"{errors}\nafter {said}"
    return said


def cents(money: float) -> int:
    return round(money * 100)


async def test_tqsdk_connects_trades_closes_today_and_survives_a_broken_line(
    tmp_path: Path,
) -> None:
    async with Exchange(ExchangeOptions(scenario="calm")) as exchange:
        said = await walk(exchange, tmp_path)
        assert exchange.md.ignored.total() == exchange.td.ignored.total() == 0

    assert said["ready"]["balance"] > 19_000_000
    assert said["quote"]["tick"] == 10.0
    assert (said["quote"]["multiple"], said["quote"]["kind"]) == (5, "FUTURE")
    assert said["quote"]["levels"] == [True, True]
    assert (said["bars"]["count"], said["bars"]["steps"], said["bars"]["five"]) == (200, [60], 20)
    assert said["bars"]["near"]
    assert said["query"]["futures"] == ["INE.sc2702", "INE.sc2703"]

    # history, today, long then short
    assert said["start"]["lots"] == [8, 4, 0, 0]
    assert (said["open"]["left"], said["open"]["lots"]) == (0, [8, 6, 0, 0])
    assert (said["close today"]["left"], said["close today"]["lots"]) == (0, [8, 0, 0, 0])
    assert said["too many"]["error"]
    assert said["too many"]["message"] == "CTP:平今仓位不足"
    assert (said["close history"]["left"], said["close history"]["lots"]) == (0, [5, 0, 0, 0])
    assert (said["cancel"]["left"], said["cancel"]["message"]) == (2, "已撤单")
    assert (said["fill and kill"]["left"], said["fill and kill"]["error"]) == (1, False)
    assert (said["market order"]["left"], said["market order"]["lots"]) == (0, [59, 0, 0, 0])
    assert said["open"]["price"] > 0

    money = {name: cents(value) for name, value in said["account"].items()}
    profit = money["close_profit"] + money["position_profit"]
    assert money["balance"] == money["static_balance"] + profit - money["commission"]
    frozen = money["frozen_margin"] + money["frozen_commission"]
    assert money["available"] == money["balance"] - money["margin"] - frozen

    assert said["restored"]["lots"] == said["restored"]["before"] == [5, 0, 0, 0]
    assert said["restored"]["trades"]
    assert said["restored"]["bars"] == 200
    assert (said["trade again"]["left"], said["trade again"]["lots"]) == (0, [4, 0, 0, 0])
    assert said["done"]["beyond"] == []
