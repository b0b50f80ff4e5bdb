"""A rule pack laid down on one desk: which of its rules mean something here, and on what.

Nothing is decided: what comes out is a draft for people. Selectors stay selectors where they can,
so that a pair or a unit that comes later is watched as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from terminal.core.rule_digest import stamped
from terminal.core.selectors import COMMODITY, KINDS, Places, kind_of_subject, rank
from terminal.core.unit_rules import BETWEEN, EVERY, is_watched, rank_of_unit
from terminal.domain.code import product_of
from terminal.domain.level import Level, Side
from terminal.domain.metric import Metric
from terminal.domain.pack import Pack
from terminal.domain.revision import Revision
from terminal.domain.rule import Rule


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack is on a desk.

    rules: as written, each with at least one subject, in the pack's order
    left_out: (rule, subject) for each that means nothing here or was not chosen
    """

    rules: tuple[Rule, ...]
    left_out: tuple[tuple[str, str], ...]


def commodities_of(pack: Pack, places: Places) -> tuple[str, ...]:
    """Return the commodities of a pack that a pair of the desk is on, as the pack writes them."""
    here = codes_in(places)
    return tuple(one for one in pack.commodities if one.lower() in here)


def codes_in(places: Places) -> frozenset[str]:
    """Return the letters of the products that the desk's pairs are on, in lower case."""
    products = (product_of(futures) or "" for futures in places.pairs.values())
    return frozenset(one.rpartition(".")[2].lower() for one in products if one)


def lay(
    pack: Pack, places: Places, chosen: Collection[str], units: Sequence[str] | None = None
) -> Laid:
    """Return the rules of a pack for a desk.

    chosen: letters of commodities, in any case; those of the pack that are not here are left out.
        Of a pack that is for any there is nothing to choose: it is laid on all that are here
    units: the business units that rules on units are for; None = all there are and will be
    """
    here = codes_in(places)
    wanted = here.intersection(map(str.lower, chosen)) if pack.commodities else here
    unwanted = {one.lower() for one in pack.commodities} - wanted
    rules, left_out = [], []
    for rule in pack.rules:
        kept: list[str] = []
        rivals = _rivals(rule, pack.rules)
        for pattern in rule.subjects:
            found = _meant(rule, pattern, places, wanted, units)
            if found and _is_unwanted(rule, pattern, places, unwanted):
                found = []
            mine = (one for one in found if not _gives_way(pattern, one, rivals))
            kept += [one for one in mine if one not in kept]
            left_out += [] if found else [(rule.id, pattern)]
        if kept:
            rules.append(stamped(msgspec.structs.replace(rule, subjects=tuple(kept))))
    return Laid(rules=tuple(rules), left_out=tuple(left_out))


def doubled(laid: Sequence[Rule], in_force: Iterable[Rule]) -> tuple[str, ...]:
    """Return the ids of rules in force whose every subject a laid one watches for the same metric.

    On each side where it has a limit, and up to its highest level there. Both resolved. Formulas
    are never taken for the same; neither is a later version of a rule.
    """
    ids = {rule.id for rule in laid}
    watched: dict[tuple[Metric, str, Side], Level] = {}
    for rule in laid:
        for side, level in _reach(rule).items():
            for subject in rule.subjects:
                key = rule.metric, subject, side
                watched[key] = max(level, watched.get(key, level))

    def is_watched_there(rule: Rule) -> bool:
        reach = _reach(rule).items()
        keys = (((rule.metric, one, side), level) for one in rule.subjects for side, level in reach)
        return all(key in watched and watched[key] >= level for key, level in keys)

    return tuple(
        rule.id
        for rule in in_force
        if rule.id not in ids and rule.subjects and rule.limits and is_watched_there(rule)
    )


# The highest level with a limit, by side; nothing of a formula.
def _reach(rule: Rule) -> dict[Side, Level]:
    found = [(Side.LOW, one.level) for one in rule.limits if one.low is not None]
    found += [(Side.HIGH, one.level) for one in rule.limits if one.high is not None]
    return dict(sorted(found))


def went_live(pack: Pack, revisions: Iterable[Revision]) -> str:
    """Return the version of this pack that went live last where it is not an earlier one: a newer
    one, or the same with another text; "" where laying this one down takes nothing back.
    """
    start = f"{pack.id}@"
    mine = [one for one in revisions if one.live is not None and one.source.startswith(start)]
    if not mine:
        return ""
    last = max(mine, key=lambda one: (one.live or one.drafted, one.id))
    if last.source == pack.origin:
        return ""
    version = last.source.removeprefix(start).partition(" ")[0]
    return version if _numbers(version) >= _numbers(pack.version) else ""


def is_newer(version: str, other: str) -> bool:
    """Tell whether a version of a pack comes after another one; "1.0" is "1"."""
    return _numbers(version) > _numbers(other)


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(one) for one in version.split(".") if one.isdecimal()]
    return (*found, *(0,) * (3 - len(found)))


def left_behind(
    laid: Iterable[Rule], in_force: Iterable[Rule], units: Collection[str]
) -> tuple[str, ...]:
    """Return what rules in force are on and their laid versions are not: nobody watches it then.

    Both with the subjects that each would watch by itself. units: the business units there are
    """
    before = {rule.id: rule for rule in in_force if rule.enabled}
    found: dict[str, None] = {}
    for rule in laid:
        old = before.get(rule.id)
        subjects = [] if old is None else _each_of(old, units)
        found |= dict.fromkeys(one for one in subjects if not is_watched(rule, one))
    return tuple(found)


# "*/CU" is "east/CU" and "west/CU": of a unit that goes on being watched nothing is to be said.
def _each_of(rule: Rule, units: Collection[str]) -> list[str]:
    found: list[str] = []
    for subject in rule.subjects:
        unit, between, commodity = subject.rpartition(BETWEEN)
        is_pattern = rule.on == "unit" and (unit if between else commodity) == EVERY
        end = between + commodity if between else ""
        found += [one + end for one in units] if is_pattern and units else [subject]
    return found


# What other rules of its family say of units; written out, a pattern must not win over them.
def _rivals(rule: Rule, rules: Iterable[Rule]) -> tuple[str, ...]:
    if not rule.family or kind_of_subject(rule) != "unit" or not rule.enabled:
        return ()
    others = (
        one for one in rules if one.id != rule.id and one.enabled and one.family == rule.family
    )
    return tuple(
        pattern for one in others if kind_of_subject(one) == "unit" for pattern in one.subjects
    )


# "*/CU" for chosen units says "east/CU", and "east" or "east/CU" of another rule said it closer.
def _gives_way(pattern: str, one: str, rivals: Sequence[str]) -> bool:
    return one != pattern and rank_of_unit(rivals, one) > rank_of_unit((pattern,), one)


def _meant(
    rule: Rule, pattern: str, places: Places, wanted: Collection[str], units: Sequence[str] | None
) -> list[str]:
    kind = kind_of_subject(rule)
    if kind == "unit":
        return _of_units(pattern, wanted, units)
    if kind == "account":
        return [pattern] if pattern == EVERY or pattern in places.accounts else []
    if pattern.startswith(COMMODITY):
        letters = pattern.removeprefix(COMMODITY).rpartition(".")[2].lower()
        if letters not in wanted:
            return []
    is_named = pattern.startswith(KINDS) or pattern != EVERY
    is_here = any(rank(pattern, pair, places) is not None for pair in places.pairs)
    return [pattern] if is_here or not is_named else []


# A contract or a pair by name that is of commodities which were offered and not chosen.
def _is_unwanted(rule: Rule, pattern: str, places: Places, unwanted: Collection[str]) -> bool:
    if kind_of_subject(rule) != "pair" or pattern == EVERY:
        return False
    meant = [places.pairs[one] for one in places.pairs if rank(pattern, one, places) is not None]
    letters = [(product_of(one) or "").rpartition(".")[2].lower() for one in meant]
    return bool(letters) and all(one in unwanted for one in letters)


# "*/CU" for chosen units is "east/CU", "west/CU"; for all of them it stays as it is.
def _of_units(pattern: str, wanted: Collection[str], units: Sequence[str] | None) -> list[str]:
    unit, _, commodity = pattern.rpartition(BETWEEN)
    if not unit:
        unit, commodity = commodity, ""
    if commodity and commodity.lower() not in wanted:
        return []
    if units is None:
        return [pattern]
    end = BETWEEN + commodity if commodity else ""
    if unit == EVERY:
        return [one + end for one in units]
    return [pattern] if unit in units else []
