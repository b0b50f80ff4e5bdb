"""What a change of rules changes: rule by rule, field by field, as values and never as words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from terminal.domain.revision import Revision
from terminal.domain.rule import Rule

# Fields that a rule is not said by: what it is called by, its version, and what a desk makes of it.
NOT_SAID = ("id", "digest", "without", "limits", "clauses")


class EditKind(StrEnum):
    """What happens to a rule."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class FieldEdit(msgspec.Struct, frozen=True):
    """One field: its key as in `said`, and its values; None where the rule has no such field."""

    key: tuple[str, ...]
    before: object
    after: object


class RuleEdit(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of a change, and the fields in which its versions differ.

    before: None = there was none, or the version is not known any more. after: None = taken away
    """

    id: str
    kind: EditKind
    before: Rule | None
    after: Rule | None
    fields: tuple[FieldEdit, ...] = ()

    @property
    def is_blind(self) -> bool:
        """The version that it was drafted on is not known any more."""
        return self.before is None and self.kind is not EditKind.ADDED


def said(rule: Rule) -> dict[tuple[str, ...], object]:
    """Return a rule as flat fields; ("warning", "low") is a limit, ("warning",) a formula."""
    names = [name for name in rule.__struct_fields__ if name not in NOT_SAID]
    found: dict[tuple[str, ...], object] = {(name,): getattr(rule, name) for name in names}
    for limit in rule.limits:
        level = limit.level.name.lower()
        found[level, "low"], found[level, "high"] = limit.low, limit.high
    for clause in rule.clauses:
        found[clause.level.name.lower(),] = clause.formula
    return found


def field_edits(before: Rule | None, after: Rule | None) -> tuple[FieldEdit, ...]:
    """Return the fields in which two versions of a rule differ."""
    old = {} if before is None else said(before)
    new = {} if after is None else said(after)
    return tuple(
        FieldEdit(key, old.get(key), new.get(key))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )


def revision_edits(revision: Revision, versions: Mapping[str, Rule]) -> tuple[RuleEdit, ...]:
    """Return what a revision changes against the versions that it was drafted on.

    versions: digest -> rule, of every version that is known
    """
    after: dict[str, Rule | None] = {rule.id: rule for rule in revision.rules}
    after |= dict.fromkeys(revision.removed)
    return tuple(
        _edit(id, versions.get(revision.base.get(id, "")), rule, had=bool(revision.base.get(id)))
        for id, rule in after.items()
    )


def _edit(id: str, before: Rule | None, after: Rule | None, *, had: bool = False) -> RuleEdit:
    if after is None:
        return RuleEdit(id=id, kind=EditKind.REMOVED, before=before, after=None)
    if before is None:
        kind = EditKind.CHANGED if had else EditKind.ADDED
        return RuleEdit(id=id, kind=kind, before=None, after=after)
    fields = field_edits(before, after)
    return RuleEdit(id=id, kind=EditKind.CHANGED, before=before, after=after, fields=fields)
