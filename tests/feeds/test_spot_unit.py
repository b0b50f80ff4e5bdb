"""One unit, however a file writes it; what is not known is not judged."""

from __future__ import annotations

import pytest

from terminal.feeds.spot_unit import plain_unit


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("元/吨", "CNY/t"),
        ("CNY/t", "CNY/t"),
        ("RMB / 公斤", "CNY/kg"),
        ("美元/桶", "USD/bbl"),
        ("元/500千克", ""),
        ("吨", ""),
        ("", ""),
        ("元/吨/天", ""),
    ],
)
def test_units_are_told_in_one_spelling(text: str, plain: str) -> None:
    assert plain_unit(text) == plain
