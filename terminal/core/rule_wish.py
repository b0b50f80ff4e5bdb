"""What people want of the rules: wishes, as those in `event`."""

from __future__ import annotations

import msgspec

from terminal.domain.rule import Rule


class DraftRules(msgspec.Struct, frozen=True, kw_only=True):
    """A person writes down a change of rules; nothing is watched differently yet.

    rules: whole new versions, subjects as written. removed: ids. source: see `Revision`
    """

    rules: tuple[Rule, ...]
    removed: tuple[str, ...] = ()
    reason: str
    actor: str
    source: str = ""


class ApproveRules(msgspec.Struct, frozen=True):
    """A person allows exactly the change with this digest."""

    revision: str
    digest: str
    actor: str


class RejectRules(msgspec.Struct, frozen=True):
    """A person says no to a change of rules, or takes a draft back."""

    revision: str
    actor: str
    note: str = ""


class PutLive(msgspec.Struct, frozen=True):
    """An approved change of rules takes over now, without a restart."""

    revision: str
    actor: str


RuleWish = DraftRules | ApproveRules | RejectRules | PutLive
