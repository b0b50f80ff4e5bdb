"""Parts of a hedge ratio, and of what is beyond a hedge: what each thing did to futures and goods.

h = -F / P. The change of a product u x v, u = -F and v = 1 / P, is du x (v0 + v1) / 2 +
dv x (u0 + u1) / 2: each factor is taken at the mean of then and now, which is its Shapley value, so
no order of things decides. dv = -dP / (P0 x P1), so that each line's part is in proportion to its
own tonnes. The parts are rounded as they add up, and end at the change to the last digit.

What is beyond a hedge, in base units, is linear in futures and goods but for where one of them, or
their sum, is zero. All things are moved at once from then to now, in even steps: what a ton counts
for is taken piece by piece between those points, so that here as well no order of things decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext
from itertools import pairwise

from terminal.core.basis_cause import DIGITS, PRECISION, signed
from terminal.core.hedging import hedge_view
from terminal.core.unit_things import FLAT, Moment, Parts, Step, adds, named, things_of
from terminal.domain.alert import Fact
from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind
from terminal.domain.sums import Sums

Things = Mapping[tuple[str, str], tuple[Line, ...]]
FUTURES = LineKind.FUTURES.value
ONE, TWO = Decimal(1), Decimal(2)
PERCENT = Decimal(100)
# Divisions are off by less: half a digit at the end must be rounded as it is where none was made.
DUST = Decimal("1e-40")


def hedge_parts(then: Moment, now: Moment) -> Parts | None:
    """Return the ratio then and now in per cent, and parts in points that add up exactly.

    None where there is nothing to hedge at one of the two: there is no ratio then.
    """
    olds, news = things_of(then), things_of(now)
    (f0, p0), (f1, p1) = _sums(olds), _sums(news)
    if not p0 or not p1:
        return None
    steps: list[Step] = []
    with localcontext() as context:
        context.prec = PRECISION
        u0, u1, v0, v1 = -f0, -f1, 1 / p0, 1 / p1
        first, last = (PERCENT * one for one in (u0 * v0, u1 * v1))
        by_futures, by_goods = (v0 + v1) / TWO, (u0 + u1) / TWO
        whole, told = first, first.quantize(DIGITS)
        for key in sorted({*olds, *news}):
            old, new = olds.get(key, ()), news.get(key, ())
            before, after = adds(FLAT, old), adds(FLAT, new)
            moved = after - before
            if key[0] == FUTURES:
                whole += PERCENT * -moved * by_futures
            else:
                whole += PERCENT * -moved * by_goods / (p0 * p1)
            rounded = whole.quantize(DUST).quantize(DIGITS)
            steps.append(Step(*named(old, new, then, now), before, after, rounded - told))
            told = rounded
        return first.quantize(DIGITS), last.quantize(DIGITS), steps


def over_parts(then: Moment, now: Moment) -> Parts:
    """Return base units beyond a hedge then and now, and parts that add up exactly."""
    olds, news = things_of(then), things_of(now)
    (f0, p0), (f1, p1) = _sums(olds), _sums(news)
    steps: list[Step] = []
    with localcontext() as context:
        context.prec = PRECISION
        by_futures, by_goods = _slopes((f0, p0), (f1, p1))
        first = whole = _excess(f0, p0)
        told = first.quantize(DIGITS)
        for key in sorted({*olds, *news}):
            old, new = olds.get(key, ()), news.get(key, ())
            before, after = adds(FLAT, old), adds(FLAT, new)
            whole += (after - before) * (by_futures if key[0] == FUTURES else by_goods)
            rounded = whole.quantize(DUST).quantize(DIGITS)
            steps.append(Step(*named(old, new, then, now), before, after, rounded - told))
            told = rounded
        return first.quantize(DIGITS), _excess(f1, p1).quantize(DIGITS), steps


def hedge_operands(now: Moment) -> list[Fact]:
    """Return what a hedge is judged by: futures, and goods before them, signed."""
    futures, goods = _sums(things_of(now))
    return [
        Fact("hedge_futures", f"{signed(futures)} {now.base_unit}"),
        Fact("hedge_goods", f"{signed(goods)} {now.base_unit}"),
    ]


def _excess(futures: Decimal, goods: Decimal) -> Decimal:
    return hedge_view(Sums(base_unit="", spot=goods, futures=futures)).excess


# What one more ton of futures, and of goods, is beyond a hedge, over the way from then to now.
def _slopes(then: tuple[Decimal, Decimal], now: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    (f0, p0), (f1, p1) = then, now
    turns = {ZERO, ONE}
    for a, b in ((f0, f1), (p0, p1), (f0 + p0, f1 + p1)):
        if a * b < 0:
            turns.add(a / (a - b))
    by_futures = by_goods = ZERO
    for start, end in pairwise(sorted(turns)):
        at = (start + end) / TWO
        futures, goods = f0 + (f1 - f0) * at, p0 + (p1 - p0) * at
        if _excess(futures, goods):
            sign = ONE if futures > 0 else -ONE
            by_futures += sign * (end - start)
            # Goods on the other side are what the futures hedge; others are nothing to them.
            by_goods += sign * (end - start) if futures * goods < 0 else ZERO
    return by_futures, by_goods


def _sums(things: Things) -> tuple[Decimal, Decimal]:
    futures = goods = ZERO
    for (kind, _), lines in things.items():
        if kind == FUTURES:
            futures += adds(FLAT, lines)
        else:
            goods += adds(FLAT, lines)
    return futures, goods
