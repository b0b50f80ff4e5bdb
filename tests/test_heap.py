"""Garbage: nothing is looked at while the desk is built, and never what was there then."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from terminal.heap import leave_out_what_stays


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_what_is_there_is_left_out_from_then_on() -> None:
    settling = leave_out_what_stays(after=3600)
    assert not gc.isenabled()
    before = gc.get_freeze_count()
    stays = [[number] for number in range(1000)]
    settling.cancel()
    settling.function()  # as it would by itself, once its time is there
    assert gc.isenabled()
    assert gc.get_freeze_count() - before > len(stays)


def test_a_process_ends_without_waiting_for_it() -> None:
    settling = leave_out_what_stays(after=3600)
    assert settling.daemon
    settling.cancel()
