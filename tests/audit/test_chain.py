"""Lines and digests: one spelling, and a digest that moves with every field."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.audit import chain
from terminal.domain.audit import Record
from tests.audit.ledgers import NOW

text = st.text(st.characters(codec="utf-8"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)
bodies = st.dictionaries(text, values, max_size=5)
records = st.builds(Record, kind=text, ref=text, actor=text, body=bodies)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(bodies)
def test_the_spelling_is_that_of_any_sorted_json_writer(body: dict[str, object]) -> None:
    other = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert chain.encode(body) == other.encode()


@given(records, st.integers(1, 10**9), moments)
def test_a_line_gives_back_what_went_in(record: Record, seq: int, now: datetime) -> None:
    line = chain.line_of(seq, chain.stamp(now), record)
    entry = chain.entry_of(line, bytes(32), b"\1" * 32)
    assert (entry.kind, entry.ref, entry.actor) == (record.kind, record.ref, record.actor)
    assert entry.body == record.body
    assert entry.seq == seq
    assert timedelta(0) <= now - entry.time < timedelta(milliseconds=1)
    assert (entry.prev, entry.digest) == ("00" * 32, "01" * 32)


@given(records, records, st.integers(1, 10**9), st.integers(1, 10**9), moments, moments)
def test_a_digest_differs_as_soon_as_any_field_does(
    one: Record, other: Record, seq: int, another: int, now: datetime, later: datetime
) -> None:
    lines = {
        chain.line_of(seq, chain.stamp(now), one),
        chain.line_of(another, chain.stamp(now), one),
        chain.line_of(seq, chain.stamp(later), one),
        chain.line_of(seq, chain.stamp(now), msgspec.structs.replace(one, kind=other.kind)),
        chain.line_of(seq, chain.stamp(now), msgspec.structs.replace(one, ref=other.ref)),
        chain.line_of(seq, chain.stamp(now), msgspec.structs.replace(one, actor=other.actor)),
        chain.line_of(seq, chain.stamp(now), msgspec.structs.replace(one, body=other.body)),
    }
    distinct = {
        (s, chain.stamp(t), r.kind, r.ref, r.actor, json.dumps(r.body, sort_keys=True))
        for s, t, r in (
            (seq, now, one),
            (another, now, one),
            (seq, later, one),
            (seq, now, msgspec.structs.replace(one, kind=other.kind)),
            (seq, now, msgspec.structs.replace(one, ref=other.ref)),
            (seq, now, msgspec.structs.replace(one, actor=other.actor)),
            (seq, now, msgspec.structs.replace(one, body=other.body)),
        )
    }
    assert len({chain.digest(bytes(32), line) for line in lines}) == len(distinct)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=50))
def test_the_digest_is_the_documented_hash(prev: bytes, line: bytes) -> None:
    assert chain.digest(prev, line) == hashlib.sha256(b"\x00" + prev + line).digest()


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), float("inf"), Decimal("1.5"), b"raw", NOW, {1, 2}, object()]
)
def test_what_has_more_than_one_spelling_is_refused_by_its_place(value: object) -> None:
    with pytest.raises(TypeError, match=r"\.facts\[1\]\.price is a"):
        chain.encode({"facts": ["fine", {"price": value}]})


def test_a_key_that_is_not_text_is_refused() -> None:
    with pytest.raises(TypeError, match=r"the key 7 in \.book is not text"):
        chain.encode({"book": {7: "x"}})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        chain.encode({"name": "\ud800"})


def test_a_time_is_written_as_utc_milliseconds() -> None:
    beijing = datetime(2026, 11, 23, 11, 30, 0, 123999, timezone(timedelta(hours=8)))
    assert chain.stamp(beijing) == "2026-11-23T03:30:00.123Z"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'{"seq":1}',
        b'{"actor":"a","body":{},"kind":"k","ref":"r","seq":"1","time":"t"}',
        b'{"actor":"a","body":{},"kind":"k","ref":"r","seq":1,"time":"t","extra":1}',
        b'{"actor":"\xff","body":{},"kind":"k","ref":"r","seq":1,"time":"t"}',
    ],
)
def test_what_is_not_a_line_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        chain.decode(line)
