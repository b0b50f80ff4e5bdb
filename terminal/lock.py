"""One desk a data folder: a lock file held by the process, freed by the system when it dies."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from terminal import Refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


LOOK = 0.05  # seconds


class FolderTaken(Refused):
    """Another desk works on the data folder."""


class FolderLock:
    """The right to write in `folder`, by way of its file `desk.lock`, which stays when freed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def take(self, patience: float = 0.0) -> None:
        """Hold the folder, or raise FolderTaken; OSError when the file cannot be made.

        patience: seconds for which a holder may be on its way out
        """
        until = time.monotonic() + patience
        file = os.open(self._folder / "desk.lock", os.O_RDWR | os.O_CREAT, 0o600)
        while not _is_held(file):
            if time.monotonic() >= until:
                owner = os.read(file, 32).decode("ascii", "replace").strip()
                os.close(file)
                who = f" (process {owner})" if owner else ""
                raise FolderTaken(
                    f"{self._folder}: another desk{who} is already running on this data folder"
                )
            time.sleep(LOOK)
        self._file = file
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())

    def free(self) -> None:
        """Let go; more than once is harmless."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _is_held(file: int) -> bool:
    try:
        _hold(file)
    except OSError:
        return False
    return True


def _hold(file: int) -> None:
    if sys.platform == "win32":
        # Far behind the text, so that others can still read whose lock it is.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
