"""A formula over the ends of a unit's days that are kept: when would it have begun to be true?

As `day_trial` for pairs: what lies between two ends is not judged, and the formula with it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from terminal.core.day_trial import DAY, SUBJECT, DayTrial, engine_for, unjudged, week_before
from terminal.core.rolled import AT_A_BASIS
from terminal.core.rules.formula import parse
from terminal.core.rules.layout import APART
from terminal.core.rules.transition import Kind
from terminal.core.settled import settling
from terminal.core.unit_rules import OF_UNITS, unit_subject
from terminal.core.view import UnitDays
from terminal.domain.operand import Anchor

Values = Mapping[str, Sequence[float]]


def unit_trial(formula: str, past: UnitDays, unknown: str = "kleene") -> DayTrial:
    """Run a formula over the days of a unit, oldest first; `BadFormula` for a wrong one."""
    condition = parse(formula)
    if cannot := next(unjudged(condition, OF_UNITS), ""):
        return DayTrial(cannot=cannot)
    engine = engine_for(condition, unit_subject(SUBJECT), unknown)
    fired, counts = [], {True: 0, False: 0}
    meant = settling(condition, AT_A_BASIS)
    for at, day in enumerate(past.days):
        kinds = set[bool]()
        for metric in OF_UNITS:
            before = at - 1 if past.follows[at] else None
            told = _stood(past, metric, before, at)
            engine.tell(SUBJECT, metric, Anchor.SETTLEMENT, told)
            week = _stood(past, metric, week_before(past.days, at), at)
            engine.tell(SUBJECT, metric, Anchor.WEEK, week)
            settled = _stood(past, metric, before, at, past.settled)
            if not math.isnan(settled):
                engine.stand_in(SUBJECT, metric, Anchor.SETTLEMENT, settled)
            if metric in meant and not math.isnan(told):
                kinds.add(not math.isnan(settled))
        if kinds:
            counts[kinds == {True}] += 1
        time = day.toordinal() * DAY
        # No number of this day stands beside one of the day before.
        for metric in OF_UNITS:
            engine.on_sample(SUBJECT, metric, time, None, APART)
        moved = []
        for metric in OF_UNITS:
            value = _at(past, metric, at)
            moved += engine.on_sample(SUBJECT, metric, time, None if math.isnan(value) else value)
        if any(one.kind is Kind.FIRED for one in moved):
            fired.append(day)
    return DayTrial(tuple(fired), past.days, settled=counts[True], last=counts[False])


def _at(past: UnitDays, metric: str, at: int, values: Values | None = None) -> float:
    found = (past.values if values is None else values).get(metric)
    return math.nan if found is None else found[at]


# What a metric stood at on a day before, unless it has become another thing since.
def _stood(
    past: UnitDays, metric: str, before: int | None, at: int, values: Values | None = None
) -> float:
    if before is None or any(metric in past.apart[one] for one in range(before + 1, at + 1)):
        return math.nan
    return _at(past, metric, before, values)
