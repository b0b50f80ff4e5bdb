"""A pair of the desk file is on a month, and on one that can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.deskmonths import NO_MONTH, mistakes
from tests.test_deskcheck import changed, line, refusal


@pytest.mark.parametrize(
    ("symbol", "why"),
    [
        ("SHFE.cu", NO_MONTH),
        ("CZCE.MA", NO_MONTH),
        ("DCE.m2707-P-2900", NO_MONTH),
        ("SHFE.cu2713", "is no delivery month: there is no month 13"),
        ("SHFE.cu701", "is not how its exchange writes it; expected 4 digits, SHFE.cu2701"),
        ("CZCE.MA2705", "is not how its exchange writes it; expected 3 digits, CZCE.MA705"),
    ],
)
def test_a_month_that_cannot_be_is_said(symbol: str, why: str) -> None:
    (found,) = mistakes(["SHFE.cu2701", symbol, "CZCE.MA705"])
    assert (found.place, found.value, found.why) == (("pair", 1, "futures"), symbol, why)


def test_of_another_exchange_nothing_is_known() -> None:
    assert not list(mistakes(["LOAD.f013", "LME.copper"]))


def test_a_desk_on_no_month_is_refused_with_its_line(tmp_path: Path) -> None:
    text = changed("futures", '"SHFE.cu"')
    said = refusal(tmp_path, text)
    assert said == f"{line(text, 'futures =')}: pair[1].futures = 'SHFE.cu': {NO_MONTH}"
