from __future__ import annotations

import pytest

from widgets.phrases import Phrases

PHRASES = Phrases(
    ("{link} is {state}", "{file} is gone", "a (b) of {count}", "{rest} [x]"),
    {"link": r"td:\S+", "state": "up|down"},
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("td:a is down", ("{link} is {state}", {"link": "td:a", "state": "down"})),
        ("td:a is gone", ("{file} is gone", {"file": "td:a"})),
        ("md is down", None),
        ("a (b) of 5", ("a (b) of {count}", {"count": "5"})),
        ("ab of 5", None),
        ("one\ntwo [x]", ("{rest} [x]", {"rest": "one\ntwo"})),
        ("is gone", None),
        ("x is gone already", None),
        ("", None),
    ],
)
def test_the_first_that_fits_the_whole_sentence_counts(
    sentence: str, found: tuple[str, dict[str, str]] | None
) -> None:
    assert PHRASES.read(sentence) == found
