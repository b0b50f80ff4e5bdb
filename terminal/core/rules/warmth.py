"""How far rules that count samples are: a spread, a rank, a deviation of changes needs so many.

Until they are there the operand is unknown, and the rule fires nothing on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from terminal.core.rules.bars import BarRank, BarSpread
from terminal.core.rules.meter import Rank, WeightedSpread
from terminal.core.rules.names import leaves
from terminal.core.rules.program import Compiled, Memory
from terminal.domain.condition import Beyond
from terminal.domain.operand import (
    Change,
    Ewma,
    Of,
    Operand,
    Percentile,
    PerSigma,
    Ratio,
    Samples,
    Value,
    Volatility,
)

# Samples that are there, and how many are needed.
Warmth = tuple[int, int]


def warmth(compiled: Compiled, memory: Memory) -> dict[str, Warmth]:
    """Return by trigger how far its coldest operand is; those that are warm are not among them."""
    found: dict[str, Warmth] = {}
    for trigger in compiled.triggers:
        for step in trigger.steps:
            for leaf in leaves(step.when):
                if isinstance(leaf, Beyond):
                    for one in _of(leaf.operand, memory):
                        found[trigger.id] = colder(found.get(trigger.id), one)
    return {id: (have, need) for id, (have, need) in found.items() if have < need}


def colder(one: Warmth | None, other: Warmth) -> Warmth:
    """Return the one that has the smaller part of what it needs."""
    if one is None or other[0] * one[1] < one[0] * other[1]:
        return other
    return one


def _of(operand: Operand, memory: Memory) -> Iterator[Warmth]:
    match operand:
        case Ratio(over=over, under=under):
            yield from _of(over, memory)
            yield from _of(under, memory)
        case Percentile(of=of, least=least):
            yield from _of(of, memory)
            metric = (of.link, of.metric) if isinstance(of, Value) else None
            rank = memory.objects.get(("rank", metric, operand))
            yield (rank.count if isinstance(rank, Rank | BarRank) else 0), least
        case Volatility():
            yield _spread(operand, memory)
        case Change(per=PerSigma() as per):
            metric = operand.link, operand.metric
            for name in ("reference", "steps"):
                found = memory.objects.get((name, metric, operand.period, per))
                if found is not None:
                    yield min(found.deviation.count, per.least), per.least


def _spread(volatility: Volatility, memory: Memory) -> Warmth:
    metric = volatility.link, volatility.metric
    spread = memory.objects.get(("spread", metric, volatility))
    count = spread.count if isinstance(spread, WeightedSpread | BarSpread) else 0
    match volatility.window:
        case Ewma(least=least):
            have = count
        case Samples(count=least) if volatility.every is not None:
            have = count
        case Samples(count=least):
            have = _length(volatility, memory)
        case window:
            least, have = window.least, _length(volatility, memory)
    return min(have, least), least


def _length(volatility: Volatility, memory: Memory) -> int:
    metric = volatility.link, volatility.metric
    is_of_changes = volatility.of is Of.CHANGES
    series = memory.series.get(("series", metric, is_of_changes, volatility.skip_zeros, False))
    return 0 if series is None else len(series.values)
