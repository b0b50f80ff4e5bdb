from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.metric import Metric
from widgets.rule_reading import FieldError, number, selectors, span
from widgets.rule_text import amount
from widgets.rule_text import span as written

KEY = ("warning", "low")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", None),
        (" −1,200.5 ", "-1200.5"),
        ("80%", "0.8"),
        ("80 %", "0.8"),
        ("－３．５％", "-0.035"),
    ],
)
def test_a_number_is_read_as_the_screen_writes_it(typed: str, found: str | None) -> None:
    assert number(typed, KEY) == (None if found is None else Decimal(found))


@pytest.mark.parametrize("typed", ["x", "%", "NaN", "inf", "1 2", "--3"])
def test_what_is_no_number_is_refused_with_its_field(typed: str) -> None:
    with pytest.raises(FieldError, match="a number is needed") as caught:
        number(typed, KEY)
    assert caught.value.key == KEY


METRICS = st.sampled_from([Metric.BASIS, Metric.MARGIN_RATIO])


@given(st.decimals(-100_000, 100_000, places=3), METRICS)
def test_what_is_written_is_read_back(value: Decimal, metric: Metric) -> None:
    assert number(amount(value, metric), KEY) == value


@given(st.timedeltas(timedelta(0), timedelta(days=9)))
def test_a_span_is_read_back(value: timedelta) -> None:
    assert span(written(value), KEY) == value


@pytest.mark.parametrize("typed", ["5", "5 s", "-5s", "1m30s", "soon"])
def test_what_is_no_span_is_refused(typed: str) -> None:
    with pytest.raises(FieldError, match="500ms, 2s, 15m or 1h"):
        span(typed, ("hold",))


def test_selectors_stand_between_commas_or_spaces() -> None:
    assert selectors(" *, commodity:cu，a  b,") == ("*", "commodity:cu", "a", "b")
    assert selectors(" , ") == ()
