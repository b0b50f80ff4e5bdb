"""Which approvals may still lead to an order."""

from __future__ import annotations

from terminal.domain.approval import ApprovalState
from tests.builders import make_plan, make_request

A = ApprovalState


def test_what_is_requested_approved_or_sent_is_not_over() -> None:
    assert {state for state in A if not state.is_final} == {A.REQUESTED, A.APPROVED, A.SENT}


def test_a_plan_counts_the_lots_of_all_its_legs() -> None:
    plan = make_plan(legs=(make_request(volume=20), make_request(id="b", volume=7)))
    assert plan.volume == 27
    assert make_plan(legs=()).volume == 0
