"""Changes on their way from the desk's process to the window's, as bytes.

A view of a pair is mostly what it was before: the pair, its instrument, its limits. Those are sent
once and referred to from then on, until both sides forget at the same moment. Frozen values only:
what is changed in place would be referred to as it was.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from itertools import islice
from typing import Any

from terminal.changes import Batch
from terminal.core.effect import Topic

PROTOCOL = 5
# Things packed at a stretch: about half a millisecond in which the desk's thread has to wait.
AT_A_STRETCH = 16
# What is remembered keeps old views alive: no more than these.
MOST_REMEMBERED = 2_000
APART, REFERRING, ANEW = b"a", b"r", b"n"
# For other messages on the same way.
FREE = b"f"


class Packer:
    """Packs batches; whatever it returned has to be unpacked in the same order, all of it."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._pickler = pickle.Pickler(self._file, PROTOCOL)
        self._remembered = MOST_REMEMBERED

    def pack(self, batch: Batch) -> Iterator[bytes]:
        """Give it in parts."""
        for topic, things in batch.items():
            for some in _stretches(things):
                if topic is Topic.PAIR:
                    yield self._referring(topic, some)
                else:
                    yield APART + pickle.dumps((topic, some), PROTOCOL)

    def _referring(self, topic: Topic, things: dict[str, Any]) -> bytes:
        kind = REFERRING
        if self._remembered + len(things) > MOST_REMEMBERED:
            self._pickler.clear_memo()
            self._remembered, kind = 0, ANEW
        self._remembered += len(things)
        self._file.seek(0)
        self._file.truncate()
        self._pickler.dump((topic, things))
        return kind + self._file.getvalue()


class Unpacker:
    """The other end of one Packer."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._unpickler = pickle.Unpickler(self._file)

    def unpack(self, part: bytes) -> Batch:
        """Return what is in one part."""
        kind, content = part[:1], memoryview(part)[1:]
        if kind == APART:
            topic, things = pickle.loads(content)
        else:
            if kind == ANEW:
                self._unpickler = pickle.Unpickler(self._file)
            self._file.seek(0)
            self._file.truncate()
            self._file.write(content)
            self._file.seek(0)
            topic, things = self._unpickler.load()
        return {topic: things}


def _stretches(things: dict[str, Any]) -> Iterator[dict[str, Any]]:
    rest = iter(things.items())
    while some := dict(islice(rest, AT_A_STRETCH)):
        yield some
