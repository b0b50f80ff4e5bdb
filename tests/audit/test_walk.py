"""One pass over rows: the first that does not fit is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.audit import chain
from terminal.audit.walk import BROKEN, Fault, Row, Walk
from terminal.domain.audit import Record
from tests.audit.ledgers import NOW, make_record

STAMP = chain.stamp(NOW)


def genesis(**changes: object) -> Record:
    body = {"desk": "demo", "format": 1, "key": "11" * 32, "log_id": "ab", **changes}
    return Record(kind="system", ref="genesis", actor="system", body=body)


def rows(records: list[Record], prev: bytes = bytes(32), first: int = 1) -> list[Row]:
    out = []
    for seq, record in enumerate(records, first):
        line = chain.line_of(seq, STAMP, record)
        prev = chain.digest(prev, line)
        out.append((seq, line, prev))
    return out


def walked(given_rows: list[Row], sizes: set[int] | None = None) -> Walk:
    walk = Walk()
    walk.over(given_rows, sizes or set(), len(given_rows), lambda done, total: None)
    return walk


@given(st.integers(0, 30), st.sets(st.integers(0, 31)))
def test_a_sound_chain_is_walked_to_its_end(count: int, sizes: set[int]) -> None:
    given_rows = rows([genesis(), *[make_record(n) for n in range(count)]])
    walk = walked(given_rows, sizes)
    assert (walk.entries, walk.seq, walk.digest) == (count + 1, count + 1, given_rows[-1][2])
    digests = dict(enumerate([bytes(32), *[digest for _, _, digest in given_rows]]))
    assert walk.marks == {size: digests[size] for size in sizes if size <= count + 1}
    assert (walk.desk, walk.log_id) == ("demo", "ab")


@given(st.integers(0, 11), st.integers(0, 2), st.data())
def test_any_flipped_bit_is_found_at_its_row(at: int, part: int, data: st.DataObject) -> None:
    given_rows = [list(row) for row in rows([genesis(), *[make_record(n) for n in range(11)]])]
    if part == 0:
        given_rows[at][0] += data.draw(st.sampled_from([-1, 1, 100]))
    else:
        spoiled = bytearray(given_rows[at][part])
        index = data.draw(st.integers(0, len(spoiled) - 1))
        spoiled[index] ^= 1 << data.draw(st.integers(0, 7))
        given_rows[at][part] = bytes(spoiled)
    with pytest.raises(Fault) as fault:
        walked([tuple(row) for row in given_rows])
    assert (fault.value.code, fault.value.seq) == (BROKEN, at + 1)


def test_a_part_is_walked_from_the_digest_before_it() -> None:
    whole = rows([genesis(), *[make_record(n) for n in range(9)]])
    walk = Walk()
    walk.begin_at(6, whole[4][2])
    walk.over(whole[5:], {5, 10}, 10, lambda done, total: None)
    assert (walk.entries, walk.first, walk.seq) == (5, 6, 10)
    assert walk.marks == {5: whole[4][2], 10: whole[9][2]}
    other = Walk()
    other.begin_at(6, bytes(32))
    with pytest.raises(Fault, match="entry 6 was changed"):
        other.over(whole[5:], set(), 10, lambda done, total: None)


@given(st.integers(1, 10), st.sets(st.integers(0, 11)))
def test_two_walks_joined_are_one(middle: int, sizes: set[int]) -> None:
    body = {"key": "22" * 32}
    named = Record(kind="system", ref="key", actor="system", body=body)
    whole = rows(
        [genesis(), *[make_record(n) for n in range(4)], named, *map(make_record, "abcde")]
    )
    once = walked(whole, sizes)
    early, late = walked(whole[:middle], sizes), Walk()
    late.begin_at(middle + 1, whole[middle - 1][2])
    late.over(whole[middle:], sizes, 11, lambda done, total: None)
    assert early.join(late.part())
    assert vars(early) == vars(once)
    assert list(early.keys) == list(once.keys)


def test_a_walk_is_joined_only_where_it_began() -> None:
    whole = rows([genesis(), *[make_record(n) for n in range(9)]])
    late = Walk()
    late.begin_at(6, whole[4][2])
    late.over(whole[5:], {8}, 10, lambda done, total: None)
    for last, digest in ((4, whole[4][2]), (6, whole[4][2]), (5, bytes(32))):
        early = walked(whole[:last])
        early.digest = digest
        before = dict(vars(early), marks=dict(early.marks), keys=dict(early.keys))
        assert not early.join(late.part())
        assert vars(early) == before


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([make_record(0)], "entry 1: only a ledger's first entry is its beginning"),
        ([genesis(), genesis()], "entry 2: only a ledger's first entry is its beginning"),
        ([genesis(format=9)], "the ledger has format 9, not 1"),
        ([genesis(key="letters")], "entry 1 does not name a signing key"),
        ([genesis(key=7)], "entry 1 does not name a signing key"),
        ([Record(kind="system", ref="genesis", actor="", body={})], "does not name a signing key"),
    ],
)
def test_a_chain_that_fits_may_still_be_no_ledger(records: list[Record], why: str) -> None:
    with pytest.raises(Fault, match=why):
        walked(rows(records))


def test_a_line_that_is_absent_is_found() -> None:
    with pytest.raises(Fault, match="entry 1 has no line"):
        walked([(1, None, bytes(32))])
