"""Which month is the main contract: by ratio, never back, and never by a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.main_choice import Choice, Figures, choose
from terminal.domain.code import month_of
from terminal.domain.main_contract import Doubt, MainRule, Source

DAY = date(2026, 11, 23)
INTEREST = MainRule(source=Source.OPEN_INTEREST)
BOTH = MainRule(source=Source.BOTH)
LISTED = [f"SHFE.cu{year}{month:02d}" for year in (26, 27) for month in range(1, 13)]


def chosen(
    figures: dict[str, tuple[int | None, int | None] | int],
    current: str = "",
    rule: MainRule = INTEREST,
) -> Choice:
    months = {}
    for symbol, one in figures.items():
        month = month_of(f"SHFE.{symbol}", DAY)
        assert month is not None
        held, traded = one if isinstance(one, tuple) else (one, None)
        months[f"SHFE.{symbol}"] = Figures(month, held, traded)
    full = f"SHFE.{current}" if current else ""
    return choose(rule, full, month_of(full, DAY) if full else None, months)


@pytest.mark.parametrize(
    ("figures", "current", "symbol"),
    [
        ({"cu2612": 90, "cu2701": 100, "cu2702": 80}, "", "cu2701"),
        # Exactly 1.1 times is not above it.
        ({"cu2701": 100, "cu2702": 110}, "cu2701", "cu2701"),
        ({"cu2701": 100, "cu2702": 111}, "cu2701", "cu2702"),
        # Of several that are large enough the largest, not the next.
        ({"cu2701": 100, "cu2702": 120, "cu2703": 130}, "cu2701", "cu2703"),
        # Never back, however large.
        ({"cu2612": 900, "cu2701": 100, "cu2702": 50}, "cu2701", "cu2701"),
        # A contract that is over hands over at once, whatever the ratio.
        ({"cu2701": 70, "cu2702": 60}, "cu2612", "cu2701"),
        ({"cu2611": 900, "cu2701": 70, "cu2702": 60}, "cu2612", "cu2701"),
    ],
)
def test_open_interest(figures: dict[str, int], current: str, symbol: str) -> None:
    assert chosen(dict(figures), current) == Choice(f"SHFE.{symbol}")


@pytest.mark.parametrize(
    ("figures", "current", "doubt"),
    [
        ({}, "", Doubt.NO_DATA),
        ({"cu2701": 100}, "", Doubt.ONE_MONTH),
        ({"cu2701": 100}, "cu2701", Doubt.ONE_MONTH),
        ({"cu2701": 100, "cu2702": 100}, "", Doubt.TIE),
        ({"cu2701": 100, "cu2702": 120, "cu2703": 120}, "cu2701", Doubt.TIE),
        # One that is not known might be the largest.
        ({"cu2701": 100, "cu2702": (None, None)}, "", Doubt.NO_DATA),
        ({"cu2701": 100, "cu2702": (None, None)}, "cu2701", Doubt.NO_DATA),
        ({"cu2701": 0, "cu2702": 0}, "", Doubt.NO_DATA),
        ({"cu2611": 5, "cu2612": 9}, "cu2701", Doubt.NO_DATA),
    ],
)
def test_what_cannot_be_told_is_in_doubt(
    figures: dict[str, tuple[int | None, int | None] | int], current: str, doubt: Doubt
) -> None:
    assert chosen(dict(figures), current) == Choice("", doubt)


def test_the_ratio_is_a_setting() -> None:
    figures: dict[str, tuple[int | None, int | None] | int] = {"cu2701": 100, "cu2702": 101}
    assert chosen(figures, "cu2701", MainRule(source=Source.OPEN_INTEREST, ratio=1.0)) == Choice(
        "SHFE.cu2702"
    )


@pytest.mark.parametrize(
    ("figures", "current", "symbol", "doubt"),
    [
        ({"cu2701": (100, 50), "cu2702": (90, 40)}, "", "cu2701", None),
        # Both must be the largest, by however little.
        ({"cu2701": (100, 50), "cu2702": (101, 51)}, "cu2701", "cu2702", None),
        ({"cu2701": (100, 50), "cu2702": (101, 49)}, "cu2701", "cu2701", None),
        ({"cu2701": (100, 50), "cu2702": (101, 49)}, "", "", Doubt.SPLIT),
        ({"cu2612": (900, 900), "cu2701": (9, 9), "cu2702": (8, 8)}, "cu2701", "cu2701", None),
        ({"cu2701": (100, 50), "cu2702": (100, 50)}, "cu2701", "cu2701", None),
        ({"cu2701": (100, 50), "cu2702": (100, 50)}, "", "", Doubt.TIE),
        ({"cu2612": (9, 9), "cu2702": (8, 8), "cu2703": (7, 7)}, "cu2701", "cu2702", None),
        ({"cu2612": (9, 9), "cu2702": (8, 6), "cu2703": (7, 7)}, "cu2701", "", Doubt.SPLIT),
        ({"cu2611": (9, 9), "cu2612": (9, 8)}, "cu2701", "", Doubt.NO_DATA),
        # After a start in the middle of a day nobody knows the volume of the day before.
        ({"cu2701": (100, None), "cu2702": (90, None)}, "", "", Doubt.NO_DATA),
    ],
)
def test_volume_and_open_interest(
    figures: dict[str, tuple[int | None, int | None] | int],
    current: str,
    symbol: str,
    doubt: Doubt | None,
) -> None:
    full = f"SHFE.{symbol}" if symbol else ""
    assert chosen(dict(figures), current, BOTH) == Choice(full, doubt)


@given(
    st.dictionaries(st.sampled_from(LISTED), st.integers(0, 10**6), max_size=12),
    st.sampled_from(["", *LISTED]),
    st.sampled_from([INTEREST, BOTH]),
)
def test_it_never_goes_back_and_always_says_one_thing(
    held: dict[str, int], current: str, rule: MainRule
) -> None:
    months = {s: Figures(m, one, one) for s, one in held.items() if (m := month_of(s, DAY))}
    at = month_of(current, DAY) if current else None
    found = choose(rule, current, at, months)
    assert (found.symbol == "") == (found.doubt is not None)
    if found.symbol:
        assert found.symbol in months
        assert at is None or months[found.symbol].month >= at
