"""Which metric of what the desk holds is watched by a rule, and which by none (阈值覆盖).

An entity counts while it has goods or lots, an account always, a strategy while a rule is on it. It
is covered when each metric that it must have watched has at least one rule. A number of another
subject in a formula (`flat_exposure["unit:north/cu"]` on a pair) is watched on that subject.

What a unit must have watched follows from what it holds: contract basis while contracts of it are
not delivered to the end, inventory basis while it has stock. A rule that needs both at once can not
fire where there is one of them, and covers nothing there; with unknown = "hold" none that names
both can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

import msgspec

from terminal import Refused
from terminal.core.strategies import STRATEGY, strategy_of
from terminal.core.unit_rules import is_watched, subject_of
from terminal.domain.condition import All, Any, Beyond, Condition, Data, Not
from terminal.domain.exposure import Exposure
from terminal.domain.line import Line, LineKind
from terminal.domain.metric import DataState, Metric
from terminal.domain.operand import Change, Operand, Percentile, Ratio, Value
from terminal.domain.rule import Rule

BASIS = "basis"
LEGS = (BASIS, "spot", "futures")


class Need(StrEnum):
    """What has to be watched: three on pairs, two to four on units and strategies by what they
    hold, two on accounts.
    """

    LEVEL = "basis level"
    CHANGE = "basis change"
    HEALTH = "data health"
    FLAT = "flat exposure"
    EXPOSED = "basis exposure"
    CONTRACT = "contract basis"
    STOCK = "inventory basis"
    RATIO = "margin ratio"
    FUNDS = "available funds"


OF_PAIRS = (Need.LEVEL, Need.CHANGE, Need.HEALTH)
OF_UNITS = (Need.FLAT, Need.EXPOSED, Need.CONTRACT, Need.STOCK)
OF_ACCOUNTS = (Need.RATIO, Need.FUNDS)
LEVELS = {
    BASIS: Need.LEVEL,
    "flat_exposure": Need.FLAT,
    "basis_exposure": Need.EXPOSED,
    "margin_ratio": Need.RATIO,
    "available": Need.FUNDS,
}
# A mean of what was locked is watched by its level as well as by its changes.
BASES = {
    "contract_basis": Need.CONTRACT,
    "purchase_basis": Need.CONTRACT,
    "sale_basis": Need.CONTRACT,
    "contract_margin": Need.CONTRACT,
    "inventory_basis": Need.STOCK,
}
# The metrics that a unit has a value of while it has such lines.
OF_CONTRACTS = frozenset(("contract_basis", "contract_profit"))
OF_KINDS = {
    LineKind.PURCHASE: OF_CONTRACTS | {"purchase_basis"},
    LineKind.SALE: OF_CONTRACTS | {"sale_basis"},
    LineKind.STOCK: frozenset(("inventory_basis", "inventory_cost", "inventory_profit")),
}
OF_BOTH_SIDES = frozenset(("contract_margin",))
OF_GOODS = frozenset().union(*OF_KINDS.values(), OF_BOTH_SIDES)
NOTHING = frozenset[str]()


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


def held_metrics(lines: Iterable[Line]) -> dict[str, frozenset[str]]:
    """Tell which metrics of goods each unit and strategy in a commodity has, by what it holds.

    A contract that is delivered to the end has locked nothing that is still open.
    """
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        metrics = OF_KINDS.get(line.kind, NOTHING)
        if not metrics or not line.delta_spot:
            continue
        for owner in (line.unit, STRATEGY + line.strategy) if line.strategy else (line.unit,):
            subject = subject_of(owner, line.commodity)
            found[subject] = found.get(subject, NOTHING) | metrics
    both = {"purchase_basis", "sale_basis"}
    return {key: one | OF_BOTH_SIDES if both <= one else one for key, one in found.items()}


def coverage(
    rules: Iterable[Rule],
    pairs: Iterable[str],
    accounts: Iterable[str],
    units: Iterable[str] = (),
    futures: Mapping[str, str] = {},
    held: Mapping[str, frozenset[str]] = {},
) -> tuple[Covered, ...]:
    """Tell for each of these which rules watch what must be watched.

    units: units and strategies in commodities, as rules are on them; of strategies only those that
        some rule watches are told of: they are parts of units
    futures: pair -> symbol, by which a unit without a commodity in a formula is found
    held: of units and strategies: the metrics of goods that they have, see `held_metrics`
    """
    units = tuple(units)
    found: dict[tuple[str, Need], dict[str, None]] = {}
    for rule in rules:
        of_units = rule.on == "unit" and rule.metric is Metric.FORMULA
        mine = [one for one in units if is_watched(rule, one)] if of_units else rule.subjects
        for subject in mine:
            absent = OF_GOODS - held.get(subject, NOTHING) if of_units else NOTHING
            for link, need, metric in _watched(rule, absent):
                target = _target(link, subject, futures)
                if metric not in OF_GOODS or metric in held.get(target, NOTHING):
                    found.setdefault((target, need), {})[rule.id] = None
    named = {subject for subject, _ in found}
    shown = [one for one in units if one in named or strategy_of(one) is None]
    groups = ((pairs, OF_PAIRS), (shown, OF_UNITS), (accounts, OF_ACCOUNTS))
    return tuple(
        Covered(
            subject,
            tuple(
                (need, tuple(found.get((subject, need), ())))
                for need in needs
                if _is_needed(need, held.get(subject, NOTHING))
            ),
        )
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
    """Tell what a rule watches of its own subject, which has all of it; of a formula, only what
    can raise it.
    """
    return frozenset(need for link, need, _ in _watched(rule) if not link)


def _is_needed(need: Need, held: frozenset[str]) -> bool:
    metrics = {metric for metric, its in BASES.items() if its is need}
    return not metrics or not metrics.isdisjoint(held)


def _target(link: str, subject: str, futures: Mapping[str, str]) -> str:
    if not link:
        return subject
    from terminal.core.linked import commodity_of, target_of

    try:
        return target_of(link, commodity_of(subject, futures))
    except Refused:
        return link  # of a commodity that is not known here: no row has this name


# Each need with whose it is ("" = the rule's own subject, else as it is written in brackets), and
# by which metric; absent: what the own subject never has.
def _watched(rule: Rule, absent: frozenset[str] = NOTHING) -> frozenset[tuple[str, Need, str]]:
    match rule.metric:
        case Metric.BASIS:
            return frozenset({("", Need.LEVEL, BASIS)})
        case Metric.MARGIN_RATIO:
            return frozenset({("", Need.RATIO, "margin_ratio")})
        case Metric.AVAILABLE:
            return frozenset({("", Need.FUNDS, "available")})
    holds = rule.unknown == "hold"
    said = (_said(clause.formula, absent, holds) for clause in rule.clauses)
    return frozenset(found for each in said for found in each)


# Asked of every rule whenever an account or a pair comes.
@lru_cache(maxsize=4096)
def _said(formula: str, absent: frozenset[str], holds: bool) -> frozenset[tuple[str, Need, str]]:
    # Not before a formula is there: a window that only counts bands starts without the language.
    from terminal.core.rules.formula import parse
    from terminal.core.rules.names import leaves

    said = parse(formula)
    if holds and any(isinstance(leaf, Beyond) and _is_mute(leaf, absent) for leaf in leaves(said)):
        # One number that is never known leaves the level as it is for ever.
        return frozenset()
    raising = _raising(said, True, absent)
    return frozenset(found for leaf in raising for found in _needs_of(leaf))


# What makes a condition true by being true itself: "and not stale(basis)" is a guard, no watch.
def _raising(condition: Condition, is_plain: bool, absent: frozenset[str]) -> list[Beyond | Data]:
    if is_plain and _is_mute(condition, absent):
        return []
    match condition:
        case All(parts=parts) | Any(parts=parts):
            return [leaf for part in parts for leaf in _raising(part, is_plain, absent)]
        case Not(part=part):
            return _raising(part, not is_plain, absent)
        case Beyond() | Data():
            return [condition] if is_plain else []
    return []


# It compares what is never known there: it is never true.
def _is_mute(condition: Condition, absent: frozenset[str]) -> bool:
    match condition:
        case All(parts=parts):
            return any(_is_mute(part, absent) for part in parts)
        case Any(parts=parts):
            return all(_is_mute(part, absent) for part in parts)
        case Not(part=Beyond() as part):
            return _is_mute(part, absent)
        case Not(part=Data(metric=metric, states=states, link="")):
            # There is no data of it: that there is some is never so.
            return metric in absent and DataState.NO_DATA in states
        case Beyond(operand=operand):
            return any(
                isinstance(one, Value | Change) and not one.link and one.metric in absent
                for one in _parts(operand)
            )
    return False


def _needs_of(leaf: Beyond | Data) -> list[tuple[str, Need, str]]:
    if isinstance(leaf, Data):
        is_leg = leaf.metric in LEGS and _is_whole(leaf.link)
        return [(leaf.link, Need.HEALTH, leaf.metric)] if is_leg else []
    return [found for part in _parts(leaf.operand) if (found := _need_of(part)) is not None]


def _need_of(operand: Operand) -> tuple[str, Need, str] | None:
    match operand:
        case Value(metric=metric, link=link) if metric in LEVELS and _is_whole(link):
            return link, LEVELS[metric], metric
        case Change(metric="basis", link=link) if _is_whole(link):
            return link, Need.CHANGE, BASIS
        case Value(metric=metric, link=link) | Change(metric=metric, link=link) if (
            metric in BASES and _is_whole(link)
        ):
            return link, BASES[metric], metric
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
