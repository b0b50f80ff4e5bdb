"""A proposal of a rule that asks for no reduction any more is not approved by a click."""

from __future__ import annotations

import msgspec

from terminal.core.engine import Memory
from terminal.core.event import Approve, Reduce, Tick
from terminal.core.rule_digest import stamped
from terminal.domain.approval import ApprovalState
from terminal.domain.rule import Response, Rule
from tests.builders import ACCOUNT, FUTURES
from tests.core.test_rulebook import goes_live
from tests.playbook import Play, reducing

REDUCES = stamped(reducing())
REASON = "its rule asks for no reduction any more"
TELLS = stamped(msgspec.structs.replace(reducing(), response=Response.NOTIFY))


def proposed(rule: Rule = REDUCES) -> Play:
    play = Play(rules=(rule,)).opens().at(1).basis(600)
    play.records("approval", state="requested", requester="system")
    return play


def test_it_goes_with_the_change_of_its_rule_and_cannot_be_approved() -> None:
    play = proposed()
    waiting = play.proposal
    goes_live(play, TELLS).records("approval", state="expired", reason=REASON)
    play.hears(Approve(waiting.id, waiting.plan.digest, "wang")).refuses("expired")
    play.ticks(3).records_no("approval")
    assert play.alert.is_open


def test_what_a_person_asked_for_stays() -> None:
    play = Play(rules=(TELLS,)).opens().at(1).basis(600)
    play.hears(Reduce(ACCOUNT, FUTURES, "li")).records("approval", requester="li")
    play.ticks(3).records_no("approval")
    assert play.proposal.state is ApprovalState.REQUESTED


def test_a_rule_that_asks_for_it_still_leaves_it() -> None:
    play = proposed()
    goes_live(play, stamped(msgspec.structs.replace(REDUCES, name="other"))).ticks(3)
    assert play.proposal.state is ApprovalState.REQUESTED


def test_a_start_with_another_desk_file_takes_it_back() -> None:
    play = proposed()
    waiting = play.proposal
    new = Play(nonce=b"again", rules=(TELLS,))
    new.now = play.now
    alerts = tuple(play.engine.state.triage.alerts.values())
    new.engine.restore(Memory(alerts=alerts, approvals=(waiting,)), new.now)
    new.hears(Tick()).records("approval", id=waiting.id, state="expired")
