from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.notify.bucket import Limits, Rate, admit
from terminal.notify.outbox import schema
from tests.builders import NOW, make_notification

SMS = make_notification()
MINUTE = timedelta(minutes=1)
NONE = timedelta(0)


def connect(path: str = ":memory:") -> sqlite3.Connection:
    tx = sqlite3.connect(path, isolation_level=None)
    schema(tx)
    return tx


@pytest.fixture
def tx() -> sqlite3.Connection:
    return connect()


def burst(tx: sqlite3.Connection, limits: Limits, now: datetime, tries: int = 100) -> int:
    return sum(admit(tx, limits, SMS, now) == NONE for _ in range(tries))


@given(
    st.integers(1, 40),
    st.integers(1, 600),
    st.lists(st.integers(0, 20_000), min_size=1, max_size=300),
)
def test_no_window_ever_holds_more_than_the_cap(most: int, per: int, gaps: list[int]) -> None:
    tx, rate = connect(), Rate(most, timedelta(seconds=per))
    now, sent = NOW, []
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        if admit(tx, Limits(channel=rate), SMS, now) == NONE:
            sent.append(now)
    for first in sent:
        assert sum(first <= time < first + rate.per for time in sent) <= most


@given(st.integers(1, 40), st.lists(st.integers(0, 5000), min_size=1, max_size=50))
def test_the_wait_it_names_is_enough_and_no_longer_than_needed(most: int, gaps: list[int]) -> None:
    tx, limits, now = connect(), Limits(channel=Rate(most, MINUTE)), NOW
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        wait = admit(tx, limits, SMS, now)
        if wait:
            assert admit(tx, limits, SMS, now + wait - timedelta(microseconds=1)) > NONE
            assert admit(tx, limits, SMS, now + wait) == NONE
            now += wait


def test_a_cap_of_one_a_minute_is_one_a_minute(tx: sqlite3.Connection) -> None:
    limits = Limits(address=Rate(1, MINUTE))
    assert admit(tx, limits, SMS, NOW) == NONE
    assert admit(tx, limits, SMS, NOW + timedelta(seconds=20)) == timedelta(seconds=40)


def test_addresses_have_buckets_of_their_own(tx: sqlite3.Connection) -> None:
    limits = Limits(address=Rate(1, MINUTE))
    other = make_notification(address="13900000000")
    elsewhere = make_notification(channel="voice")
    assert [admit(tx, limits, n, NOW) for n in (SMS, other, elsewhere)] == [NONE] * 3
    assert admit(tx, limits, SMS, NOW) > NONE


def test_a_message_refused_by_one_bucket_is_not_counted_in_the_other(
    tx: sqlite3.Connection,
) -> None:
    both = Limits(channel=Rate(20, MINUTE), address=Rate(1, MINUTE))
    assert burst(tx, both, NOW) == 1
    assert burst(tx, Limits(channel=Rate(20, MINUTE)), NOW) == 9


def test_no_cap_admits_all(tx: sqlite3.Connection) -> None:
    assert burst(tx, Limits(), NOW) == 100


def test_a_restart_does_not_open_the_bucket(tmp_path: Path) -> None:
    limits = Limits(channel=Rate(20, MINUTE))
    first = connect(str(tmp_path / "a"))
    assert burst(first, limits, NOW) == 10
    first.close()
    second = connect(str(tmp_path / "a"))
    assert burst(second, limits, NOW + timedelta(seconds=1)) == 0
    second.close()


def test_a_clock_that_goes_back_delays_by_one_interval_at_most(tx: sqlite3.Connection) -> None:
    limits = Limits(channel=Rate(20, MINUTE))
    burst(tx, limits, NOW)
    wait = admit(tx, limits, SMS, NOW - timedelta(hours=2))
    assert NONE < wait <= timedelta(seconds=6)
