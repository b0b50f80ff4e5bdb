from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say, sentence
from terminal.core.rule_wish import ApproveRules, PutLive, RejectRules
from terminal.core.view import Notice, RuleState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_revisions import fake_state
from tests.widgets.proven_desk import sign_in
from widgets.bridge import Bridge
from widgets.changes_page import ChangesPage
from widgets.command_palette import CommandPalette
from widgets.reason_dialog import ReasonDialog
from widgets.revision_text import Act
from widgets.rule_panel import CHANGES, RulePanel
from widgets.window import Window

Key = Qt.Key


@pytest.fixture
def page(rules: RulePanel, desk: FakeDesk, settle: Callable[[], None]) -> ChangesPage:
    """The page on a desk with a change in each state."""
    desk.changes.put(Topic.RULES, "", fake_state(desk.now))
    settle()
    rules.show_page(CHANGES)
    return rules.changes


@pytest.fixture
def keyed_page(
    qtbot: QtBot, window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> ChangesPage:
    """The page in its window, where its keys are, reached by its own."""
    desk.changes.put(Topic.RULES, "", fake_state(desk.now))
    settle()
    window.activateWindow()
    qtbot.keyClick(window, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    return window.rules.changes


def enabled(page: ChangesPage) -> str:
    return " ".join(act.value for act in Act if page.buttons[act].isEnabled())


def be(page: ChangesPage, actor: str) -> None:
    page.actor_box.setCurrentIndex(page.actor_box.findData(actor))


def test_the_page_has_its_key_and_says_how_many_wait(
    keyed_page: ChangesPage, window: Window
) -> None:
    page = keyed_page
    assert page.isVisible()
    assert QApplication.focusWidget() is page.table.view
    assert window.rules.buttons.button(2).text() == "Changes (2 open)"
    # What somebody has to decide next stands on top, and is shown.
    assert page.table.view.key == "draft"
    assert page.model.cell(0, 0).text == "合同基差下限 (basis-low)"


def test_without_any_change_nothing_can_be_done(rules: RulePanel) -> None:
    page = rules.changes
    assert (enabled(page), page.model.rowCount(), page.line.text()) == ("", 0, "")
    for act in (page.approve, page.reject, page.put_live):
        act()
    assert rules.buttons.button(2).text() == "Changes"


def test_a_change_is_shown_rule_by_rule(page: ChangesPage) -> None:
    page.table.view.select("draft")
    assert page.model.cell(0, 0).text == "合同基差下限 (basis-low)"
    assert [page.model.cell(2, at).text for at in range(5)] == [
        "", "", "Forced below", "−300", "−320",
    ]  # fmt: skip
    count = page.model.rowCount()
    page.table.view.select("approved")
    assert 0 < page.model.rowCount() < count
    assert page.model.cell(0, 0).text == "基差急变 (jump)"


@pytest.mark.parametrize(
    ("revision", "on"),
    [("draft", "approve reject"), ("approved", "reject live"), ("live", ""), ("rejected", "")],
)
def test_buttons_are_on_when_the_desk_would_obey(
    page: ChangesPage, desk: FakeDesk, revision: str, on: str
) -> None:
    page.table.view.select(revision)
    assert enabled(page) == on
    for button in page.buttons.values():
        button.click()
    # Reject opens its question; nothing else is posted than what was on.
    posted = {"approve": ApproveRules, "live": PutLive}
    assert [type(one) for one in desk.posted] == [posted[a] for a in on.split() if a in posted]


def test_the_drafter_reads_why_not_and_somebody_else_approves_what_is_shown(
    page: ChangesPage, desk: FakeDesk
) -> None:
    page.table.view.select("draft")
    be(page, "li")
    assert enabled(page) == "reject"
    words = "李敏 drafted this change of rules and may not approve it: four eyes"
    assert page.line.text() == words
    assert page.buttons[Act.APPROVE].toolTip() == words
    be(page, "wang")
    assert enabled(page) == "approve reject"
    assert page.line.text() == ""
    page.buttons[Act.APPROVE].click()
    digest = fake_state(desk.now).revisions[-1].digest
    assert desk.posted == [ApproveRules("draft", digest, "wang")]


def test_keys_approve_and_put_live(qtbot: QtBot, keyed_page: ChangesPage, desk: FakeDesk) -> None:
    page = keyed_page
    page.table.view.select("draft")
    qtbot.keyClick(page.table.view, Key.Key_L)
    assert desk.posted == []
    qtbot.keyClick(page.table.view, Key.Key_A)
    page.table.view.select("approved")
    qtbot.keyClick(page.table.view, Key.Key_L)
    assert [type(one) for one in desk.posted] == [ApproveRules, PutLive]
    assert desk.posted[1] == PutLive("approved", "me")


def test_a_rejection_asks_for_its_reason(
    qtbot: QtBot, keyed_page: ChangesPage, desk: FakeDesk, window: Window
) -> None:
    page = keyed_page
    page.table.view.select("draft")
    qtbot.keyClick(page.table.view, Key.Key_R)
    (dialog,) = window.findChildren(ReasonDialog)
    qtbot.keyClicks(dialog.reason, "too tight")
    # The choice moves on meanwhile: what was asked about is what is rejected.
    page.table.view.select("approved")
    qtbot.keyClick(dialog.reason, Key.Key_Return)
    assert desk.posted == [RejectRules("draft", "me", "too tight")]


def test_what_the_desk_refuses_is_said_here(
    page: ChangesPage, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    page.table.view.select("draft")
    others = Refusal.NOTHING_TO_UNDO, Refusal.RULE_FLAW
    for key, level in (
        (Refusal.REVISION_OTHER, "refused"),
        (others[0], "refused"),
        (others[1], "info"),
    ):
        said = say(key, rule="x", key="id", value="", words="")
        notice = Notice(
            id=key.value,
            time=desk.now,
            source="desk",
            level=level,
            content=sentence(said),
            said=said,
        )
        desk.changes.put(Topic.NOTICE, notice.id, notice)
        settle()
    assert page.line.text() == (
        "This is not the change of rules that was looked at; look at it again"
    )
    assert page.line.property("tone") == "bad"
    page.table.view.select("approved")
    assert page.line.text() == ""


def test_a_change_that_moved_on_is_shown_as_it_stands(
    page: ChangesPage, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    page.table.view.select("approved")
    state: RuleState = fake_state(desk.now)
    said = say(Refusal.REVISION_OVERTAKEN, rule="jump")
    overtaken = msgspec.structs.replace(state, hindered={"approved": said})
    desk.changes.put(Topic.RULES, "", overtaken)
    settle()
    assert enabled(page) == "reject"
    assert page.line.text() == "Rule 基差急变 was changed since this was drafted; draft it again"
    draft_only = msgspec.structs.replace(state, revisions=state.revisions[-1:])
    desk.changes.put(Topic.RULES, "", draft_only)
    settle()
    page.table.view.select("draft")
    assert enabled(page) == "approve reject"


def test_all_of_it_is_in_the_command_palette(window: Window) -> None:
    window.show_palette()
    (palette,) = window.findChildren(CommandPalette)
    texts = [action.text() for action in window.keyed]
    assert palette.isVisible()
    for wanted in (
        "Changes of rules",
        "Approve the change of rules",
        "Put the change of rules live",
    ):
        assert wanted in texts


def test_where_persons_prove_themselves_nobody_chooses_a_name(
    page: ChangesPage, bridge: Bridge, desk: FakeDesk
) -> None:
    be(page, "li")
    sign_in(bridge, desk, "wang")
    assert page.actor == "wang"
    page.table.view.select("draft")
    page.approve()
    assert [one.actor for one in desk.posted] == ["wang"]


def test_a_rejection_that_one_person_began_is_not_anothers(
    page: ChangesPage, bridge: Bridge, desk: FakeDesk
) -> None:
    sign_in(bridge, desk, "wang")
    page.table.view.select("draft")
    page.reject()
    dialog = page.window().findChildren(ReasonDialog)[-1]
    sign_in(bridge, desk, "li")
    dialog.reason.setText("no")
    dialog.yes_button.click()
    # The desk refuses it: wang is not there any more.
    assert [one.actor for one in desk.posted] == ["wang"]


def test_what_was_just_drafted_is_shown_and_the_next_key_approves_it(
    qtbot: QtBot, window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    state = fake_state(desk.now, four_eyes=False)
    others = tuple(one for one in state.revisions if one.id != "draft")
    desk.changes.put(Topic.RULES, "", msgspec.structs.replace(state, revisions=others))
    settle()
    window.activateWindow()
    window.raise_dock("rules")
    window.rules.table.view.select("basis-low")
    window.rules.acts.switch()
    dialog = window.findChildren(ReasonDialog)[-1]
    qtbot.keyClicks(dialog.reason, "quiet nights")
    qtbot.keyClick(dialog.reason, Key.Key_Return)
    page = window.rules.changes
    assert page.isVisible()
    mine = [msgspec.structs.replace(one, author="me") for one in state.revisions[-1:]]
    stranger = msgspec.structs.replace(mine[0], id="stranger", author="li")
    came = (*others, stranger)
    desk.changes.put(Topic.RULES, "", msgspec.structs.replace(state, revisions=came))
    settle()
    assert page.table.view.key != "stranger"
    desk.changes.put(Topic.RULES, "", msgspec.structs.replace(state, revisions=(*came, *mine)))
    settle()
    assert page.table.view.key == "draft"
    assert "basis-low" in page.model.cell(0, 0).text
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.table.view, timeout=60_000)
    qtbot.keyClick(page.table.view, Key.Key_A)
    assert desk.posted[-1] == ApproveRules("draft", mine[0].digest, "me")
