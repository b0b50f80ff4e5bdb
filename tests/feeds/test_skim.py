"""Skimming a frame says what the long way says, and nothing that the frame does not."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from terminal.feeds.fault import Malformed
from terminal.feeds.frame import packet_of
from terminal.feeds.scalar import number
from terminal.feeds.skim import Glimpse, glimpses, milliseconds_of, price_of

STAMP = "2026-01-05 09:00:00.036000"


def frame(*patches: Any, aid: str = "rtn_data") -> bytes:
    return json.dumps({"aid": aid, "data": list(patches)}).encode()


def quotes(**nodes: Any) -> dict[str, Any]:
    return {"quotes": nodes}


def test_it_yields_prices_and_times_and_steps_over_the_rest() -> None:
    node = {"datetime": STAMP, "last_price": 5.5, "volume": 7, "x": {"y": [1]}}
    (found,) = glimpses(frame(quotes(cu=node), {"trade": {"u": {}}}))
    assert found == {"cu": Glimpse(STAMP, 5.5)}


def test_what_a_patch_leaves_out_is_unset_and_what_it_takes_away_is_none() -> None:
    (found,) = glimpses(frame(quotes(cu={"volume": 7}, al=None, zn={"last_price": None})))
    assert found["cu"] == Glimpse(UNSET, UNSET)
    assert found["al"] is None
    assert price_of(found["cu"]) is UNSET
    assert price_of(found["zn"]) is None


@pytest.mark.parametrize("text", ["-", "", "NaN", "5.5"])
def test_a_text_is_no_price(text: str) -> None:
    (found,) = glimpses(frame(quotes(cu={"last_price": text})))
    assert price_of(found["cu"]) is None


def test_dbl_max_is_no_price() -> None:
    (found,) = glimpses(frame(quotes(cu={"last_price": 1.7976931348623157e308})))
    assert price_of(found["cu"]) is None


def test_bare_infinity_and_odd_types_take_the_long_way() -> None:
    text = '{"aid":"rtn_data","data":[{"quotes":{"cu":{"last_price":Infinity},"al":{"datetime":7,'
    text += '"last_price":{}},"zn":5,"pb":{"last_price":7}}},{"quotes":null},3]}'
    (found,) = glimpses(text)
    assert [price_of(each) if each else each for each in found.values()] == [None, None, None, 7.0]
    assert found["al"].datetime == ""


def test_a_packet_of_another_kind_has_no_quotes() -> None:
    assert glimpses(frame(aid="rsp_login")) == []
    assert glimpses('{"aid":"rsp_login","data":[1]}') == []


@pytest.mark.parametrize("bad", [b"", b"[]", b"{}", b"\xff", b'{"aid":"rtn_data","data":5}'])
def test_what_the_long_way_refuses_is_refused(bad: bytes) -> None:
    with pytest.raises(Malformed):
        glimpses(bad)


nodes = st.fixed_dictionaries(
    {},
    optional={
        "datetime": st.one_of(st.none(), st.just(STAMP), st.integers()),
        "last_price": st.one_of(st.none(), st.text(), st.floats(), st.integers(-99, 99)),
    },
)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), nodes)), max_size=3))
def test_it_agrees_with_the_long_way(patches: list[dict[str, Any]]) -> None:
    raw = frame(*({"quotes": patch} for patch in patches))
    long = [patch["quotes"] for patch in packet_of(raw)["data"] if patch["quotes"]]
    short = [found for found in glimpses(raw) if found]
    assert [list(each) for each in short] == [list(each) for each in long]
    for ours, theirs in zip(short, long, strict=True):
        for symbol, node in theirs.items():
            glimpse = ours[symbol]
            if node is None:
                assert glimpse is None
            elif "last_price" in node:
                assert price_of(glimpse) == number(node["last_price"])
            else:
                assert price_of(glimpse) is UNSET


def test_a_stamp_is_milliseconds_of_exchange_time() -> None:
    assert milliseconds_of(STAMP) == 1767603600036.0
    assert milliseconds_of("2026-01-05 09:00:00.500999") == 1767603600500.0
    assert milliseconds_of("1969-12-31 23:59:59.000000") == -1000.0


def test_a_stamp_of_another_form_is_read_the_long_way() -> None:
    assert milliseconds_of("2026-01-05T09:00:00.036") == 1767603600036.0
    assert milliseconds_of("") is None
    assert milliseconds_of("2026-13-05 09:00:00.036000") is None
    assert not math.isnan(milliseconds_of(STAMP) or math.nan)
