"""The lock of a data folder: one desk at a time, and a crash leaves it free."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from terminal.lock import FolderLock, FolderTaken

HOLD = """
import sys
from pathlib import Path
from terminal.lock import FolderLock
FolderLock(Path(sys.argv[1])).take()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_holder_is_told_who_has_the_folder(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    first.take()
    with pytest.raises(FolderTaken) as refusal:
        second.take()
    assert str(tmp_path) in str(refusal.value)
    assert str(os.getpid()) in str(refusal.value)
    first.free()
    second.take()
    second.free()


def test_a_holder_on_its_way_out_is_waited_for(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    first.take()
    leaving = threading.Timer(0.3, first.free)
    leaving.start()
    second.take(patience=60)
    leaving.join()
    with pytest.raises(FolderTaken):
        first.take(patience=0.1)
    second.free()


def test_freeing_twice_does_not_free_another_ones_hold(tmp_path: Path) -> None:
    first, second, third = (FolderLock(tmp_path) for _ in range(3))
    first.take()
    first.free()
    second.take()
    first.free()
    with pytest.raises(FolderTaken):
        third.take()
    second.free()


def test_a_killed_process_leaves_the_folder_free(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    with holder.stdout, holder.stdin:
        assert holder.stdout.readline() == "held\n"
        lock = FolderLock(tmp_path)
        with pytest.raises(FolderTaken, match=f"process {holder.pid}"):
            lock.take()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        lock.take()
        lock.free()
