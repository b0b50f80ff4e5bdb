"""A part of a step that breaks takes nobody with it: what else was decided goes out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from terminal.core.effect import Deliver, Show, Topic
from terminal.core.event import AccountChanged, QuotesChanged, Tick
from terminal.core.guard import Guard
from terminal.core.trading_clock import TRADING
from terminal.core.triage import Triage
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause
from tests.builders import FUTURES, SPOT, make_account, make_pair, make_rule
from tests.playbook import LIMITS, Containing, Play, up

OTHER = ("SHFE.al2505", "SPOT.AL")
PAIRS = (make_pair(id="al", spot=OTHER[1], futures=OTHER[0]), make_pair())


class Broken(Exception):
    """Injected."""


def breaking(act: Any, when: Any) -> Any:
    def broken(*args: Any, **named: Any) -> Any:
        if when(*args, **named):
            raise Broken
        return act(*args, **named)

    return broken


def both(play: Play, basis: float) -> QuotesChanged:
    prices = zip((FUTURES, SPOT, *OTHER), (78_000.0, 78_000.0 + basis) * 2, strict=True)
    return QuotesChanged(tuple(play.quote(last, symbol=symbol) for symbol, last in prices))


def playing(*rules: Any) -> Play:
    play = Play(pairs=PAIRS, rules=rules, book=())
    return play.hears(up("md"), both(play, 0.0)).at(1)


def bands(id: str = "band", **fields: Any) -> Any:
    return make_rule(**{"id": id, "subjects": ("al", "cu"), "limits": LIMITS} | fields)


def told(play: Play) -> set[str]:
    """Whose alerts people hear of."""
    subjects = {one.id: one.subject for one in play.alerts}
    return {subjects[one.notification.alert] for one in play.all(Deliver)}


def is_known(play: Play) -> None:
    """The fault is at the desk, and no alert fires that nobody heard of."""
    play.records("notice", level="error", content=Containing("Broken()"))
    assert "Broken" in play.engine.state.defect
    assert Show(Topic.HEALTH, "") in play.effects
    heard = {one.notification.alert for one in play.history if isinstance(one, Deliver)}
    assert {one.id for one in play.alerts} == heard


def test_a_rule_that_breaks_on_one_subject_silences_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    play = playing(bands("first"), bands("second"))
    breaks = breaking(Triage._judge, lambda me, rule, watch, reading, now: reading.subject == "al")
    monkeypatch.setattr(Triage, "_judge", breaks)
    play.hears(both(play, 510.0))
    assert told(play) == {"cu"}
    is_known(play)
    monkeypatch.undo()
    play.at(2).hears(Tick())
    assert told(play) == {"al"}, "as soon as it no longer breaks it is told"


def test_of_two_rules_on_a_subject_the_one_that_moved_first_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    play = playing(bands("first"), bands("second"))
    breaks = breaking(Triage._judge, lambda me, rule, watch, reading, now: rule.id == "second")
    monkeypatch.setattr(Triage, "_judge", breaks)
    play.hears(both(play, 510.0))
    assert {one.rule for one in play.alerts} == {"first"}
    assert told(play) == {"al", "cu"}
    is_known(play)


@pytest.mark.parametrize("part", ["pair_moved", "tick"])
def test_formulas_that_break_do_not_silence_the_bands_or_the_other_way_round(part: str) -> None:
    clauses = (Clause(Level.ATTENTION, "basis > 300"),)
    fields = {"metric": Metric.FORMULA, "clauses": clauses, "limits": ()}
    play = playing(bands(), bands("f", **fields))
    formulas = play.engine.state.formulas
    setattr(formulas, part, breaking(getattr(formulas, part), lambda *args: args[0] != "cu"))
    play.hears(both(play, 510.0), Tick())
    assert {(one.rule, one.subject) for one in play.alerts} >= {
        ("band", "al"), ("band", "cu"), ("f", "cu"),
    }  # fmt: skip
    is_known(play)


def test_the_clock_of_one_subject_s_formulas_does_not_stop_those_of_the_others() -> None:
    clauses = (Clause(Level.ATTENTION, "basis > 300"),)
    fields = {"metric": Metric.FORMULA, "clauses": clauses, "limits": ()}
    play = playing(bands("f", hold=timedelta(seconds=3), **fields))
    play.hears(both(play, 510.0))
    ticks = play.engine.state.formulas._engine._engines[TRADING]._ticks
    ticks[0] = breaking(ticks[0], lambda time: True)
    play.ticks(4)
    assert len(play.alerts) == 1
    is_known(play)


def test_an_alert_that_cannot_be_explained_is_told_without_an_explanation() -> None:
    play = playing(bands())
    play.engine.state.triage._explain = breaking(None, lambda *args: True)
    play.hears(both(play, 510.0))
    assert told(play) == {"al", "cu"}
    assert {one.facts for one in play.alerts} == {()}
    is_known(play)


def test_a_proposal_that_breaks_keeps_no_notice_back() -> None:
    play = Play().opens().at(1)
    play.engine.state.responder.propose = breaking(None, lambda *args: True)  # type: ignore
    play.basis(510).tells("wecom", "sms").records("alert", state="firing")
    is_known(play)


def test_one_account_s_trouble_is_not_another_s() -> None:
    rule = make_rule(metric=Metric.MARGIN_RATIO, subjects=("a", "b"), limits=LIMITS[:1])
    play = Play(rules=(rule,), accounts=("a", "b")).hears(up("td:a"), up("td:b"))
    ready = play.engine.state.is_ready
    play.hears(*(AccountChanged(make_account(id=one)) for one in "ab"))
    play.engine.state.is_ready = breaking(ready, lambda one: one == "a")  # type: ignore
    play.engine.state.accounts["b"] = make_account(id="b", balance=-1, margin=10)
    play.hears(Tick())
    assert told(play) == {"b"}
    is_known(play)


def test_a_defect_is_said_once_however_often_it_breaks() -> None:
    play = playing(bands())
    play.engine.state.orders.tick = breaking(None, lambda *args: True)  # type: ignore
    play.hears(Tick()).records("notice", level="error")
    play.hears(Tick()).records_no("notice")
    assert [type(one) for one in play.engine.defects] == [Broken]


def test_what_is_kept_is_taken_once() -> None:
    guard = Guard()
    assert guard(lambda: [1]) == [1]
    assert guard.is_whole
    assert guard(breaking(None, lambda: True)) == []
    assert not guard.is_whole
    assert [type(one) for one in guard.take()] == [Broken]
    assert guard.is_whole
