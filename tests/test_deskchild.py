"""The desk's end of the pipe: what it hands on, what it sends, and its last word."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
import pytest

from terminal.changes import Batch, Changes
from terminal.core.effect import Topic
from terminal.core.event import Event, Halt
from terminal.deskchild import Ended, Stop, Watched, begin, listen, tell
from terminal.parcels import Unpacker
from terminal.settings import Settings, read_settings
from terminal.thread import DeskThread
from tests.conftest import LogWatch
from tests.e2e.programs import DEMO

Pipes = tuple[Connection, Connection]


class Posted(DeskThread):
    """A desk that is never started and keeps what it is told."""

    def __init__(self, folder: Path) -> None:
        super().__init__(read_settings(DEMO), folder)
        self.events: list[Event] = []

    def post(self, event: Event) -> None:
        self.events.append(event)


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    ours, its = multiprocessing.Pipe()
    with ours, its:
        yield ours, its


def told(pipe: Connection) -> tuple[Batch, Any]:
    """Everything that was sent before the last word, and that."""
    unpacker, box = Unpacker(), Changes()
    while (last := Ended.of(part := pipe.recv_bytes())) is None:
        box.add(unpacker.unpack(part))
    return box.take(), last


def noted(_pipe: Connection, settings: Settings, data: Path) -> None:
    (data / settings.desk).touch()


def test_the_first_message_says_what_the_process_does(tmp_path: Path, pipes: Pipes) -> None:
    ours, its = pipes
    ours.send((noted, read_settings(DEMO), tmp_path))
    begin(its)
    assert (tmp_path / "demo").exists()
    # A window that is gone by then leaves nothing to do.
    ours.close()
    begin(its)


def test_wishes_and_what_is_watched_are_handed_on(tmp_path: Path, pipes: Pipes) -> None:
    ours, its = pipes
    desk = Posted(tmp_path)
    for message in (Watched(frozenset({"cu"})), Halt("me", halted=True), Stop()):
        ours.send(message)
    listen(its, desk, lambda: True)
    assert desk.changes.watched == {"cu"}
    assert desk.events == [Halt("me", halted=True)]


def test_a_window_that_is_gone_is_an_end(tmp_path: Path, pipes: Pipes) -> None:
    ours, its = pipes
    ours.close()
    with pytest.raises(EOFError):
        listen(its, Posted(tmp_path), lambda: True)


def test_a_desk_that_nobody_wants_any_more_listens_no_longer(tmp_path: Path, pipes: Pipes) -> None:
    _, its = pipes
    answers = iter([True, False])
    listen(its, Posted(tmp_path), lambda: next(answers))
    assert next(answers, None) is None


def test_what_a_desk_said_at_its_end_comes_before_its_last_word(
    tmp_path: Path, pipes: Pipes
) -> None:
    ours, its = pipes
    desk = Posted(tmp_path)
    desk.changes.put(Topic.LINK, "md", None)
    tell(its, desk)
    assert told(ours) == ({Topic.LINK: {"md": None}}, Ended())


def test_why_it_could_not_go_on_is_its_last_word(tmp_path: Path, pipes: Pipes) -> None:
    ours, its = pipes
    (tmp_path / "ledger.sqlite3").write_text("rubbish", "utf-8")
    desk = DeskThread(read_settings(DEMO), tmp_path)
    desk.start()
    tell(its, desk)
    said, last = told(ours)
    assert "ledger.sqlite3" in last.refusal
    assert said[Topic.HEALTH][""].read_only == last.refusal


def test_a_defect_comes_with_its_traceback(
    tmp_path: Path, pipes: Pipes, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    ours, its = pipes
    desk = DeskThread(msgspec.structs.replace(read_settings(DEMO), accounts=(object(),)), tmp_path)
    desk.start()
    tell(its, desk)
    _, last = told(ours)
    assert last.refusal == ""
    assert "Traceback" in last.defect


def test_what_cannot_be_sent_is_its_last_word(
    tmp_path: Path, pipes: Pipes, expected_logs: LogWatch
) -> None:
    expected_logs("the desk broke")
    ours, its = pipes
    desk = Posted(tmp_path)
    desk.changes.put(Topic.PAIR, "cu", lambda: None)
    tell(its, desk)
    _, last = told(ours)
    assert "pickle" in last.defect


def test_nobody_to_tell_is_no_error(tmp_path: Path, pipes: Pipes) -> None:
    ours, its = pipes
    ours.close()
    tell(its, Posted(tmp_path))
    assert its.closed is False
