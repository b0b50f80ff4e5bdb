"""What every family of channels must keep; a new family joins by one line in FAMILIES."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from terminal import LinkError
from terminal.notify.channel import Absent, Accepted, Channel, Found, Rejected, Unknown
from terminal.notify.http_gateway import HttpChannel, client
from terminal.sim.gateway import Gateway, Options
from tests.notify.house import make_notices

PATIENT = timedelta(seconds=20)
# Only for what never answers: on a busy machine an honest answer takes longer now and then.
HASTY = timedelta(seconds=0.4)


class World:
    """One family's channel and the provider behind it."""

    def __init__(self, channel: Channel, gateway: Gateway) -> None:
        self.channel = channel
        self.gateway = gateway

    async def control(self, **faults: Any) -> None:
        async with (
            client(PATIENT) as session,
            session.post(f"{self.gateway.url}/control", json=faults) as reply,
        ):
            assert reply.status == 200


@asynccontextmanager
async def http_gateway(timeout: timedelta = PATIENT) -> AsyncIterator[World]:
    async with Gateway(Options(receipt_lag=0.0)) as gateway, client(timeout) as session:
        yield World(HttpChannel(session, gateway.url, "sms", wait=HASTY), gateway)


FAMILIES = [http_gateway]
Family = Callable[[], Any]
every_family = pytest.mark.parametrize("family", FAMILIES)


@every_family
async def test_what_was_accepted_is_found_by_its_key(family: Family) -> None:
    (notice,) = make_notices(1)
    async with family() as world:
        assert await world.channel.reconcile(notice) == Absent()
        sent = await world.channel.send(notice)
        assert isinstance(sent, Accepted)
        found = await world.channel.reconcile(notice)
        assert isinstance(found, Found)
        assert found.provider_id == sent.provider_id


@every_family
async def test_a_lost_reply_is_unknown_and_then_found(family: Family) -> None:
    (notice,) = make_notices(1)
    async with family() as world:
        await world.control(lose_reply=1.0)
        assert isinstance(await world.channel.send(notice), Unknown)
        assert isinstance(await world.channel.reconcile(notice), Found)


@every_family
async def test_a_refused_recipient_is_refused_for_good(family: Family) -> None:
    (notice,) = make_notices(1)
    async with family() as world:
        await world.control(reject=1.0)
        sent = await world.channel.send(notice)
        assert isinstance(sent, Rejected)
        assert not sent.retryable


@every_family
async def test_a_silent_provider_costs_a_bounded_time(family: Family) -> None:
    (notice,) = make_notices(1)
    async with family(HASTY) as world:
        await world.control(hang=True)
        assert isinstance(await world.channel.send(notice), Unknown)
        assert isinstance(await world.channel.reconcile(notice), Unknown)


@every_family
async def test_a_cancelled_send_stops_at_once(family: Family) -> None:
    (notice,) = make_notices(1)
    async with family() as world:
        await world.control(hang=True)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await world.channel.send(notice)


@every_family
async def test_receipts_go_on_from_the_cursor(family: Family) -> None:
    first, second = make_notices(2)
    async with family() as world:
        cursor, keys = "", []
        for notice in (first, second):
            await world.channel.send(notice)
            while not (news := await world.channel.receipts(cursor)).receipts:
                cursor = news.cursor
            cursor = news.cursor
            keys += [receipt.key for receipt in news.receipts]
        assert keys == [first.key, second.key]
        assert (await world.channel.receipts(cursor)).receipts == ()


@every_family
async def test_a_provider_that_is_away_is_a_link_error(family: Family) -> None:
    async with family() as world:
        await world.control(down=True)
        with pytest.raises(LinkError):
            await world.channel.receipts("")
