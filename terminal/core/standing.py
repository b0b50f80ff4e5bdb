"""Which selector of which rule of a family wins on a subject, and which others it beats there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from terminal.core.selectors import Places, kind_of_subject, rank
from terminal.core.unit_rules import rank_of_unit
from terminal.domain.rule import Rule


class Standing(msgspec.Struct, frozen=True):
    """Where a rule stands on one subject.

    pattern: the most specific of its selectors that means the subject, as written
    beaten: (rule, selector) of its family that mean the subject less specifically
    beaten_by: the rule that says it more specifically, "" = this one wins
    """

    pattern: str
    beaten: tuple[tuple[str, str], ...] = ()
    beaten_by: str = ""


def standing(written: Sequence[Rule], rule: str, subject: str, places: Places) -> Standing | None:
    """Return where a rule stands on a subject; None when it is not there or not on it at all."""
    mine = next((one for one in written if one.id == rule and one.enabled), None)
    own = None if mine is None else _best(mine, subject, places)
    if mine is None or own is None:
        return None
    beaten: list[tuple[str, str]] = []
    winner, highest = "", own[0]
    for other in written:
        if not _is_kin(mine, other):
            continue
        its = _best(other, subject, places)
        if its is None:
            continue
        if its[0] > highest:
            winner, highest = other.id, its[0]
        elif its[0] < own[0]:
            beaten.append((other.id, its[1]))
    return Standing(own[1], tuple(beaten), winner)


def _is_kin(mine: Rule, other: Rule) -> bool:
    return (
        other.id != mine.id
        and other.enabled
        and bool(mine.family)
        and other.family == mine.family
        and kind_of_subject(other) == kind_of_subject(mine)
    )


def _best(rule: Rule, subject: str, places: Places) -> tuple[int, str] | None:
    ranked = [(_rank(rule, one, subject, places), one) for one in rule.subjects]
    found = [(height, one) for height, one in ranked if height is not None]
    return max(found, key=lambda one: one[0], default=None)


def _rank(rule: Rule, pattern: str, subject: str, places: Places) -> int | None:
    if kind_of_subject(rule) != "unit":
        return rank(pattern, subject, places)
    height = rank_of_unit((pattern,), subject)
    return None if height < 0 else height
