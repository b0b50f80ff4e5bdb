"""Which subjects a rule is on: what it says of them, and who gives way to whom.

A rule names subjects one by one or by a selector: "*", "commodity:cu", "contract:SHFE.cu2701",
"account:6688-01"; rules on units have patterns of their own (`unit_rules`). Of rules of one family
only the one that says a subject most specifically watches it: the others give way there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from terminal.core.refusal import Denied, Refusal
from terminal.core.unit_rules import EVERY
from terminal.domain.basis import Pair
from terminal.domain.code import product_of
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule

COMMODITY, CONTRACT = "commodity:", "contract:"
KINDS = (COMMODITY, CONTRACT)
# The higher, the more specific.
OF_ALL, OF_COMMODITY, OF_CONTRACT, ITSELF = range(4)


class BadSelector(Denied):
    """What a rule is on does not exist, or two rules of a family say the same."""


class Places(msgspec.Struct, frozen=True):
    """What rules can be on: subject -> the symbol of its futures, "" for an account."""

    pairs: Mapping[str, str]
    accounts: tuple[str, ...]


def places_of(pairs: Iterable[Pair], accounts: Iterable[str]) -> Places:
    """Return the places of a desk."""
    return Places({pair.id: pair.futures for pair in pairs}, tuple(accounts))


def kind_of_subject(rule: Rule) -> str:
    """Return what the rule's subjects are: "pair", "account" or "unit"."""
    if rule.metric is Metric.FORMULA:
        return rule.on
    return "pair" if rule.metric is Metric.BASIS else "account"


def resolve(rules: Sequence[Rule], places: Places) -> tuple[Rule, ...]:
    """Return the rules with the subjects that each really watches; raise `BadSelector`
    when two of a family say the same.

    Of a rule on units the patterns stay, for units come and go; `without` has what it gives way to.
    One that is switched off watches nothing, and none gives way to it.
    """
    found = [_expanded(rule, places) for rule in rules]
    families: dict[tuple[str, str], list[int]] = {}
    for index, rule in enumerate(rules):
        if rule.family and rule.enabled:
            families.setdefault((kind_of_subject(rule), rule.family), []).append(index)
    for (kind, _), members in families.items():
        _check_ties([rules[index] for index in members])
        for index in members:
            others = [rules[other] for other in members if other != index]
            found[index] = _giving_way(rules[index], found[index], others, kind, places)
    return tuple(found)


def rank(pattern: str, subject: str, places: Places) -> int | None:
    """Say how specifically a selector means this pair or account; None when it does not."""
    if pattern == subject:
        return ITSELF
    if pattern == EVERY:
        return OF_ALL
    futures = places.pairs.get(subject, "")
    if pattern.startswith(CONTRACT) and futures == pattern.removeprefix(CONTRACT):
        return OF_CONTRACT
    if pattern.startswith(COMMODITY) and _is_product(futures, pattern.removeprefix(COMMODITY)):
        return OF_COMMODITY
    return None


def _is_product(futures: str, name: str) -> bool:
    product = product_of(futures) or ""
    # "cu" and "CU" are what people write; "SHFE.cu" is exact.
    return bool(name) and (name == product or product.rpartition(".")[2].lower() == name.lower())


def check_meant(rule: Rule, places: Places) -> None:
    """Raise `BadSelector` when something that a rule is on means nothing on this desk."""
    kind = kind_of_subject(rule)
    if kind == "unit":
        return
    for pattern in rule.subjects:
        # "*" of nothing is nothing: a desk may have no account.
        if pattern != EVERY and not _meant(pattern, kind, places):
            raise BadSelector(Refusal.NO_SUBJECT, rule=rule.id, subject=pattern, kind=kind)


def _meant(pattern: str, kind: str, places: Places) -> list[str]:
    known = places.pairs if kind == "pair" else places.accounts
    return [one for one in known if rank(pattern, one, places) is not None]


def _expanded(rule: Rule, places: Places) -> Rule:
    if not rule.enabled:
        return msgspec.structs.replace(rule, subjects=())
    kind = kind_of_subject(rule)
    selectors = [one for one in rule.subjects if one == EVERY or one.startswith(KINDS)]
    if kind == "unit" or not selectors:
        return rule
    named = [one for one in rule.subjects if one not in selectors]
    meant = {one for pattern in selectors for one in _meant(pattern, kind, places)}
    known = places.pairs if kind == "pair" else places.accounts
    subjects = [one for one in known if one in meant or one in named]
    subjects += [one for one in named if one not in known]
    return msgspec.structs.replace(rule, subjects=tuple(subjects))


def _check_ties(members: Sequence[Rule]) -> None:
    said: dict[str, Rule] = {}
    for rule in members:
        for pattern in rule.subjects:
            other = said.setdefault(pattern, rule)
            if other is not rule:
                raise _same(rule, other, pattern)


def _same(rule: Rule, other: Rule, subject: str) -> BadSelector:
    return BadSelector(
        Refusal.SAME_SELECTOR,
        rule=rule.id,
        other=other.id,
        family=rule.family,
        subject=subject,
    )


def _giving_way(
    written: Rule, found: Rule, others: Sequence[Rule], kind: str, places: Places
) -> Rule:
    patterns = tuple(dict.fromkeys(p for other in others for p in other.subjects))
    if kind == "unit":
        return msgspec.structs.replace(found, without=patterns)

    def best(among: Iterable[str], subject: str) -> int:
        ranks = [rank(pattern, subject, places) for pattern in among]
        return max((one for one in ranks if one is not None), default=-1)

    mine = []
    for subject in found.subjects:
        own, theirs = best(written.subjects, subject), best(patterns, subject)
        if own == theirs:
            # By other words, such as "commodity:cu" and "commodity:SHFE.cu": nobody would watch it.
            tied = (one for one in others if best(one.subjects, subject) == own)
            raise _same(written, next(tied), subject)
        if own > theirs:
            mine.append(subject)
    return msgspec.structs.replace(found, subjects=tuple(mine))
