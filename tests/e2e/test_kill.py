"""SIGKILL at random points of the walk: nothing committed is lost, nothing goes out twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.killing import check, kill_at_random

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")


def test_a_few_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    check(kill_at_random(tmp_path, kills=4, seed=11))


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_hundred_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    check(kill_at_random(tmp_path, kills=200, seed=2026))
