"""JSON as services write it: with NaN, a mark before it, in Chinese bytes, far too deep."""

from __future__ import annotations

import json
from typing import Any

import pytest

from terminal.feeds.spot_document import NoDocument, document_of

COPPER = '{"铜": "1#电解铜"}'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[NaN, -Infinity, 1]", ["NaN", "-Infinity", 1]),
        ("[1e999, 2]", [float("inf"), 2]),
        ('\ufeff{"a": 1.5}', {"a": 1.5}),
        ("[" + "9" * 5000 + ", NaN]", [float("inf"), "NaN"]),
        ("[18446744073709551615, NaN]", [2**64 - 1, "NaN"]),
    ],
)
def test_what_the_standard_refuses_takes_nothing_else_with_it(text: str, found: Any) -> None:
    assert document_of(text) == found
    assert document_of(text.encode()) == found


@pytest.mark.parametrize("charset", ["", "utf-8", "ISO-8859-1", "unheard-of"])
def test_utf_8_is_read_whatever_it_is_called(charset: str) -> None:
    assert document_of(COPPER.encode(), charset) == json.loads(COPPER)


def test_chinese_bytes_are_read_as_such() -> None:
    assert document_of(COPPER.encode("gbk")) == json.loads(COPPER)
    short = '{"铜": 1}'.encode("gbk")
    assert document_of(short, "GB2312") == {"铜": 1}, "these two bytes are UTF-8 as well"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a": ' * 50_000, "", "cb({})", '["\\ud800", NaN]']
)
def test_what_is_no_document_is_said_and_nothing_else_raised(text: str) -> None:
    with pytest.raises(NoDocument):
        document_of(text)


def test_bytes_of_no_known_kind_are_no_document() -> None:
    with pytest.raises(NoDocument):
        document_of(b'["\xff\xff"]')
