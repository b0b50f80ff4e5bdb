"""The ends of a unit's days that are kept, for a rule to be tried on before it is saved.

What a unit stood at on a day is told as it was, and beside it what that is at the settlements of
the day, where those of all its contracts are known. Between two days a metric may have become
another thing - its month was rolled, its contract bases were converted to another month, its pair
was put on another contract or series - and then nothing is compared across them, as on the desk.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from terminal.core.close import Close
from terminal.core.made_of import at_settlement
from terminal.core.past_closes import Settlement, not_kept
from terminal.core.rolled import AT_A_BASIS, comparable
from terminal.core.swings import next_trading_day
from terminal.core.unit_months import OF_ONE_MONTH
from terminal.core.unit_rules import BETWEEN
from terminal.core.view import UnitDays


def units_in(closes: Iterable[Close]) -> list[str]:
    """List the units and strategies in commodities that some of these days knew."""
    return sorted({one for close in closes for one in close.values if BETWEEN in one})


def unit_days(
    subject: str,
    closes: Sequence[Close],
    is_trading_day: Callable[[date], bool],
    settlement: Settlement = not_kept,
) -> UnitDays | None:
    """Return the ends of a unit's days, of closes in order; None where none is kept."""
    kept = [close for close in closes if close.values.get(subject)]
    if not kept:
        return None
    metrics = sorted({metric for close in kept for metric in close.values[subject]})
    steps = list(pairwise(kept))
    follows = (next_trading_day(one.day, is_trading_day) == two.day for one, two in steps)
    ends = [_settled(subject, close, settlement) for close in kept]
    return UnitDays(
        subject,
        tuple(close.day for close in kept),
        {
            metric: tuple(close.values[subject].get(metric, math.nan) for close in kept)
            for metric in metrics
        },
        ((), *(_apart(subject, one, two) for one, two in steps)),
        (False, *follows),
        {
            metric: tuple(one.get(metric, math.nan) for one in ends)
            for metric in metrics
            if metric in AT_A_BASIS
        },
    )


# Of a number that no futures price is in, as it is. A close of before it was kept of which prices
# numbers are made says nothing.
def _settled(subject: str, close: Close, settlement: Settlement) -> Mapping[str, float]:
    made = close.made_of.get(subject)
    if made is None:
        return {}

    def price(symbol: str) -> float | None:
        found = settlement(symbol, close.day)
        return None if found is None else float(found)

    values = close.values[subject]
    bare = {metric: value for metric, value in values.items() if not made.get(metric)}
    return bare | at_settlement(values, made, price)


def _apart(subject: str, before: Close, after: Close) -> tuple[str, ...]:
    values = before.values[subject]
    left = comparable(subject, values, before.legs, after.legs)
    found = {metric for metric in values if metric not in left} | {*after.stepped.get(subject, ())}
    if before.months.get(subject) != after.months.get(subject):
        found |= OF_ONE_MONTH
    return tuple(sorted(found))
