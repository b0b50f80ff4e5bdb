"""The table of an alert's life, read as a drawing."""

from __future__ import annotations

import math

import pytest

from terminal.domain.alert import TRANSITIONS, AlertState, Cause, Decided
from tests.builders import make_alert

S, C = AlertState, Cause


def reachable(start: AlertState) -> set[AlertState]:
    found, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for (state, _), after in TRANSITIONS.items():
            if state is here and after not in found:
                found.add(after)
                ahead.append(after)
    return found


FIRED = {S.FIRING, S.ACKNOWLEDGED, S.HANDLING, S.RECOVERING}


def test_every_state_can_be_reached_and_every_alert_can_be_closed() -> None:
    assert reachable(S.PENDING) == set(S)
    assert all(S.CLOSED in reachable(state) for state in S if state is not S.PENDING)


def test_every_cause_has_a_place_in_the_table() -> None:
    assert {cause for _, cause in TRANSITIONS} == set(C)


def test_nothing_leads_out_of_closed_or_from_resolved_back_to_open() -> None:
    assert reachable(S.CLOSED) == {S.CLOSED}
    assert reachable(S.RESOLVED) == {S.RESOLVED, S.CLOSED}


def test_only_a_recovery_that_was_held_resolves_what_has_fired() -> None:
    ways = {pair for pair, after in TRANSITIONS.items() if after is S.RESOLVED}
    unwatched = {way for way in ways if way[1] is C.UNWATCHED}
    assert ways - unwatched == {(S.PENDING, C.CLEARED), (S.RECOVERING, C.CLEAR_HELD)}
    assert {state for state, _ in unwatched} == FIRED | {S.PENDING}


def test_a_changed_rule_moves_no_alert() -> None:
    revised = {state: after for (state, cause), after in TRANSITIONS.items() if cause is C.REVISED}
    assert revised == {state: state for state in FIRED | {S.PENDING}}


def test_nobody_can_acknowledge_what_has_not_fired_or_is_over() -> None:
    taken = {state for state, cause in TRANSITIONS if cause is C.ACKNOWLEDGE}
    assert not taken & {S.PENDING, S.RESOLVED, S.CLOSED}


@pytest.mark.parametrize("state", S)
def test_an_alert_is_open_until_it_is_resolved(state: AlertState) -> None:
    assert make_alert(state=state).is_open is (state not in (S.RESOLVED, S.CLOSED))


@pytest.mark.parametrize(
    ("state", "cause", "after"),
    [
        (S.FIRING, C.ROSE, S.FIRING),
        # What was taken at a lower level must be taken again; what is being handled already is.
        (S.ACKNOWLEDGED, C.ROSE, S.FIRING),
        (S.HANDLING, C.ROSE, S.HANDLING),
        (S.HANDLING, C.ACKNOWLEDGE, S.HANDLING),
        (S.RECOVERING, C.ACKNOWLEDGE, S.RECOVERING),
        # It has fired before: it is not held back a second time.
        (S.RECOVERING, C.BROKEN_OUT, S.FIRING),
        (S.ACKNOWLEDGED, C.LAPSED, S.FIRING),
        (S.ACKNOWLEDGED, C.WORSENED, S.FIRING),
        (S.ACKNOWLEDGED, C.FELL, S.ACKNOWLEDGED),
        (S.FIRING, C.UNANSWERED, S.FIRING),
        (S.HANDLING, C.UNANSWERED, S.HANDLING),
    ],
)
def test_a_rise_or_a_relapse_asks_again_and_a_word_changes_nothing_more(
    state: AlertState, cause: Cause, after: AlertState
) -> None:
    assert TRANSITIONS[state, cause] is after


@pytest.mark.parametrize(
    ("low", "high", "value", "beyond"),
    [
        (None, 300.0, 350.0, 50.0),
        (None, 300.0, 250.0, -50.0),
        (-200.0, None, -250.0, 50.0),
        (-200.0, None, 0.0, -200.0),
        (-200.0, 300.0, -250.0, 50.0),
        (-200.0, 300.0, 310.0, 10.0),
        (None, None, 9e9, -math.inf),
    ],
)
def test_how_far_out_a_value_is_depends_on_the_limits_there_are(
    low: float | None, high: float | None, value: float, beyond: float
) -> None:
    assert Decided("basis", low, high).beyond(value) == beyond
