"""Addresses: the desk file's own, or those of servers started beside it."""

from __future__ import annotations

from pathlib import Path

from terminal.settings import read_settings
from terminal.world import World, world
from tests.e2e.programs import DEMO, outside_desk_file

URLS = ("ws://127.0.0.1:1", "ws://127.0.0.1:2", "http://127.0.0.1:3")


def test_only_embedded_addresses_are_replaced() -> None:
    places = World("ws://m", "ws://t", "http://g")
    assert places.market_url("embedded") == "ws://m"
    assert places.trade_url("embedded") == "ws://t"
    assert places.gateway_url("embedded") == "http://g"
    assert places.market_url("ws://own") == "ws://own"


async def test_a_desk_on_outside_servers_starts_none(tmp_path: Path) -> None:
    settings = read_settings(outside_desk_file(tmp_path, *URLS))
    assert not settings.is_embedded
    async with world(settings, tmp_path) as places:
        assert places == World()


async def test_the_demo_desk_gets_servers_of_its_own_on_loopback(tmp_path: Path) -> None:
    async with world(read_settings(DEMO), tmp_path) as places:
        for url in (places.market, places.trade):
            assert url.startswith("ws://127.0.0.1:")
        assert places.gateway.startswith("http://127.0.0.1:")
