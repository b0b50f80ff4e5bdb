"""Pointers and rolling spreads over a series, as lines of a program.

A pointer names the first sample that is not old enough; the one before it is the reference. It
only ever moves forward, on average one sample at a time, so that an update costs the same however
long the period is. A rolling spread adds what comes and takes off what leaves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from terminal.core.rules.layout import Layout, Metric, Node, Ring
from terminal.core.rules.series import FIRST, LOUD
from terminal.domain.operand import Of, Samples, Spread, Volatility, Within

MILLISECOND = timedelta(milliseconds=1)
NAN = math.nan


@dataclass(slots=True)
class Pointer(Node):
    """A node whose reference changes only when its pointer moves."""

    def sampled(self) -> list[str]:
        """Move on, up to the sample just appended."""
        return [*self.sample, *(f"    {line}" for line in self.moved)]

    def idled(self) -> list[str]:
        """Move on, past the last sample if that is old enough."""
        return [*self.idle, *(f"    {line}" for line in self.moved)]


def pointer(layout: Layout, metric: Metric, span: int) -> Node:
    """Return the node of the latest sample of `metric` at least `span` ms old."""
    key = ("pointer", metric, span)
    if key in layout.memo:
        return layout.memo[key]
    # Samples that only serve as references may be thinned, those of a rolling spread may not.
    ring = ring_of(layout, metric, is_thinned=layout.thin > 0)
    number, period, u = layout.fresh(), layout.param(float(span)), layout.u
    b, r, f = f"b{number}", f"r{number}", f"f{number}"
    times, values, n = f"T{ring.number}", f"B{ring.number}", f"n{ring.number}"
    _follow(layout, ring, r, f, period)
    layout.scalars.append(b)
    layout.setup.append(f"{b} = {values}[{r} - 1] if {r} else nan")
    step = f"{r} += 1; {f} = {times}[{r}] + {period}"
    bounded = [
        f"if {u} >= {f}:",
        f"    while {u} >= {f} and {r} + 1 < {n}: {step}",
        f"    {b} = {values}[{r}] if {u} >= {f} else {values}[{r} - 1]",
    ]
    sure = [
        f"if {u} >= {f}:",
        f"    {step}",
        f"    while {u} >= {f}: {step}",
        f"    {b} = {values}[{r} - 1]",
    ]
    # A thinned series has not always got a sample at this very time.
    sample = bounded if ring.thin else sure
    return layout.add(key, Pointer(b, frozenset({metric}), metric, sample=sample, idle=bounded))


def rolling(layout: Layout, volatility: Volatility) -> Node:
    """Return the node of a spread over the last n samples, or over a time."""
    _, metric = layout.value(volatility.link, volatility.metric)
    ring = ring_of(
        layout,
        metric,
        of_changes=volatility.of is Of.CHANGES,
        skip_zeros=volatility.skip_zeros,
    )
    number = layout.fresh()
    node = Node(
        f"x{number}",
        frozenset({metric}),
        metric,
        unknown=[f"x{number} = nan"],
        explained=(f"x{number}",),
    )
    if isinstance(volatility.window, Samples):
        _by_count(layout, ring, node, number, volatility.window, volatility.spread)
    elif isinstance(volatility.window, Within):
        _by_time(layout, ring, node, number, volatility.window, volatility.spread)
    return node


def ring_of(
    layout: Layout,
    metric: Metric,
    *,
    is_thinned: bool = False,
    of_changes: bool = False,
    skip_zeros: bool = False,
) -> Ring:
    """Return the ring of a metric's values or changes; its samples are appended by a node."""
    key = ("series", metric, of_changes, skip_zeros, is_thinned)
    ring = layout.rings.get(key)
    if ring is None:
        ring = layout.rings[key] = Ring(key, len(layout.rings), layout.variable(metric))
        if of_changes:
            ring.before = layout.state(f"y{layout.fresh()}", ("before", metric, key), NAN)
            ring.skips_zeros = skip_zeros
        if is_thinned:
            ring.thin = layout.param(float(layout.thin))
        layout.add(("samples", key), Node(ring.object, frozenset({metric}), metric, ring=ring))
    return ring


def _follow(layout: Layout, ring: Ring, r: str, f: str, period: str) -> None:
    # Where a pointer stands, and the time at which it will move.
    times, n = f"T{ring.number}", f"n{ring.number}"
    at = f"{f} = {times}[{r}] + {period} if {r} < {n} else inf"
    ring.pointers.append(r)
    ring.afresh.append(at)
    layout.scalars += [r, f]
    layout.setup += [f"{r} = {ring.object}.after({times}[-1] - {period}) if {n} else 0", at]


def _by_count(
    layout: Layout, ring: Ring, node: Node, number: int, window: Samples, spread: Spread
) -> None:
    i, s, q, x = ring.number, f"s{number}", f"q{number}", node.var
    # One more than the window is long: the sample that leaves it.
    k, size = layout.param(window.count + 1), layout.param(float(window.count))
    ring.needed.append(f"n{i} - {k}")
    if window.count < FIRST:
        # Short windows are quiet now and then, and running sums would have no digits left.
        exact = [f"w = {ring.object}.variance({k} - 1)", _said("w", x, spread)]
        node.initial = _if_full(f"n{i} + 1 >= {k}", exact, x)
        ring.otherwise += node.initial
        ring.windows += node.initial
        return
    ring.counts.append(window.count)
    _sum(layout, ring, node, number, f"n{i} - {k} + 1", window)
    ring.squares.append(f"{q} / {size}")
    value = _spread(s, q, size, x, spread)
    ring.windows += [
        f"j = n{i} - {k}",
        "if j >= 0:",
        f"    w = B{i}[j] - o{i}",
        f"    {s} += v{i} - w",
        f"    {q} += vv{i} - w * w",
        *(f"    {line}" for line in value),
        "else:",
        f"    {s} += v{i}",
        f"    {q} += vv{i}",
        *(f"    {line}" for line in _if_full("j == -1", value, x)),
    ]
    node.initial = _if_full(f"n{i} + 1 >= {k}", value, x)
    ring.otherwise += node.initial
    if window.count == min(filter(None, ring.counts)):
        # It goes quiet first. Then what is left of its sums has lost digits: make them anew.
        square = x if spread is Spread.VARIANCE else f"{x} * {x}"
        ring.check = (
            f"if {q} > {layout.param(LOUD * window.count)} * {square}: c{i} = {ring.object}.hush()"
        )


def _by_time(
    layout: Layout, ring: Ring, node: Node, number: int, window: Within, spread: Spread
) -> None:
    i, s, q, x, u = ring.number, f"s{number}", f"q{number}", node.var, layout.u
    r, f = f"r{number}", f"f{number}"
    period, least = layout.param(float(window.span // MILLISECOND)), layout.param(window.least)
    _follow(layout, ring, r, f, period)
    ring.counts.append(0)
    _sum(layout, ring, node, number, r, window)
    ring.squares.append(f"{q} / (n{i} - {r} or 1)")
    leave = [
        f"while {u} >= {f}:",
        f"    w = B{i}[{r}] - o{i}; {s} -= w; {q} -= w * w; {r} += 1",
        f"    {f} = T{i}[{r}] + {period} if {r} < n{i} else inf",
    ]
    value = [f"j = n{i} - {r}", *_spread(s, q, "j", x, spread)]
    full = _if_full(f"{r} and n{i} - {r} >= {least}", value, x)
    # The first sample after the last one left has to be waited for again.
    again = f"if {f} == inf: {f} = T{i}[{r}] + {period}"
    ring.windows += [f"{s} += v{i}", f"{q} += vv{i}", again, *leave, *full]
    ring.otherwise += [*leave, *full]
    is_known = f"if {ring.value} == {ring.value}:"
    node.idle = [*leave, is_known, *(f"    {line}" for line in full)]
    node.initial = full
    node.is_kept = True


# The sums outlive their program: they need not be made anew when other rules take over.
def _sum(
    layout: Layout, ring: Ring, node: Node, number: int, start: str, window: Samples | Within
) -> None:
    s, q = f"s{number}", f"q{number}"
    for var in (s, q):
        layout.state(var, ("sum", node.metric, var[0], ring.key, window), NAN)
    sums = f"{s}, {q} = {ring.object}.sums({start})"
    layout.setup.append(f"if {s} != {s}: {sums}")
    ring.sums.append(sums)


def _if_full(is_full: str, value: list[str], x: str) -> list[str]:
    return [f"if {is_full}:", *(f"    {line}" for line in value), f"else: {x} = nan"]


def _spread(s: str, q: str, count: str, x: str, spread: Spread) -> list[str]:
    variance = f"({q} - {s} * {s} / {count}) / {count}"
    if spread is Spread.VARIANCE:
        return [f"{x} = {variance}"]
    return [f"w = {variance}", _said("w", x, spread)]


def _said(variance: str, x: str, spread: Spread) -> str:
    if spread is Spread.VARIANCE:
        return f"{x} = {variance}"
    return f"{x} = sqrt({variance}) if {variance} > 0.0 else 0.0"
