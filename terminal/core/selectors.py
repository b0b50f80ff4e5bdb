"""Which subjects a rule is on: what it says of them, and who gives way to whom.

A rule names subjects one by one or by a selector: "*", "commodity:cu", "contract:SHFE.cu2701",
"account:6688-01"; rules on units have patterns of their own (`unit_rules`). Of rules of one family
only the one that says a subject most specifically watches it: the others give way there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from terminal.core.refusal import Denied, Refusal
from terminal.core.strategies import first_unknown
from terminal.core.unit_rules import EVERY, folded
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
    """What rules can be on: subject -> the symbol of its futures, "" for an account.

    strategies: of the book; None where the book is not known
    """

    pairs: Mapping[str, str]
    accounts: tuple[str, ...]
    strategies: tuple[str, ...] | None = None


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
    ways = _Ways(places)
    found = [ways.expanded(rule) for rule in rules]
    families: dict[tuple[str, str], list[int]] = {}
    for index, rule in enumerate(rules):
        if rule.family and rule.enabled:
            families.setdefault((kind_of_subject(rule), rule.family), []).append(index)
    for (kind, _), members in families.items():
        family = {index: rules[index] for index in members}
        _check_ties(family.values(), kind)
        if kind == "unit":
            _part_units(family, found)
        else:
            _part_subjects(family, found, ways)
    return tuple(found)


def rank(pattern: str, subject: str, places: Places) -> int | None:
    """Say how specifically a selector means this pair or account; None when it does not."""
    if pattern == subject:
        return ITSELF
    if pattern == EVERY:
        return OF_ALL
    futures = places.pairs.get(subject, "")
    if futures and pattern == CONTRACT + futures:
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
        lost = first_unknown(rule.subjects, places.strategies)
        if lost:
            raise BadSelector(Refusal.NO_STRATEGY, rule=rule.id, strategy=lost)
        return
    for pattern in rule.subjects:
        # "*" of nothing is nothing: a desk may have no account.
        if pattern != EVERY and not _meant(pattern, kind, places):
            raise BadSelector(Refusal.NO_SUBJECT, rule=rule.id, subject=pattern, kind=kind)


def meant_part(rule: Rule, places: Places) -> Rule:
    """Return the rule on those of its pairs or accounts alone that this desk has; it may be none.

    A rule on units is returned as it is: units come and go.
    """
    kind = kind_of_subject(rule)
    if kind == "unit":
        return rule
    here = (one for one in rule.subjects if one == EVERY or _meant(one, kind, places))
    return msgspec.structs.replace(rule, subjects=tuple(here))


def _meant(pattern: str, kind: str, places: Places) -> list[str]:
    return [one for one in _known(kind, places) if rank(pattern, one, places) is not None]


def _known(kind: str, places: Places) -> Collection[str]:
    return places.pairs if kind == "pair" else places.accounts


# The selectors that mean a subject, as `_compared` writes them, each with how specific it is.
def _selectors_of(subject: str, places: Places) -> tuple[tuple[str, int], ...]:
    futures = places.pairs.get(subject, "")
    product = product_of(futures) or ""
    short = product.rpartition(".")[2].lower()
    found = [(subject, ITSELF)]
    if futures:
        found.append((CONTRACT + futures, OF_CONTRACT))
    found += [(COMMODITY + one, OF_COMMODITY) for one in dict.fromkeys((product, short)) if one]
    return (*found, (EVERY, OF_ALL))


def _compared(pattern: str) -> str:
    is_short = pattern.startswith(COMMODITY) and "." not in pattern
    return pattern.lower() if is_short else pattern


class _Ways:
    """Which selectors mean what: worked out once for all rules, which may be thousands."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._selectors: dict[str, tuple[tuple[str, int], ...]] = {}
        self._known = {kind: dict.fromkeys(_known(kind, places)) for kind in ("pair", "account")}
        self._meant: dict[tuple[str, str], list[str]] = {}
        self._expanded: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        for kind, known in self._known.items():
            for subject in known:
                for selector, _ in self.of(subject)[1:]:
                    self._meant.setdefault((kind, selector), []).append(subject)

    def of(self, subject: str) -> tuple[tuple[str, int], ...]:
        """Return `_selectors_of` a subject."""
        if subject not in self._selectors:
            self._selectors[subject] = _selectors_of(subject, self._places)
        return self._selectors[subject]

    def expanded(self, rule: Rule) -> Rule:
        """Return the rule with the subjects that its selectors mean, in the order of the desk."""
        if not rule.enabled:
            return msgspec.structs.replace(rule, subjects=())
        kind = kind_of_subject(rule)
        if kind == "unit" or not any(map(_is_selector, rule.subjects)):
            return rule
        key = kind, rule.subjects
        if key not in self._expanded:
            self._expanded[key] = self._subjects(*key)
        return msgspec.structs.replace(rule, subjects=self._expanded[key])

    def _subjects(self, kind: str, patterns: tuple[str, ...]) -> tuple[str, ...]:
        named = [one for one in patterns if not _is_selector(one)]
        wanted, known = set(named), self._known[kind]
        for pattern in patterns:
            wanted.update(self._meant.get((kind, _compared(pattern)), ()))
        found = [one for one in known if one in wanted]
        return (*found, *(one for one in named if one not in known))


def _is_selector(pattern: str) -> bool:
    return pattern == EVERY or pattern.startswith(KINDS)


# By what they mean: of "*/CU" and "*/cu" each would give way to the other, and none would watch.
def _check_ties(members: Iterable[Rule], kind: str) -> None:
    fold = folded if kind == "unit" else str
    said: dict[str, Rule] = {}
    for rule in members:
        for pattern in rule.subjects:
            other = said.setdefault(fold(pattern), rule)
            if other is not rule:
                raise _same(rule, other, pattern)


def _same(rule: Rule, other: Rule, subject: str) -> BadSelector:
    return BadSelector(
        Refusal.SAME_SELECTOR,
        rule=rule.id,
        rival=other.id,
        family=rule.family,
        subject=subject,
    )


# Rules on units keep their patterns; `without` has those of the others.
def _part_units(family: Mapping[int, Rule], found: list[Rule]) -> None:
    patterns = tuple(one for rule in family.values() for one in rule.subjects)
    for index, rule in family.items():
        others = tuple(one for one in patterns if one not in rule.subjects)
        found[index] = msgspec.structs.replace(found[index], without=others)


def _part_subjects(family: Mapping[int, Rule], found: list[Rule], ways: _Ways) -> None:
    says: dict[str, set[int]] = {}
    for index, rule in family.items():
        for pattern in rule.subjects:
            says.setdefault(_compared(pattern), set()).add(index)
    for index, rule in family.items():
        mine = []
        for subject in found[index].subjects:
            winners = _winners(ways.of(subject), says)
            if index not in winners:
                continue
            if len(winners) > 1:
                # By other words, such as "commodity:cu" and "commodity:SHFE.cu".
                other = min(winners - {index})
                raise _same(rule, family[other], subject)
            mine.append(subject)
        found[index] = msgspec.structs.replace(found[index], subjects=tuple(mine))


# Those of a family that say a subject most specifically.
def _winners(selectors: Iterable[tuple[str, int]], says: Mapping[str, set[int]]) -> set[int]:
    highest, winners = -1, set[int]()
    for selector, height in selectors:
        if selector in says and height >= highest:
            highest = height
            winners = winners | says[selector]
    return winners
