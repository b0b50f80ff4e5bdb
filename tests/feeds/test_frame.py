"""A frame is one JSON object with an aid, or it is refused in words."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.feeds.fault import Malformed
from terminal.feeds.frame import packet_of, plain_quotes_of


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


PLAIN = '{"aid":"rtn_data","data":[{"quotes":{"a":{"x":%s}}}]}'


@pytest.mark.parametrize("value", ["1", "-1.5", '"-"', '""', str(2**63 - 1), str(-(2**63)), "1e5"])
def test_plain_fields_are_read_as_the_long_way_reads_them(value: str) -> None:
    frame = PLAIN % value
    expected = [patch["quotes"] for patch in packet_of(frame)["data"]]
    for found in (plain_quotes_of(frame), plain_quotes_of(frame.encode())):
        assert found == expected
        assert found is not None
        assert type(found[0]["a"]["x"]) is type(expected[0]["a"]["x"])


@pytest.mark.parametrize(
    "value",
    ["null", "true", "[1]", "{}", "NaN", "1e999", str(2**63), str(-(2**63) - 1), '"\\ud800"', "x"],
)
def test_any_other_field_makes_it_the_long_ways_affair(value: str) -> None:
    assert plain_quotes_of(PLAIN % value) is None


@pytest.mark.parametrize(
    "frame",
    [
        '{"aid":"rtn_data","data":[{"quotes":{"a":null}}]}',
        '{"aid":"rtn_data","data":[{"quotes":{}},{}]}',
        '{"aid":"rtn_data","data":[{"quotes":{},"ins_list":"a"}]}',
        '{"aid":"rtn_data","data":[{"quotes":null}]}',
        '{"aid":"rtn_data","data":[null]}',
        '{"aid":"rtn_data","data":null}',
        '{"aid":"rtn_data","data":[],"more":1}',
        '{"aid":"rsp_login","data":[]}',
        '{"data":[]}',
        b'{"aid":"rtn_data","data":[{"quotes":{"a":{"x":"\xff"}}}]}',
        '{"aid":"rtn_data","data":[{"quotes":' + '{"a":' * 100_000,
        "[]",
        "",
    ],
)
def test_a_packet_of_anything_else_is_too(frame: str | bytes) -> None:
    assert plain_quotes_of(frame) is None


def test_patches_stay_apart() -> None:
    frame = '{"aid":"rtn_data","data":[{"quotes":{"a":{"x":1}}},{"quotes":{"b":{}}}]}'
    assert plain_quotes_of(frame) == [{"a": {"x": 1}}, {"b": {}}]
