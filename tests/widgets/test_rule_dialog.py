from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.book_view import BookState, Called
from terminal.core.effect import Topic
from terminal.core.rule_digest import stamped
from terminal.core.rule_wish import DraftRules
from terminal.core.view import RuleState
from terminal.domain.level import Level
from terminal.domain.rule import Clause
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_revisions import fake_state
from tests.widgets.proven_desk import sign_in
from widgets.bridge import Bridge
from widgets.rule_dialog import RuleDialog
from widgets.rule_panel import RulePanel

ON_NOTHING = "On: Rule 合同基差下限 is on zn, and no pair of this desk is meant by that"
Made = Callable[..., RuleDialog]


@pytest.fixture
def state(desk: FakeDesk) -> RuleState:
    return fake_state(desk.now)


@pytest.fixture
def editor(rules: RulePanel, desk: FakeDesk, state: RuleState, settle: Callable[[], None]) -> Made:
    desk.changes.put(Topic.RULES, "", state)
    settle()

    def make(rule: str = "", act: str = "edit") -> RuleDialog:
        if rule:
            rules.table.view.select(rule)
        getattr(rules.acts, act)()
        return rules.findChildren(RuleDialog)[-1]

    return make


def retype(qtbot: QtBot, dialog: RuleDialog, name: str, text: str) -> None:
    dialog.form.lines[name].selectAll()
    qtbot.keyClicks(dialog.form.lines[name], text)


def test_an_edited_rule_becomes_a_draft(
    qtbot: QtBot, editor: Made, desk: FakeDesk, state: RuleState, rules: RulePanel
) -> None:
    dialog = editor("basis-low")
    assert dialog.isVisible()
    assert not dialog.save_button.isEnabled()
    field = dialog.form.limits.fields["forced", "low"]
    field.selectAll()
    qtbot.keyClicks(field, "-320")
    assert "Forced: Basis below −320" in dialog.preview.words.text()
    assert not dialog.save_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "quiet nights")
    assert dialog.save_button.isEnabled()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    (wish,) = desk.posted
    assert isinstance(wish, DraftRules)
    assert (wish.reason, wish.actor, wish.removed) == ("quiet nights", "me", ())
    (rule,) = wish.rules
    before = state.written[0]
    assert rule.limits[2].low == Decimal(-320)
    assert msgspec.structs.replace(rule, limits=before.limits) == before
    assert not dialog.isVisible()
    # What is drafted is looked at where it is decided.
    assert rules.changes.isVisible()


def test_a_draft_is_that_of_who_sits_there(
    qtbot: QtBot, editor: Made, desk: FakeDesk, rules: RulePanel
) -> None:
    people = rules.changes.actor_box
    people.setCurrentIndex(people.findData("wang"))
    dialog = editor("basis-low")
    retype(qtbot, dialog, "hold", "6s")
    qtbot.keyClicks(dialog.reason, "r")
    dialog.save_button.click()
    assert desk.posted[0].actor == "wang"


def test_a_rule_keeps_its_selectors_and_family(
    qtbot: QtBot, editor: Made, desk: FakeDesk, state: RuleState, settle: Callable[[], None]
) -> None:
    written = stamped(
        msgspec.structs.replace(state.written[1], subjects=("commodity:zn",), family="high")
    )
    resolved = msgspec.structs.replace(written, subjects=("pair01",))
    told = msgspec.structs.replace(state, rules=(resolved,), written=(written,))
    desk.changes.put(Topic.RULES, "", told)
    settle()
    dialog = editor(written.id)
    assert dialog.form.lines["subjects"].text() == "commodity:zn"
    assert dialog.on_line.text() == "would watch: 沪锌 ZN2701"
    retype(qtbot, dialog, "hold", "10s")
    qtbot.keyClicks(dialog.reason, "r")
    dialog.save_button.click()
    assert desk.posted[0].rules[0].subjects == ("commodity:zn",)


def test_another_clock_is_drafted_with_the_rule(
    qtbot: QtBot, editor: Made, desk: FakeDesk, state: RuleState
) -> None:
    dialog = editor("jump")
    assert not dialog.save_button.isEnabled()
    dialog.form.clock.setFocus()
    qtbot.keyClick(dialog.form.clock, Qt.Key.Key_End)
    dialog.form.clock.activated.emit(dialog.form.clock.currentIndex())
    assert "counted in wall time" in dialog.preview.words.text()
    qtbot.keyClicks(dialog.reason, "r")
    dialog.save_button.click()
    (rule,) = desk.posted[0].rules
    (before,) = [one for one in state.written if one.id == "jump"]
    assert (before.clock, rule.clock) == ("", "wall")
    assert msgspec.structs.replace(rule, clock="") == before


def test_a_unit_that_the_book_does_not_have_is_said_and_may_be_drafted(
    qtbot: QtBot, editor: Made
) -> None:
    dialog = editor("jump")
    line = dialog.form.formulas.lines[Level.WARNING]
    line.selectAll()
    qtbot.keyClicks(line, 'flat_exposure["unit:nowhere/cu"] > 500')
    assert dialog.on_line.text().endswith(" · not in the book, so unknown: nowhere/cu")
    qtbot.keyClicks(dialog.reason, "r")
    assert dialog.save_button.isEnabled()


def test_nothing_changed_is_nothing_to_save(qtbot: QtBot, editor: Made) -> None:
    dialog = editor("basis-low")
    qtbot.keyClicks(dialog.reason, "r")
    assert not dialog.save_button.isEnabled()
    retype(qtbot, dialog, "hold", "6s")
    assert dialog.save_button.isEnabled()
    retype(qtbot, dialog, "hold", "5s")
    assert not dialog.save_button.isEnabled()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("hold", "soon", "Held for: a time is written as 500ms, 2s, 15m or 1h"),
        ("hysteresis", "500", "Dead band: must be less than the width of the narrowest band, 320"),
        ("subjects", "zn", ON_NOTHING),
        ("name", "x" * 65, "Name: its length must be 1 to 64"),
    ],
)
def test_a_flaw_is_said_at_its_field(
    qtbot: QtBot, editor: Made, field: str, typed: str, said: str
) -> None:
    dialog = editor("basis-low")
    qtbot.keyClicks(dialog.reason, "r")
    retype(qtbot, dialog, field, typed)
    assert dialog.form.flaw.text() == said
    assert dialog.form.lines[field].property("flawed") == "yes"
    assert dialog.preview.words.text() == ""
    assert not dialog.save_button.isEnabled()


def test_a_wrong_ladder_is_said_at_its_limit(qtbot: QtBot, editor: Made) -> None:
    dialog = editor("basis-low")
    field = dialog.form.limits.fields["warning", "low"]
    field.selectAll()
    qtbot.keyClicks(field, "-100")
    assert dialog.form.flaw.text() == (
        "Warning below: must not lie above the low of a lower level, −200"
    )
    assert field.property("flawed") == "yes"


def test_a_rule_without_any_level_is_no_flaw_of_its_id(qtbot: QtBot, editor: Made) -> None:
    dialog = editor("basis-high")
    dialog.form.limits.fields["warning", "high"].selectAll()
    qtbot.keyClick(dialog.form.limits.fields["warning", "high"], Qt.Key.Key_Delete)
    assert dialog.form.flaw.text() == "the rule has no level with limits"


def test_two_of_a_family_that_say_the_same_are_refused(
    qtbot: QtBot, editor: Made, desk: FakeDesk, state: RuleState, settle: Callable[[], None]
) -> None:
    other = msgspec.structs.replace(state.written[1], subjects=("*",), family="f")
    rules = (state.written[0], stamped(other))
    told = msgspec.structs.replace(state, rules=rules, written=rules)
    desk.changes.put(Topic.RULES, "", told)
    settle()
    dialog = editor("basis-low")
    retype(qtbot, dialog, "family", "f")
    assert dialog.form.flaw.text() == ""
    retype(qtbot, dialog, "subjects", "*")
    assert "of the family f are both on *" in dialog.form.flaw.text()


def test_an_open_change_of_the_same_rule_is_said(editor: Made) -> None:
    assert editor("basis-low").others.text() == (
        "Draft by 李敏 of 21:05:07 is open for this rule: 夜盘波动变小，收紧下限\n"
        "Whichever goes live first overtakes the other."
    )
    assert editor("margin").others.text() == "Changes of other rules that are open: 2"


def test_a_rule_that_is_changed_meanwhile_has_to_be_opened_anew(
    qtbot: QtBot, editor: Made, desk: FakeDesk, state: RuleState, settle: Callable[[], None]
) -> None:
    dialog = editor("basis-low")
    retype(qtbot, dialog, "hold", "6s")
    qtbot.keyClicks(dialog.reason, "r")
    assert dialog.save_button.isEnabled()
    later = stamped(msgspec.structs.replace(state.written[0], hysteresis=Decimal(1)))
    desk.changes.put(
        Topic.RULES, "", msgspec.structs.replace(state, written=(later, *state.written[1:]))
    )
    settle()
    assert not dialog.save_button.isEnabled()
    assert dialog.form.flaw.text() == "The rule was changed meanwhile: open it anew"
    retype(qtbot, dialog, "hold", "7s")
    assert not dialog.save_button.isEnabled()


def test_a_new_rule_is_filled_in_from_nothing(qtbot: QtBot, editor: Made, desk: FakeDesk) -> None:
    dialog = editor(act="new")
    qtbot.keyClicks(dialog.form.lines["id"], "basis-low")
    qtbot.keyClicks(dialog.form.lines["name"], "New")
    qtbot.keyClicks(dialog.form.lines["subjects"], "*")
    qtbot.keyClicks(dialog.form.limits.fields["warning", "low"], "-500")
    assert dialog.form.flaw.text() == "Id: there is a rule of this id already"
    retype(qtbot, dialog, "id", "floor")
    assert dialog.form.flaw.text() == ""
    assert dialog.on_line.text() == "would watch: 14 pairs"
    qtbot.keyClicks(dialog.reason, "new")
    dialog.save_button.click()
    (rule,) = desk.posted[0].rules
    assert (rule.id, rule.name, rule.subjects, rule.limits[0].low) == (
        "floor", "New", ("*",), Decimal(-500),
    )  # fmt: skip


def test_a_copy_has_an_id_of_its_own(qtbot: QtBot, editor: Made, desk: FakeDesk) -> None:
    dialog = editor("jump", "copy")
    assert dialog.form.lines["id"].text() == "jump-2"
    qtbot.keyClicks(dialog.reason, "r")
    dialog.save_button.click()
    (rule,) = desk.posted[0].rules
    assert rule.id == "jump-2"
    assert rule.clauses[1] == Clause(Level.WARNING, "basis < -300")


def test_a_formula_is_typed_and_tried(qtbot: QtBot, editor: Made) -> None:
    dialog = editor("silent")
    line = dialog.form.formulas.lines[Level.WARNING]
    line.selectAll()
    qtbot.keyClicks(line, "basis < ")
    assert dialog.form.flaw.text().startswith("Warning: this is not a formula")
    qtbot.keyClicks(line, "-300")
    assert dialog.form.flaw.text() == ""
    assert dialog.preview.words.text() == "Warning: Basis below −300"
    assert dialog.form.formulas.fields["warning", "low"].text() == "-300"


def test_a_rule_on_a_strategy_says_what_it_watches_or_that_the_book_has_none(
    qtbot: QtBot, editor: Made, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    state = BookState(called=(Called("strategy:carry", "套利"),), strategies=("carry",))
    desk.changes.put(Topic.BOOK, "", state)
    settle()
    dialog = editor("silent")
    dialog.form.sort.setCurrentIndex(dialog.form.sort.findData("unit"))
    dialog.form.sort.activated.emit(dialog.form.sort.currentIndex())
    assert "strategy:carry/cu" in dialog.form.lines["subjects"].placeholderText()
    line = dialog.form.formulas.lines[Level.WARNING]
    line.selectAll()
    qtbot.keyClicks(line, "flat_exposure > 500")
    retype(qtbot, dialog, "subjects", "strategy:nobody/cu")
    words = "On: 行情中断: the business book has no strategy nobody"
    assert dialog.form.flaw.text() == words
    assert not dialog.save_button.isEnabled()
    retype(qtbot, dialog, "subjects", "strategy:carry/cu")
    assert dialog.form.flaw.text() == ""
    assert dialog.on_line.text() == "would watch: strategy 套利 · cu"


def test_what_is_off_is_tried_on_what_it_would_watch(qtbot: QtBot, editor: Made) -> None:
    dialog = editor("basis-high")
    dialog.form.enabled.click()
    assert dialog.preview.subject.count() == 13
    assert "switched off" in dialog.preview.words.text()
    assert dialog.on_line.text() == "would watch: switched off"


def test_the_law_of_changes_is_written_there_and_cancel_posts_nothing(
    qtbot: QtBot, editor: Made, desk: FakeDesk, state: RuleState, settle: Callable[[], None]
) -> None:
    dialog = editor("basis-low")
    assert "stays away though the desk file names it" in dialog.note.text()
    assert "outranks a later edit of the desk file" in dialog.note.text()
    assert dialog.width() <= 1366
    assert dialog.minimumSizeHint().height() <= 768
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), desk.posted) == (False, [])
    # What the desk tells later does not reach a dialog that is gone.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.changes.put(Topic.RULES, "", msgspec.structs.replace(state, four_eyes=False))
    settle()


def test_a_rule_that_one_person_wrote_is_not_drafted_as_anothers(
    qtbot: QtBot, editor: Made, desk: FakeDesk, bridge: Bridge
) -> None:
    sign_in(bridge, desk, "wang")
    dialog = editor("basis-low")
    retype(qtbot, dialog, "hold", "6s")
    qtbot.keyClicks(dialog.reason, "r")
    sign_in(bridge, desk, "li")
    dialog.save()
    assert desk.posted == []
    assert dialog.isVisible()
    assert "李敏 is signed in now" in dialog.form.flaw.text()
    sign_in(bridge, desk, "wang")
    dialog.save()
    assert [one.actor for one in desk.posted] == ["wang"]


def test_what_three_long_formulas_say_is_read_to_its_end(qtbot: QtBot, editor: Made) -> None:
    dialog = editor("basis-low")
    long = " and ".join(f'abs(change(basis, "{minutes}m")) > 5' for minutes in range(1, 9))
    clauses = tuple(Clause(level, long) for level in Level)
    rule = msgspec.structs.replace(dialog.form.read(), clauses=clauses, limits=())
    dialog.preview.show_rule(rule, ("pair00",))
    words = dialog.preview.words
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert dialog.aside.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("rule", ["basis-low", "jump", "silent"])
def test_on_a_small_screen_the_words_beside_the_form_are_not_cut(
    editor: Made, speak: Callable[[str], None], rule: str
) -> None:
    speak("en")
    dialog = editor(rule)
    dialog.resize(1024, 660)
    QApplication.processEvents()
    assert dialog.width() == 1024
    preview = dialog.preview
    assert preview.width() <= dialog.aside.viewport().width()
    assert preview.words.width() >= 150
