from __future__ import annotations

import asyncio
import signal
import subprocess
import sys

import pytest

SCRIPT = """
import asyncio, sys
from terminal.sim.stopping import stop_event
async def main():
    stop = stop_event(leash="leash" in sys.argv)
    print("up", flush=True)
    await stop.wait()
    print("down", flush=True)
asyncio.run(main())
"""


def start(*arguments: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "up\n"
    return child


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_order(number: signal.Signals) -> None:
    child = start("leash")
    child.send_signal(number)
    out, errors = child.communicate(timeout=60)
    assert (out, errors, child.returncode) == ("down\n", "", 0)


def test_the_end_of_standard_input_ends_a_leashed_child() -> None:
    child = start("leash")
    out, errors = child.communicate(timeout=60)
    assert (out, errors, child.returncode) == ("down\n", "", 0)


async def test_without_a_leash_standard_input_does_not_matter() -> None:
    child = start()
    assert child.stdin is not None
    child.stdin.close()
    await asyncio.sleep(0.2)
    assert child.poll() is None
    child.send_signal(signal.SIGTERM)
    assert child.wait(60) == 0
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    child.stderr.close()
