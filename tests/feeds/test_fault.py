"""Faults are counted for ever and told once a connection."""

from __future__ import annotations

from terminal.core.event import SourceFaulted
from terminal.feeds.fault import Faults, Malformed, shown


def test_each_kind_is_told_once_a_connection_with_the_count_so_far() -> None:
    faults = Faults("md")
    first = faults.note(Malformed("patch", "one"))
    assert first == [SourceFaulted("md", "patch", "one", 1)]
    assert faults.note(Malformed("patch", "two")) == []
    assert faults.note(Malformed("number", "three")) == [SourceFaulted("md", "number", "three", 1)]
    faults.opened()
    assert faults.note(Malformed("patch", "four")) == [SourceFaulted("md", "patch", "four", 3)]
    assert faults.counts == {"patch": 3, "number": 1}


def test_a_foreign_value_is_shown_on_one_short_line() -> None:
    text = shown("a\nb" * 1000)
    assert "\n" not in text
    assert len(text) < 250
