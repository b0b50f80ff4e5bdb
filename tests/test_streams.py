"""Programs that were started without standard streams, as behind an icon."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from terminal import streams

SAID = """
import os, subprocess, sys
from terminal import streams
streams.fill()
ends = os.pipe()
child = "import os; print([os.fstat(number).st_rdev for number in range(3)])"
printed = subprocess.run([sys.executable, "-c", child], stdout=ends[1]).returncode
with open(sys.argv[1], "w") as file:
    print(min(ends), printed, file=file)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="closed by a shell")
@pytest.mark.parametrize("closed", ["<&- >&- 2>&-", "<&-", ">&- 2>&-"])
def test_nothing_else_gets_the_number_of_a_closed_stream(
    root: Path, tmp_path: Path, closed: str
) -> None:
    subprocess.run(
        ["bash", "-c", f'exec "$0" -c "$1" "$2" {closed}', sys.executable, SAID, tmp_path / "said"],
        cwd=root,
        check=True,
        timeout=60,
    )
    lowest, code = (tmp_path / "said").read_text("utf-8").split()
    assert int(lowest) > streams.LAST
    # It has all three as well.
    assert code == "0"


def test_streams_that_are_there_stay_as_they_are() -> None:
    before = [os.fstat(number) for number in range(3)]
    streams.fill()
    assert [os.fstat(number) for number in range(3)] == before
