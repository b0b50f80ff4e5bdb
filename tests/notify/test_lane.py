from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from terminal.core.event import LinkChanged
from terminal.domain.link import LinkState
from terminal.domain.notification import Notification, Stage
from terminal.notify import lane
from terminal.notify.channel import Accepted, Answer, Found, Receipts, Sent, Unknown
from terminal.notify.http_gateway import HttpChannel, client
from terminal.notify.lane import back_off
from terminal.sim.gateway import Gateway, Options
from terminal.store import StoreError
from tests.notify.house import House, make_notices, until

PROMPT = Options(receipt_lag=0.0)


class Broken:
    """A family with a defect: each call raises until it is repaired."""

    provider = "broken"

    def __init__(self) -> None:
        self.is_repaired = False
        self.calls = 0

    def _break(self) -> None:
        self.calls += 1
        if not self.is_repaired:
            raise ZeroDivisionError

    async def send(self, notification: Notification) -> Sent:
        self._break()
        return Accepted("late")

    async def reconcile(self, notification: Notification) -> Answer:
        self._break()
        return Found(Stage.ACCEPTED, "late")

    async def receipts(self, after: str) -> Receipts:
        self._break()
        await asyncio.sleep(3600)
        return Receipts((), after)


class Slow:
    """Counts how many sends are under way at once."""

    provider = "slow"

    def __init__(self) -> None:
        self.under_way = self.most = 0
        self.gate = asyncio.Event()
        self.texts: list[str] = []

    async def send(self, notification: Notification) -> Sent:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await self.gate.wait()
        self.under_way -= 1
        self.texts.append(notification.text)
        return Accepted(notification.id)

    async def reconcile(self, notification: Notification) -> Answer:
        return Unknown("never asked")

    async def receipts(self, after: str) -> Receipts:
        await asyncio.sleep(3600)
        return Receipts((), after)


def test_the_back_off_is_half_a_second_doubling_to_eight_and_stays_there() -> None:
    for count, seconds in enumerate((0.5, 1, 2, 4, 8, 8, 8), 1):
        pauses = {back_off(count) for _ in range(200)}
        assert timedelta(seconds=seconds) <= min(pauses)
        assert max(pauses) <= timedelta(seconds=seconds * 1.25)
        assert len(pauses) > 100


async def test_a_family_with_a_defect_takes_no_other_down_and_may_recover(
    tmp_path: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("channel_broke")
    broken = Broken()
    async with Gateway(PROMPT) as gateway, client() as session:
        channels = {"voice": broken, "sms": HttpChannel(session, gateway.url, "sms")}
        async with House(tmp_path, channels) as house:
            (bad,) = await house.put(make_notices(1, channel="voice"))
            (good,) = await house.put(make_notices(1))
            await until(lambda: house.has(good, Stage.ACCEPTED))
            await until(lambda: house.has(bad, Stage.UNKNOWN))
            await until(lambda: broken.calls >= 3)
            broken.is_repaired = True
            await until(lambda: house.has(bad, Stage.ACCEPTED))


async def test_different_people_are_told_at_once_but_not_all_of_them(tmp_path: Path) -> None:
    slow = Slow()
    async with House(tmp_path, {"sms": slow}) as house:
        people = [make_notices(1, address=str(n))[0] for n in range(20)]
        ids = await house.put(people)
        await until(lambda: slow.under_way == 8)
        slow.gate.set()
        await until(lambda: all(house.has(id, Stage.ACCEPTED) for id in ids))
        assert slow.most == 8


async def test_one_person_hears_a_hundred_things_in_order(tmp_path: Path) -> None:
    slow = Slow()
    slow.gate.set()
    async with House(tmp_path, {"sms": slow}) as house:
        notices = [make_notices(1, text=f"{n}")[0] for n in range(100)]
        ids = await house.put(notices)
        await until(lambda: house.has(ids[-1], Stage.ACCEPTED))
    assert slow.texts == [str(n) for n in range(100)]
    assert slow.most == 1


async def test_a_full_disk_stops_sending_and_room_lets_it_go_on(tmp_path: Path) -> None:
    async with (
        Gateway(PROMPT) as gateway,
        client() as session,
        House(tmp_path, {"sms": HttpChannel(session, gateway.url, "sms")}) as house,
    ):
        ids = await house.put(make_notices(3))
        await until(lambda: all(house.has(id, Stage.DELIVERED) for id in ids))
        await house.store.write(_fill)
        late = make_notices(30, text="x" * 20_000)
        with pytest.raises(StoreError, match="the disk is full"):
            await _put_one_by_one(house, late)
        await house.store.write(_make_room)
        await house.put(late)
        await until(lambda: all(house.has(one.id, Stage.DELIVERED) for one in late))
        keys = [message.key for message in gateway.messages]
        assert len(keys) == len(set(keys)) == len(ids) + len(late)


async def _put_one_by_one(house: House, notices: list[Notification]) -> None:
    for notice in notices:
        await house.put([notice])


def _fill(tx: sqlite3.Connection) -> None:
    (pages,) = tx.execute("PRAGMA page_count").fetchone()
    tx.execute(f"PRAGMA max_page_count={pages}")


def _make_room(tx: sqlite3.Connection) -> None:
    tx.execute("PRAGMA max_page_count=1000000")


async def test_a_channel_that_is_away_is_down_and_comes_back_by_itself(
    tmp_path: Path, free_port: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # As ever, five times as fast.
    monkeypatch.setattr(lane, "PAUSES", [seconds / 5 for seconds in lane.PAUSES])
    address = f"127.0.0.1:{free_port()}"
    async with (
        Gateway(Options(listen=address, receipt_lag=0.0)) as gateway,
        client() as session,
    ):
        channel = HttpChannel(session, gateway.url, "sms")
        async with House(tmp_path, {"sms": channel}) as house:
            await until(lambda: house.links)
            await gateway.__aexit__(None, None, None)
            (id,) = await house.put(make_notices(1))
            await until(lambda: house.links[-1].state is LinkState.DOWN)
            await until(lambda: house.path_of(id).count(Stage.SENDING) >= 2)
            async with Gateway(Options(listen=address, receipt_lag=0.0)):
                await until(lambda: house.has(id, Stage.DELIVERED))
                await until(lambda: house.links[-1].state is LinkState.READY)
            assert house.links[0] == LinkChanged("channel:sms", LinkState.READY)
            states = [link.state for link in house.links]
            assert all(one is not other for one, other in pairwise(states))
