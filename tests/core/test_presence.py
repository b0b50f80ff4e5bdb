"""Who is signed in, and that nothing is done in a name that nobody proved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core import event as e
from terminal.core.book_wish import (
    ChangeBook,
    DeliverGoods,
    PriceContract,
    ReceiveGoods,
    RollContract,
    TryBook,
    UndoBook,
)
from terminal.core.effect import Prove, Show, Topic, Write
from terminal.core.engine import Memory
from terminal.core.presence_wish import NOBODY, Proved, Secret, SignIn, SignOff
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive, RejectRules
from terminal.domain.alert import Label
from terminal.domain.audit import Record
from terminal.domain.level import Level
from tests.builders import ACCOUNT, FUTURES
from tests.playbook import Play, make_policy

TYPED = "correct horse"
TWO = make_policy(approvers={Level.FORCED: 2})


def desk(**plant: Any) -> Play:
    """A desk of wang and li, at whose terminal is nobody yet."""
    return Play(**{"signers": ("wang", "li")} | plant).opens()


def claims(play: Play, person: str) -> Prove:
    """Somebody says they are this person; the question that must be answered first."""
    (asked,) = play.hears(SignIn(person, Secret(TYPED))).all(Prove)
    return asked


def comes(play: Play, person: str) -> Play:
    asked = claims(play, person)
    return play.hears(Proved(asked.ticket, is_right=True))


def fails(play: Play, person: str) -> Play:
    asked = claims(play, person)
    return play.hears(Proved(asked.ticket, is_right=False))


def present(play: Play) -> str:
    return str(play.engine.view(Topic.PRESENCE, "", play.now).person)


def records(play: Play) -> list[Record]:
    return [one.record for one in play.all(Write) if one.record.kind != "notice"]


# Signing in


def test_a_proven_person_is_there_and_the_ledger_says_so() -> None:
    play = desk()
    assert present(play) == ""
    comes(play, "wang")
    (record,) = records(play)
    assert (record.kind, record.actor) == ("person", "wang")
    assert record.body == {"person": "wang", "before": ""}
    assert Show(Topic.PRESENCE, "") in play.effects
    assert present(play) == "wang"
    comes(play, "li")
    assert records(play)[0].body == {"person": "li", "before": "wang"}
    assert present(play) == "li"


def test_saying_a_name_makes_nobody_that_person() -> None:
    play = desk()
    claims(play, "wang")
    assert present(play) == ""
    assert not play.all(Write)


def test_a_wrong_secret_changes_nothing_and_is_recorded() -> None:
    play = comes(desk(), "wang")
    fails(play, "li").refuses("not the secret of li").records("notice", level="refused")
    assert present(play) == "wang"
    # Whoever typed it is not proven to be li.
    assert {one.actor for one in records(play)} == {"wang"}
    assert {one.actor for one in records(fails(desk(), "li"))} == {NOBODY}


@pytest.mark.parametrize("ticket", ["", "guess"])
def test_an_answer_to_no_question_proves_nothing(ticket: str) -> None:
    play = desk().hears(Proved(ticket, is_right=True)).is_quiet()
    asked = claims(play, "wang")
    play.hears(Proved(ticket, is_right=True)).is_quiet()
    assert present(play) == ""
    play.hears(Proved(asked.ticket, is_right=True))
    assert present(play) == "wang"


def test_an_answer_counts_once() -> None:
    play = desk()
    asked = claims(play, "wang")
    play.hears(Proved(asked.ticket, is_right=True), SignOff("wang"))
    play.hears(Proved(asked.ticket, is_right=True)).is_quiet()
    assert present(play) == ""


def test_one_question_at_a_time() -> None:
    play = desk()
    asked = claims(play, "wang")
    play.hears(SignIn("li", Secret(TYPED))).refuses("being checked already")
    assert not play.all(Prove)
    play.hears(Proved(asked.ticket, is_right=True))
    assert present(play) == "wang"
    assert present(comes(play, "li")) == "li"


def test_who_has_no_secret_cannot_sign_in() -> None:
    play = desk().hears(SignIn("zhang", Secret(TYPED))).refuses("has no secret")
    assert not play.all(Prove)


def test_a_secret_that_could_not_be_checked_is_no_wrong_one() -> None:
    play = desk()
    for _ in range(5):
        asked = claims(play, "wang")
        play.hears(Proved(asked.ticket, False, "MemoryError")).refuses("could not be checked")
    assert present(comes(play, "wang")) == "wang"


def test_nobody_signs_in_where_it_cannot_be_recorded() -> None:
    play = comes(desk(), "wang").hears(e.StoreFailed("disk full"))
    play.hears(SignIn("li", Secret(TYPED))).refuses("while the ledger fails")
    assert present(play) == "wang"
    assert present(comes(play.hears(e.StoreRecovered()), "li")) == "li"


# Guessing


def test_from_the_third_wrong_secret_in_a_row_on_one_has_to_wait() -> None:
    play = desk()
    fails(play, "li").refuses("not the secret of li")
    fails(play, "li")
    fails(play, "li").refuses("heard in 15 seconds")
    play.at(10).hears(SignIn("li", Secret(TYPED))).refuses("heard in 5 seconds")
    assert not play.all(Prove)
    play.at(15)
    fails(play, "li").refuses("heard in 30 seconds")
    play.at(45)
    fails(play, "li").refuses("heard in 60 seconds")
    play.at(105)
    fails(play, "li").refuses("heard in 60 seconds")
    play.at(165)
    assert present(comes(play, "li")) == "li"


def test_the_wait_is_of_that_person_alone() -> None:
    play = desk()
    for _ in range(3):
        fails(play, "li")
    assert present(comes(play, "wang")) == "wang"
    # One's own secret gives nobody new guesses at another's.
    play.hears(SignIn("li", Secret(TYPED))).refuses("too many wrong secrets of li")


def test_the_count_is_of_that_person_alone() -> None:
    play = desk()
    for _ in range(2):
        fails(play, "li")
    comes(play, "wang")
    fails(play, "li").refuses("heard in 15 seconds")


def test_a_right_secret_begins_the_count_anew() -> None:
    play = desk()
    for _ in range(2):
        fails(play, "li")
    comes(play, "li")
    for _ in range(2):
        fails(play, "li").refuses("not the secret of li")
    assert present(comes(play, "li")) == "li"


# Whose wish it is


WISHES: tuple[Callable[[str], Any], ...] = (
    lambda who: e.Acknowledge("a", who),
    lambda who: e.Close("a", who, Label.REAL),
    lambda who: e.Reduce(ACCOUNT, FUTURES, who),
    lambda who: e.Approve("a", "d", who),
    lambda who: e.Reject("a", who),
    lambda who: e.Cancel("o", who),
    lambda who: e.Halt(who, False),
    lambda who: e.EnterSpot("SPOT.CU", Decimal(78_000), who, "by phone"),
    lambda who: ChangeBook((), who, "file", "digest"),
    lambda who: UndoBook("edit", who),
    lambda who: PriceContract("c", Decimal(1), Decimal(1), who),
    lambda who: ApproveRules("r", "d", who),
    lambda who: RejectRules("r", who, "no"),
    lambda who: PutLive("r", who),
    lambda who: DraftRules(rules=(), reason="why", actor=who),
    lambda who: SignOff(who),
)


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_needs_the_person_who_is_there(wish: Callable[[str], Any]) -> None:
    play = desk()
    for name in ("wang", NOBODY, ""):
        play.hears(wish(name)).refuses("nobody is signed in")
        assert [one.actor for one in records(play)] == [NOBODY]
    comes(play, "wang").hears(wish("li")).refuses("li asked for this, and wang is signed in now")
    # What was not done is in no unproven name either.
    assert [one.actor for one in records(play)] == ["wang"]
    play.hears(wish("wang"))
    assert not any("signed in" in str(one.body) for one in records(play))


def test_every_wish_with_an_actor_is_held_against_who_is_there() -> None:
    named = {type(make("x")) for make in WISHES} | {
        e.Note,
        DeliverGoods,
        ReceiveGoods,
        RollContract,
    }
    acting = {kind for kind in e.Wish.__args__ if "actor" in getattr(kind, "__struct_fields__", ())}
    assert acting == named
    play = desk()
    open_ways = {
        kind for kind, act in play.engine._wishes.items() if play.engine._routes[kind] is act
    }
    assert open_ways == {TryBook}


def test_a_name_that_changed_under_a_click_sends_nothing() -> None:
    play = comes(desk(), "wang").hears(e.Reduce(ACCOUNT, FUTURES, "wang"))
    comes(play, "li")
    # The click was made on a screen that still showed wang.
    play.approves("wang").refuses("wang asked for this, and li is signed in now")
    play.approves("li").sends(20, 10)


def test_a_stop_is_never_refused_and_stands_in_no_unproven_name() -> None:
    play = desk().hears(e.Halt("wang", True))
    assert play.engine.state.halted
    assert [one.actor for one in records(play)] == [NOBODY]
    comes(play, "li").hears(e.Halt("li", False))
    assert not play.engine.state.halted
    play.hears(e.Halt("wang", True))
    assert play.engine.state.halted
    assert [one.actor for one in records(play)] == [NOBODY]
    play.hears(e.Halt("li", True))
    assert [one.actor for one in records(play)] == ["li"]


def test_what_was_done_beside_the_desk_is_recorded_whoever_did_it() -> None:
    play = desk().hears(e.Note("wang", "export", "done")).records("note", text="done")
    assert [one.actor for one in records(play)] == [NOBODY]
    comes(play, "li").hears(e.Note("li", "export", "done"))
    assert [one.actor for one in records(play)] == ["li"]


def test_reading_and_alarms_go_on_without_anybody() -> None:
    play = desk().basis(720)
    play.tells("wecom", "sms", "phone")
    play.hears(TryBook("t", PriceContract("c", Decimal(1), Decimal(1), NOBODY)))
    assert [one.key for one in play.all(Show) if one.topic is Topic.TRIAL] == ["t"]
    assert not play.all(Write)


def test_who_leaves_takes_the_name_along() -> None:
    play = comes(desk(), "wang").hears(SignOff("wang"))
    play.records("person", person="", before="wang")
    assert [one.actor for one in records(play)] == ["wang"]
    play.hears(e.Reduce(ACCOUNT, FUTURES, "wang")).refuses("nobody is signed in")


def test_who_wishes_nothing_for_long_is_signed_off() -> None:
    play = comes(desk(sign_off_after=timedelta(seconds=10)), "wang")
    play.ticks(9)
    assert present(play) == "wang"
    play.hears(e.Note("wang", "export", "done")).ticks(9)
    assert present(play) == "wang"
    # What is refused, or said in another's name, is no sign of wang.
    play.hears(e.Note("li", "export", "done"), e.Cancel("o", "li"))
    play.ticks(1).records("person", person="", before="wang")
    assert [one.actor for one in records(play)] == ["system"]
    assert present(play) == ""
    play.ticks(20).records_no("person")
    # The time begins when one comes.
    assert present(comes(play, "li").ticks(9)) == "li"


def test_by_itself_nobody_is_signed_off() -> None:
    play = comes(desk(), "wang")
    play.now += timedelta(days=3)
    play.ticks()
    assert present(play) == "wang"


def test_nobody_is_there_after_a_start() -> None:
    play = comes(desk(), "wang")
    again = desk()
    effects = again.engine.restore(Memory(), play.now)
    assert Show(Topic.PRESENCE, "") in effects
    assert present(again) == ""


def test_what_no_person_asks_for_needs_none() -> None:
    play = desk()
    effects = play.engine.begin(ChangeBook((), "desk file", "file", "digest"), play.now)
    said = [one.record.body for one in effects if isinstance(one, Write)]
    assert not any("signed in" in str(body) for body in said)


# Two persons at one terminal


def test_two_persons_approve_one_after_the_other() -> None:
    play = comes(desk(policy=TWO), "wang").hears(e.Reduce(ACCOUNT, FUTURES, "wang"))
    play.approves("wang").sends()
    play.approves("wang").refuses("approved this already")
    comes(play, "li")
    play.approves("wang").refuses("li is signed in now")
    play.approves("li").sends(20, 10)
    play.records("approval", state="approved", approvers=["wang", "li"])


def test_four_eyes_are_of_two_persons_at_one_terminal() -> None:
    play = comes(desk(policy=make_policy(four_eyes=True)), "wang")
    play.hears(e.Reduce(ACCOUNT, FUTURES, "wang"))
    play.approves("wang").refuses("four eyes")
    comes(play, "li").approves("li").sends(20, 10)


# Where nobody has a secret


def test_a_desk_without_secrets_takes_names_as_they_come() -> None:
    play = Play().opens().hears(e.Reduce(ACCOUNT, FUTURES, "anybody"))
    play.approves("somebody else").sends(20, 10)
    assert play.engine.view(Topic.PRESENCE, "", play.now) is None
    play.hears(SignIn("wang", Secret(TYPED))).refuses("has no secret")
