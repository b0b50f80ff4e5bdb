"""The source of an edit, as people say it."""

from __future__ import annotations

import pytest

from terminal.core.book_act import VERBS
from widgets.act_words import ACTS, source_text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("roll P1", "Rolled P1"),
        ("deliver XS 1", "Delivered out XS 1"),
        ("contracts.xlsx", "contracts.xlsx"),
        ("roll", "roll"),
        ("price list.CSV", "price list.CSV"),
        ("other P1", "other P1"),
    ],
)
def test_an_act_is_said_and_a_file_keeps_its_name(source: str, words: str) -> None:
    assert source_text(source) == words


def test_every_act_of_the_desk_has_words() -> None:
    assert set(ACTS) == set(VERBS.values())
