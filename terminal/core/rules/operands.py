"""Operands as lines of a program: for each the cheapest way to keep it up to date.

A change over a time is a pointer that moves along the samples, a rolling volatility the difference
of two running sums; the rest are objects that are called.
"""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

from terminal.core.rules.bars import BarRank, BarSpread, CountedSpread
from terminal.core.rules.layout import Layout, Metric, Node
from terminal.core.rules.meter import Rank, SignWatch, WeightedSpread
from terminal.core.rules.reference import Deviation, LastBar, LastSample, Reference, SameTime, Told
from terminal.core.rules.windows import pointer, rolling
from terminal.domain.operand import (
    Absolute,
    Ago,
    Anchor,
    Change,
    Denominator,
    Ewma,
    Flip,
    Of,
    Operand,
    Percentile,
    Period,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Ratio,
    Samples,
    Spread,
    Value,
    Volatility,
)

MILLISECOND = timedelta(milliseconds=1)
NAN = math.nan


def node_of(layout: Layout, operand: Operand) -> Node:
    """Return the node of an operand, made when it is first asked for."""
    known = layout.memo.get(operand)
    if known is not None:
        return known
    return layout.add(operand, _make(layout, operand))


def _make(layout: Layout, operand: Operand) -> Node:
    match operand:
        case Value():
            var, metric = layout.value(operand.link, operand.metric)
            return Node(var, frozenset({metric}), explained=(var,))
        case Change():
            return _change(layout, operand)
        case Volatility(every=timedelta() as every):
            return _of_bars(layout, operand, every)
        case Volatility(window=Ewma() as window):
            return _weighted(layout, operand, window)
        case Volatility():
            return rolling(layout, operand)
        case Ratio():
            return _ratio(layout, operand)
        case Percentile():
            return _percentile(layout, operand)
        case Flip():
            return _flip(layout, operand)


# What is ranked or divided stays on what was told: all its values are of one kind.
def _counted(layout: Layout, operand: Operand) -> Node:
    if not isinstance(operand, Change) or operand.period is not Anchor.SETTLEMENT:
        return node_of(layout, operand)
    key = ("counted", operand)
    known = layout.memo.get(key)
    return known or layout.add(key, _change(layout, operand, is_statistic=True))


def _change(layout: Layout, change: Change, *, is_statistic: bool = False) -> Node:
    value, metric = layout.value(change.link, change.metric)
    x = f"x{layout.fresh()}"
    base = _reference(layout, metric, change.period, change.per, is_statistic)
    needs, roots, explained = [base], {metric}, [x, value, base.var]
    match change.per:
        case Absolute():
            under = ""
        case PerPrevious(floor=floor):
            under = f" / {_magnitude(layout, base, floor)}"
        case PerPrice(metric=name):
            _, price = layout.value(change.link, name)
            other = _reference(layout, price, change.period, change.per, is_statistic)
            under = f" / {_magnitude(layout, other, 0.0)}"
            needs.append(other)
            roots.add(price)
            explained.append(other.var)
        case PerSigma() as per:
            sigma, steps = _deviation(layout, metric, change.period, per)
            under = f" / {sigma}"
            needs.append(steps)
            explained.append(sigma)
    return Node(
        x,
        frozenset(roots),
        combine=[f"{x} = ({value} - {base.var}){under}"],
        needs=tuple(needs),
        explained=tuple(explained),
    )


def _reference(
    layout: Layout, metric: Metric, period: Period, per: Denominator, is_statistic: bool
) -> Node:
    if isinstance(period, Ago):
        return pointer(layout, metric, period.span // MILLISECOND)
    # A reference counts its own steps for the deviation, so it belongs to that one.
    sigma = per if isinstance(per, PerSigma) else None
    key = ("reference", metric, period, sigma or is_statistic)
    if key not in layout.memo:
        _called(layout, key, metric, period, sigma)
    return layout.memo[key]


def _called(
    layout: Layout, key: tuple[Any, ...], metric: Metric, period: Period, sigma: PerSigma | None
) -> None:
    h = layout.object(key, lambda: _make_reference(period, sigma, is_statistic=key[-1] is True))
    b = layout.state(f"b{layout.fresh()}", ("value", metric, key), NAN)
    value, clock = layout.variable(metric), f"{layout.u}, t"
    layout.add(
        key,
        Node(
            b,
            frozenset({metric}),
            metric,
            sample=[f"{b} = {h}.push({clock}, {value}, {layout.day})"],
            idle=[f"{b} = {h}.peek({clock}, {layout.day})"],
        ),
    )


def _make_reference(period: Period, sigma: PerSigma | None, *, is_statistic: bool) -> Reference:
    deviation = None if sigma is None else Deviation(sigma.decay, sigma.least)
    match period:
        case Ago(span=span) | PreviousBar(span=span):
            return LastBar(span // MILLISECOND, deviation)
        case Anchor.SAMPLE:
            return LastSample(deviation)
        case Anchor.SAME_TIME:
            return SameTime(deviation)
        case _:
            return Told(deviation, is_statistic=is_statistic)


def _magnitude(layout: Layout, base: Node, floor: float) -> str:
    # The denominator is worked out when the reference moves, not at every update.
    key = ("magnitude", base.var)
    if floor == 0 and key in layout.memo:
        return layout.memo[key].var
    b, d = base.var, f"d{layout.fresh()}"
    if floor > 0:
        limit = layout.param(floor)
        lines = [f"{d} = {b} if {b} > 0.0 else -{b}", f"if {d} < {limit}: {d} = {limit}"]
    else:
        lines = [f"{d} = {b} if {b} > 0.0 else -{b} or nan"]
        layout.memo[key] = Node(d, base.roots)
    layout.scalars.append(d)
    layout.setup += lines
    base.moved += lines
    return d


def _deviation(layout: Layout, metric: Metric, period: Period, per: PerSigma) -> tuple[str, Node]:
    key = "reference", metric, period, per
    if isinstance(period, Ago):
        # A sliding period has no steps of its own: bars of its length stand for them.
        key = "steps", metric, period, per
        if key not in layout.memo:
            _called(layout, key, metric, period, per)
    return f"{layout.objects[key][0]}.deviation.value", layout.memo[key]


def _of_bars(layout: Layout, volatility: Volatility, every: timedelta) -> Node:
    value, metric = layout.value(volatility.link, volatility.metric)
    key = ("spread", metric, volatility)
    h = layout.object(key, lambda: _bar_spread(volatility, every))
    x = f"x{layout.fresh()}"
    return Node(
        x,
        frozenset({metric}),
        metric,
        sample=[f"{x} = {h}.push({layout.u}, {value}, {layout.day})"],
        unknown=[f"{x} = nan"],
        initial=[f"{x} = {h}.value"],
        explained=(x,),
    )


def _bar_spread(one: Volatility, every: timedelta) -> BarSpread:
    is_variance, of_changes = one.spread is Spread.VARIANCE, one.of is Of.CHANGES
    match one.window:
        case Samples(count=count):
            spread: CountedSpread | WeightedSpread = CountedSpread(count, is_variance=is_variance)
        case window:
            assert isinstance(window, Ewma)
            spread = WeightedSpread(
                window.decay, window.least, of_changes=of_changes, is_variance=is_variance
            )
    span = every // MILLISECOND
    return BarSpread(span, spread, of_changes=of_changes, skips_zeros=one.skip_zeros)


def _weighted(layout: Layout, volatility: Volatility, window: Ewma) -> Node:
    value, metric = layout.value(volatility.link, volatility.metric)
    of_changes = volatility.of is Of.CHANGES
    h = layout.object(
        ("spread", metric, volatility),
        lambda: WeightedSpread(
            window.decay,
            window.least,
            of_changes=of_changes,
            is_variance=volatility.spread is Spread.VARIANCE,
        ),
    )
    number = layout.fresh()
    x = f"x{number}"
    sample = [f"{x} = {h}.push({value})"]
    if of_changes:
        y = layout.state(f"y{number}", ("before", metric, volatility), NAN)
        counts = "w == w and w != 0.0" if volatility.skip_zeros else "w == w"
        sample = [
            f"w = {value} - {y}",
            f"{y} = {value}",
            f"{x} = {h}.push(w) if {counts} else {h}.value",
        ]
    return Node(
        x,
        frozenset({metric}),
        metric,
        sample=sample,
        unknown=[f"{x} = nan"],
        initial=[f"{x} = {h}.value"],
        explained=(x,),
    )


def _ratio(layout: Layout, ratio: Ratio) -> Node:
    over, under = _counted(layout, ratio.over), _counted(layout, ratio.under)
    x = f"x{layout.fresh()}"
    return Node(
        x,
        over.roots | under.roots,
        combine=[f"{x} = {over.var} / {under.var} if {under.var} > 0.0 else nan"],
        needs=(over, under),
        explained=(x, over.var, under.var),
    )


def _percentile(layout: Layout, percentile: Percentile) -> Node:
    of = _counted(layout, percentile.of)
    # Values are moved or dropped at a roll; changes and spreads stay what they were.
    metric = next(iter(of.roots)) if isinstance(percentile.of, Value) else None
    samples, least, every = percentile.samples, percentile.least, percentile.every
    key, sample = ("rank", metric, percentile), of.var
    if every is None:
        h = layout.object(key, lambda: Rank(samples, least))
    else:
        h = layout.object(key, lambda: BarRank(every // MILLISECOND, samples, least))
        sample = f"{layout.u}, {of.var}, {layout.day}"
    x = f"x{layout.fresh()}"
    # Time alone is no sample: only a value that a metric has moved is counted.
    return Node(
        x,
        of.roots,
        counted=[f"{x} = {h}.push({sample})"],
        needs=(of,),
        is_kept=True,
        explained=(x, of.var),
    )


def _flip(layout: Layout, flip: Flip) -> Node:
    value, metric = layout.value(flip.link, flip.metric)
    lasting = flip.lasting // MILLISECOND
    h = layout.object(("flip", metric, flip), lambda: SignWatch(flip.dead_band, lasting))
    x = f"x{layout.fresh()}"
    return Node(
        x,
        frozenset({metric}),
        metric,
        sample=[f"{x} = {h}.push({layout.u}, {value})"],
        unknown=[f"{x} = nan"],
        idle=[f"{x} = {h}.peek({layout.u}) if {x} == {x} else nan"],
        is_kept=True,
        explained=(x, value),
    )
