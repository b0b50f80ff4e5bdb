"""A source that breaks is told and begins anew; nothing else ends with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from terminal.core.event import Event, LinkChanged
from terminal.domain.link import LinkState
from terminal.feeds import tended as module
from terminal.feeds.tended import tended
from tests.feeds.saying import spoken
from tests.feeds.wire import of_kind


async def test_what_breaks_is_told_and_begun_anew(
    expected_logs: Callable[[str], None],
) -> None:
    expected_logs("defect in a source")
    events: list[Event] = []
    runs = asyncio.Queue[int]()

    async def run() -> None:
        runs.put_nowait(len(events))
        if runs.qsize() < 3:
            raise RecursionError("too deep")
        await asyncio.Event().wait()

    tending = tended("spot:smm", run, lambda event, received: events.append(event), pause=0.0)
    task = asyncio.get_running_loop().create_task(tending)
    async with asyncio.timeout(60):
        while runs.qsize() < 3:
            await asyncio.sleep(0)
    told = of_kind(events, LinkChanged)
    assert [(one.link, one.state) for one in told] == [("spot:smm", LinkState.DOWN)] * 2
    assert "broke" in spoken(told[0])
    assert "RecursionError('too deep')" in spoken(told[0])
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_the_pause_grows(
    monkeypatch: pytest.MonkeyPatch, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("defect in a source")
    waits: list[float] = []

    async def run() -> None:
        raise ValueError

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 8:
            raise asyncio.CancelledError

    monkeypatch.setattr(module.asyncio, "sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        await tended("spot:smm", run, lambda event, received: None)
    assert waits == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0]
