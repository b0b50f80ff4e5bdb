"""Ids: ordered by time, never twice, and the same when a day is replayed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.ids import ALPHABET, Ids
from tests.builders import NOW


def test_ids_are_uuids_of_version_seven_that_begin_with_the_time() -> None:
    found = UUID(Ids(b"a").new(NOW))
    assert (found.version, found.variant) == (7, "specified in RFC 4122")
    assert found.int >> 80 == int(NOW.timestamp() * 1000)


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=20))
def test_ids_ascend_with_the_time(gaps: list[int]) -> None:
    ids, now, found = Ids(b"a"), NOW, []
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        found.append(ids.new(now))
    assert found == sorted(found)


def test_no_id_comes_twice_within_one_moment() -> None:
    ids = Ids(b"a")
    assert len({ids.new(NOW) for _ in range(20_000)}) == 20_000
    assert len({ids.short(NOW) for _ in range(2_000)}) == 2_000


def test_two_runs_share_no_id_and_a_replay_shares_them_all() -> None:
    first, again, other = Ids(b"a"), Ids(b"a"), Ids(b"b")
    mine = [first.new(NOW) for _ in range(100)]
    assert mine == [again.new(NOW) for _ in range(100)]
    assert not set(mine) & {other.new(NOW) for _ in range(100)}


def test_short_keys_have_fifteen_plain_letters_and_begin_with_the_time() -> None:
    ids = Ids(b"a")
    key, later = ids.short(NOW), ids.short(NOW + timedelta(hours=1))
    assert len(key) == 15
    assert set(key) <= set(ALPHABET)
    assert key < later
