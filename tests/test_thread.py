"""The desk's own thread: wishes before it is there, an end that is explained."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import msgspec

from terminal import Refused, refusal_in
from terminal.core.effect import Topic
from terminal.core.event import Halt
from terminal.deskprocess import DeskProcess
from terminal.settings import read_settings
from terminal.thread import DeskThread
from tests.e2e.programs import DEMO


def until(condition: Callable[[], Any]) -> Any:
    end = monotonic() + 60
    while monotonic() < end:
        if value := condition():
            return value
        sleep(0.02)
    raise AssertionError("it did not happen")


def health_of(thread: DeskThread | DeskProcess) -> Any:
    return thread.changes.take().get(Topic.HEALTH, {}).get("")


def test_a_wish_from_before_the_desk_is_heard(tmp_path: Path) -> None:
    thread = DeskThread(read_settings(DEMO), tmp_path)
    thread.post(Halt("me", halted=True))
    thread.start()
    try:
        until(lambda: (health := health_of(thread)) and health.halted)
    finally:
        thread.stop()
    assert thread.error is None


def test_why_the_desk_ended_reaches_the_screen(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    first = DeskThread(settings, tmp_path)
    first.start()
    until(lambda: health_of(first))
    second = DeskThread(settings, tmp_path)
    second.start()
    shown = until(lambda: health_of(second))
    assert str(tmp_path) in shown.read_only
    assert second.refusal() is not None
    second.stop()
    first.stop()
    # A click that came too late.
    first.post(Halt("me", halted=True))
    assert first.error is None


def test_a_defect_is_told_as_an_internal_error(tmp_path: Path) -> None:
    broken = msgspec.structs.replace(read_settings(DEMO), accounts=(object(),))
    thread = DeskThread(broken, tmp_path)
    thread.start()
    shown = until(lambda: health_of(thread))
    assert shown.read_only.startswith("internal error")
    assert thread.refusal() is None
    assert thread.error is not None
    thread.stop()


def test_stopping_what_was_never_started_is_quiet(tmp_path: Path) -> None:
    thread = DeskThread(read_settings(DEMO), tmp_path)
    thread.stop()
    assert thread.error is None


def test_a_refusal_is_found_inside_a_group() -> None:
    inner = Refused("no")
    group = BaseExceptionGroup("a", [ValueError("x"), BaseExceptionGroup("b", [inner])])
    assert refusal_in(group) is inner
    assert refusal_in(ValueError("x")) is None
