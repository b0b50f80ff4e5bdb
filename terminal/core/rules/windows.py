"""Pointers and rolling spreads over a series, as lines of a program.

A pointer names the latest sample that is old enough. It only ever moves forward, on average one
sample at a time, so that an update costs the same however long the period is. A window's sum is
the difference of two running sums; its start is a pointer, or a number of samples back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from terminal.core.rules.layout import Layout, Metric, Node, Ring
from terminal.domain.operand import Of, Samples, Spread, Volatility, Within

MILLISECOND = timedelta(milliseconds=1)
NAN = math.nan


@dataclass(slots=True)
class Pointer(Node):
    """A node whose reference changes only when its pointer moves."""

    step: str = ""

    def sampled(self) -> list[str]:
        """Move on; the sample just appended is too new, so there is always a next one."""
        return self._lines(self.sample)

    def idled(self) -> list[str]:
        """Move on, at most to the last sample."""
        return self._lines(self.idle)

    def _lines(self, head: list[str]) -> list[str]:
        return [*head, *(f"    {line}" for line in self.moved)]


def pointer(layout: Layout, metric: Metric, span: int) -> Node:
    """Return the node of the latest sample of `metric` at least `span` ms old."""
    key = ("pointer", metric, span)
    if key in layout.memo:
        return layout.memo[key]
    # Samples that only serve as references may be thinned, those of a rolling spread may not.
    is_thinned = layout.thin > 0
    ring = ring_of(layout, metric, is_summed=False, is_thinned=is_thinned)
    node = _pointer(layout, ring, metric, span)
    b, r = node.var, ring.pointers[-1]
    values = f"B{ring.number}"
    node.moved.append(f"{b} = {values}[{r}]")
    layout.scalars.append(b)
    layout.setup.append(f"{b} = {values}[{r}] if {r} >= 0 else nan")
    return layout.add(key, node)


def rolling(layout: Layout, volatility: Volatility) -> Node:
    """Return the node of a spread over the last n samples, or over a time."""
    _, metric = layout.value(volatility.link, volatility.metric)
    ring = ring_of(
        layout,
        metric,
        is_summed=True,
        of_changes=volatility.of is Of.CHANGES,
        skip_zeros=volatility.skip_zeros,
    )
    n, x = f"n{ring.number}", f"x{layout.fresh()}"
    if isinstance(volatility.window, Samples):
        count = layout.param(volatility.window.count)
        ring.counts.append(count)
        lines = _spread(ring, x, f"{n} - {count}", count, volatility.spread)
        return _filled(ring, metric, x, f"{n} >= {count}", lines)
    window = volatility.window
    assert isinstance(window, Within)
    start = _start(layout, ring, metric, window.span // MILLISECOND)
    r, least = start.var, layout.param(window.least)
    lines = [f"v = {n} - {r} - 1"]
    lines += _spread(ring, x, f"{r} + 1", "v", volatility.spread)
    node = _filled(ring, metric, x, f"{r} >= 0 and {n} - {r} > {least}", lines)
    node.needs = (start,)
    node.idle = [f"if {x} == {x}:", *(f"    {line}" for line in node.sample)]
    node.is_kept = True
    return node


def ring_of(
    layout: Layout,
    metric: Metric,
    *,
    is_summed: bool,
    is_thinned: bool = False,
    of_changes: bool = False,
    skip_zeros: bool = False,
) -> Ring:
    """Return the ring of a metric's values or changes; its samples are appended by a node."""
    key = ("series", metric, of_changes, skip_zeros, is_thinned)
    ring = layout.rings.get(key)
    if ring is None:
        ring = layout.rings[key] = Ring(len(layout.rings), layout.variable(metric))
        if of_changes:
            ring.before = layout.state(f"y{layout.fresh()}", ("before", metric, key), NAN)
            ring.skips_zeros = skip_zeros
        if is_thinned:
            ring.thin = layout.param(layout.thin)
        layout.add(("samples", key), Node(ring.object, frozenset({metric}), metric, ring=ring))
    ring.is_summed |= is_summed
    return ring


def _pointer(layout: Layout, ring: Ring, metric: Metric, span: int) -> Pointer:
    number = layout.fresh()
    r, period = f"r{number}", layout.param(span)
    times, n = f"T{ring.number}", f"n{ring.number}"
    ring.pointers.append(r)
    layout.scalars.append(r)
    layout.setup.append(
        f"{r} = {ring.object}.behind({times}[-1] - {period}) if {times} else -1",
    )
    late = f"w = {layout.u} - {period}"
    bounded = f"{r} + 1 < {n} and {times}[{r} + 1] <= w"
    # A series of changes, or a thinned one, has not always got a sample at this very time.
    is_sure = not ring.before and not ring.thin
    ahead = f"{times}[{r} + 1] <= w" if is_sure else bounded
    return Pointer(
        f"b{number}",
        frozenset({metric}),
        metric,
        sample=[late, f"if {ahead}:", f"    {r} += 1", f"    while {ahead}: {r} += 1"],
        idle=[late, f"if {bounded}:", f"    {r} += 1", f"    while {bounded}: {r} += 1"],
    )


def _start(layout: Layout, ring: Ring, metric: Metric, span: int) -> Node:
    key = ("start", ring.number, span)
    if key not in layout.memo:
        node = _pointer(layout, ring, metric, span)
        node.var = ring.pointers[-1]
        layout.add(key, node)
    return layout.memo[key]


def _filled(ring: Ring, metric: Metric, x: str, is_full: str, lines: list[str]) -> Node:
    sample = [f"if {is_full}:", *(f"    {line}" for line in lines), f"else: {x} = nan"]
    return Node(
        x,
        frozenset({metric}),
        metric,
        sample=sample,
        unknown=[f"{x} = nan"],
        initial=sample,
        explained=(x,),
    )


def _spread(ring: Ring, x: str, start: str, count: str, spread: Spread) -> list[str]:
    number = ring.number
    lines = [
        f"j = {start}",
        f"w = s{number} - P{number}[j]",
        f"{x} = (q{number} - Q{number}[j] - w * w / {count}) / {count}",
    ]
    if spread is Spread.DEVIATION:
        lines.append(f"{x} = sqrt({x}) if {x} > 0.0 else 0.0")
    return lines
