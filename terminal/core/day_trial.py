"""A formula over the ends of a pair's days: on which of them would it have begun to be true?

Minutes of a few days say little of a rule; days reach back a year. What needs what is between two
ends - minutes, ticks, the time of day, the state of a source, another subject - is not judged here,
and the formula with it: a count that leaves out a part of a rule would be of another rule. A hold
has no meaning at a day's end and is left out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from terminal.core.past_closes import WEEK, monday
from terminal.core.rule_subjects import BASIS, FUTURES, SPOT, pair_subject
from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.formula import parse, spell
from terminal.core.rules.layout import APART
from terminal.core.rules.transition import Kind
from terminal.core.settled import settling
from terminal.core.view import DayBases
from terminal.domain.condition import All, Any, Beyond, Condition, Data, Not
from terminal.domain.level import Level
from terminal.domain.operand import Anchor, Change, Flip, Operand, PerPrice, Ratio, Value
from terminal.domain.subject import Subject
from terminal.domain.trigger import Step, Trigger, Unknown

LEGS = (SPOT, FUTURES, BASIS)
DAY = 86_400_000.0  # ms
SUBJECT, TRIED = "subject", "tried"


class DayTrial(msgspec.Struct, frozen=True):
    """What the ends of days say of a formula.

    fired: days at whose end it was true and had not been at the one before, ascending
    days: that were judged, ascending
    cannot: the part of the formula that no day's end can judge, as written; nothing is counted then
    settled, last: days on which all changes that the rule measures from settlements were, and those
        on which one of them was measured from last prices, for no settlement is kept
    """

    fired: tuple[date, ...] = ()
    days: tuple[date, ...] = ()
    cannot: str = ""
    settled: int = 0
    last: int = 0


def day_trial(formula: str, past: DayBases, unknown: str = "kleene") -> DayTrial:
    """Run a formula over the days of a pair, oldest first; `BadFormula` for a wrong one."""
    condition = parse(formula)
    if cannot := next(unjudged(condition, LEGS), ""):
        return DayTrial(cannot=cannot)
    engine = engine_for(condition, pair_subject(SUBJECT), unknown)
    ends = [_end(past, at) for at in range(len(past.days))]
    fired, counts, meant = [], {True: 0, False: 0}, settling(condition)
    for at, day in enumerate(past.days):
        week = week_before(past.days, at)
        for metric in LEGS:
            before = ends[at - 1][metric] if past.follows[at] else math.nan
            engine.tell(SUBJECT, metric, Anchor.SETTLEMENT, before)
            end = math.nan if week is None else ends[week][metric]
            engine.tell(SUBJECT, metric, Anchor.WEEK, end)
        if past.follows[at]:
            instead = _at_settlement(past, at - 1)
            for metric, value in instead.items():
                engine.stand_in(SUBJECT, metric, Anchor.SETTLEMENT, value)
            counts[bool(instead)] += bool(meant)
        time = day.toordinal() * DAY
        # No leg of this day stands beside one of the day before.
        for leg in (SPOT, FUTURES):
            engine.on_sample(SUBJECT, leg, time, None, APART)
        moved = engine.on_sample(SUBJECT, FUTURES, time, ends[at][FUTURES])
        moved += engine.on_sample(SUBJECT, SPOT, time, ends[at][SPOT])
        if any(one.kind is Kind.FIRED for one in moved):
            fired.append(day)
    return DayTrial(tuple(fired), past.days, settled=counts[True], last=counts[False])


def engine_for(condition: Condition, subject: Subject, unknown: str) -> RuleEngine:
    """Return an engine with one rule of one level, on a subject alone."""
    steps = (Step(Level.ATTENTION, condition),)
    rule = Trigger(id=TRIED, subjects=(subject.id,), steps=steps, unknown=Unknown(unknown))
    return RuleEngine([subject], [rule])


def _end(past: DayBases, at: int) -> dict[str, float]:
    spot, basis = past.spots[at], past.bases[at]
    return {SPOT: spot, FUTURES: spot - basis, BASIS: basis}


# The spot price stays the last one of the day, as for the rule itself.
def _at_settlement(past: DayBases, at: int) -> dict[str, float]:
    price = past.settlements[at] if past.settlements else math.nan
    return {} if math.isnan(price) else {FUTURES: price, BASIS: past.spots[at] - price}


def week_before(days: Sequence[date], at: int) -> int | None:
    """Return the place of the last day of the week before that of a day; None where it had none."""
    this = monday(days[at])
    for before in range(at - 1, -1, -1):
        week = monday(days[before])
        if week != this:
            return before if week == this - WEEK else None
    return None


# "And not stale(basis)" is a guard: at the end of a day that is known both legs were quoted.
def unjudged(
    condition: Condition, metrics: Collection[str], is_plain: bool = True
) -> Iterator[str]:
    """Go through the parts of a condition that no end of a day can judge, as written.

    metrics: those that are known at a day's end
    """
    match condition:
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from unjudged(part, metrics, is_plain)
        case Not(part=part):
            yield from unjudged(part, metrics, not is_plain)
        case Beyond(operand=operand) if _is_of_days(operand, metrics):
            return
        case Data(link="") if not is_plain:
            return
        case _:
            yield spell(condition)


def _is_of_days(operand: Operand, metrics: Collection[str]) -> bool:
    match operand:
        case Value(metric=metric, link="") | Flip(metric=metric, link=""):
            return metric in metrics
        case Change(metric=metric, link="", period=Anchor.SETTLEMENT | Anchor.WEEK, per=per):
            return metric in metrics and (not isinstance(per, PerPrice) or per.metric in metrics)
        case Ratio(over=over, under=under):
            return _is_of_days(over, metrics) and _is_of_days(under, metrics)
    return False
