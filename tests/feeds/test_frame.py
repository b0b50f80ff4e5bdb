"""A frame is one JSON object with an aid, or it is refused in words."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.feeds.fault import Malformed
from terminal.feeds.frame import packet_of


@pytest.mark.parametrize(
    ("kind", "frame"),
    [
        ("not utf-8", b'{"aid":"\xff"}'),
        ("not utf-8", b'{"aid":"x","n":Infinity,"s":"\xff"}'),
        ("not utf-8", '{"aid":"x","s":"\\ud800"}'),
        ("not utf-8", '{"aid":"x","s":"\ud800"}'),
        ("not json", ""),
        ("not json", "{"),
        ("not json", b"\xef\xbb\xbf{}"),
        ("not json", '{"aid":"x"} trailing'),
        ("not json", '{"aid":"x","n":infinity}'),
        ("not an object", "[]"),
        ("not an object", "null"),
        ("not an object", "Infinity"),
        ("no aid", "{}"),
        ("no aid", '{"aid":3}'),
        ("no aid", '{"aid":""}'),
        ("no aid", '{"aid":null}'),
        ("number", '{"aid":"x","n":1e309}'),
        ("number", '{"aid":"x","n":-1e999}'),
        ("number", '{"aid":"x","n":Infinity,"m":1e309}'),
        ("number", '{"aid":"x","n":' + "9" * 5000 + "}"),
        ("number", '{"aid":"x","i":Infinity,"n":' + "9" * 5000 + "}"),
        ("depth", '{"aid":' + "[" * 100_000),
        ("depth", '{"n":Infinity,"aid":' + "[" * 100_000),
    ],
)
def test_what_is_no_packet_is_refused_by_kind(kind: str, frame: str | bytes) -> None:
    with pytest.raises(Malformed) as refusal:
        packet_of(frame)
    assert refusal.value.kind == kind
    assert len(str(refusal.value)) < 400


@pytest.mark.parametrize("word", ["Infinity", "-Infinity", "NaN"])
def test_bare_constants_become_the_wires_own_no_number(word: str) -> None:
    frame = '{"aid":"rtn_data","data":[{"risk_ratio":' + word + ',"balance":1.5}]}'
    expected = {"aid": "rtn_data", "data": [{"risk_ratio": "-", "balance": 1.5}]}
    assert packet_of(frame) == packet_of(frame.encode()) == expected


@pytest.mark.parametrize("kind", [str, bytes])
def test_chinese_text_and_both_kinds_of_frame_are_read(kind: Any) -> None:
    text = '{"aid":"rtn_data","name":"沪铜2701","smile":"\\ud83d\\ude00"}'
    frame = text if kind is str else text.encode()
    assert packet_of(frame) == {"aid": "rtn_data", "name": "沪铜2701", "smile": "😀"}


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_any_bytes_end_in_a_packet_or_in_a_refusal(frame: str | bytes) -> None:
    with contextlib.suppress(Malformed):
        assert packet_of(frame)["aid"]
