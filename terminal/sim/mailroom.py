"""What the notification provider took and said, in memory and in its own durable record.

The record is the ground truth for tests: one JSON object a line, on disk before any answer leaves.
It is a naive provider: a second message with the same key is a second message.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from terminal import Refused

# Ascending; where a message stands is the highest that was said of it.
STAGES = ("accepted", "delivered", "acknowledged")
MINUTE = timedelta(minutes=1)


class Message(msgspec.Struct, kw_only=True):
    """One message the provider took. `t` is when, `stage` the last thing said about it."""

    id: str
    key: str
    channel: str
    to: str
    text: str
    level: str
    t: datetime
    stage: str = "accepted"


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said about a key, numbered from 1."""

    seq: int
    key: str
    stage: str
    time: datetime
    by: str = ""


class Mailroom:
    """Keeps messages and receipts; with a log, also over restarts.

    stream: tells this record from that of another provider at the same address
    """

    def __init__(self, log: Path | None, clock: Callable[[], datetime], stream: str) -> None:
        self.messages: list[Message] = []
        self.receipts: list[Receipt] = []
        self.stream = stream
        self._first: dict[str, Message] = {}
        self._by_id: dict[str, Message] = {}
        self._taken: dict[str, deque[datetime]] = {}
        self._clock = clock
        self._path = log
        self._file: BinaryIO | None = None

    def open(self) -> None:
        """Read the log back and go on writing it; Refused when that cannot be."""
        if self._path is None:
            return
        try:
            self._file = self._path.open("ab+")
            self._read(self._path, self._file)
        except OSError as error:
            self.close()
            raise Refused(f"gateway log {self._path}: {error.strerror}") from error
        except Refused:
            self.close()
            raise
        if not self._file.tell():
            self.write("opened", stream=self.stream)

    def close(self) -> None:
        """Let go of the log."""
        if self._file is not None:
            self._file.close()

    def accept(self, key: str, channel: str, to: str, text: str, level: str) -> Message:
        """Take a message, and have it on disk."""
        id = f"m-{len(self.messages) + 1}"
        now = self._clock()
        message = Message(id=id, key=key, channel=channel, to=to, text=text, level=level, t=now)
        self._keep(message)
        self._taken.setdefault(channel, deque()).append(now)
        fields = msgspec.to_builtins(message)
        self.write(
            "accepted", **{name: fields[name] for name in fields if name not in ("t", "stage")}
        )
        return message

    def say(self, message: Message, stage: str, by: str = "") -> Receipt:
        """Issue a receipt about a message, and have it on disk."""
        seq = len(self.receipts) + 1
        receipt = Receipt(seq=seq, key=message.key, stage=stage, time=self._clock(), by=by)
        self.receipts.append(receipt)
        message.stage = stage
        self.write("receipt", seq=seq, id=message.id, key=message.key, stage=stage, by=by)
        return receipt

    def find(self, key: str, lag: float) -> Message | None:
        """Return the first message with the key, unless it was taken within `lag` seconds."""
        message = self._first.get(key)
        if message is None or self._clock() - message.t < timedelta(seconds=lag):
            return None
        return message

    def wait_for_room(self, channel: str, most: int) -> float:
        """Return 0, or the seconds until the channel has taken fewer than `most` in a minute."""
        taken = self._taken.setdefault(channel, deque())
        while taken and self._clock() - taken[0] >= MINUTE:
            taken.popleft()
        return (taken[0] + MINUTE - self._clock()).total_seconds() if len(taken) >= most else 0.0

    def write(self, event: str, **fields: Any) -> None:
        """Add one line to the log; on disk when this returns."""
        if self._file is None:
            return
        line = {"t": self._clock(), "event": event, **fields}
        self._file.write(msgspec.json.encode(line) + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _keep(self, message: Message) -> None:
        self.messages.append(message)
        self._by_id[message.id] = message
        self._first.setdefault(message.key, message)

    def _read(self, path: Path, file: BinaryIO) -> None:
        file.seek(0)
        lines = file.read().splitlines(keepends=True)
        if lines and not lines[-1].endswith(b"\n"):
            # The provider was killed while writing: nobody has had an answer about this line.
            file.truncate(sum(map(len, lines[:-1])))
            file.seek(0, os.SEEK_END)
            lines.pop()
        for number, line in enumerate(lines, 1):
            try:
                self._replay(msgspec.json.decode(line))
            except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
                raise Refused(f"gateway log {path} line {number}: not one of its lines") from error

    def _replay(self, line: dict[str, Any]) -> None:
        match line["event"]:
            case "opened":
                self.stream = line["stream"]
            case "accepted":
                self._keep(msgspec.convert(line, Message))
            case "receipt":
                self.receipts.append(msgspec.convert(line | {"time": line["t"]}, Receipt))
                self._by_id[line["id"]].stage = line["stage"]
