"""What every test stands on: a screen in memory, seeded examples, and no warning left unread."""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

# Before anything imports Qt; a developer may still set another platform to watch the tests.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt warns of a locale that is not UTF-8; Python itself makes good for C but where LC_ALL says it.
if os.environ.get("LC_ALL") in ("C", "POSIX"):
    os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from terminal import log
from tests.slow import FIRST

ROOT = Path(__file__).resolve().parent.parent

# fast: the same examples in every run, so that a red build is red again. deep: new ones each time.
settings.register_profile(
    "fast",
    derandomize=True,
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("deep", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

log.join_standard_logging()

# A wait that is too long costs nothing, one that is too short a delivery on a busy machine.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    wait.__kwdefaults__["timeout"] = 60_000


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among ten thousand tests while they are found, nor ever after."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark as `gui` whatever asks for a QApplication; with several workers, begin what is slow."""
    for item in items:
        if {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)
    if hasattr(config, "workerinput"):
        ranks = {ROOT / file: rank for rank, file in enumerate(FIRST)}
        items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


class LogWatch(logging.Handler):
    """Collects warnings and worse; calling it with a pattern says that such lines are expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected: list[re.Pattern[str]] = []

    def __call__(self, pattern: str) -> None:
        self.expected.append(re.compile(pattern))

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def lines(self) -> list[str]:
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}" for record in self.records
        ]

    @property
    def unexpected(self) -> list[str]:
        return [line for line in self.lines if not any(p.search(line) for p in self.expected)]


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[LogWatch]:
    """Fail on a log line of WARNING or worse; `expected_logs("pattern")` lets such a line pass.

    A line reads `WARNING basisdesk.feeds: {'event': ...}`; `expected_logs.lines` has them all.
    """
    watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    if watch.unexpected:
        pytest.fail("unexpected log lines:\n" + "\n".join(watch.unexpected), pytrace=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of recordings and tables beside the project; the test skips where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("needs the recordings in ../shared, which is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """A function that returns a loopback port where nobody listens now, nor on the one after it."""
    import random
    import socket

    def is_free(port: int) -> bool:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                return False
            return True

    def find() -> int:
        # Below the ports that systems lend to whoever asks for any: one of those is lent again to
        # another test as soon as the probe is closed, and a client that dials it can meet itself.
        ports = random.SystemRandom()
        while True:
            port = ports.randrange(20_000, 32_000)
            if is_free(port) and is_free(port + 1):
                return port

    return find
