"""Which metric of what the desk holds is watched by a rule, and which by none (阈值覆盖).

An entity counts while it has goods or lots, an account always. It is covered when each metric that
it must have watched has at least one rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import msgspec

from terminal.domain.condition import All, Any, Beyond, Condition, Data, Not
from terminal.domain.exposure import Exposure
from terminal.domain.metric import Metric
from terminal.domain.operand import Change, Operand, Percentile, Ratio, Value
from terminal.domain.rule import Rule

BASIS = "basis"
LEGS = (BASIS, "spot", "futures")


class Need(StrEnum):
    """What has to be watched: the first three on pairs, the others on accounts."""

    LEVEL = "basis level"
    CHANGE = "basis change"
    HEALTH = "data health"
    RATIO = "margin ratio"
    FUNDS = "available funds"


OF_PAIRS = (Need.LEVEL, Need.CHANGE, Need.HEALTH)
OF_ACCOUNTS = (Need.RATIO, Need.FUNDS)


class Covered(msgspec.Struct, frozen=True):
    """One entity: each metric it must have watched, with the ids of the rules that do."""

    subject: str
    by: tuple[tuple[Need, tuple[str, ...]], ...]

    @property
    def missing(self) -> tuple[Need, ...]:
        """The metrics that no rule watches."""
        return tuple(need for need, rules in self.by if not rules)

    @property
    def is_whole(self) -> bool:
        """Nothing is missing."""
        return not self.missing


class Share(msgspec.Struct, frozen=True):
    """n of d entities are covered; there is no share where d is 0."""

    n: int
    d: int


def coverage(
    rules: Iterable[Rule], pairs: Iterable[str], accounts: Iterable[str]
) -> tuple[Covered, ...]:
    """Tell for each of these pairs and accounts which rules watch what must be watched."""
    found: dict[tuple[str, Need], list[str]] = {}
    for rule in rules:
        watched = needs_met(rule)
        for subject in rule.subjects:
            for need in watched:
                found.setdefault((subject, need), []).append(rule.id)
    groups = ((pairs, OF_PAIRS), (accounts, OF_ACCOUNTS))
    return tuple(
        Covered(subject, tuple((need, tuple(found.get((subject, need), ()))) for need in needs))
        for subjects, needs in groups
        for subject in subjects
    )


def share(rows: Iterable[Covered]) -> Share:
    """Count the covered entities among all."""
    rows = tuple(rows)
    return Share(sum(row.is_whole for row in rows), len(rows))


def is_held(exposure: Exposure) -> bool:
    """A pair with goods or lots behind it, even if they cancel out in one of its sums."""
    return any((exposure.physical, exposure.basis, exposure.futures, exposure.flat))


def needs_met(rule: Rule) -> frozenset[Need]:
    """Tell what a rule watches; of a formula, only what can raise it and is its own subject's."""
    match rule.metric:
        case Metric.BASIS:
            return frozenset({Need.LEVEL})
        case Metric.MARGIN_RATIO:
            return frozenset({Need.RATIO})
        case Metric.AVAILABLE:
            return frozenset({Need.FUNDS})
    return frozenset(need for clause in rule.clauses for need in _watched(clause.formula))


# Asked of every rule whenever an account or a pair comes.
@lru_cache(maxsize=4096)
def _watched(formula: str) -> frozenset[Need]:
    # Not before a formula is there: a window that only counts bands starts without the language.
    from terminal.core.rules.formula import parse

    return frozenset(need for leaf in _raising(parse(formula), True) for need in _needs_of(leaf))


# What makes a condition true by being true itself: "and not stale(basis)" is a guard, no watch.
def _raising(condition: Condition, is_plain: bool) -> list[Beyond | Data]:
    match condition:
        case All(parts=parts) | Any(parts=parts):
            return [leaf for part in parts for leaf in _raising(part, is_plain)]
        case Not(part=part):
            return _raising(part, not is_plain)
        case Beyond() | Data():
            return [condition] if is_plain else []
    return []


def _needs_of(leaf: Beyond | Data) -> list[Need]:
    if isinstance(leaf, Data):
        return [Need.HEALTH] if leaf.metric in LEGS and not leaf.link else []
    return [need for part in _parts(leaf.operand) if (need := _need_of(part)) is not None]


def _need_of(operand: Operand) -> Need | None:
    match operand:
        case Value(metric="basis", link=""):
            return Need.LEVEL
        case Change(metric="basis", link=""):
            return Need.CHANGE
        case Value(metric="margin_ratio", link=""):
            return Need.RATIO
        case Value(metric="available", link=""):
            return Need.FUNDS
    return None


def _parts(operand: Operand) -> list[Operand]:
    match operand:
        case Ratio(over=over, under=under):
            return [*_parts(over), *_parts(under)]
        case Percentile(of=of):
            return _parts(of)
    return [operand]
