"""The desk in a process of its own: what a window knows of it, and what becomes of both."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from multiprocessing import resource_tracker, spawn
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec
import pytest

from terminal import Refused, deskchild, deskprocess, log
from terminal.changes import Batch, Changes
from terminal.core.effect import Topic
from terminal.core.event import Halt
from terminal.core.presence_wish import Secret, SignIn
from terminal.core.view import PairView
from terminal.deskchild import Ended, Stop, Watched
from terminal.deskprocess import DeskBroke, DeskProcess
from terminal.parcels import Packer
from terminal.settings import Settings, read_settings
from terminal.tasks import verify_ledger
from terminal.thread import DeskThread, last_words
from tests.conftest import LogWatch
from tests.e2e.programs import DEMO
from tests.test_thread import health_of, until

TIMES = date | time | timedelta


@contextmanager
def started(desk: DeskProcess) -> Iterator[DeskProcess]:
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()


def process_of(desk: DeskProcess) -> int:
    assert desk._process is not None
    pid = desk._process.pid
    assert pid is not None
    return pid


def echo(pipe: Connection, _settings: Settings, _data: Path) -> None:
    """Stand for a desk: show what was heard, in the order in which it came."""
    packer, heard = Packer(), 0
    while not isinstance(message := pipe.recv(), Stop):
        heard += 1
        for part in packer.pack({Topic.NOTICE: {str(heard): message}}):
            pipe.send_bytes(part)
    pipe.send_bytes(Ended().packed())


def flood(pipe: Connection, _settings: Settings, _data: Path) -> None:
    """Stand for a desk that has much to say and stops at once all the same."""
    packer, count = Packer(), 0
    while not pipe.poll():
        count += 1
        for part in packer.pack({Topic.PAIR: {"cu": count}, Topic.NOTICE: {"a": "x" * 500_000}}):
            pipe.send_bytes(part)
    pipe.send_bytes(Ended().packed())


def deaf(pipe: Connection, _settings: Settings, _data: Path) -> None:
    """Stand for a desk that hangs."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        signal.pause()


def brief(pipe: Connection, settings: Settings, _data: Path) -> None:
    """Stand for a desk that says that all is well, and is no more."""
    box = Changes()
    last_words(box, settings, "")
    for part in Packer().pack(box.take()):
        pipe.send_bytes(part)
    os._exit(3)


def garbled(pipe: Connection, settings: Settings, _data: Path) -> None:
    """Stand for a desk that says all is well, of which a part cannot be understood."""
    box, packer = Changes(), Packer()
    for more in (b"rubbish", b""):
        last_words(box, settings, "")
        box.put(Topic.PAIR, "cu", settings.plant.pairs[0])
        for part in packer.pack(box.take()):
            pipe.send_bytes(part)
        if more:
            pipe.send_bytes(more)
    while not isinstance(pipe.recv(), Stop):
        pass
    pipe.send_bytes(Ended().packed())


class EndedBySystem(DeskThread):
    """A desk whose process is told to end when it has just begun, and when it is about to end."""

    def start(self) -> None:
        super().start()
        os.kill(os.getpid(), signal.SIGTERM)

    def stop(self, patience: float = 10.0) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        super().stop(patience)


class Hung(DeskThread):
    """A desk that does not end."""

    def stop(self, patience: float = 10.0) -> None:
        super().stop(0.1 if self._desk is None else 0)
        assert self.is_alive


class Unfit(Changes):
    """Changes that cannot be sent any more after the first ones."""

    def take(self) -> Batch:
        batch = super().take()
        if Topic.HEALTH in batch:
            batch[Topic.PAIR] = {"cu": lambda: None}
        return batch


class Untold(DeskThread):
    """A desk of which one cannot be told."""

    def __init__(self, settings: Settings, data: Path) -> None:
        super().__init__(settings, data)
        self.changes = Unfit()


def ended_by_system(pipe: Connection, settings: Settings, data: Path) -> None:
    deskchild.DeskThread = EndedBySystem  # type: ignore[misc]
    deskchild.serve(pipe, settings, data)


def hung(pipe: Connection, settings: Settings, data: Path) -> None:
    deskchild.DeskThread = Hung  # type: ignore[misc]
    deskchild.serve(pipe, settings, data)


def untold(pipe: Connection, settings: Settings, data: Path) -> None:
    deskchild.DeskThread = Untold  # type: ignore[misc]
    deskchild.serve(pipe, settings, data)


def of_demo(folder: Path, *target: object) -> DeskProcess:
    return DeskProcess(read_settings(DEMO), folder, *target)  # type: ignore[arg-type]


def test_a_wish_from_before_the_desk_is_heard(tmp_path: Path) -> None:
    desk = of_demo(tmp_path)
    desk.post(Halt("me", halted=True))
    with started(desk):
        until(lambda: (health := health_of(desk)) and health.halted)
    assert desk.error is None
    assert desk.refusal() is None
    assert verify_ledger(tmp_path, lambda done, total: None)[0]


def unfrozen(thing: Any, name: str = "view") -> set[str]:
    """Names of the fields under a thing whose values could be changed in place."""
    if isinstance(thing, msgspec.Struct) and thing.__struct_config__.frozen:
        fields = ((getattr(thing, field), field) for field in thing.__struct_fields__)
    elif isinstance(thing, tuple):
        fields = ((one, name) for one in thing)
    else:
        is_frozen = thing is None or isinstance(thing, int | float | str | Enum | Decimal | TIMES)
        return set() if is_frozen else {name}
    return {found for value, field in fields for found in unfrozen(value, field)}


def test_what_is_sent_by_reference_never_changes_in_place(tmp_path: Path) -> None:
    views: dict[str, PairView] = {}

    def all_known() -> bool:
        views.update(desk.changes.take().get(Topic.PAIR, {}))
        return len(views) == 14 and all(view.basis is not None for view in views.values())

    with started(of_demo(tmp_path)) as desk:
        until(all_known)
    # Words for a person, which are made once.
    assert {name for view in views.values() for name in unfrozen(view)} <= {"args"}


def test_all_that_is_said_to_it_arrives_in_order(tmp_path: Path) -> None:
    desk = of_demo(tmp_path, echo)
    desk.post(Halt("me", halted=True))
    with started(desk):
        desk.changes.watch(frozenset({"cu", "al"}))
        desk.post(SignIn("wang", Secret("open sesame")))
        said: Batch = {}

        def all_said() -> bool:
            for topic, things in desk.changes.take().items():
                said.setdefault(topic, {}).update(things)
            return len(said.get(Topic.NOTICE, {})) == 3

        until(all_said)
    first, second, third = said[Topic.NOTICE].values()
    assert (first, second) == (Halt("me", halted=True), Watched(frozenset({"cu", "al"})))
    assert third.secret.reveal() == "open sesame"
    assert desk.changes.watched == {"cu", "al"}


def test_a_window_that_does_not_look_holds_the_desk_back_and_can_stop_it(tmp_path: Path) -> None:
    desk = of_demo(tmp_path, flood)
    with started(desk):
        first = until(lambda: desk.changes.take().get(Topic.PAIR, {}).get("cu"))
        until(desk._parts.full)
        later = until(lambda: desk.changes.take().get(Topic.PAIR, {}).get("cu"))
        # What fits into the pipe and the queue, not thousands.
        assert first < later < first + 100
        until(desk._parts.full)
    assert desk.error is None
    assert desk._process is not None
    assert desk._process.exitcode == 0


def test_why_the_desk_could_not_go_on_reaches_the_screen(tmp_path: Path) -> None:
    with started(of_demo(tmp_path)) as first:
        until(lambda: health_of(first))
        with started(of_demo(tmp_path)) as second:
            shown = until(lambda: health_of(second))
            assert str(tmp_path) in shown.read_only
            until(second.refusal)
            assert str(second.refusal()) == shown.read_only
    assert first.error is None


def test_a_defect_is_told_as_an_internal_error(tmp_path: Path, expected_logs: LogWatch) -> None:
    expected_logs("the desk broke")
    broken = msgspec.structs.replace(read_settings(DEMO), accounts=("no account",))  # type: ignore[call-arg]
    with started(DeskProcess(broken, tmp_path)) as desk:
        assert until(lambda: health_of(desk)).read_only.startswith("internal error")
        until(lambda: desk.error)
    assert isinstance(desk.error, DeskBroke)
    assert "Traceback" in str(desk.error)
    assert desk.refusal() is None


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_desk_that_was_killed_is_told_at_once(tmp_path: Path, expected_logs: LogWatch) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path)) as desk:
        until(lambda: health_of(desk))
        os.kill(process_of(desk), signal.SIGKILL)
        words = until(lambda: (health := health_of(desk)) and health.read_only)
        assert "ended with code -9" in words
        # Nobody is there to hear it, and who clicked is told so.
        desk.post(Halt("me", halted=True))
        notice = desk.changes.take()[Topic.NOTICE]["desk ended"]
        assert notice.content.startswith("nobody hears it: the desk's process ended with code -9")
    assert isinstance(desk.error, DeskBroke)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process at once there")
def test_a_desk_that_the_system_ends_closes_its_record(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path)) as desk:
        until(lambda: health_of(desk))
        os.kill(process_of(desk), signal.SIGTERM)
        words = until(lambda: (health := health_of(desk)) and health.read_only)
        assert "ended with code 0" in words
    assert isinstance(desk.error, DeskBroke)
    assert verify_ledger(tmp_path, lambda done, total: None)[0]


def test_a_desk_that_cannot_be_understood_any_more_ends_in_order(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path)) as desk:
        until(lambda: health_of(desk))
        assert desk._pipe is not None
        desk._pipe.send_bytes(b"rubbish")
        words = until(lambda: (health := health_of(desk)) and health.read_only)
        assert "ended with code 1" in words
    assert verify_ledger(tmp_path, lambda done, total: None)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signal.pause is POSIX")
def test_a_desk_that_hangs_is_killed_in_the_end(tmp_path: Path, expected_logs: LogWatch) -> None:
    expected_logs("the desk broke")
    desk = of_demo(tmp_path, deaf)
    desk.start()
    desk.stop(patience=0.5)
    assert desk._process is not None
    assert desk._process.exitcode == -signal.SIGKILL


def test_that_the_desk_is_gone_is_told_behind_all_that_it_said_before(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path, brief)) as desk:
        # A window that was busy meanwhile looks only now.
        until(lambda: desk._parts.qsize() > 1 and desk.error)
        assert "ended with code 3" in health_of(desk).read_only


@pytest.mark.skipif(sys.platform == "win32", reason="signal.pause is POSIX")
def test_a_window_does_not_wait_for_a_desk_that_hangs(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    desk = of_demo(tmp_path, deaf)
    desk.start()
    began = monotonic()
    for _ in range(2_000):
        desk.post(Halt("x" * 1_000, halted=True))
    desk.stop(patience=0.5)
    assert monotonic() - began < 60


def test_a_desk_that_cannot_be_started_is_told(tmp_path: Path, expected_logs: LogWatch) -> None:
    expected_logs("the desk broke")
    desk = of_demo(tmp_path, lambda *_: None)
    desk.start()
    assert "cannot be started" in health_of(desk).read_only
    desk.stop()
    assert isinstance(desk.error, DeskBroke)


@pytest.mark.skipif(sys.platform == "win32", reason="a program that does nothing is found by name")
def test_a_window_does_not_wait_for_a_process_that_dies_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    nothing = shutil.which("false")
    assert nothing is not None
    resource_tracker.ensure_running()  # the desk's process alone is to be nothing
    monkeypatch.setattr(spawn, "get_executable", lambda: os.fsencode(nothing))
    much = msgspec.structs.replace(read_settings(DEMO), actor="x" * 1_000_000)
    with started(DeskProcess(much, tmp_path)) as desk:
        words = until(lambda: (health := health_of(desk)) and health.read_only)
        assert "ended with code 1" in words


def test_a_refused_desk_leaves_no_process_and_says_so_to_who_clicks(tmp_path: Path) -> None:
    with started(of_demo(tmp_path)) as first:
        until(lambda: health_of(first))
        with started(of_demo(tmp_path)) as second:
            until(second.refusal)
            assert second._process is not None
            second._threads[0].join(60)
            assert second._process.exitcode == 0
            second.post(Halt("me", halted=True))
            # Though what the desk itself said was not looked at before.
            said = second.changes.take()
            assert str(tmp_path) in said[Topic.HEALTH][""].read_only
            assert said[Topic.NOTICE]["desk ended"].content.startswith("nobody hears it: ")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process at once there")
def test_the_system_may_end_a_desk_at_any_moment_and_twice(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path, ended_by_system)) as desk:
        until(lambda: desk.error)
        assert str(desk.error) == "the desk's process ended with code 0"


def test_a_desk_that_does_not_end_is_ended_with_its_process(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    desk = of_demo(tmp_path, hung)
    desk.start()
    until(lambda: health_of(desk))
    desk.stop(patience=60)
    assert str(desk.error) == f"the desk's process ended with code {deskchild.HUNG}"
    assert "does not end" in (tmp_path / log.DESK).read_text("utf-8")


def test_a_desk_of_which_nothing_can_be_told_does_not_go_on(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path, untold)) as desk:
        words = until(lambda: (health := health_of(desk)) and health.read_only)
        assert words.startswith("internal error: ")
        assert desk._process is not None
        desk._threads[0].join(60)
        assert desk._process.exitcode == 0
    assert "Traceback" in (tmp_path / log.DESK).read_text("utf-8")
    assert verify_ledger(tmp_path, lambda done, total: None)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals to oneself are POSIX")
def test_an_interrupt_while_the_desk_is_started_is_heard_afterwards() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with deskprocess._interrupts_later():
            # To this thread: another one that is left from before may take what is sent to all.
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            assert heard == []
            assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
        assert heard == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_desk_that_is_not_understood_is_believed_nothing_more_and_ends(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    with started(of_demo(tmp_path, garbled)) as desk:
        until(lambda: desk._parts.qsize() == 7)
        assert "cannot be understood" in health_of(desk).read_only
        assert desk._process is not None
        desk._threads[0].join(60)
        assert desk._process.exitcode == 0
        assert "cannot be understood" in health_of(desk).read_only
    assert "cannot be understood" in str(desk.error)


def test_how_a_process_ended_may_be_known_a_moment_later() -> None:
    class Reaped:
        codes = iter([None, None, -9])

        @property
        def exitcode(self) -> int | None:
            return next(self.codes)

    assert deskprocess._exit_code(Reaped()) == -9  # type: ignore[arg-type]


def test_stopping_what_was_never_started_is_quiet(tmp_path: Path) -> None:
    desk = of_demo(tmp_path)
    desk.stop()
    assert desk.error is None


WINDOW = """
import sys, time
from pathlib import Path
from terminal.core.effect import Topic
from terminal.deskprocess import DeskProcess
from terminal.settings import read_settings

if __name__ == "__main__":
    desk = DeskProcess(read_settings(Path(sys.argv[1])), Path(sys.argv[2]))
    desk.start()
    while Topic.HEALTH not in desk.changes.take():
        time.sleep(0.02)
    print(desk._process.pid, flush=True)
    if sys.argv[3:]:
        raise SystemExit("it breaks")
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the desk's process is ended at once")
def test_a_program_that_breaks_does_not_wait_for_its_desk_for_ever(
    root: Path, tmp_path: Path
) -> None:
    program, data = tmp_path / "window.py", tmp_path / "data"
    program.write_text(WINDOW, "utf-8")
    done = subprocess.run(
        [sys.executable, str(program), str(DEMO), str(data), "break"],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == "it breaks\n"
    assert verify_ledger(data, lambda done, total: None)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_desk_whose_window_was_killed_closes_its_record_and_makes_room(
    root: Path, tmp_path: Path
) -> None:
    program, data = tmp_path / "window.py", tmp_path / "data"
    program.write_text(WINDOW, "utf-8")
    window = subprocess.Popen(
        [sys.executable, str(program), str(DEMO), str(data)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with window:
        assert window.stdout is not None
        orphan = int(window.stdout.readline())
        # What was held back while it was started is so no more: what it starts could not hear it.
        held_back = re.search(r"SigBlk:\s*(\w+)", Path(f"/proc/{orphan}/status").read_text())
        assert held_back is not None
        assert int(held_back[1], 16) == 0
        window.kill()
    # At once, as somebody would whose window has just vanished.
    with started(of_demo(data)) as desk:
        health = until(lambda: health_of(desk))
        assert health.read_only == ""
        until(lambda: not Path(f"/proc/{orphan}").exists())
    assert desk.error is None
    assert verify_ledger(data, lambda done, total: None)[0]


def test_a_refusal_is_one_that_a_person_can_act_on(tmp_path: Path) -> None:
    desk = of_demo(tmp_path)
    desk.error = Refused("no")
    assert desk.refusal() is desk.error
    desk.error = DeskBroke("x")
    assert desk.refusal() is None
