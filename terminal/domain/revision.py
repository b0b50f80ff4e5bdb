"""A change of the rules: drafted with a reason, approved by somebody, live from a moment on."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from terminal.domain.rule import Rule


class RevisionState(StrEnum):
    """Where a change of rules stands. A live one stays in force until a later one overtakes it."""

    DRAFT = "draft"
    APPROVED = "approved"
    LIVE = "live"
    REJECTED = "rejected"

    @property
    def is_open(self) -> bool:
        """Somebody has to do something about it."""
        return self in (RevisionState.DRAFT, RevisionState.APPROVED)


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """All that one draft changes; it goes live whole.

    rules: new versions, as written, each with its digest. removed: ids of rules taken away
    base: id -> digest of the version that it was drafted on, "" where there was none
    digest: SHA-256 of what it says, hex: what is approved is exactly this
    source: the rule pack it came from, as "id@version digest", or "" for an edit by hand
    decided_by: who approved or rejected it
    """

    id: str
    rules: tuple[Rule, ...]
    removed: tuple[str, ...] = ()
    base: dict[str, str]
    digest: str
    reason: str
    source: str = ""
    state: RevisionState = RevisionState.DRAFT
    author: str
    drafted: datetime
    decided_by: str = ""
    decided: datetime | None = None
    note: str = ""
    live_by: str = ""
    live: datetime | None = None

    @property
    def touched(self) -> tuple[str, ...]:
        """The ids of all rules that it changes, adds or takes away."""
        return (*(rule.id for rule in self.rules), *self.removed)
