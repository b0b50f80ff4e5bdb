"""Conditions of every kind, for tests that must hold for all of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from terminal.domain.condition import All, Beyond, Data, DayPart, During, InSession, Not, flipped
from terminal.domain.condition import Any as Either
from terminal.domain.metric import DataState
from terminal.domain.operand import (
    Absolute,
    Ago,
    Anchor,
    Change,
    Ewma,
    Flip,
    Of,
    Percentile,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Ratio,
    Samples,
    Spread,
    Value,
    Volatility,
    Within,
)

METRICS = st.sampled_from(["basis", "contract_basis", "inventory_basis", "spot"])
LINKS = st.sampled_from(["", "unit", "account", "unit:north/CU", "pair:cu.上海"])
SPANS = st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(days=300))
BARS = st.timedeltas(min_value=timedelta(milliseconds=1), max_value=timedelta(days=300))
DECAYS = st.floats(min_value=0.01, max_value=0.99)
LIMITS = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)
PERIODS = st.builds(Ago, SPANS) | st.builds(PreviousBar, BARS) | st.sampled_from(Anchor)
DENOMINATORS = st.one_of(
    st.just(Absolute()),
    st.builds(PerPrice, METRICS),
    st.builds(PerSigma, DECAYS, st.integers(1, 500)),
    st.builds(PerPrevious, st.floats(min_value=0, max_value=1e6)),
)
WINDOWS = st.one_of(
    st.builds(Samples, st.integers(2, 5000)),
    st.builds(Within, SPANS, st.integers(2, 500)),
    st.builds(Ewma, DECAYS, st.integers(2, 500)),
)


@st.composite
def volatilities(draw: Any) -> Volatility:
    of, window = draw(st.sampled_from(Of)), draw(WINDOWS)
    return Volatility(
        metric=draw(METRICS),
        window=window,
        of=of,
        spread=draw(st.sampled_from(Spread)),
        skip_zeros=of is Of.CHANGES and draw(st.booleans()),
        link=draw(LINKS),
        every=None if isinstance(window, Within) else draw(st.none() | BARS),
    )


@st.composite
def percentiles(draw: Any, inner: Any) -> Percentile:
    least, every = draw(st.integers(2, 100)), draw(st.none() | BARS)
    return Percentile(draw(inner), draw(st.integers(least, 5000)), least, every)


FLIPS = st.builds(
    Flip, METRICS, st.floats(min_value=0, max_value=100), SPANS | st.just(timedelta(0)), LINKS
)
SIMPLE = st.one_of(
    st.builds(Value, METRICS, LINKS),
    st.builds(Change, metric=METRICS, period=PERIODS, per=DENOMINATORS, link=LINKS),
    volatilities(),
    FLIPS,
)
OPERANDS = st.recursive(
    SIMPLE, lambda inner: st.builds(Ratio, inner, inner) | percentiles(inner), max_leaves=4
)


@st.composite
def comparisons(draw: Any) -> Beyond:
    low, low_clear, high_clear, high = sorted(draw(st.tuples(LIMITS, LIMITS, LIMITS, LIMITS)))
    has_high = draw(st.booleans())
    has_low = not has_high or draw(st.booleans())
    return Beyond(
        operand=draw(OPERANDS),
        high=high if has_high else None,
        low=low if has_low else None,
        high_clear=high_clear if has_high and draw(st.booleans()) else None,
        low_clear=low_clear if has_low and draw(st.booleans()) else None,
    )


PARTS = st.builds(
    InSession,
    st.sampled_from([DayPart.FIRST, DayPart.LAST]),
    st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(hours=24)),
) | st.builds(InSession, st.sampled_from([DayPart.NIGHT, DayPart.DAY]))


@st.composite
def windows(draw: Any) -> During:
    start, end = draw(st.tuples(st.times(), st.times()).filter(lambda both: both[0] != both[1]))
    return During(start, end)


STATES = [one for one in DataState if one is not DataState.GOOD]
LEAVES = st.one_of(
    comparisons(),
    windows(),
    PARTS,
    st.builds(flipped, FLIPS),
    st.builds(
        Data, METRICS, st.lists(st.sampled_from(STATES), min_size=1, max_size=5).map(tuple), LINKS
    ),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Either, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)
