"""The main contract in alerts, notices and rules."""

from __future__ import annotations

import json

from terminal.core.effect import Deliver, Write
from terminal.core.event import MonthsHeard
from terminal.domain.audit import body_of, thing_of
from terminal.domain.main_contract import Fixed, Listed, MainContract, MainRule
from tests.builders import ACCOUNT, PAIR, make_pair, make_rule
from tests.core.test_formulas import formula
from tests.core.test_main_contract import CU5, CU6, TUESDAY, MainPlay, heard, month, symbol_of
from tests.playbook import Play


def test_without_a_source_only_what_a_person_named_has_an_alias() -> None:
    pairs = (make_pair(), make_pair(id="al", spot="SPOT.AL", futures="SHFE.al2505"))
    rule = MainRule(fixed=(Fixed(CU6, TUESDAY),))
    play = MainPlay(rule, pairs=pairs, rules=(make_rule(subjects=(PAIR, "al")),))
    play.opens().ticks(1)
    assert (symbol_of(play), set(play.engine.state.mains.today)) == (CU6, {"SHFE.cu"})
    assert play.engine.state.mains.facts("al") == []
    assert [one.name for one in play.engine.state.mains.facts(PAIR)] == [
        "main_contract",
        "off_main",
    ]


def test_a_unit_and_an_account_have_no_contract_of_their_own() -> None:
    play = MainPlay().hears(heard("2025-03-12 10:29", cu2505=100, cu2506=190)).ticks(1)
    found = play.engine.state.mains.facts
    assert [(one.name, one.value) for one in found("东区/CU")] == [
        ("main_contract", f"{CU6} 2025-03-12 or before")
    ]
    assert (found("东区/AL"), found(ACCOUNT), found("nothing")) == ([], [], [])


def test_off_means_nothing_is_shown_told_or_written() -> None:
    play = MainPlay(MainRule(), rules=(make_rule(),)).opens()
    play.hears(heard("2025-03-12 10:29", cu2505=100, cu2506=90)).ticks(1).basis(600)
    assert (play.main, play.kept) == (None, [])
    assert not [one for one in play.alert.facts if "main" in one.name]


def facts(play: Play) -> dict[str, str]:
    return {one.name: one.value for one in play.alert.facts if "main" in one.name}


def test_every_alert_of_a_pair_says_which_contract_was_the_main_one() -> None:
    for rule in (make_rule(), formula("basis > 500")):
        play = MainPlay(rules=(rule,))
        play.opens().hears(heard("2025-03-12 10:29", cu2505=100, cu2506=90)).ticks(1).basis(600)
        play.records("alert", state="firing")
        assert facts(play) == {"main_contract": f"{CU5} 2025-03-12 or before"}
        body = [one.record.body for one in play.all(Write) if one.record.kind == "alert"][-1]
        assert "main_contract" in {one["name"] for one in body["facts"]}


def test_an_alert_on_a_contract_that_is_not_the_main_one_says_so_on_the_phone_too() -> None:
    kept = MainContract(product="SHFE.cu", day=TUESDAY, symbol=CU5, since=TUESDAY)
    play = MainPlay(rules=(make_rule(),)).again([kept], rules=(make_rule(),))
    play.opens().hears(heard("2025-03-12 10:29", cu2505=100, cu2506=190)).ticks(1).basis(600)
    assert facts(play) == {"main_contract": f"{CU6} 2025-03-12", "off_main": CU5}
    texts = [one.notification.text for one in play.tells("wecom", "sms").all(Deliver)]
    assert all("非主力(主力 cu2506)" in text for text in texts)


def test_an_alert_in_doubt_says_that_nothing_is_known() -> None:
    play = MainPlay(rules=(make_rule(),)).opens().basis(600)
    assert facts(play) == {"main_contract": "not known: no data"}


def test_a_rule_watches_whether_a_pair_is_on_the_main_contract() -> None:
    play = MainPlay(rules=(formula("is_main < 1"),)).opens().ticks(1)
    assert play.alerts == []
    play.hears(heard("2025-03-12 14:59", cu2505=100, cu2506=190)).ticks(1)
    assert (play.alert.subject, play.alert.level) == (PAIR, 1)
    assert ("operand", "is_main = 0") in [(one.name, one.value) for one in play.alert.facts]


def test_an_event_of_a_product_that_no_pair_is_on_is_passed_over() -> None:
    play = MainPlay()
    play.hears(MonthsHeard((Listed(product="DCE.m", months=(month("DCE.m2505", 1, ""),)),)))
    assert play.engine.state.mains.today.keys() == {"SHFE.cu"}


def test_the_record_reads_back_as_it_was() -> None:
    made = MainContract(product="SHFE.cu", day=TUESDAY, symbol=CU5, since=TUESDAY, before=CU6)
    assert thing_of(json.loads(json.dumps(body_of(made))), MainContract) == made
