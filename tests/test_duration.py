"""Spans of time, read and written."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.desktable import DURATION
from terminal.duration import duration, spell_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("500ms", 0.5), ("2s", 2), ("0s", 0), ("1.5m", 90), ("3h", 10_800), ("2d", 172_800)],
)
def test_durations(text: str, seconds: float) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "2", "s", "-1s", "1e3s", "2s ", "2S"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        duration(text)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=99_999)))
def test_what_is_written_is_read_again_and_fits_a_desk_file(span: timedelta) -> None:
    assert duration(spell_duration(span)) == span
    assert re.match(DURATION, spell_duration(span))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("90s", "90s"),
        ("120s", "2m"),
        ("1.5m", "90s"),
        ("0m", "0s"),
        ("24h", "1d"),
        ("0.5s", "500ms"),
        ("100000m", "6000000s"),
        ("0.333ms", "0.333ms"),
        ("99999.999999d", "8639999999913.6ms"),
    ],
)
def test_the_largest_unit_that_says_it_whole_is_taken(text: str, written: str) -> None:
    assert spell_duration(duration(text)) == written
