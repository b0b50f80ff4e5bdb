"""Faults are counted for ever and told once a connection."""

from __future__ import annotations

from terminal.core.event import LinkChanged, SourceFaulted
from terminal.core.refusal import Refusal, say
from terminal.domain.link import LinkState
from terminal.feeds.fault import Faults, Malformed, moved, shown


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


def test_what_has_a_key_keeps_it_beside_its_english_words() -> None:
    why = say(Refusal.WEB_LOST, source="smm")
    fault = Malformed("away", why, 3)
    assert (str(fault), fault.said, fault.line) == ("smm: the connection was lost", why, 3)
    assert Faults("spot:smm").note(fault)[0].said == why
    assert moved("spot:smm", LinkState.DOWN, why) == LinkChanged(
        "spot:smm", LinkState.DOWN, "smm: the connection was lost", why
    )
    assert Malformed("away", "no key").said is None
    assert moved("md", LinkState.DOWN, "no key") == LinkChanged("md", LinkState.DOWN, "no key")
