"""Whether a file was written since: by what its folder says of it, and now and then by its content.

A copy that keeps times, a clock that ticks in whole seconds or a share that answers from memory
leave size and time as they were, and one price is often as long as the next.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime, timedelta
from pathlib import Path

# Between two looks at a content that should be what it was.
OFTEN = timedelta(minutes=1)

Signature = tuple[int, int, int, int]


def signature(path: Path) -> Signature:
    """Return what changes with nearly every write; raise `OSError` where there is no file."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


class Glance:
    """The content that was read last, and when."""

    def __init__(self) -> None:
        self._digest = b""
        self._at: datetime | None = None

    def took(self, content: bytes, now: datetime) -> None:
        """Know what was read."""
        self._digest, self._at = _digest(content), now

    async def finds_other(self, path: Path, now: datetime) -> bool:
        """Tell, once a minute at most, whether a file has another content; `OSError` as reading."""
        if self._at is None or abs(now - self._at) < OFTEN:
            return False
        before = self._digest
        self.took(await asyncio.to_thread(path.read_bytes), now)
        return self._digest != before


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
