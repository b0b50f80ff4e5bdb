from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal import Refused
from terminal.notify.channel import Accepted, Found
from terminal.notify.http_gateway import HttpChannel, client
from terminal.sim.gateway import Gateway, Options
from tests.notify.house import make_notices

SERVE = """
import sys
from pathlib import Path
from terminal.sim.gateway import Options, run_gateway
sys.exit(run_gateway(Options(log=Path(sys.argv[1]), leash=sys.argv[2] == "leash")))
"""


@contextmanager
def process(root: Path, log: Path, leash: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A gateway of its own, and where it listens."""
    command = [sys.executable, "-c", SERVE, str(log), leash]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=root, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as server:
        try:
            assert server.stdout is not None
            ready, _, url = server.stdout.readline().strip().partition(" ")
            assert ready == "ready"
            yield server, url
        finally:
            server.kill()


async def test_it_listens_on_a_free_port_when_asked_for_any() -> None:
    async with Gateway(Options()) as one, Gateway(Options()) as other:
        assert one.url != other.url
        assert not one.url.endswith(":0")


async def test_a_port_in_use_is_one_sentence() -> None:
    async with Gateway(Options()) as gateway:
        address = gateway.url.removeprefix("http://")
        with pytest.raises(Refused, match=rf"^gateway cannot listen on {address}: .*in use"):
            async with Gateway(Options(listen=address)):
                pass


@pytest.mark.parametrize("listen", ["", "127.0.0.1", ":80", "127.0.0.1:http", "127.0.0.1:70000"])
async def test_an_address_that_is_none_is_one_sentence(listen: str) -> None:
    with pytest.raises(Refused, match="expected HOST:PORT"):
        async with Gateway(Options(listen=listen)):
            pass


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (Options(fail=1.5), "--fail 1.5: expected float <= 1.0"),
        (Options(lose_reply=-0.1), "--lose-reply -0.1: expected float >= 0.0"),
        (Options(throttle=-1), "--throttle -1: expected int >= 0"),
    ],
)
def test_an_option_out_of_range_is_one_sentence(options: Options, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        Gateway(options)
    assert str(refusal.value) == sentence


async def test_a_restart_with_the_same_log_goes_on(tmp_path: Path) -> None:
    first, second = make_notices(2)
    options = Options(log=tmp_path / "log", receipt_lag=0.0)
    async with client() as session:
        async with Gateway(Options(log=options.log, receipt_lag=3600.0)) as gateway:
            sent = await HttpChannel(session, gateway.url, "sms").send(first)
            assert isinstance(sent, Accepted)
        async with Gateway(options) as gateway:
            channel = HttpChannel(session, gateway.url, "sms")
            found = await channel.reconcile(first)
            assert isinstance(found, Found)
            assert found.provider_id == sent.provider_id
            await channel.send(second)
            keys: list[str] = []
            cursor = ""
            while len(keys) < 2:
                news = await channel.receipts(cursor)
                cursor = news.cursor
                keys += [receipt.key for receipt in news.receipts]
            assert sorted(keys) == sorted([first.key, second.key])


async def test_stopping_does_not_wait_for_those_who_poll() -> None:
    async with client() as session, asyncio.TaskGroup() as tasks:
        async with Gateway(Options()) as gateway:
            channel = HttpChannel(session, gateway.url, "sms")
            await channel.receipts("")
            poll = tasks.create_task(asyncio.wait_for(_heard(channel), 60))
            await asyncio.sleep(0.05)
            assert not poll.done()
        assert "connection" in await poll


async def _heard(channel: HttpChannel) -> str:
    try:
        await channel.receipts("")
    except Exception as failure:
        return str(failure)
    return "an answer"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(root: Path, tmp_path: Path, how: signal.Signals) -> None:
    with process(root, tmp_path / "log") as (server, _):
        server.send_signal(how)
        assert server.wait(60) == 0
        assert server.stderr is not None
        assert server.stderr.read() == ""


def test_a_leash_ends_it_with_its_owner(root: Path, tmp_path: Path) -> None:
    with process(root, tmp_path / "log", "leash") as (server, _):
        assert server.stdin is not None
        server.stdin.close()
        assert server.wait(60) == 0


def test_without_a_leash_the_end_of_stdin_means_nothing(root: Path, tmp_path: Path) -> None:
    with process(root, tmp_path / "log") as (server, _):
        assert server.stdin is not None
        server.stdin.close()
        with pytest.raises(subprocess.TimeoutExpired):
            server.wait(0.3)


async def test_what_it_answered_survives_a_kill(root: Path, tmp_path: Path) -> None:
    notices = make_notices(20)
    log = tmp_path / "log"
    accepted: list[str] = []
    with process(root, log) as (server, url):
        async with client() as session:
            channel = HttpChannel(session, url, "sms")
            for number, notice in enumerate(notices):
                if number == 12:
                    server.kill()
                    server.wait(60)
                if isinstance(await channel.send(notice), Accepted):
                    accepted.append(notice.key)
    logged = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert accepted == [notice.key for notice in notices[:12]]
    assert [line["key"] for line in logged if line["event"] == "accepted"] == accepted


def test_the_port_is_free_again_after_it(free_port: Callable[[], int]) -> None:
    options = Options(listen=f"127.0.0.1:{free_port()}")

    async def serve() -> None:
        for _ in range(2):
            async with Gateway(options):
                pass

    asyncio.run(serve())
