"""Ids and spans of time: what is taken, and the words for what is not."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from terminal.desktable import PATTERNS, Duration, Id, Lasting, Table, out_of_bounds, too_brief


class Row(Table, frozen=True, kw_only=True):
    id: Id = "a"
    hold: Duration = "0s"
    age: Lasting = "1s"


@pytest.mark.parametrize(
    "row",
    [
        {"id": "6688-01"},
        {"id": "cu.shanghai"},
        {"hold": "0s"},
        {"hold": "1.5h"},
        {"hold": "9999999999s"},
        {"hold": "9999999999999.5ms"},
        {"age": "500ms"},
    ],
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
        {"hold": "123456m"},
        {"hold": "12345678901s"},
        {"hold": "12345678901234ms"},
        {"age": "0s"},
        {"age": "0.0ms"},
        {"other": "x"},
    ],
)
def test_what_does_not_fit_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(row, Row)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("premium", "NaN", "a number is needed"),
        ("premium", "1E+13", "within 1,000,000,000,000"),
        ("premium", "1E-13", "at most 12 decimals"),
        ("hysteresis", "-1", "0 or more"),
        ("fx", "0", "above 0"),
        ("collar", "0.3", "at most 0.2"),
    ],
)
def test_a_number_out_of_bounds_says_why(key: str, value: str, why: str) -> None:
    assert why in out_of_bounds(key, Decimal(value))


@pytest.mark.parametrize(
    ("key", "value"), [("premium", "-1E+12"), ("hysteresis", "0"), ("collar", "0.2")]
)
def test_a_number_at_its_bound_is_taken(key: str, value: str) -> None:
    assert out_of_bounds(key, Decimal(value)) == ""


@pytest.mark.parametrize("validity", ["5s", "5000ms", "0.1m", "1d"])
def test_a_proposal_that_can_be_answered_is_open_long_enough(validity: str) -> None:
    assert too_brief(validity) == ""
    assert too_brief("4.999s") == too_brief("1ms") != ""


def test_each_pattern_says_in_words_what_it_wants() -> None:
    assert all(words.endswith(("first", '"', "nothing")) for words in PATTERNS.values())
