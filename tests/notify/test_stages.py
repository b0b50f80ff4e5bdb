from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.notification import Stage
from terminal.notify.stages import PROOF, TRANSITIONS, Cause, after, proven

STEPS = st.lists(st.sampled_from([*Cause, *PROOF]))


def step(stage: Stage, what: Cause | Stage) -> Stage:
    return proven(stage, what) if isinstance(what, Stage) else after(stage, what)


def height(stage: Stage) -> int:
    return PROOF.index(stage) + 1 if stage in PROOF else 0


@given(STEPS)
def test_what_a_provider_has_proven_is_never_taken_back(steps: list[Cause | Stage]) -> None:
    stage = Stage.PENDING
    for what in steps:
        before, stage = stage, step(stage, what)
        assert height(stage) >= height(before)


@given(STEPS)
def test_what_has_ended_is_never_sent_again(steps: list[Cause | Stage]) -> None:
    stage, has_ended = Stage.PENDING, False
    for what in steps:
        stage = step(stage, what)
        has_ended = has_ended or stage.is_final
        assert not (has_ended and stage in (Stage.PENDING, Stage.SENDING, Stage.UNKNOWN))


@given(st.sampled_from(Stage), st.lists(st.sampled_from(PROOF), min_size=1))
def test_proofs_lead_to_the_same_stage_in_any_order_and_number(
    start: Stage, proofs: list[Stage]
) -> None:
    once = start
    for proof in proofs:
        once = proven(once, proof)
    again = start
    for proof in [*reversed(proofs), *proofs]:
        again = proven(again, proof)
    assert again is once


def test_every_order_of_receipts_ends_in_the_highest() -> None:
    for order in permutations(PROOF):
        stage = Stage.SENDING
        for proof in order:
            stage = proven(stage, proof)
        assert stage is Stage.ACKNOWLEDGED


def test_doubt_leads_to_another_send_only_by_a_proven_absence() -> None:
    assert after(Stage.SENDING, Cause.DOUBT) is Stage.UNKNOWN
    ways_out = {(cause, to) for (stage, cause), to in TRANSITIONS.items() if stage is Stage.UNKNOWN}
    assert {cause for cause, to in ways_out if not to.is_final} == {Cause.ABSENT}


@pytest.mark.parametrize("stage", [Stage.DEAD, Stage.CANCELLED])
def test_a_message_given_up_counts_as_arrived_when_it_did(stage: Stage) -> None:
    assert proven(stage, Stage.DELIVERED) is Stage.DELIVERED


def test_a_handset_reached_late_outweighs_the_carriers_giving_up() -> None:
    assert proven(Stage.FAILED, Stage.DELIVERED) is Stage.DELIVERED
    assert proven(Stage.DELIVERED, Stage.FAILED) is Stage.DELIVERED
