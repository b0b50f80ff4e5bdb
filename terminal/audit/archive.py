"""Writes a .zip so that it is there whole or not at all, and knows the hash of each file in it."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from terminal import Refused
from terminal.audit.bundle import FileMark

BUFFER = 1 << 18


class ExportRefused(Refused):
    """The bundle cannot be written, or would be empty."""


class Member:
    """A file of the archive while it is written: counted and hashed on its way."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._buffer = bytearray()
        self._digest = sha256()
        self._size = 0

    def write(self, data: bytes) -> None:
        """Append bytes."""
        self._buffer += data
        if len(self._buffer) >= BUFFER:
            self._flush()

    def finish(self) -> FileMark:
        """Write what is buffered and return hash and size of it all."""
        self._flush()
        return FileMark(self._digest.hexdigest(), self._size)

    def _flush(self) -> None:
        self._digest.update(self._buffer)
        self._size += len(self._buffer)
        self._file.write(self._buffer)
        self._buffer = bytearray()


class Archive:
    """A .zip in the making; `files` are the finished ones. Equal contents make equal bytes."""

    def __init__(self, file: IO[bytes], now: datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._now = now
        self.files: dict[str, FileMark] = {}

    @contextmanager
    def member(self, name: str) -> Iterator[Member]:
        """Write one file; one at a time."""
        info = zipfile.ZipInfo(name, self._now.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as file:
            member = Member(file)
            yield member
            self.files[name] = member.finish()

    def close(self) -> None:
        """Write the table of contents."""
        self._zip.close()


@contextmanager
def archive(out: Path, now: datetime) -> Iterator[Archive]:
    """Write `out` under another name and give it its own when it is complete and on the disk.

    ExportRefused when the disk or the folder does not take it; nothing is left behind then.
    """
    scratch = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
        scratch = Path(name)
        with os.fdopen(handle, "wb") as file:
            with closing(Archive(file, now)) as making:
                yield making
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(out)
    except OSError as error:
        raise ExportRefused(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        if scratch is not None:
            scratch.unlink(missing_ok=True)
