from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from terminal import Refused
from terminal.sim.mailroom import Mailroom

START = datetime(2025, 3, 12, 2, 30, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def open_room(log: Path | None, clock: Clock | None = None, stream: str = "one") -> Mailroom:
    room = Mailroom(log, clock or Clock(), stream)
    room.open()
    return room


def take(room: Mailroom, key: str = "K1", channel: str = "sms") -> Any:
    return room.accept(key, channel, "13800000000", "铜基差", "forced")


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_the_log_is_on_disk_before_anybody_is_answered(tmp_path: Path) -> None:
    room = open_room(tmp_path / "log")
    message = take(room)
    room.say(message, "delivered")
    opened, accepted, receipt = lines(tmp_path / "log")
    assert opened["event"] == "opened"
    assert accepted == {
        "t": "2025-03-12T02:30:00Z",
        "event": "accepted",
        "id": "m-1",
        "key": "K1",
        "channel": "sms",
        "to": "13800000000",
        "text": "铜基差",
        "level": "forced",
    }
    assert (receipt["event"], receipt["seq"], receipt["key"]) == ("receipt", 1, "K1")
    room.close()


def test_a_second_message_with_the_same_key_is_a_second_message(tmp_path: Path) -> None:
    room = open_room(tmp_path / "log")
    first, second = take(room), take(room)
    assert first.id != second.id
    assert room.find("K1", 0.0) is first
    assert [line["event"] for line in lines(tmp_path / "log")].count("accepted") == 2
    room.close()


def test_a_restart_knows_all_that_was_taken_and_said(tmp_path: Path) -> None:
    room = open_room(tmp_path / "log", stream="one")
    for key in ("K1", "K2"):
        take(room, key)
    room.say(room.messages[0], "delivered")
    room.close()
    again = open_room(tmp_path / "log", stream="two")
    assert again.messages == room.messages
    assert again.receipts == room.receipts
    assert again.stream == "one"
    assert take(again, "K3").id == "m-3"
    again.close()


def test_a_line_cut_off_by_a_kill_is_dropped(tmp_path: Path) -> None:
    log = tmp_path / "log"
    room = open_room(log)
    take(room)
    room.close()
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"t":"2025-03-12T02:30:00Z","event":"acc')
    again = open_room(log)
    assert len(again.messages) == 1
    take(again, "K2")
    again.close()
    assert log.read_bytes().startswith(whole)
    assert [line["event"] for line in lines(log)] == ["opened", "accepted", "accepted"]


@pytest.mark.parametrize(
    "bad", ["nonsense", "5", "{}", '{"event": "accepted"}', '{"event": "receipt", "id": "m-9"}']
)
def test_a_log_that_is_not_one_is_refused_by_line(tmp_path: Path, bad: str) -> None:
    log = tmp_path / "log"
    open_room(log).close()
    log.write_text(log.read_text() + bad + "\n")
    with pytest.raises(Refused, match=r"log line 2: not one of its lines"):
        open_room(log)


def test_a_log_that_cannot_be_written_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"nowhere/log: No such file"):
        open_room(tmp_path / "nowhere" / "log")


def test_a_key_is_unknown_until_the_lag_is_over() -> None:
    clock = Clock()
    room = open_room(None, clock)
    message = take(room)
    assert room.find("K1", 2.0) is None
    clock.now += timedelta(seconds=2)
    assert room.find("K1", 2.0) is message
    assert room.find("K2", 0.0) is None


def test_a_minute_holds_so_many_and_channels_are_apart() -> None:
    clock = Clock()
    room = open_room(None, clock)
    for _ in range(2):
        take(room)
        clock.now += timedelta(seconds=10)
    assert room.wait_for_room("sms", 3) == 0
    assert room.wait_for_room("sms", 2) == 40
    assert room.wait_for_room("voice", 2) == 0
    clock.now += timedelta(seconds=40)
    assert room.wait_for_room("sms", 2) == 0
