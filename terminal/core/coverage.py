"""Which metric of what the desk holds is watched by a rule, and which by none (阈值覆盖).

An entity counts while it has goods or lots, an account always, a strategy while a rule is on it. It
is covered when each metric that it must have watched has at least one rule. A number of another
subject in a formula (`flat_exposure["unit:north/cu"]` on a pair) is watched on that subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

import msgspec

from terminal import Refused
from terminal.core.strategies import strategy_of
from terminal.core.unit_rules import is_watched
from terminal.domain.condition import All, Any, Beyond, Condition, Data, Not
from terminal.domain.exposure import Exposure
from terminal.domain.metric import Metric
from terminal.domain.operand import Change, Operand, Percentile, Ratio, Value
from terminal.domain.rule import Rule

BASIS = "basis"
LEGS = (BASIS, "spot", "futures")


class Need(StrEnum):
    """What has to be watched: three on pairs, two on units and strategies, two on accounts."""

    LEVEL = "basis level"
    CHANGE = "basis change"
    HEALTH = "data health"
    FLAT = "flat exposure"
    EXPOSED = "basis exposure"
    RATIO = "margin ratio"
    FUNDS = "available funds"


OF_PAIRS = (Need.LEVEL, Need.CHANGE, Need.HEALTH)
OF_UNITS = (Need.FLAT, Need.EXPOSED)
OF_ACCOUNTS = (Need.RATIO, Need.FUNDS)
LEVELS = {
    BASIS: Need.LEVEL,
    "flat_exposure": Need.FLAT,
    "basis_exposure": Need.EXPOSED,
    "margin_ratio": Need.RATIO,
    "available": Need.FUNDS,
}


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
    rules: Iterable[Rule],
    pairs: Iterable[str],
    accounts: Iterable[str],
    units: Iterable[str] = (),
    futures: Mapping[str, str] = {},
) -> tuple[Covered, ...]:
    """Tell for each of these which rules watch what must be watched.

    units: units and strategies in commodities, as rules are on them; of strategies only those that
        some rule watches are told of: they are parts of units
    futures: pair -> symbol, by which a unit without a commodity in a formula is found
    """
    units = tuple(units)
    found: dict[tuple[str, Need], dict[str, None]] = {}
    for rule in rules:
        watched = _watched(rule)
        of_units = rule.on == "unit" and rule.metric is Metric.FORMULA
        mine = [one for one in units if is_watched(rule, one)] if of_units else rule.subjects
        for subject in mine if watched else ():
            for link, need in watched:
                target = _target(link, subject, futures)
                found.setdefault((target, need), {})[rule.id] = None
    named = {subject for subject, _ in found}
    shown = [one for one in units if one in named or strategy_of(one) is None]
    groups = ((pairs, OF_PAIRS), (shown, OF_UNITS), (accounts, OF_ACCOUNTS))
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
    """Tell what a rule watches of its own subject; of a formula, only what can raise it."""
    return frozenset(need for link, need in _watched(rule) if not link)


def _target(link: str, subject: str, futures: Mapping[str, str]) -> str:
    if not link:
        return subject
    from terminal.core.linked import commodity_of, target_of

    try:
        return target_of(link, commodity_of(subject, futures))
    except Refused:
        return link  # of a commodity that is not known here: no row has this name


# Each need with whose it is: "" = the rule's own subject, else as it is written in brackets.
def _watched(rule: Rule) -> frozenset[tuple[str, Need]]:
    match rule.metric:
        case Metric.BASIS:
            return frozenset({("", Need.LEVEL)})
        case Metric.MARGIN_RATIO:
            return frozenset({("", Need.RATIO)})
        case Metric.AVAILABLE:
            return frozenset({("", Need.FUNDS)})
    return frozenset(found for clause in rule.clauses for found in _said(clause.formula))


# Asked of every rule whenever an account or a pair comes.
@lru_cache(maxsize=4096)
def _said(formula: str) -> frozenset[tuple[str, Need]]:
    # Not before a formula is there: a window that only counts bands starts without the language.
    from terminal.core.rules.formula import parse

    return frozenset(found for leaf in _raising(parse(formula), True) for found in _needs_of(leaf))


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


def _needs_of(leaf: Beyond | Data) -> list[tuple[str, Need]]:
    if isinstance(leaf, Data):
        return [(leaf.link, Need.HEALTH)] if leaf.metric in LEGS and _is_whole(leaf.link) else []
    return [found for part in _parts(leaf.operand) if (found := _need_of(part)) is not None]


def _need_of(operand: Operand) -> tuple[str, Need] | None:
    match operand:
        case Value(metric=metric, link=link) if metric in LEVELS and _is_whole(link):
            return link, LEVELS[metric]
        case Change(metric="basis", link=link) if _is_whole(link):
            return link, Need.CHANGE
    return None


# A link of another kind names no subject here.
def _is_whole(link: str) -> bool:
    return not link or ":" in link


def _parts(operand: Operand) -> list[Operand]:
    match operand:
        case Ratio(over=over, under=under):
            return [*_parts(over), *_parts(under)]
        case Percentile(of=of):
            return _parts(of)
    return [operand]
