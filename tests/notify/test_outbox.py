"""The fault matrix of one family of channels, over real HTTP and a real file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from terminal import Refused
from terminal.domain.audit import Record
from terminal.domain.link import LinkState
from terminal.domain.notification import Notification, Stage
from terminal.notify import outbox
from terminal.notify.bucket import Limits, Rate
from terminal.notify.channel import Accepted, Answer, Receipts, Sent
from terminal.notify.http_gateway import HttpChannel, client
from terminal.sim.gateway import Gateway, Options
from tests.notify.house import House, append, make_notices, until, utc_now

IDS = ("wecom", "sms", "voice")
QUICK = timedelta(seconds=0.3)
PATIENT = timedelta(seconds=20)
# Only for what hangs or is slow: on a busy machine an honest answer takes longer now and then.
HASTY = timedelta(seconds=0.4)
NEVER = 3600.0  # a receipt that comes when the test says it, see `World.receive`
SMS_ONLY = ("sms",)


class World:
    """A provider and the channels to it; desks come and go."""

    def __init__(self, folder: Path, gateway: Gateway, session: aiohttp.ClientSession) -> None:
        self.folder = folder
        self.gateway = gateway
        self.session = session

    def desk(self, ids: tuple[str, ...] = IDS, **options: Any) -> House:
        channels = {id: HttpChannel(self.session, self.gateway.url, id) for id in ids}
        return House(self.folder, channels, **{"grace": QUICK, **options})

    async def control(self, **faults: Any) -> None:
        async with (
            client(PATIENT) as session,
            session.post(f"{self.gateway.url}/control", json=faults) as reply,
        ):
            assert reply.status == 200

    def receive(self) -> None:
        """Let the receipts of all messages come that wait for their lag."""
        for message in self.gateway.messages:
            self.gateway._provider._say(message, "delivered")

    @property
    def keys(self) -> Counter[str]:
        return Counter(message.key for message in self.gateway.messages)


@asynccontextmanager
async def world_of(
    folder: Path, *, timeout: timedelta = PATIENT, **options: Any
) -> AsyncIterator[World]:
    async with (
        Gateway(Options(**{"receipt_lag": 0.02, **options})) as gateway,
        client(timeout) as session,
    ):
        yield World(folder, gateway, session)


def each_channel(alert: str = "alert-1") -> list[Notification]:
    return [make_notices(1, alert=alert, channel=id)[0] for id in IDS]


async def settled(house: House, ids: list[str], stage: Stage = Stage.DELIVERED) -> None:
    await until(lambda: all(house.has(id, stage) for id in ids))


async def test_three_notices_go_out_and_are_received(tmp_path: Path) -> None:
    async with world_of(tmp_path, answer=1.0) as world, world.desk() as house:
        ids = await house.put(each_channel())
        await settled(house, ids)
        await until(lambda: house.has(ids[2], Stage.ACKNOWLEDGED))
        path = [Stage.SENDING, Stage.ACCEPTED, Stage.DELIVERED]
        assert [house.path_of(id) for id in ids] == [path, path, [*path, Stage.ACKNOWLEDGED]]
        assert max(world.keys.values()) == 1
        assert {house.now_of(id).provider_id for id in ids} == {
            message.id for message in world.gateway.messages
        }


async def test_every_stage_has_exactly_one_record_in_the_same_file(tmp_path: Path) -> None:
    async with world_of(tmp_path, fail=0.3, lose_reply=0.3) as world, world.desk() as house:
        ids = await house.put(each_channel() + each_channel("alert-2"))
        await settled(house, ids)
        for id in ids:
            assert await house.ledger(id) == [Stage.PENDING, *house.path_of(id)]


async def test_a_lost_reply_is_asked_about_and_not_sent_again(tmp_path: Path) -> None:
    async with world_of(tmp_path, lose_reply=1.0) as world, world.desk() as house:
        ids = await house.put(each_channel())
        await settled(house, ids)
        assert set(world.keys.values()) == {1}
        assert all(house.now_of(id).attempts == 1 for id in ids)


async def test_a_garbled_reply_is_asked_about_and_not_sent_again(tmp_path: Path) -> None:
    async with world_of(tmp_path) as world, world.desk() as house:
        await world.control(garbage=1.0)
        ids = await house.put(each_channel())
        await settled(house, ids)
        assert set(world.keys.values()) == {1}


async def test_a_refused_attempt_is_asked_about_first_and_sent_again_second(
    tmp_path: Path,
) -> None:
    async with world_of(tmp_path, fail=1.0) as world, world.desk(SMS_ONLY) as house:
        (id,) = await house.put(make_notices(1))
        await until(lambda: house.has(id, Stage.PENDING))
        await world.control(fail=0.0)
        await settled(house, [id])
        assert house.path_of(id)[:4] == [
            Stage.SENDING,
            Stage.UNKNOWN,
            Stage.PENDING,
            Stage.SENDING,
        ]
        assert set(world.keys.values()) == {1}


async def test_a_message_that_arrives_after_the_timeout_is_not_sent_again(tmp_path: Path) -> None:
    grace = timedelta(seconds=4)
    async with (
        world_of(tmp_path, timeout=HASTY, slow=3.0) as world,
        world.desk(SMS_ONLY, grace=grace) as house,
    ):
        (id,) = await house.put(make_notices(1))
        await until(lambda: house.has(id, Stage.UNKNOWN))
        assert not world.keys
        await settled(house, [id])
        assert set(world.keys.values()) == {1}


async def unlucky(folder: Path, grace: timedelta, lag: float) -> World:
    """Lose every second reply of a provider that needs `lag` seconds to know what it took."""
    options = {"lose_reply": 0.5, "query_lag": lag, "receipt_lag": NEVER, "seed": 3}
    async with world_of(folder, **options) as world, world.desk(SMS_ONLY, grace=grace) as house:
        notices = [make_notices(1, address=str(n))[0] for n in range(12)]
        ids = await house.put(notices)
        await settled(house, ids, Stage.ACCEPTED)
    return world


async def test_believing_an_absence_at_once_makes_duplicates(tmp_path: Path) -> None:
    world = await unlucky(tmp_path, timedelta(0), lag=3600.0)
    assert max(world.keys.values()) > 1


async def test_a_grace_longer_than_the_providers_lag_makes_none(tmp_path: Path) -> None:
    world = await unlucky(tmp_path, timedelta(seconds=0.5), lag=0.3)
    assert (len(world.keys), max(world.keys.values())) == (12, 1)


async def test_a_throttled_message_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    offset = timedelta(0)

    def clock() -> datetime:
        return utc_now() + offset

    async with (
        Gateway(Options(throttle=2, receipt_lag=0.0), clock) as gateway,
        client(PATIENT) as session,
    ):
        world = World(tmp_path, gateway, session)
        async with world.desk(SMS_ONLY, clock=clock) as house:
            ids = await house.put([make_notices(1, address=str(n))[0] for n in range(3)])
            await until(lambda: house.has(ids[2], Stage.PENDING))
            assert "throttled" in house.now_of(ids[2]).error
            offset = timedelta(seconds=61)
            await settled(house, ids)
            assert house.path_of(ids[2]).count(Stage.SENDING) == 2


async def test_a_black_hole_does_not_delay_the_others(tmp_path: Path) -> None:
    # What the others need on a busy machine is less than the patience with the one that hangs.
    async with world_of(tmp_path, timeout=timedelta(seconds=4)) as world, world.desk() as house:
        await world.control(hang=True, only="sms")
        wecom, sms, voice = await house.put(each_channel())
        await settled(house, [wecom, voice])
        await until(lambda: house.path_of(sms))
        assert house.path_of(sms) == [Stage.SENDING]
        await until(lambda: any(link.state is LinkState.DOWN for link in house.links))
        assert house.links[-1].link == "channel:sms"
        await world.control(hang=False)
        await settled(house, [sms])
        assert set(world.keys.values()) == {1}


async def test_a_refused_recipient_fails_for_good_with_the_providers_words(
    tmp_path: Path,
) -> None:
    async with world_of(tmp_path) as world, world.desk() as house:
        await world.control(reject=1.0, only="sms")
        wecom, sms, _ = await house.put(each_channel())
        await until(lambda: house.has(sms, Stage.FAILED))
        assert house.now_of(sms).error == "blocked: the recipient is blocked"
        await settled(house, [wecom])
        assert house.path_of(sms) == [Stage.SENDING, Stage.FAILED]


async def test_what_nobody_took_by_its_deadline_is_dead(tmp_path: Path) -> None:
    async with world_of(tmp_path, fail=1.0) as world, world.desk(SMS_ONLY) as house:
        (id,) = await house.put(make_notices(1), patience=timedelta(seconds=1))
        await until(lambda: house.has(id, Stage.DEAD))
        assert house.now_of(id).error.startswith("deadline passed")
        assert not world.keys


async def test_a_dead_message_that_arrived_after_all_counts(tmp_path: Path) -> None:
    async with (
        world_of(tmp_path, receipt_lag=NEVER) as world,
        world.desk(SMS_ONLY, grace=timedelta(hours=1)) as house,
    ):
        await world.control(lose_reply=1.0, query_lag=NEVER)
        (id,) = await house.put(make_notices(1), patience=timedelta(seconds=1))
        await until(lambda: house.has(id, Stage.DEAD))
        world.receive()
        await settled(house, [id])
        assert set(world.keys.values()) == {1}


async def test_a_rolled_back_transaction_sends_nothing(tmp_path: Path) -> None:
    lost, kept = make_notices(1), make_notices(1)
    async with world_of(tmp_path) as world, world.desk(SMS_ONLY) as house:

        def job(tx: sqlite3.Connection) -> None:
            outbox.put(tx, lost, utc_now())
            raise RuntimeError("after the rows, before the commit")

        with pytest.raises(RuntimeError):
            await house.store.write(job)
        house.outbox.wake()
        await settled(house, await house.put(kept))
        assert set(world.keys) == {kept[0].key}


async def test_a_record_that_cannot_be_written_keeps_the_message_from_leaving(
    tmp_path: Path,
) -> None:
    tries, is_broken = 0, True

    def record(tx: sqlite3.Connection, records: list[Record], now: datetime) -> None:
        nonlocal tries
        tries += 1
        append(tx, records, now)
        if is_broken:
            raise Refused("the ledger cannot be written")

    async with world_of(tmp_path) as world, world.desk(SMS_ONLY, record=record) as house:
        (id,) = await house.put(make_notices(1))
        await until(lambda: tries >= 2)
        assert not world.keys
        assert await house.ledger(id) == [Stage.PENDING]
        is_broken = False
        await settled(house, [id])
        assert await house.ledger(id) == [Stage.PENDING, *house.path_of(id)]


async def test_after_a_restart_what_was_on_the_wire_is_asked_about(tmp_path: Path) -> None:
    async with world_of(tmp_path) as world:
        async with world.desk() as house:
            await world.control(hang=True, only="sms")
            await world.control(slow=0.0)
            wecom, sms, _ = await house.put(each_channel())
            await settled(house, [wecom])
            await until(lambda: house.path_of(sms))
            assert house.path_of(sms) == [Stage.SENDING]
        await world.control(hang=False)
        async with world.desk() as house:
            await settled(house, [sms])
            assert house.path_of(sms)[0] is Stage.UNKNOWN
            assert (await house.ledger(sms))[:3] == [Stage.PENDING, Stage.SENDING, Stage.UNKNOWN]
        assert set(world.keys.values()) == {1}


async def test_a_restart_finds_what_was_accepted_while_nobody_listened(tmp_path: Path) -> None:
    async with world_of(tmp_path, receipt_lag=0.0) as world:
        (notice,) = make_notices(1)
        async with world.desk(SMS_ONLY) as house:
            await world.control(hang=True)
            await house.put([notice])
            await until(lambda: house.has(notice.id, Stage.SENDING))
        # It had left the machine after all.
        await world.control(hang=False)
        assert isinstance(
            await HttpChannel(world.session, world.gateway.url, "sms").send(notice), Accepted
        )
        async with world.desk(SMS_ONLY) as house:
            await settled(house, [notice.id])
        assert set(world.keys.values()) == {1}


async def test_receipts_of_the_time_away_are_heard_after_a_restart(tmp_path: Path) -> None:
    async with world_of(tmp_path, receipt_lag=NEVER) as world:
        async with world.desk() as house:
            ids = await house.put(each_channel())
            await settled(house, ids, Stage.ACCEPTED)
        world.receive()
        async with world.desk() as house:
            await settled(house, ids)
            assert house.outbox.unknown_receipts == 0


async def test_receipts_are_not_read_twice_after_a_restart(tmp_path: Path) -> None:
    async with world_of(tmp_path) as world:
        async with world.desk() as house:
            await settled(house, await house.put(each_channel()))
            count = len(house.deliveries)
        async with world.desk() as house:
            await settled(house, await house.put(each_channel("alert-2")))
            assert len(house.deliveries) == count


async def test_a_receipt_for_somebody_else_is_counted(tmp_path: Path) -> None:
    (stranger,) = make_notices(1)
    async with world_of(tmp_path) as world, world.desk(SMS_ONLY) as house:
        await HttpChannel(world.session, world.gateway.url, "sms").send(stranger)
        await until(lambda: house.outbox.unknown_receipts == 1)
        assert house.deliveries == []


async def test_an_acknowledged_alert_is_not_sent_any_more(tmp_path: Path) -> None:
    async with world_of(tmp_path, fail=1.0) as world, world.desk() as house:
        first, second = each_channel(), each_channel()
        ids = await house.put(first + second)
        await until(lambda: all(house.has(notice.id, Stage.UNKNOWN) for notice in first))
        gone = await house.cancel("alert-1")
        assert {delivery.id for delivery in gone} >= {notice.id for notice in second}
        await world.control(fail=0.0)
        await until(
            lambda: all(
                house.has(id, Stage.CANCELLED)
                for id in ids
                if id not in {delivery.id for delivery in gone}
            )
        )
        assert not world.keys


@pytest.mark.parametrize("turns", range(12))
async def test_an_acknowledgement_racing_the_worker_never_loses_to_it(
    tmp_path: Path, turns: int
) -> None:
    """Commit the cancellation after `turns` rounds of the loop, then watch what still leaves."""
    async with world_of(tmp_path, receipt_lag=3600.0) as world, world.desk(SMS_ONLY) as house:
        people = [make_notices(1, address=str(n % 3))[0] for n in range(12)]
        await house.put(people)
        for _ in range(turns * 3):
            await asyncio.sleep(0)
        gone = {delivery.id for delivery in await house.cancel("alert-1")}
        await until(
            lambda: all(
                house.path_of(one.id)[-1:] == [Stage.ACCEPTED]
                for one in people
                if one.id not in gone
            )
        )
        cancelled = {one.key for one in people if one.id in gone}
        assert cancelled.isdisjoint(world.keys)
        assert len(world.keys) + len(cancelled) == len(people)
        assert set(world.keys.values()) <= {1}


class Gate:
    """A channel that waits at the socket, so that a test can act in that very moment."""

    provider = "gate"

    def __init__(self) -> None:
        self.arrived = asyncio.Event()
        self.opened = asyncio.Event()

    async def send(self, notification: Notification) -> Sent:
        self.arrived.set()
        await self.opened.wait()
        return Accepted("g-1")

    async def reconcile(self, notification: Notification) -> Answer:
        raise AssertionError("nothing was in doubt")

    async def receipts(self, after: str) -> Receipts:
        await asyncio.sleep(3600)
        raise AssertionError


async def test_sending_is_on_disk_before_the_socket_is_touched(tmp_path: Path) -> None:
    gate = Gate()
    async with House(tmp_path, {"sms": gate}) as house:
        (id,) = await house.put(make_notices(1))
        await gate.arrived.wait()
        reader = sqlite3.connect(f"file:{house.store.path}?mode=ro", uri=True)
        assert reader.execute("SELECT id, stage FROM outbox").fetchall() == [(id, "sending")]
        assert reader.execute("SELECT ref FROM ledger WHERE stage = 'sending'").fetchall() == [
            (id,)
        ]
        reader.close()
        gate.opened.set()
        await settled(house, [id], Stage.ACCEPTED)


async def test_a_message_on_the_wire_when_the_alert_is_acknowledged_ends_as_it_ended(
    tmp_path: Path,
) -> None:
    gate = Gate()
    async with House(tmp_path, {"sms": gate}) as house:
        (id,) = await house.put(make_notices(1))
        await gate.arrived.wait()
        assert await house.cancel("alert-1") == []
        gate.opened.set()
        await settled(house, [id], Stage.ACCEPTED)


async def test_rows_in_back_off_keep_the_worker_awake(tmp_path: Path) -> None:
    """The first worker of the prototype slept when nothing was due, and left these unsent."""
    async with world_of(tmp_path, fail=1.0) as world, world.desk(SMS_ONLY) as house:
        ids = await house.put([make_notices(1, address=str(n))[0] for n in range(3)])
        await until(lambda: all(house.has(id, Stage.PENDING) for id in ids))
        await world.control(fail=0.0)
        # Nobody wakes it: what waits must be found by itself.
        await settled(house, ids)


async def test_a_clock_that_jumps_back_or_forth_loses_and_doubles_nothing(tmp_path: Path) -> None:
    offset = timedelta(0)
    async with world_of(tmp_path, fail=0.3, lose_reply=0.3, seed=5) as world:
        async with world.desk(clock=lambda: utc_now() + offset) as house:
            ids = []
            for n, hours in enumerate((0, -2, 0, 3, -1)):
                offset = timedelta(hours=hours)
                ids += await house.put(each_channel(f"alert-{n}"), patience=timedelta(days=1))
                await until(lambda id=ids[-1]: house.path_of(id))  # type: ignore[misc]
            await settled(house, ids)
        assert set(world.keys.values()) == {1}


async def test_a_machine_that_slept_past_the_deadline_still_tells(tmp_path: Path) -> None:
    offset = timedelta(0)

    def clock() -> datetime:
        return utc_now() + offset

    async with world_of(tmp_path, fail=1.0) as world, world.desk(SMS_ONLY, clock=clock) as house:
        (id,) = await house.put(make_notices(1))
        await until(lambda: house.path_of(id)[-1:] == [Stage.PENDING])
        offset = timedelta(hours=2)
        await world.control(fail=0.0)
        await settled(house, [id])


async def test_a_rate_cap_holds_over_a_restart(tmp_path: Path) -> None:
    limits = {"sms": Limits(channel=Rate(4, timedelta(hours=1)))}
    async with world_of(tmp_path) as world:
        people = [make_notices(1, address=str(n))[0] for n in range(6)]
        async with world.desk(SMS_ONLY, limits=limits) as house:
            await settled(house, (await house.put(people))[:2], Stage.ACCEPTED)
        async with world.desk(SMS_ONLY, limits=limits) as house:
            (probe,) = await house.put(make_notices(1, channel="voice"))
            await until(lambda: any(link.link == "channel:sms" for link in house.links))
            rows = await house.store.write(outbox.unfinished)
            assert len([row for row in rows if row.id != probe]) == 4
        assert len(world.keys) == 2


async def test_what_waits_for_a_channel_that_was_taken_away_ends_as_failed(
    tmp_path: Path,
) -> None:
    async with world_of(tmp_path) as world:
        async with world.desk(("sms", "pager")) as house:
            await world.control(hang=True)
            (id,) = await house.put(make_notices(1, channel="pager"))
            await until(lambda: house.has(id, Stage.SENDING))
        await world.control(hang=False)
        async with world.desk(SMS_ONLY) as house:
            await until(lambda: house.has(id, Stage.FAILED))
            assert house.now_of(id).error == "no channel 'pager' any more"


async def test_a_storm_under_every_fault_loses_and_doubles_nothing(tmp_path: Path) -> None:
    options = {"fail": 0.2, "lose_reply": 0.2, "query_lag": 0.1, "seed": 11}
    async with world_of(tmp_path, **options) as world, world.desk() as house:
        ids = []
        for n in range(16):
            fields = {"alert": f"alert-{n}", "address": f"{n % 8}"}
            ids += await house.put([make_notices(1, channel=id, **fields)[0] for id in IDS])
        await settled(house, ids)
        assert (len(world.keys), max(world.keys.values())) == (48, 1)


def test_the_tables_live_in_a_file_that_has_others(tmp_path: Path) -> None:
    tx = sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)
    tx.execute("CREATE TABLE ledger (ref TEXT, stage TEXT, attempts INT, time TEXT)")
    tx.execute("BEGIN")
    outbox.schema(tx)
    assert tx.in_transaction
    append(tx, [], datetime.now(UTC))
    tx.execute("ROLLBACK")
    names = {name for (name,) in tx.execute("SELECT name FROM sqlite_master")}
    assert names == {"ledger"}
    tx.close()


def test_waking_needs_nothing_to_do(tmp_path: Path) -> None:
    woken: Callable[[], None] = House(tmp_path, {}).outbox.wake
    woken()


def test_an_outbox_of_another_format_is_refused_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    tx = sqlite3.connect(file)
    outbox.schema(tx)
    outbox.schema(tx)
    tx.execute("PRAGMA user_version = 7")
    with pytest.raises(Refused, match=r"ledger\.sqlite3.*format 7"):
        outbox.schema(tx)
    tx.close()
