"""What may be done with a change of rules as it stands. The desk and its window ask the same."""

from __future__ import annotations

from terminal.core.refusal import Denied, Refusal
from terminal.domain.revision import Revision, RevisionState


class NotRevised(Denied):
    """A change of rules that cannot be, and why."""


def check_approve(revision: Revision, actor: str, *, four_eyes: bool) -> None:
    """Raise `NotRevised` when this person may not approve it.

    four_eyes: who drafted it may not
    """
    _check_state(revision, RevisionState.DRAFT)
    if four_eyes and actor == revision.author:
        raise NotRevised(Refusal.REVISION_FOUR_EYES, actor=actor)


def check_reject(revision: Revision) -> None:
    """Raise `NotRevised` when it is no draft and not waiting to go live either."""
    _check_state(revision, RevisionState.DRAFT, RevisionState.APPROVED)


def check_live(revision: Revision, *, four_eyes: bool) -> None:
    """Raise `NotRevised` when nobody has approved it, or it is over.

    four_eyes: who drafted it may not have approved it, though it was allowed when that was done
    """
    if revision.state is RevisionState.DRAFT:
        raise NotRevised(Refusal.REVISION_NOT_APPROVED)
    _check_state(revision, RevisionState.APPROVED)
    if four_eyes and revision.decided_by == revision.author:
        raise NotRevised(Refusal.REVISION_FOUR_EYES, actor=revision.author)


def _check_state(revision: Revision, *states: RevisionState) -> None:
    if revision.state not in states:
        who = revision.live_by or revision.decided_by or revision.author
        raise NotRevised(Refusal.REVISION_DECIDED, state=revision.state.value, who=who)
