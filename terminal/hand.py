"""A scripted desk hand for simulated desks: it acknowledges and approves after a second or two."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from terminal import Refused
from terminal.core.event import Acknowledge, Approve
from terminal.domain.alert import AlertState
from terminal.domain.approval import ApprovalState

if TYPE_CHECKING:
    from terminal.desk import Desk

ACTOR = "auto-hand"
LOOKS_EVERY = 0.2
ACKNOWLEDGES_AFTER = timedelta(seconds=1)
APPROVES_AFTER = timedelta(seconds=1.5)


async def scripted_hand(desk: Desk) -> None:
    """Work on what the desk shows until cancelled; raise `Refused` on a desk that is not SIM."""
    if desk.settings.mode != "SIM":
        raise Refused(f"--hand auto works on SIM desks only; {desk.settings.desk} is LIVE")
    if desk.settings.secrets:
        raise Refused(f"--hand auto: on {desk.settings.desk} persons sign in, and it is none")
    while True:
        await asyncio.sleep(LOOKS_EVERY)
        now, state = desk.now(), desk.engine.state
        for alert in list(state.triage.alerts.values()):
            waited = now - alert.updated
            if alert.state is AlertState.FIRING and waited >= ACKNOWLEDGES_AFTER:
                desk.post(Acknowledge(alert.id, ACTOR))
        for approval in list(state.responder.approvals.values()):
            waited = now - approval.requested
            if approval.state is ApprovalState.REQUESTED and waited >= APPROVES_AFTER:
                desk.post(Approve(approval.id, approval.plan.digest, ACTOR))
