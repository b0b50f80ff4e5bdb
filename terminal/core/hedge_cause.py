"""Parts of a hedge ratio: what each thing did to the futures above the line, or the goods below it.

h = -F / P. The change of a product u x v, u = -F and v = 1 / P, is du x (v0 + v1) / 2 +
dv x (u0 + u1) / 2: each factor is taken at the mean of then and now, which is its Shapley value, so
no order of things decides. dv = -dP / (P0 x P1), so that each line's part is in proportion to its
own tonnes. The parts are rounded as they add up, and end at the change to the last digit.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext

from terminal.core.basis_cause import DIGITS, PRECISION
from terminal.core.unit_things import FLAT, Moment, Parts, Step, adds, named, things_of
from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind

Things = Mapping[tuple[str, str], tuple[Line, ...]]
FUTURES = LineKind.FUTURES.value
TWO = Decimal(2)
PERCENT = Decimal(100)


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
            rounded = whole.quantize(DIGITS)
            steps.append(Step(*named(old, new, then, now), before, after, rounded - told))
            told = rounded
        return first.quantize(DIGITS), last.quantize(DIGITS), steps


def _sums(things: Things) -> tuple[Decimal, Decimal]:
    futures = goods = ZERO
    for (kind, _), lines in things.items():
        if kind == FUTURES:
            futures += adds(FLAT, lines)
        else:
            goods += adds(FLAT, lines)
    return futures, goods
