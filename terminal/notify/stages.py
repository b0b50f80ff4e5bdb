"""The life of one notification as a table, and how the provider's word overrules it.

Two kinds of move. What the outbox does itself follows TRANSITIONS. What a provider proves (a reply,
an inquiry, a receipt) only ever raises a stage along PROOF, whatever order the proofs come in, and
it counts even for a message that was given up: the truth is that it arrived.
"""

from __future__ import annotations

from enum import StrEnum

from terminal.domain.notification import Stage


class Cause(StrEnum):
    """What the outbox may do to a notification, or learn of its own attempt."""

    CLAIM = "claim"
    POSTPONE = "not taken now"
    REFUSE = "refused"
    DOUBT = "no answer"
    ABSENT = "never arrived"
    WITHDRAW = "withdrawn"
    EXPIRE = "deadline passed"


S, C = Stage, Cause
# (stage, cause) -> next stage. A pair that is absent is no transition: the row stays as it is.
# Back to PENDING leads only what certainly reached nobody, so nothing is ever sent twice by it.
TRANSITIONS: dict[tuple[Stage, Cause], Stage] = {
    (S.PENDING, C.CLAIM): S.SENDING,
    (S.PENDING, C.WITHDRAW): S.CANCELLED,
    (S.PENDING, C.EXPIRE): S.DEAD,
    (S.SENDING, C.POSTPONE): S.PENDING,
    (S.SENDING, C.REFUSE): S.FAILED,
    (S.SENDING, C.DOUBT): S.UNKNOWN,
    (S.SENDING, C.WITHDRAW): S.CANCELLED,
    (S.UNKNOWN, C.ABSENT): S.PENDING,
    (S.UNKNOWN, C.WITHDRAW): S.CANCELLED,
    (S.UNKNOWN, C.EXPIRE): S.DEAD,
}

# Ascending. FAILED stands below DELIVERED: a carrier that gave up on a handset and then reached it
# reports both, in either order.
PROOF = (S.ACCEPTED, S.FAILED, S.DELIVERED, S.ACKNOWLEDGED)


def after(stage: Stage, cause: Cause) -> Stage:
    """Return the stage that follows, or `stage` itself when the cause does not apply."""
    return TRANSITIONS.get((stage, cause), stage)


def proven(stage: Stage, proof: Stage) -> Stage:
    """Return the higher of what is known and what a provider proves; `proof` is one of PROOF."""
    return proof if _height(proof) > _height(stage) else stage


def _height(stage: Stage) -> int:
    return PROOF.index(stage) + 1 if stage in PROOF else 0
