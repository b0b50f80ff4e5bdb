"""Numbers of another subject in a formula: `flat_exposure["unit:north/cu"] > 500`.

The brackets name one pair, one account, or one business unit in a commodity. A unit without a
commodity is meant in that of the rule's own subject. A unit that the book does not have, or has no
lines of, has no values: what is said of it is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from terminal import Refused
from terminal.core.rule_subjects import account_subject, pair_subject
from terminal.core.rules.formula import parse, spell
from terminal.core.rules.names import leaves
from terminal.core.strategies import STRATEGY
from terminal.core.unit_rules import BETWEEN, EVERY, subject_of, unit_subject
from terminal.domain.code import product_of
from terminal.domain.condition import Beyond, Condition, Data, InSession
from terminal.domain.operand import Operand, Percentile, Ratio
from terminal.domain.rule import Rule
from terminal.domain.subject import Subject

MADE: Mapping[str, Callable[[str], Subject]] = {
    "pair": pair_subject,
    "account": account_subject,
    "unit": unit_subject,
    "strategy": unit_subject,
}
# What is measured by commodity: "unit:north/cu", "strategy:carry/cu".
BY_COMMODITY = ("unit", "strategy")
NO_SESSIONS = 'an account has no sessions: name two times of day, such as during("09:00", "15:00")'
KINDS = ", ".join(f'"{kind}:…"' for kind in MADE)
Links = tuple[tuple[str, str], ...]


class Missing(NamedTuple):
    """A link to what a desk does not have: the key of the level, its formula, and why."""

    key: str
    formula: str
    why: str


def links_in(condition: Condition) -> tuple[str, ...]:
    """Return what is written in brackets, each once, in order."""
    found: list[str] = []
    for leaf in leaves(condition):
        match leaf:
            case Beyond(operand=operand):
                found += _of_operand(operand)
            case Data(link=link):
                found.append(link)
    return tuple(dict.fromkeys(link for link in found if ":" in link))


def links_of(rule: Rule) -> tuple[str, ...]:
    """Return all that the rule's formulas name beside its own subject."""
    found = [link for clause in rule.clauses for link in links_in(parse(clause.formula))]
    return tuple(dict.fromkeys(found))


def target_of(link: str, commodity: str) -> str:
    """Return the subject that a link means; `Refused` in words where it means none.

    commodity: of the rule's own subject, "" = it has none
    """
    kind, _, name = link.partition(":")
    if kind not in MADE:
        raise Refused(f'"{link}" is no subject: there are {KINDS}')
    unit, has_commodity, named = name.rpartition(BETWEEN)
    if not name or EVERY in name or (has_commodity and not (unit and named)):
        raise Refused(f'"{link}" names no single subject')
    if kind not in BY_COMMODITY:
        return name
    if not (has_commodity or commodity):
        raise Refused(f'"{link}" needs a commodity here, such as "{link}/cu"')
    whole = name if has_commodity else subject_of(name, commodity)
    return STRATEGY + whole if kind == "strategy" else whole


def watches_groups(of_units: Mapping[str, Rule], links: Iterable[str]) -> tuple[bool, bool]:
    """Tell whether units are to be measured at all for rules, and whether strategies are."""
    kinds = {link.partition(":")[0] for link in links}
    meant = (one for rule in of_units.values() for one in rule.subjects)
    strategies = "strategy" in kinds or any(one.startswith(STRATEGY) for one in meant)
    return bool(of_units) or not kinds.isdisjoint(BY_COMMODITY), strategies


def check_links(formula: str, subject: Subject, commodity: str) -> tuple[Subject, list[Subject]]:
    """Return a subject with what a formula links it to; `Refused` where that cannot be.

    commodity: of the subject; "" = an account, which has neither one nor sessions of trading
    """
    links, targets, condition = [], [], parse(formula)
    for leaf in leaves(condition) if not commodity else ():
        if isinstance(leaf, InSession):
            raise Refused(f"{spell(leaf)}: {NO_SESSIONS}")
    for link in links_in(condition):
        target_of(link, commodity)
        links.append((link, link))
        targets.append(MADE[link.partition(":")[0]](link))
    own = Subject(id=subject.id, inputs=subject.inputs, sums=subject.sums, links=tuple(links))
    return own, targets


def missing(rule: Rule, pairs: Iterable[str], accounts: Iterable[str]) -> Missing | None:
    """Return the first link to a pair or an account that a desk does not have."""
    known = {"pair": set(pairs), "account": set(accounts)}
    for clause in rule.clauses:
        for link in links_in(parse(clause.formula)):
            kind, _, name = link.partition(":")
            if kind in known and name not in known[kind]:
                key = clause.level.name.lower()
                return Missing(key, clause.formula, f'no {kind} has the id "{name}"')
    return None


def commodity_of(subject: str, futures: Mapping[str, str]) -> str:
    """Return the commodity of a pair, by its contract, or of a unit; "" = it has none.

    futures: pair -> symbol
    """
    if subject in futures:
        return (product_of(futures[subject]) or "").rpartition(".")[2]
    return subject.rpartition(BETWEEN)[2] if BETWEEN in subject else ""


def _of_operand(operand: Operand) -> Iterator[str]:
    match operand:
        case Ratio(over=over, under=under):
            yield from _of_operand(over)
            yield from _of_operand(under)
        case Percentile(of=of):
            yield from _of_operand(of)
        case _:
            yield operand.link
