"""Who may approve a plan, and how many must.

Each approval is of the digest of exactly what will be sent, and counts as long as the proposal
lives; a new proposal begins without any.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from terminal.core.plan import digest_of
from terminal.core.refusal import NoPlan, Refusal
from terminal.domain.approval import Approval


def check_vote(approval: Approval, digest: str, actor: str, *, four_eyes: bool) -> None:
    """Raise `NoPlan` when this person may not approve this: four eyes, twice, another plan."""
    if digest != approval.plan.digest or digest != digest_of(approval.plan.legs):
        raise NoPlan(Refusal.OTHER_DIGEST)
    if four_eyes and actor == approval.requester:
        raise NoPlan(Refusal.FOUR_EYES, actor=actor)
    if actor in approval.approvers:
        raise NoPlan(
            Refusal.APPROVED_BEFORE,
            actor=actor,
            given=len(approval.approvers),
            needed=approval.needed,
        )


def with_vote(approval: Approval, actor: str, needed: int, now: datetime) -> Approval:
    """Return it with one approval more. It never comes to need fewer than when it was asked for."""
    return msgspec.structs.replace(
        approval,
        approvers=(*approval.approvers, actor),
        needed=max(approval.needed, needed),
        updated=now,
    )
