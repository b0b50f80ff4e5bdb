from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from terminal import Refused
from terminal.sim.embed import embedded

PARENT = """
import asyncio
from terminal.sim.embed import embedded
async def main():
    async with embedded(scenario="calm") as places:
        print(places.exchange_pid, places.gateway_pid, flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


def lives(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):  # gone before it was opened, or read
        return False
    # A zombie has ended; it only waits for whoever adopted it.
    return "\nState:\tZ" not in status


async def test_both_servers_run_inside_the_block_and_not_after_it(
    client: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    async with embedded(scenario="calm", seed=3, speed=2.0, folder=folder) as places:
        async with client(places.market) as one:
            await one.until(lambda tree: tree["mdhis_more_data"] is False)
        async with client(places.trade) as one:
            await one.login()
        assert places.gateway.startswith("http://127.0.0.1:")
        assert lives(places.exchange_pid)
        assert lives(places.gateway_pid)
    assert not lives(places.exchange_pid)
    assert not lives(places.gateway_pid)
    assert {path.name for path in folder.iterdir()} == {"exchange.jsonl", "gateway.jsonl"}


async def test_a_server_that_does_not_start_is_reported_in_its_own_words() -> None:
    with pytest.raises(Refused) as refused:
        async with embedded(scenario="storms"):
            pass
    assert str(refused.value).startswith(
        "the embedded exchange did not start: there is no scenario 'storms'"
    )
    with pytest.raises(Refused, match=r"^the embedded gateway did not start: .*fail"):
        async with embedded(gateway={"fail": "often"}):
            pass


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
async def test_a_killed_parent_takes_its_servers_with_it() -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    line = await asyncio.wait_for(parent.stdout.readline(), 60)
    children = [int(pid) for pid in line.split()]
    assert all(lives(pid) for pid in children)
    parent.send_signal(signal.SIGKILL)
    await parent.wait()
    async with asyncio.timeout(60):
        while any(lives(pid) for pid in children):
            await asyncio.sleep(0.02)
