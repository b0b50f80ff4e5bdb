"""Full-width characters are found with their column and with what is meant."""

from __future__ import annotations

import pytest

from terminal.core.rules.width import full_width


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("basis > 300", None),
        ("> ３００", ("３００", 3, "300")),
        ("basis ＞ 300", ("＞", 7, ">")),
        ("ｂａｓｉｓ > 300", ("ｂａｓｉｓ", 1, "basis")),
        ("abs（basis） > 3", ("（", 4, "(")),
        ("change(basis, \u201c15m\u201d) > 3", ("\u201c", 15, '"')),
        ("basis > 3\uff0c5", ("\uff0c", 10, ",")),
        ("basis < \u2212300", ("\u2212", 9, "-")),
        ('flat_exposure["unit:华北（一）/cu"] > 500', None),
        ("""flat_exposure['unit:华北（一）/cu'] ＞ 500""", ("＞", 32, ">")),
    ],
)
def test_the_first_one_outside_quotation_marks_is_named(
    text: str, found: tuple[str, int, str] | None
) -> None:
    assert full_width(text) == found
