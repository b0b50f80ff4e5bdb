"""Windows of a program filled with what was before: at the start of a desk, restarts included.

Only what is taken by time is filled: a value so many minutes ago, the close of the last bar, the
same time of the day before, the side of zero and when that changed, a spread of values over a time,
or of the closes of minutes and longer bars. What counts samples is left as it is: the rows of the
past are minutes, samples are quotes, and a deviation of both would be of neither.
Timers and active levels are not touched.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from terminal.core.rules.bars import BarRank, BarSpread
from terminal.core.rules.clock import Clock
from terminal.core.rules.meter import SignWatch
from terminal.core.rules.names import leaves
from terminal.core.rules.program import Compiled, Memory, start
from terminal.core.rules.reference import MINUTE, LastBar, SameTime
from terminal.domain.condition import Beyond
from terminal.domain.operand import Operand, Percentile, Ratio, Samples, Volatility

# Input metric, exchange time in ms, value.
Row = tuple[str, float, float | None]


def refill(compiled: Compiled, memory: Memory, clock: Clock | None, rows: Iterable[Row]) -> None:
    """Put into a saved memory what a program would know by time after these rows, oldest first."""
    past = Memory()
    running = start(compiled, past, _ignore, clock)
    handlers = dict(zip(compiled.inputs, running.handlers, strict=True))
    for name, time, value in rows:
        handle = handlers.get(("", name))
        if handle is not None:
            handle(time, value)
    running.save(past)
    counted = _counted(compiled)
    series = {key for key, _ in compiled.series if _is_by_time(key, counted)}
    memory.series |= {key: past.series[key] for key in series}
    objects = {key: one for key, one in past.objects.items() if _is_filled(key, one)}
    memory.objects |= objects
    for key, value in past.values.items():
        if isinstance(key, tuple) and (
            (key[0] == "sum" and key[3] in series) or (key[0] == "value" and key[2] in objects)
        ):
            memory.values[key] = value


def _ignore(row: tuple[Any, ...]) -> None:
    pass


# Of the subject's own values, and in no window that counts samples.
def _is_by_time(key: Hashable, counted: set[str]) -> bool:
    assert isinstance(key, tuple)
    _, (link, name), of_changes, *_ = key
    return not (link or of_changes or name in counted)


def _counted(compiled: Compiled) -> set[str]:
    found: set[str] = set()
    for trigger in compiled.triggers:
        for step in trigger.steps:
            for leaf in leaves(step.when):
                if isinstance(leaf, Beyond):
                    found.update(_windows(leaf.operand))
    return found


def _windows(operand: Operand) -> Iterator[str]:
    match operand:
        case Ratio(over=over, under=under):
            yield from (*_windows(over), *_windows(under))
        case Percentile(of=of):
            yield from _windows(of)
        case Volatility(window=Samples(), every=None):
            yield operand.metric


def _is_filled(key: Hashable, found: object) -> bool:
    if not isinstance(key, tuple) or not key[1] or key[1][0]:
        return False
    if isinstance(found, BarSpread | BarRank):
        # The closes of minutes are among those of minutes alone.
        return found.bars.span >= MINUTE and found.bars.span % MINUTE == 0
    if isinstance(found, SignWatch):
        return True
    return isinstance(found, LastBar | SameTime) and found.deviation is None
