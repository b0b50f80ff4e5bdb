"""Rules are drafted, approved and put live while the desk runs, and a restart finds them again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Effect, Show, Topic, Write
from terminal.core.engine import Memory
from terminal.core.event import StoreFailed
from terminal.core.rule_digest import rule_digest, stamped
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive, RejectRules
from terminal.core.rulebook import revision_digest
from terminal.domain.alert import AlertState
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.revision import Revision, RevisionState
from terminal.domain.rule import Clause, Response, Rule
from tests.builders import PAIR, make_limit, make_rule
from tests.playbook import LIMITS, Play, make_policy

S = AlertState
BAND = stamped(make_rule(id="band", limits=LIMITS))


def formula(said: str, level: Level = Level.WARNING, **fields: Any) -> Rule:
    values = {
        "id": "jump",
        "name": "急变",
        "metric": Metric.FORMULA,
        "limits": (),
        "clauses": (Clause(level, said),),
    }
    return make_rule(**values | fields)


def changed(rule: Rule = BAND, **fields: Any) -> Rule:
    return msgspec.structs.replace(rule, **fields)


def playing(*rules: Rule, **policy: Any) -> Play:
    return Play(rules=rules or (BAND,), policy=make_policy(**policy)).opens()


def drafts(play: Play, *rules: Rule, removed: Iterable[str] = (), **fields: Any) -> Revision:
    values: dict[str, Any] = {"reason": "quiet market", "actor": "li", "source": ""} | fields
    play.hears(DraftRules(rules=rules, removed=tuple(removed), **values))
    return list(play.engine.state.rulebook.revisions.values())[-1]


def approves(play: Play, revision: Revision, actor: str = "zhang") -> Play:
    return play.hears(ApproveRules(revision.id, revision.digest, actor))


def goes_live(play: Play, *rules: Rule, removed: Iterable[str] = ()) -> Play:
    revision = drafts(play, *rules, removed=removed)
    approves(play, revision)
    return play.hears(PutLive(revision.id, "zhang"))


def kept(effects: Iterable[Effect]) -> tuple[Revision, ...]:
    """What the ledger has of the revisions: the newest entry of each."""
    found: dict[str, Revision] = {}
    for one in effects:
        if isinstance(one, Write) and one.record.kind == "rules":
            found[one.record.ref] = thing_of(one.record.body, Revision)
    return tuple(found.values())


# The way to live


def test_a_draft_is_recorded_and_watches_nothing() -> None:
    play = playing()
    revision = drafts(play, formula("basis > 100"))
    play.records("rules", state="draft", author="li", reason="quiet market")
    assert Show(Topic.RULES, "") in play.effects
    assert revision.base == {"jump": ""}
    assert revision.rules[0].digest == rule_digest(revision.rules[0])
    play.at(1).basis(150).records_no("alert")


def test_what_is_approved_and_put_live_fires_without_a_restart() -> None:
    play = playing()
    revision = drafts(play, formula("basis > 100"))
    approves(play, revision).records("rules", state="approved", decided_by="zhang")
    play.at(1).basis(150).records_no("alert")
    play.hears(PutLive(revision.id, "zhang")).records("rules", state="live", live_by="zhang")
    # The value has not moved since: the rule finds it as it stands.
    play.ticks(1).records("alert", state="firing", rule="jump")


@pytest.mark.parametrize("actor", ["li", " "])
def test_four_eyes_are_two_people(actor: str) -> None:
    play = playing(four_eyes_rules=True)
    revision = drafts(play, formula("basis > 100"), actor=actor)
    approves(play, revision, actor).refuses("four eyes")
    approves(play, revision, "zhang").records("rules", state="approved")


def test_without_four_eyes_one_person_may() -> None:
    play = playing()
    approves(play, drafts(play, formula("basis > 100")), "li").records("rules", state="approved")


def test_exactly_what_was_looked_at_is_approved() -> None:
    play = playing()
    revision = drafts(play, formula("basis > 100"))
    other = revision_digest([stamped(formula("basis > 99"))], ())
    play.hears(ApproveRules(revision.id, other, "zhang")).refuses("look at it again")


def test_a_draft_cannot_go_live_and_a_rejected_one_is_over() -> None:
    play = playing()
    revision = drafts(play, formula("basis > 100"))
    play.hears(PutLive(revision.id, "zhang")).refuses("not approved")
    play.hears(RejectRules(revision.id, "zhang", "too tight"))
    play.records("rules", state="rejected", note="too tight")
    approves(play, revision).refuses("rejected already, by zhang")
    play.hears(PutLive(revision.id, "zhang")).refuses("rejected already")


def test_what_is_approved_can_still_be_stopped_and_what_is_live_cannot() -> None:
    play = playing()
    revision = drafts(play, formula("basis > 100"))
    approves(play, revision)
    play.hears(RejectRules(revision.id, "wang")).records("rules", state="rejected")
    second = drafts(play, formula("basis > 100"))
    approves(play, second).hears(PutLive(second.id, "zhang"))
    play.hears(RejectRules(second.id, "wang")).refuses("live already, by zhang")
    play.hears(PutLive(second.id, "zhang")).refuses("live already")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"reason": "  "}, "needs a reason"),
        ({"rules": (BAND,)}, "nothing in the rules"),
        ({"removed": ("none",)}, "no rule none"),
        ({"rules": (formula("basis >"),)}, "rule jump: warning = basis >"),
        ({"rules": (formula("equity > 1"),)}, "a rule on pairs has no"),
        ({"rules": (formula('equity["account:x"] > 1'),)}, 'no account has the id "x"'),
        ({"rules": (changed(subjects=("zn",)),)}, "band is on zn, and no pair"),
        ({"rules": (formula("basis > 1"), formula("basis > 2"))}, "is there twice"),
        (
            {"rules": (changed(id="x", family="f"), changed(id="y", family="f"))},
            "of the family f are both on",
        ),
    ],
    ids=["reason", "same", "unknown", "syntax", "metric", "linked", "subject", "twice", "family"],
)
def test_a_draft_that_cannot_be_is_refused_in_words(wish: dict[str, Any], words: str) -> None:
    play = playing()
    values = {"rules": (formula("basis > 1"),), "reason": "r", "actor": "li"} | wish
    play.hears(DraftRules(**values)).refuses(words)
    assert play.engine.state.rulebook.revisions == {}


def test_a_draft_on_a_version_that_is_gone_cannot_go_live() -> None:
    play = playing()
    one = drafts(play, changed(hysteresis=Decimal(5)))
    two = drafts(play, changed(hysteresis=Decimal(6)))
    approves(play, one)
    approves(play, two)
    play.hears(PutLive(one.id, "zhang")).records("rules", state="live")
    play.hears(PutLive(two.id, "zhang")).refuses("rule band was changed since")


def test_while_the_ledger_fails_no_rule_changes() -> None:
    play = playing()
    revision = drafts(play, formula("basis > 100"))
    approves(play, revision)
    play.hears(StoreFailed("disk full"))
    play.hears(PutLive(revision.id, "zhang"))
    assert play.engine.state.rulebook.written == (BAND,)
    assert play.engine.state.rulebook.revisions[revision.id].state is RevisionState.APPROVED


# What becomes of alerts


def test_a_rule_taken_away_ends_its_alert_without_telling_a_recovery() -> None:
    play = playing().at(1).basis(400)
    alert = play.alert
    goes_live(play, removed=["band"]).records("alert", state="resolved")
    play.silences(alert.id).tells()
    assert play.alerts == []
    play.at(9).basis(800).records_no("alert")


def test_an_alert_whose_limit_moved_goes_on_under_the_new_one() -> None:
    play = playing().at(1).basis(400)
    first = play.alert
    wider = changed(limits=(make_limit(Level.ATTENTION, -350, 350),))
    goes_live(play, wider).records("alert", state="firing", limit="350.0")
    assert play.alert.id == first.id
    assert play.alert.rule_digest == rule_digest(wider)
    play.ticks(1).records_no("alert", state="resolved")


def test_an_alert_inside_its_new_limit_recovers_and_says_so() -> None:
    play = playing().at(1).basis(400)
    goes_live(play, changed(limits=(make_limit(Level.ATTENTION, -450, 450),)))
    play.ticks(1).records("alert", state="resolved", limit="450.0")


def test_a_time_that_runs_goes_on_at_a_limit_that_stayed() -> None:
    slow = changed(hold=timedelta(seconds=10))
    play = playing(stamped(slow)).at(1).basis(400)
    play.ticks(6).records_no("alert")
    # Only the two higher levels are others.
    goes_live(play, changed(slow, limits=(LIMITS[0], make_limit(Level.WARNING, -600, 600))))
    play.ticks(3).records_no("alert")
    play.ticks(1).records("alert", state="firing", level=1)


def test_a_time_that_runs_begins_anew_at_another_limit() -> None:
    slow = changed(hold=timedelta(seconds=10))
    play = playing(stamped(slow)).at(1).basis(400)
    play.ticks(6)
    goes_live(play, changed(slow, limits=(make_limit(Level.ATTENTION, -390, 390),)))
    play.ticks(9).records_no("alert")
    play.ticks(2).records("alert", state="firing")


def test_bands_that_become_a_formula_under_one_id_are_another_rule() -> None:
    play = playing().at(1).basis(400)
    first = play.alert
    goes_live(play, formula("basis > 300", id="band")).records("alert", state="resolved")
    play.ticks(1).records("alert", state="firing", metric="formula")
    assert play.alert.id != first.id


def test_a_formula_that_becomes_bands_under_one_id_is_another_rule() -> None:
    play = playing(stamped(formula("basis > 300", id="band"))).at(1).basis(400)
    first = play.alert
    goes_live(play, BAND).records("alert", state="resolved")
    play.ticks(1).records("alert", state="firing", metric="basis")
    assert play.alert.id != first.id


def test_a_level_that_a_formula_no_longer_has_does_not_stay_for_ever() -> None:
    both = (Clause(Level.ATTENTION, "basis > 300"), Clause(Level.FORCED, "basis > 500"))
    play = playing(stamped(formula("", clauses=both))).at(1).basis(600)
    assert play.alert.level is Level.FORCED
    goes_live(play, formula("basis > 800", Level.WARNING)).records("alert", state="resolved")
    assert play.alerts == []


def test_a_window_that_still_applies_is_kept() -> None:
    rule = stamped(formula("abs(change(basis, '10s')) > 50"))
    play = playing(rule)
    for second in range(1, 16):
        play.at(second).basis(0)
    goes_live(play, formula("abs(change(basis, '10s')) > 30"))
    # Ten seconds ago lies before the swap.
    play.at(16).basis(40).records("alert", state="firing", rule="jump")


def test_a_reducing_rule_put_live_proposes() -> None:
    play = playing(changed(limits=(make_limit(Level.WARNING, -900, 900),))).at(1).basis(600)
    goes_live(play, changed(limits=LIMITS, response=Response.REDUCE))
    play.ticks(1).records("alert", state="firing")
    assert play.proposal.plan.symbol


def test_the_bands_on_the_chart_are_those_in_force() -> None:
    play = playing()
    wider = (make_limit(Level.ATTENTION, -350, 350),)
    goes_live(play, changed(limits=wider))
    assert Show(Topic.PAIR, PAIR) in play.effects
    assert play.engine.view(Topic.PAIR, PAIR, play.now).limits == wider


# Restart


def again(play: Play, *rules: Rule) -> Play:
    """A new desk with this file and with what the ledger of the other one has."""
    next = Play(nonce=b"again", rules=rules or play.plant.rules, policy=play.plant.policy)
    next.now = play.now
    alerts = tuple(play.engine.state.triage.alerts.values())
    memory = Memory(revisions=kept(play.history), alerts=alerts)
    next.effects = next.engine.restore(memory, next.now)
    return next


def test_a_restart_finds_the_rules_in_force_and_the_open_drafts() -> None:
    play = playing()
    goes_live(play, formula("basis > 100"), changed(hysteresis=Decimal(9)))
    goes_live(play, changed(hysteresis=Decimal(8)))
    draft = drafts(play, formula("basis > 90"))
    new = again(play)
    assert new.engine.state.rulebook.written == play.engine.state.rulebook.written
    assert new.engine.state.rulebook.view() == play.engine.state.rulebook.view()
    assert new.engine.state.rulebook.revisions[draft.id].state is RevisionState.DRAFT
    new.opens(basis=150).ticks(1)
    assert [one.rule for one in new.alerts] == ["jump"]


def test_an_alert_of_a_rule_put_live_outlives_a_restart() -> None:
    play = playing()
    goes_live(play, formula("basis > 100"))
    play.at(5).basis(150)
    first = play.alert
    new = again(play)
    assert [one.id for one in new.alerts] == [first.id]
    new.opens(basis=0).ticks(1)
    assert new.alerts == []


def test_a_rule_that_the_desk_file_changed_later_stays_as_approved_and_says_so() -> None:
    play = playing()
    goes_live(play, changed(hysteresis=Decimal(9)))
    edited = stamped(changed(hysteresis=Decimal(3)))
    new = again(play, edited)
    assert new.engine.state.rulebook.written[0].hysteresis == 9
    new.records("notice", content="rule band was changed in the desk file; the approved change of "
                f"zhang ({kept(play.history)[0].id[-6:]}) stays in force until another one goes "
                "live")  # fmt: skip


def test_a_rule_that_a_file_got_under_the_id_of_an_approved_one_is_said_to_give_way() -> None:
    play = playing()
    goes_live(play, formula("basis > 100"))
    approved = play.engine.state.rulebook.written[1]
    assert contents(again(play, BAND, approved)) == []
    new = again(play, BAND, stamped(formula("basis > 50")))
    assert new.engine.state.rulebook.written[1] == approved
    assert ["rule jump was changed in the desk file" in one for one in contents(new)] == [True]


def test_a_rule_that_no_longer_fits_the_desk_is_left_out_in_words() -> None:
    play = playing()
    goes_live(play, formula("basis > 100"), changed(hysteresis=Decimal(9)))
    revision = kept(play.history)[0]
    lost = msgspec.structs.replace(revision, rules=(changed(subjects=("gone",)),), base={})
    new = Play(rules=(BAND,))
    new.effects = new.engine.restore(Memory(revisions=(lost,)), new.now)
    assert new.engine.state.rulebook.written == (BAND,)
    notices = [one.content for one in new.engine.state.notices.values()]
    assert notices == ["rule band is on gone, and no pair of this desk is meant by that"]


def test_what_its_author_approved_before_four_eyes_were_asked_for_does_not_go_live() -> None:
    play = playing()
    revision = drafts(play, changed(hysteresis=Decimal(9)))
    approves(play, revision, actor=revision.author)
    new = Play(rules=(BAND,), policy=make_policy(four_eyes_rules=True))
    new.engine.restore(Memory(revisions=kept(play.history)), new.now)
    new.hears(PutLive(revision.id, "zhang")).refuses("four eyes")
    assert new.engine.state.rulebook.written == (BAND,)
    # It can be turned down, and drafted again.
    new.hears(RejectRules(revision.id, "zhang")).records("rules", state="rejected")


def test_what_took_the_place_of_another_of_its_family_is_in_force_after_a_restart() -> None:
    old = stamped(changed(family="f"))
    play = playing(old)
    goes_live(play, changed(id="other", family="f"), removed=["band"])
    new = again(play)
    assert [one.id for one in new.engine.state.rulebook.written] == ["other"]
    assert new.engine.state.notices == {}
    new.opens(basis=-350).ticks(1)
    assert [one.rule for one in new.alerts] == ["other"]


def lives(*rules: Rule, removed: tuple[str, ...] = ()) -> Play:
    """A desk that finds a live revision of these rules in its ledger, over BAND."""
    play = playing()
    goes_live(play, formula("basis > 100"))
    revision = kept(play.history)[0]
    rules = tuple(map(stamped, rules))
    base = dict.fromkeys(removed, BAND.digest)
    lost = msgspec.structs.replace(revision, rules=rules, removed=removed, base=base)
    new = Play(rules=(BAND,))
    new.effects = new.engine.restore(Memory(revisions=(lost,)), new.now)
    return new


def contents(play: Play) -> list[str]:
    return [one.content for one in play.engine.state.notices.values()]


def test_a_rule_that_does_not_fit_takes_no_other_of_its_change_with_it() -> None:
    lost = formula("basis > 300", id="lost", subjects=("gone",))
    new = lives(formula("basis > 100"), lost, removed=("band",))
    assert [one.id for one in new.engine.state.rulebook.written] == ["jump"]
    assert contents(new) == ["rule lost is on gone, and no pair of this desk is meant by that"]
    new.opens(basis=150).ticks(1)
    assert [one.rule for one in new.alerts] == ["jump"]


def test_a_rule_goes_on_where_one_of_its_pairs_is_gone() -> None:
    new = lives(formula("basis > 100", subjects=("gone", PAIR)))
    assert contents(new) == ["rule jump is on gone, and no pair of this desk is meant by that"]
    (_, rule) = new.engine.state.rulebook.written
    assert (rule.subjects, rule.digest) == ((PAIR,), rule_digest(rule))
    new.opens(basis=150).ticks(1)
    assert [one.rule for one in new.alerts] == ["jump"]


def test_of_two_that_say_the_same_after_a_restart_one_watches() -> None:
    one, other = (formula("basis > 100", id=id, family="f") for id in ("one", "other"))
    new = lives(one, other, formula("basis > 100"))
    assert [one.id for one in new.engine.state.rulebook.written] == ["band", "one", "jump"]
    assert "of the family f are both on" in contents(new)[0]


# What a screen shows


def test_what_cannot_go_live_any_more_is_said_of_the_open_revisions_alone() -> None:
    play = playing()
    first = drafts(play, changed(hysteresis=Decimal(1)))
    second = drafts(play, changed(hysteresis=Decimal(2)))
    book = play.engine.state.rulebook
    assert book.view().hindered == {}
    assert book.view().of_file == (BAND,)
    approves(play, first).hears(PutLive(first.id, "zhang"))
    (said,) = book.view().hindered.items()
    assert said[0] == second.id
    assert said[1].args == {"rule": "band"}
    approves(play, second).refuses("changed since this was drafted")
    play.hears(RejectRules(second.id, "wang"))
    assert book.view().hindered == {}
    assert book.view().of_file == (BAND,)
    assert book.view().written[0].hysteresis == 1


def test_what_would_tie_with_a_rule_that_came_since_is_not_approved() -> None:
    play = playing()
    first = drafts(play, changed(id="x", family="f"))
    second = drafts(play, changed(id="y", family="f"))
    approves(play, first).hears(PutLive(first.id, "zhang"))
    assert set(play.engine.state.rulebook.view().hindered) == {second.id}
    approves(play, second).refuses("of the family f are both on")


def test_a_rule_that_is_switched_off_ends_its_alert_and_can_be_switched_on() -> None:
    play = playing()
    play.at(1).basis(-350).records("alert", state="firing", rule="band")
    goes_live(play, changed(enabled=False)).records("alert", state="resolved", rule="band")
    play.at(5).basis(-400).records_no("alert")
    (rule,) = play.engine.state.rulebook.view().written
    assert (rule.id, rule.enabled, rule.subjects) == ("band", False, BAND.subjects)
    goes_live(play, changed(rule, enabled=True))
    play.ticks(1).records("alert", state="firing", rule="band")


def test_a_formula_that_is_switched_off_ends_its_alert() -> None:
    rule = formula("basis < -100")
    play = playing(rule)
    play.at(1).basis(-150).records("alert", state="firing", rule=rule.id)
    goes_live(play, changed(rule, enabled=False)).records("alert", state="resolved", rule=rule.id)
    play.at(5).basis(-400).records_no("alert")


# What a revision is


def test_what_is_approved_is_also_what_is_taken_away() -> None:
    play = playing(BAND, formula("basis > 500"))
    both = drafts(play, changed(hysteresis=Decimal(9)), removed=["jump"])
    one = drafts(play, changed(hysteresis=Decimal(9)))
    assert both.digest != one.digest
    assert both.digest == revision_digest(both.rules, ["jump"])
    play.hears(ApproveRules(both.id, one.digest, "zhang")).refuses("look at it again")


def test_a_revision_keeps_its_reason_and_its_pack() -> None:
    revision = drafts(playing(), formula("basis > 100"), reason="  calm \n", source="copper@2 ab")
    assert (revision.reason, revision.source) == ("calm", "copper@2 ab")


def test_the_digest_of_what_goes_has_no_order() -> None:
    assert revision_digest((), ["a", "b"]) == revision_digest((), ["b", "a"])
    assert revision_digest((), ["a"]) != revision_digest((), ["b"])


def test_what_went_live_last_counts_in_whatever_order_the_ledger_is_read() -> None:
    play = playing()
    late = drafts(play, formula("basis > 100", id="late"))
    play.at(60)
    goes_live(play, formula("basis > 100", id="early"), changed(hysteresis=Decimal(9)))
    play.at(120)
    approves(play, late).hears(PutLive(late.id, "zhang"))
    play.at(180)
    goes_live(play, changed(hysteresis=Decimal(8)))
    new = Play(rules=(BAND,), policy=make_policy())
    new.engine.restore(Memory(revisions=tuple(reversed(kept(play.history)))), new.now)
    written = new.engine.state.rulebook.written
    assert written == play.engine.state.rulebook.written
    assert [one.id for one in written] == ["band", "early", "late"]
    assert written[0].hysteresis == 8


def test_a_file_that_did_not_change_is_not_said_to_have() -> None:
    play = playing()
    goes_live(play, changed(hysteresis=Decimal(9)))
    goes_live(play, changed(hysteresis=Decimal(8)))
    assert again(play).engine.state.notices == {}


def test_a_rule_may_take_the_place_of_one_that_goes_with_the_same_draft() -> None:
    play = playing(changed(family="f"))
    other = changed(id="other", family="f")
    play.hears(DraftRules(rules=(other,), reason="r", actor="li")).refuses("f are both on")
    goes_live(play, other, removed=["band"]).records("rules", state="live")
    assert [one.id for one in play.engine.state.rulebook.written] == ["other"]


def test_a_draft_of_a_rule_that_went_meanwhile_is_overtaken() -> None:
    play = playing()
    revision = drafts(play, changed(hysteresis=Decimal(9)))
    goes_live(play, removed=["band"])
    approves(play, revision).refuses("rule band was changed since this was drafted")
