"""Waits grow to their limit, differ between desks, and begin anew after success."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from terminal.feeds.backoff import Backoff


@given(st.integers(), st.integers(1, 2000))
def test_every_wait_lies_between_its_bounds(seed: int, tries: int) -> None:
    backoff = Backoff(0.5, 30.0, random.Random(seed))
    waits = [backoff.next() for _ in range(tries)]
    assert waits[0] == 0.5
    assert all(0.5 <= wait <= 30.0 for wait in waits)
    assert all(wait >= 15.0 for wait in waits[6:])


def test_waits_double_until_the_limit_and_begin_anew_after_reset() -> None:
    backoff = Backoff(0.5, 30.0, random.Random(1))
    waits = [backoff.next() for _ in range(6)]
    for at, wait in enumerate(waits):
        assert 0.5 * 2 ** (at - 1) <= wait <= 0.5 * 2**at or wait == 0.5
    backoff.reset()
    assert backoff.next() == 0.5


def test_two_desks_do_not_knock_together() -> None:
    one, other = (Backoff(0.5, 30.0, random.Random(seed)) for seed in (1, 2))
    assert [one.next() for _ in range(9)][1:] != [other.next() for _ in range(9)][1:]
