"""One row of the business book that came, went, or became another."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from terminal.domain.register import Item, Table


class ChangeKind(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One row before and after; None on the side where it is not there."""

    table: Table
    id: str
    before: Item | None
    after: Item | None

    @property
    def kind(self) -> ChangeKind:
        """Added, changed or removed."""
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.after is None else ChangeKind.CHANGED

    @property
    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(table=self.table, id=self.id, before=self.after, after=self.before)

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields that differ; () for a row that came or went."""
        if self.before is None or self.after is None:
            return ()
        names = self.after.__struct_fields__
        return tuple(n for n in names if getattr(self.before, n) != getattr(self.after, n))
