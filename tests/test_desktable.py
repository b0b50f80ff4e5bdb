"""Ids and spans of time: what is taken, and the words for what is not."""

from __future__ import annotations

import msgspec
import pytest

from terminal.desktable import PATTERNS, Duration, Id, Lasting, Table


class Row(Table, frozen=True, kw_only=True):
    id: Id = "a"
    hold: Duration = "0s"
    age: Lasting = "1s"


@pytest.mark.parametrize(
    "row",
    [{"id": "6688-01"}, {"id": "cu.shanghai"}, {"hold": "0s"}, {"hold": "1.5h"}, {"age": "500ms"}],
)
def test_what_fits_is_taken(row: dict[str, str]) -> None:
    assert msgspec.convert(row, Row)


@pytest.mark.parametrize(
    "row",
    [
        {"id": ""},
        {"id": "a b"},
        {"id": ".a"},
        {"id": "a" * 65},
        {"hold": "5"},
        {"hold": "-1s"},
        {"hold": "123456s"},
        {"age": "0s"},
        {"age": "0.0ms"},
        {"other": "x"},
    ],
)
def test_what_does_not_fit_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(row, Row)


def test_each_pattern_says_in_words_what_it_wants() -> None:
    assert all(words.endswith(("first", '"', "nothing")) for words in PATTERNS.values())
