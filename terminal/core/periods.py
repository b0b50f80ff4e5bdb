"""What a rule said as formulas compares with: the period of the first change in its condition."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from terminal.core.rules.formula import parse
from terminal.domain.condition import All, Any, Beyond, Condition, Not
from terminal.domain.level import Level
from terminal.domain.operand import (
    Ago,
    Anchor,
    Change,
    Operand,
    Percentile,
    Period,
    PerSigma,
    PreviousBar,
    Ratio,
    Value,
)
from terminal.domain.rule import Rule

KINDS = {
    Anchor.SAMPLE: "sample",
    Anchor.SAME_TIME: "same_time",
    Anchor.SETTLEMENT: "settlement",
    Anchor.WEEK: "week",
}


def kind_of(period: Period) -> str:
    """Name a period by a stable key."""
    match period:
        case Ago():
            return "ago"
        case PreviousBar():
            return "bar"
    return KINDS[period]


def first_change(rule: Rule, level: Level, metrics: Collection[str]) -> Period | None:
    """Return the period of the first change of one of these metrics of the rule's own subject."""
    for operand in operands_of(rule, level):
        if isinstance(operand, Change) and not operand.link and operand.metric in metrics:
            return operand.period
    return None


def first_is_bare(rule: Rule, level: Level, metrics: Collection[str]) -> bool:
    """Tell of that change whether it is compared as it is: see `changes_in`."""
    for change, is_bare in changes_of(rule, level):
        if not change.link and change.metric in metrics:
            return is_bare
    return False


def first_metric(rule: Rule, level: Level, metrics: Collection[str]) -> str:
    """Return the first of these metrics that is compared, as it is or by its change; "" = none."""
    for operand in operands_of(rule, level):
        if isinstance(operand, Value | Change) and not operand.link and operand.metric in metrics:
            return operand.metric
    return ""


def operands_of(rule: Rule, level: Level) -> Iterator[Operand]:
    """Go through what a level of a rule compares, in the order in which it is written."""
    for clause in rule.clauses:
        if clause.level == level:
            for whole in _in_condition(parse(clause.formula)):
                yield from _in_operand(whole)


def changes_of(rule: Rule, level: Level) -> Iterator[tuple[Change, bool]]:
    """Go through the changes that a level compares, as `changes_in` does."""
    for clause in rule.clauses:
        if clause.level == level:
            yield from changes_in(parse(clause.formula))


def changes_in(condition: Condition) -> Iterator[tuple[Change, bool]]:
    """Go through the changes of a condition, each with whether it is compared as it is: not in
    deviations, not ranked, and not divided by another operand.
    """
    for whole in _in_condition(condition):
        for one in _in_operand(whole):
            if isinstance(one, Change):
                yield one, one is whole and not isinstance(one.per, PerSigma)


def _in_condition(condition: Condition) -> Iterator[Operand]:
    match condition:
        case Beyond(operand=operand):
            yield operand
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from _in_condition(part)
        case Not(part=part):
            yield from _in_condition(part)


def _in_operand(operand: Operand) -> Iterator[Operand]:
    match operand:
        case Ratio(over=over, under=under):
            yield from _in_operand(over)
            yield from _in_operand(under)
        case Percentile(of=of):
            yield from _in_operand(of)
        case _:
            yield operand
