"""Every question is answered, and neither loop waits for the answer."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from terminal import proof
from terminal.core.effect import Prove
from terminal.core.event import Event
from terminal.core.presence_wish import Proved, Secret
from tests.conftest import LogWatch
from tests.test_secret_hash import CHEAP, SECRET

LINES = {"wang": CHEAP}


async def answer(person: str, typed: str) -> Event:
    told: list[Event] = []
    await proof.prove(Prove("t", person, Secret(typed)), LINES, told.append)
    (event,) = told
    return event


async def test_right_wrong_and_unknown() -> None:
    assert await answer("wang", SECRET) == Proved("t", is_right=True)
    assert await answer("wang", "wrong horse") == Proved("t", is_right=False)
    assert await answer("li", SECRET) == Proved("t", is_right=False)


async def test_the_loop_runs_on_while_a_secret_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    began, may_end = threading.Event(), threading.Event()
    where: list[threading.Thread] = []

    def slow(*_: Any) -> bool:
        where.append(threading.current_thread())
        began.set()
        assert may_end.wait(60)
        return True

    monkeypatch.setattr(proof, "is_secret", slow)
    task = asyncio.create_task(answer("wang", SECRET))
    while not began.is_set():
        await asyncio.sleep(0)
    # This line is reached on the loop while the check is still under way.
    assert not task.done()
    may_end.set()
    assert await task == Proved("t", is_right=True)
    assert where != [threading.current_thread()]


@pytest.mark.parametrize("error", [MemoryError, ValueError, RuntimeError])
async def test_a_check_that_breaks_is_answered_and_logged_without_the_secret(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch, expected_logs: LogWatch
) -> None:
    def broken(secret: str, line: str) -> bool:
        raise error(f"cannot hash {secret} with {line}")

    monkeypatch.setattr(proof, "is_secret", broken)
    expected_logs("a proof failed")
    assert await answer("wang", SECRET) == Proved("t", False, error.__name__)
    (line,) = expected_logs.lines
    assert SECRET not in line
    assert CHEAP not in line
