"""What changed, as bytes and back: nothing lost, nothing old, and what stays the same sent once."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal import parcels
from terminal.changes import Batch, Changes
from terminal.core.effect import Topic
from terminal.core.view import Point
from terminal.parcels import AT_A_STRETCH, Packer, Unpacker
from tests.builders import make_instrument, make_pair


class Row(msgspec.Struct, frozen=True):
    """As much of a view as matters here: what stays and what moves."""

    pair: Any
    basis: float


def unpacked(unpacker: Unpacker, parts: Iterable[bytes]) -> Batch:
    box = Changes()
    for part in parts:
        box.add(unpacker.unpack(part))
    return box.take()


def rows(count: int, basis: float, pair: Any = None) -> Batch:
    return {Topic.PAIR: {f"p{n}": Row(pair, basis + n) for n in range(count)}}


topics = st.sampled_from([Topic.PAIR, Topic.HEALTH, Topic.ALERT])
things = st.dictionaries(
    st.sampled_from("abcdefgh"), st.none() | st.integers() | st.text(), max_size=8
)
batches = st.dictionaries(topics, things.filter(len), max_size=3)


@given(st.lists(batches, max_size=12), st.integers(1, 9))
def test_what_arrives_is_what_was_sent(sent: list[Batch], remembered: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parcels, "MOST_REMEMBERED", remembered)
        patch.setattr(parcels, "AT_A_STRETCH", 3)
        packer, unpacker = Packer(), Unpacker()
        assert [unpacked(unpacker, packer.pack(batch)) for batch in sent] == sent


def test_points_are_collected_over_parts() -> None:
    packer, unpacker = Packer(), Unpacker()
    point = Point("cu", 1.0, 2.0, 3.0, 4.0)
    box = Changes()
    for _ in range(2):
        for part in packer.pack({Topic.POINT: {"cu": [point, point]}}):
            box.add(unpacker.unpack(part))
    assert box.take() == {Topic.POINT: {"cu": [point] * 4}}


def test_many_things_are_packed_in_parts_that_let_others_run() -> None:
    assert len(list(Packer().pack(rows(2 * AT_A_STRETCH + 1, 0.0)))) == 3


def test_what_stays_the_same_is_sent_once() -> None:
    packer, unpacker = Packer(), Unpacker()
    first, second = make_pair(id="first"), make_pair(id="second")
    sent = [Row(first, 1), Row(first, 2), Row(second, 3)]
    told = [list(packer.pack({Topic.PAIR: {"cu": row}})) for row in sent]
    lengths = [sum(map(len, parts)) for parts in told]
    assert lengths[1] < lengths[0] / 2
    assert lengths[1] < lengths[2] < lengths[0]
    assert [unpacked(unpacker, parts)[Topic.PAIR]["cu"] for parts in told] == sent


def test_what_is_remembered_is_forgotten_by_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_REMEMBERED", 10)
    packer, unpacker, pair = Packer(), Unpacker(), make_pair()
    lengths = []
    for basis in range(6):
        parts = list(packer.pack(rows(4, basis, pair)))
        assert unpacked(unpacker, parts) == rows(4, basis, pair)
        lengths.append(sum(map(len, parts)))
    # Eight fit, so the pair itself goes out with the first, the third and the fifth.
    assert [length > min(lengths) * 1.5 for length in lengths] == [True, False] * 3


def test_equal_things_that_are_not_the_same_are_told_apart() -> None:
    packer, unpacker = Packer(), Unpacker()
    for lot in (5, 5, 6):
        batch = rows(1, 0.0, make_instrument(multiplier=Decimal(lot)))
        assert unpacked(unpacker, packer.pack(batch)) == batch
