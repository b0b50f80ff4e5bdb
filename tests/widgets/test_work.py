from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from terminal import Refused
from widgets.work import Work

Progress = Callable[[int, int], None]


def count(upto: int, progress: Progress) -> tuple[bool, str]:
    for done in range(upto + 1):
        progress(done, upto)
    return True, f"counted to {upto}"


def refuse(progress: Progress) -> tuple[bool, str]:
    raise Refused("entry 4 does not follow entry 3")


def crash(progress: Progress) -> tuple[bool, str]:
    raise SystemExit(3)


def dawdle(progress: Progress) -> tuple[bool, str]:
    progress(1, 2)
    time.sleep(60)
    return True, "late"


@pytest.fixture
def work(qtbot: QtBot) -> Work:
    return Work()


def test_it_tells_how_far_it_is_and_how_it_ended(qtbot: QtBot, work: Work) -> None:
    told = QSignalSpy(work.progressed)
    with qtbot.waitSignal(work.finished, timeout=60_000) as done:
        work.start(count, 500)
        work.start(count, 1)  # one at a time
        assert work.is_running
    assert done.args == [True, "counted to 500"]
    assert told.at(told.count() - 1) == [500, 500]
    assert not work.is_running


def test_a_refusal_is_a_sentence(qtbot: QtBot, work: Work) -> None:
    with qtbot.waitSignal(work.finished, timeout=60_000) as done:
        work.start(refuse)
    assert done.args == [False, "entry 4 does not follow entry 3"]


def test_a_crash_does_not_look_like_success(qtbot: QtBot, work: Work) -> None:
    with qtbot.waitSignal(work.finished, timeout=60_000) as done:
        work.start(crash)
    assert done.args == [False, "Internal error: the work ended without a word"]


def test_cancel_ends_it_now(qtbot: QtBot, work: Work) -> None:
    with qtbot.waitSignal(work.progressed, timeout=60_000):
        work.start(dawdle)
    process = work._process
    assert process is not None
    with qtbot.waitSignal(work.finished) as done:
        work.cancel()
    assert done.args == [False, "Cancelled"]
    assert not process.is_alive()
    work.cancel()
