"""Rules said as formulas live through the same alerts, notices and proposals as all others."""

from __future__ import annotations

import math
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, Acknowledge, Tick
from terminal.core.formulas import Formulas
from terminal.core.market import Legs
from terminal.core.rule_subjects import AT_SPOT
from terminal.core.timekeeper import Timekeeper
from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from terminal.domain.metric import DataState, Metric
from terminal.domain.notification import Reason
from terminal.domain.operand import Anchor
from terminal.domain.rule import Clause, Response, Rule
from tests.builders import ACCOUNT, FUTURES, NOW, PAIR, make_account, make_pair, make_rule
from tests.calendars import CALENDAR
from tests.calendars import at as beijing
from tests.playbook import Containing, Play, down, up

S = AlertState


def formula(*said: str, **fields: Any) -> Rule:
    """Formulas for attention, warning and forced, as many as are given."""
    clauses = tuple(Clause(level, text) for level, text in zip(Level, said, strict=False))
    values = {"id": "f", "name": "条件", "metric": Metric.FORMULA, "limits": (), "clauses": clauses}
    return make_rule(**values | fields)


def playing(*said: str, **fields: Any) -> Play:
    return Play(rules=(formula(*said, **fields),)).opens()


def test_what_decided_it_is_among_the_facts_and_in_the_notice() -> None:
    play = playing("basis > 500 and futures > 70000").at(1).basis(520)
    play.records("alert", state="firing", metric="formula", level=1, value="520.0", limit="500.0")
    facts = [(fact.name, fact.value) for fact in play.alert.facts]
    assert ("condition", "basis > 500 and futures > 70000") in facts
    assert ("operand", "basis = 520") in facts
    assert ("operand", "futures = 78000") in facts
    play.tells("wecom", text=Containing("basis > 500 and futures > 70000；basis = 520"))


def test_a_higher_level_rises_and_a_lower_one_is_silent() -> None:
    play = playing("basis > 300", "basis > 500").at(1).basis(400)
    play.tells("wecom").at(2).basis(600).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)
    assert play.alert.level is Level.WARNING
    play.at(3).basis(400).tells().records("alert", level=2, standing=1)
    assert play.alert.state is S.FIRING
    play.at(4).basis(0).records("alert", state="resolved")
    play.tells("wecom", "sms", reason=Reason.RESOLVED)


def test_a_jump_over_several_levels_is_told_once_as_what_it_is() -> None:
    play = playing("basis > 300", "basis > 500", "basis > 700").at(1).basis(800)
    play.tells("wecom", "sms", "phone", reason=Reason.FIRST, level=Level.FORCED)
    play.at(2).basis(200).at(400).basis(800).tells("wecom", "sms", "phone", reason=Reason.FIRST)
    play.at(401).basis(400).records("alert", standing=1)
    play.at(800).basis(800).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)


def test_a_level_in_its_cooldown_silences_none_that_is_not() -> None:
    play = playing("basis > 300", "basis > 500", cooldown=timedelta(minutes=10)).at(1).basis(400)
    play.at(300).basis(600).tells("wecom", "sms").at(310).basis(0)
    # The warning fired within its cooldown, the attention did not: people hear of both.
    play.at(700).basis(600).tells("wecom", "wecom", "sms")


def test_a_level_that_people_know_is_not_told_again_soon_after_it_fell() -> None:
    play = playing("basis > 300", "basis > 500").at(1).basis(600)
    play.at(2).basis(400).tells().at(3).basis(600).tells()
    play.records("alert", level=2, standing=2, muted_by=["cooldown"])


def test_hold_and_clear_hold_are_waited_out_by_the_clock_alone() -> None:
    seconds = timedelta(seconds=5)
    play = playing("basis > 300", hold=seconds, clear_hold=seconds).at(1).basis(400)
    assert play.alerts == []
    play.ticks(4).records_no("alert")
    play.ticks(1).records("alert", state="firing")
    play.basis(0).records_no("alert", state="resolved")
    play.ticks(5).records("alert", state="resolved")


def test_a_cooldown_keeps_a_second_firing_from_people() -> None:
    play = playing("basis > 300", cooldown=timedelta(minutes=1)).at(1).basis(400).tells("wecom")
    play.at(2).basis(0).at(3).basis(400).tells().records("alert", muted_by=["cooldown"])
    assert play.alert.state is S.FIRING, "it is on the screen all the same"
    play.at(4).basis(0).at(70).basis(400).tells("wecom")


def test_what_still_stands_when_the_cooldown_is_over_is_told() -> None:
    # Unfixed, an hour of forced breach was told to nobody, and was not on the screen either.
    play = playing("basis > 100", "basis > 200", "basis > 300", cooldown=timedelta(minutes=1))
    play.at(1).basis(400).at(2).basis(0).at(30).basis(400).tells()
    play.at(60).hears(Tick()).tells().ticks(2)
    play.tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN, level=Level.FORCED)
    assert play.alert.muted_by == ()
    play.ticks(600).tells()


def test_an_unknown_leg_neither_fires_nor_resolves() -> None:
    play = playing("basis > 300").at(1).basis(400)
    play.hears(down("md")).ticks(30).records_no("alert", state="resolved")
    assert play.alert.is_open
    play.hears(up("md")).at(40).basis(0).records("alert", state="resolved")


def test_no_rule_sees_one_leg_of_now_beside_one_of_before() -> None:
    # After the cut both legs moved by 1000: their difference never did.
    play = playing("abs(basis) > 300").at(1).basis(0)
    play.hears(down("md"), up("md")).at(5).basis(0, futures=79_000.0)
    assert play.alerts == []


def test_a_data_state_is_a_condition_of_its_own() -> None:
    play = playing("link_down(basis)", hold=timedelta(seconds=10)).at(1).hears(down("md"))
    play.ticks(9)
    assert play.alerts == []
    play.ticks(2)
    assert play.alert.rule == "f"
    assert math.isnan(play.alert.limit)
    play.hears(up("md")).ticks(1).records("alert", state="resolved")


def test_a_change_over_time_is_taken_from_what_was_heard() -> None:
    play = playing('abs(change(basis, "60s")) > 100').basis(0)
    for second in range(1, 70):
        play.at(second).basis(0)
    assert play.alerts == []
    play.at(70).basis(150)
    assert play.alert.value == 150


def test_rules_on_accounts_say_more_than_the_ratio() -> None:
    play = Play(
        rules=(formula("margin_ratio > 80% and available < 0", subjects=(ACCOUNT,)),),
        accounts=(ACCOUNT,),
    ).opens()
    risky = make_account(margin=Decimal(9_000_000), available=Decimal(-1))
    play.hears(AccountChanged(risky)).records("alert", subject=ACCOUNT, state="firing")
    play.hears(down(f"td:{ACCOUNT}")).ticks(5)
    assert play.alert.is_open


def test_a_formula_may_propose_a_reduction() -> None:
    play = playing("basis > 900", "basis > 500", response=Response.REDUCE).at(1).basis(600)
    assert play.proposal.alert == play.alert.id
    assert play.proposal.plan.symbol == FUTURES


def test_an_acknowledged_alert_rises_again_and_is_told_again() -> None:
    play = playing("basis > 300", "basis > 500").at(1).basis(400)
    play.at(2).hears(Acknowledge(play.alert.id, "li"))
    assert play.alert.state is S.ACKNOWLEDGED
    play.at(3).basis(600).tells("wecom", "sms")
    assert (play.alert.state, play.alert.acknowledged) == (S.FIRING, None)


def test_after_a_restart_it_clears_by_its_own_thresholds() -> None:
    text = "outside(basis, -300, 300, clear=50)"
    alert = playing(text).at(1).basis(400).alert
    again = Play(nonce=b"second", rules=(formula(text),))
    again.engine.restore(Memory(alerts=(alert,)), again.now)
    again.opens(basis=260)
    assert again.alert.id == alert.id
    assert again.alert.is_open, "between the clear and the fire threshold it stays"
    again.at(5).basis(240).records("alert", state="resolved")


def test_a_changed_rule_no_longer_knows_an_old_alert() -> None:
    alert = playing("basis > 300").at(1).basis(400).alert
    again = Play(nonce=b"second", rules=())
    again.effects = again.engine.restore(Memory(alerts=(alert,)), again.now)
    again.records("alert", state="resolved").tells()


# A year of closes that mostly lie around zero, as those of real metals do.
YEAR = [60 * math.sin(day / 22) + 25 * math.sin(day * 2.3) for day in range(242)]


def flips(dead_band: float) -> int:
    """How often a rule on the change of sign fires in that year."""
    play = playing(f"flip(basis, {dead_band:g})").at(1)
    fired = 0
    for at, value in enumerate(YEAR):
        play.at(2 + at).basis(value)
        states = [w.record.body["state"] for w in play.all(Write) if w.record.kind == "alert"]
        fired += "firing" in states
    return fired


def test_a_basis_that_chatters_around_zero_flips_seldom_with_a_dead_band() -> None:
    # It opens at zero, which is no side.
    signs = [value > 0 for value in YEAR]
    naive = sum(one != other for one, other in pairwise(signs))
    assert naive > 33
    # Two in a row are one alert that goes on.
    assert flips(0) > 11
    # As often as the swing itself changes sides.
    assert flips(30) == 3


def test_a_flip_is_told_as_long_as_it_lasts_and_names_its_dead_band() -> None:
    play = playing('flip(basis, 20, lasting="10s")').at(1).basis(40).records_no("alert")
    play.at(2).basis(-19).records_no("alert")
    play.at(3).basis(-20).records("alert", state="firing").tells("wecom")
    facts = {one.name: one.value for one in play.alert.facts}
    assert facts["condition"] == 'flip(basis, 20, lasting="10s")'
    play.at(4).basis(10).tells()
    play.at(11).ticks(1).records_no("alert")
    play.ticks(1).records("alert", state="resolved")


def test_a_session_of_a_pair_and_of_a_unit_is_that_of_the_contract() -> None:
    """A Friday's night, and the evening before a holiday, which has none."""
    rules = [
        formula('basis > -9999 and during("night")', subjects=("cu",)),
        formula('flat_exposure > 1 and during("night")', id="u", on="unit", subjects=("*",)),
    ]
    times = Timekeeper(CALENDAR, [make_pair(futures="SHFE.cu2701")])
    formulas = Formulas(rules, [make_pair(futures="SHFE.cu2701")], (), clock_of=times.clock)
    day = beijing("2026-09-30 14:00")
    assert formulas.pair_moved("cu", Legs(100.0, 90.0, 10.0, DataState.GOOD), day) == []
    assert formulas.unit_moved("east/cu", {"flat_exposure": 5.0}, day) == []
    # Of a commodity without a contract here the calendar has the hours, of another thing nobody.
    assert formulas.unit_moved("east/zn", {"flat_exposure": 5.0}, day) == []
    assert formulas.unit_moved("east/fish", {"flat_exposure": 5.0}, day) == []
    for closed in ("2026-09-30 22:00", "2026-11-27 20:58"):
        assert formulas.tick(beijing(closed)) == []
    fired = formulas.tick(beijing("2026-11-27 21:00"))
    assert sorted(one.subject for one in fired) == ["cu", "east/cu", "east/zn"]


def test_profit_by_trade_is_a_metric_of_its_own_beside_that_of_the_day() -> None:
    rule = formula("float_profit < -1000", on="account", subjects=(ACCOUNT,))
    play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens()
    of_day = Decimal(-5000)
    play.hears(AccountChanged(make_account(position_profit=of_day, close_profit=of_day)))
    play.ticks(1).records_no("alert")
    play.hears(AccountChanged(make_account(float_profit=Decimal("-1000.01")))).ticks(1)
    assert play.alert.value == -1000.01


def test_a_ratio_to_a_price_below_zero_is_unknown_and_turns_no_sign() -> None:
    # WTI on 2020-04-20: spot above futures, and spot below zero.
    play = playing("basis / spot < -1%", "basis / spot > 1%").at(1).basis(0.65, futures=-37.63)
    play.ticks(2)
    assert play.alerts == []
    play.at(10).basis(0.65, futures=37.63)
    assert play.alert.value > 0


@pytest.mark.parametrize("gap", [None, -50.0])
def test_in_other_terms_what_a_spot_price_is_in_begins_anew(gap: float | None) -> None:
    edge = 'abs(change(carry_edge, "5s")) > 30 and change(carry_edge, "settlement") < 1e9'
    rules = [formula('abs(change(basis, "5s")) > 60'), formula(edge, id="edge")]
    formulas = Formulas(rules, (make_pair(),), ())
    once = {"carry_fixed": 10.0, "carry_interest": 0.0, "carry_tax": 0.0}
    formulas.delivery_moved(PAIR, once, NOW)
    formulas.tell_reference(Anchor.SETTLEMENT, {PAIR: {"carry_edge": -110.0}})

    def moved(second: int, spot: float) -> list[str]:
        legs = Legs(spot, 78_000.0, spot - 78_000.0, DataState.GOOD)
        found = formulas.pair_moved(PAIR, legs, NOW + timedelta(seconds=second))
        return [one.rule for one in found if one.has_fired]

    assert [moved(second, 78_100.0 + second % 2) for second in range(10)] == [[]] * 10
    formulas.restate(PAIR, gap)
    kept = formulas.last_values()[PAIR]
    assert (kept["futures"], AT_SPOT.intersection(kept)) == (78_000.0, frozenset())
    assert moved(10, 78_050.0) == []
    formulas.tell_reference(Anchor.SETTLEMENT, {PAIR: {"carry_edge": -60.0}})
    assert sorted(moved(19, 78_130.0)) == ["edge", "f"]
