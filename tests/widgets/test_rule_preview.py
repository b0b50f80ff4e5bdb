from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from terminal.core.book_view import Measures, group_key
from terminal.core.day_trial import day_trial
from terminal.core.effect import Topic
from terminal.core.rule_formulas import formulas_of
from terminal.core.view import UnitDays
from terminal.domain.level import Level
from terminal.domain.rule import Clause, Rule
from tests.core.test_formulas import formula
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_rules import fake_rules
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.rule_preview import RulePreview, sentences
from widgets.trial_run import TrialRun
from widgets.trial_text import by_days, fired

LOW, HIGH, MARGIN, JUMP, SILENT = fake_rules()


@pytest.fixture
def preview(
    qtbot: QtBot, bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]
) -> RulePreview:
    made = RulePreview(bridge, Rings(bridge))
    qtbot.addWidget(made)
    made.show()
    desk.show_all()
    settle()
    return made


def test_sentences_say_levels_and_times(qapp: object) -> None:
    assert sentences(LOW) == [
        "Attention: Basis below −200 or above 120, until it is back at −180 or 100",
        "Warning: Basis below −250, until it is back at −230",
        "Forced: Basis below −300, until it is back at −280",
        "it must last 5s · it is over after 3s inside",
    ]
    assert sentences(MARGIN)[0] == "Attention: Margin ratio above 70%, until it is back at 67%"
    off = msgspec.structs.replace(SILENT, enabled=False, cooldown=timedelta(minutes=15))
    assert sentences(off) == [
        "Warning: Basis has no good value: Stale, No data",
        "within 15m it is not told again · switched off: it watches nothing",
    ]


@pytest.mark.parametrize("times", [(3, 0), (0, 30)])
def test_it_counts_every_level_over_the_past_with_its_holds(
    preview: RulePreview, bridge: Bridge, settle: Callable[[], None], times: tuple[int, int]
) -> None:
    hold, clear = (timedelta(minutes=one) for one in times)
    rule = msgspec.structs.replace(LOW, hold=hold, clear_hold=clear)
    preview.show_rule(rule, LOW.subjects)
    preview.begin()
    for _ in range(3):
        settle()
    expected = []
    for clause in formulas_of(rule):
        run = TrialRun(
            bridge, preview.rings, "pair00", clause.formula, rule.hold, clear_hold=rule.clear_hold
        )
        while not run.step():
            pass
        expected.append(fired(run.trial, bridge.latest))
    lines = [line.partition(": ") for line in preview.past.text().split("\n")]
    assert [line[0] for line in lines] == ["Attention", "Warning", "Forced"]
    assert [line[2] for line in lines] == expected
    assert len({line[2] for line in lines}) > 1


def test_what_is_not_known_leaves_a_trial_as_it_leaves_the_rule(
    preview: RulePreview, settle: Callable[[], None]
) -> None:
    words = 'basis < 10000 or change(basis, "100d") > 0'
    for unknown, said in (("kleene", "1 "), ("hold", "0 ")):
        preview.show_rule(formula(words, subjects=("pair00",), unknown=unknown), ("pair00",))
        preview.begin()
        for _ in range(3):
            settle()
        (run,) = preview.runs.values()
        assert f"{len(run.trial.firings)} " == said


def test_it_counts_every_level_over_the_ends_of_days(
    preview: RulePreview, bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    past = desk.days("pair00")
    desk.changes.put(Topic.DAYS, "pair00", past)
    bridge.frame()
    preview.show_rule(LOW, LOW.subjects)
    preview.begin()
    settle()
    expected = [by_days(day_trial(one.formula, past)) for one in formulas_of(LOW)]
    lines = [line.partition(": ") for line in preview.days.text().split("\n")]
    assert [line[0] for line in lines] == ["Attention", "Warning", "Forced"]
    assert [line[2] for line in lines] == expected
    assert any("at the ends of 90 days" in one for one in expected)
    preview.show_rule(JUMP, ("pair00",))
    assert preview.days.text() == ""


def test_it_is_said_where_each_level_stands_now(
    preview: RulePreview, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    rule = msgspec.structs.replace(
        JUMP,
        clauses=(Clause(Level.ATTENTION, "basis < -300"), Clause(Level.FORCED, "basis < -400")),
    )
    preview.show_rule(rule, ("pair00",))
    preview.begin()
    for _ in range(3):
        settle()
    assert preview.now_line.text() == "Basis = −318\nAttention true · Forced not true"
    desk.basis["pair00"] = -450.0
    desk.tick()
    settle()
    assert preview.now_line.text().startswith("Basis = −45")
    assert preview.now_line.text().endswith("\nAttention true · Forced true")


def test_words_follow_each_key_and_the_trials_wait(qtbot: QtBot, preview: RulePreview) -> None:
    preview.show_rule(LOW, ("pair00",))
    assert preview.words.text().startswith("Attention: Basis below −200")
    assert preview.runs == {}
    qtbot.waitUntil(lambda: len(preview.runs) == 3)
    preview.show_rule(None)
    assert (preview.words.text(), preview.runs, preview.past.text()) == ("", {}, "")
    assert preview.subject.currentData() == "pair00"
    qtbot.wait(250)
    assert preview.runs == {}


def test_another_subject_is_looked_at(preview: RulePreview, settle: Callable[[], None]) -> None:
    preview.show_rule(HIGH, ("pair01", "pair06", "nothing"))
    assert preview.subject.count() == 2
    preview.begin()
    settle()
    assert preview.now_line.text() == "Basis = −45\nWarning not true"
    preview.subject.setCurrentIndex(1)
    preview.subject.activated.emit(1)
    settle()
    assert preview.now_line.text() == "Basis = 136\nWarning true"
    # What is looked at stays, whatever is typed.
    preview.show_rule(msgspec.structs.replace(HIGH, name="x"), ("pair01", "pair06"))
    assert preview.subject.currentData() == "pair06"


def test_accounts_have_no_past(preview: RulePreview, settle: Callable[[], None]) -> None:
    preview.show_rule(MARGIN, MARGIN.subjects)
    preview.begin()
    settle()
    assert preview.hints.text() == "Of accounts no past is kept: it is counted from now"


BRIEF = (
    'abs(change(contract_basis, "settlement", per="previous", floor=50)) > 5%'
    " and abs(inventory_basis) > 120"
)


def on_units(*said: str) -> Rule:
    clauses = tuple(Clause(level, one) for level, one in zip(Level, said, strict=False))
    return msgspec.structs.replace(JUMP, on="unit", subjects=("*/CU",), clauses=clauses)


def kept(*contract: float) -> UnitDays:
    days = tuple(date(2025, 3, 10 + at) for at in range(len(contract)))
    return UnitDays(
        "华北事业部/cu",
        days,
        {"contract_basis": contract, "inventory_basis": (150.0,) * len(contract)},
        ((),) * len(contract),
        tuple(at > 0 for at in range(len(contract))),
    )


def test_a_rule_on_units_is_counted_on_the_days_that_are_kept_of_them(
    preview: RulePreview, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.changes.put(Topic.UNIT_DAYS, "华北事业部/cu", kept(100, 110, 110, 120, 121))
    settle()
    rule = on_units(BRIEF, 'abs(change(contract_basis, "15m")) > 5', "inventory_basis > 900")
    preview.show_rule(rule, rule.subjects)
    preview.begin()
    # Units of other commodities are not watched by it.
    assert [preview.subject.itemData(at) for at in range(preview.subject.count())] == [
        "华北事业部/cu"
    ]
    assert preview.days.text() == (
        "Attention: 2× at the ends of 5 days since 2025-03-10, last on 2025-03-13 "
        "(by last prices, not settlements)\n"
        'Warning: the ends of days say nothing of abs(change(contract_basis, "15m")) > 5\n'
        "Forced: never at the ends of 5 days since 2025-03-10"
    )
    assert preview.past.text().startswith("Of business units the desk keeps how each day ended")
    assert preview.now_line.text() == "—"
    measures = Measures(unit="华北事业部", commodity="cu", futures="SHFE.cu2701", purchase=-45.0)
    desk.changes.put(Topic.MEASURE, group_key("华北事业部", "cu"), measures)
    for _ in range(6):
        settle()
    assert preview.now_line.text() == "Contract basis = −45"


def test_of_few_days_of_a_unit_or_none_nothing_is_counted(
    preview: RulePreview, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    rule = on_units(BRIEF)
    preview.show_rule(rule, rule.subjects)
    preview.begin()
    assert preview.days.text() == "Attention: no day is known yet"
    desk.changes.put(Topic.UNIT_DAYS, "华北事业部/cu", kept(100, 110, 120))
    settle()
    preview.begin()
    assert preview.days.text() == "Attention: not counted yet: 3 of 5 days kept"
    # Another kind of rule leaves nothing of it.
    preview.show_rule(LOW, LOW.subjects)
    assert preview.days.text() == ""
    assert preview.subject.currentData() == "pair00"


def test_what_the_past_does_not_tell_is_said(
    preview: RulePreview, settle: Callable[[], None]
) -> None:
    rule = msgspec.structs.replace(
        JUMP,
        clauses=(
            Clause(Level.ATTENTION, 'change(basis, "week") > 1'),
            Clause(Level.WARNING, "stale(basis)"),
        ),
    )
    preview.show_rule(rule, ("pair00",))
    preview.begin()
    for _ in range(3):
        settle()
    assert preview.hints.text().split("\n") == [
        "The past shown has good prices only",
        "Settlements and weeks are not in the past shown",
    ]


def test_a_level_that_names_another_subject_is_not_counted(
    preview: RulePreview, settle: Callable[[], None]
) -> None:
    linked = 'basis < -300 and flat_exposure["unit:north/cu"] > 500'
    rule = msgspec.structs.replace(
        JUMP, clauses=(Clause(Level.WARNING, linked), Clause(Level.FORCED, "basis < -310"))
    )
    preview.show_rule(rule, JUMP.subjects)
    preview.begin()
    for _ in range(3):
        settle()
    warning, forced = preview.past.text().splitlines()
    assert warning == "Warning: not counted: no past of unit:north/cu"
    assert forced.startswith("Forced: would have fired")
    words = "Warning unknown here: numbers of unit:north/cu are not read · Forced true"
    assert preview.now_line.text().splitlines()[-1] == words


@pytest.mark.parametrize(("said", "kind"), [("", "trading"), ("wall", "wall")])
def test_it_counts_by_the_rules_clock(
    preview: RulePreview, monkeypatch: pytest.MonkeyPatch, said: str, kind: str
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(preview._clocks, "of", lambda *one: asked.append(one))
    preview.show_rule(msgspec.structs.replace(JUMP, clock=said), JUMP.subjects)
    preview.begin()
    assert set(asked) == {("pair00", kind)}


def test_a_name_stands_at_the_first_line_of_its_words(preview: RulePreview) -> None:
    preview.show_rule(LOW, ("pair00",))
    preview.begin()
    QApplication.processEvents()
    names = {one.text(): one for one in preview.findChildren(QLabel)}
    for name, words in (("In words", preview.words), ("By days", preview.days)):
        assert "\n" in words.text()
        assert names[name].y() == words.y()
        assert names[name].height() == names[name].sizeHint().height()
