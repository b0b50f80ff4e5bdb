"""From a pack to a draft: choose, confirm, say why; the desk has the last word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from terminal import Refused
from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say, sentence
from terminal.core.rule_wish import DraftRules
from terminal.core.rulebook import revision_digest
from terminal.core.view import Notice, RuleState
from terminal.domain.level import Level
from terminal.domain.pack import Pack
from terminal.domain.revision import Revision
from terminal.domain.unit import BusinessUnit
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_rules import fake_rules
from tests.widgets.sop import OTHER, PACK
from widgets.bridge import Bridge
from widgets.rule_panel import RulePanel
from widgets.sop_dialog import SopDialog
from widgets.sop_text import Shown
from widgets.window import Window

Off = Qt.CheckState.Unchecked


async def packs(file: str) -> Sequence[Pack]:
    if file == "wrong.toml":
        raise Refused("wrong.toml line 1: x = 1: is not a known key")
    return (msgspec.structs.replace(OTHER, id="mine", name="我的"),) if file else (PACK, OTHER)


@pytest.fixture
def dialog(rules: RulePanel, bridge: Bridge) -> SopDialog:
    bridge.ledger = msgspec.structs.replace(bridge.ledger, packs=packs)
    rules.lay_down()
    (made,) = rules.findChildren(SopDialog)
    return made


def ready(dialog: SopDialog) -> SopDialog:
    dialog.confirm_button.click()
    dialog.reason.setText("quarter 4")
    dialog.reason.textEdited.emit("quarter 4")
    return dialog


def revision(wish: DraftRules, desk: FakeDesk) -> Revision:
    return Revision(
        id="r-1",
        rules=wish.rules,
        base={},
        digest=revision_digest(wish.rules, wish.removed),
        reason=wish.reason,
        source=wish.source,
        author=wish.actor,
        drafted=desk.now,
    )


def test_its_key_opens_it_beside_the_alarms_on_what_the_desk_has(
    qtbot: QtBot, window: Window, bridge: Bridge
) -> None:
    bridge.ledger = msgspec.structs.replace(bridge.ledger, packs=packs)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(SopDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert [dialog.pack_box.itemText(at) for at in range(2)] == ["有色  1.2", "别的  1"]
    assert dialog.about.text() == "铜与铝 样例 Left out here: al."
    assert [dialog.commodities.item(at).text() for at in range(dialog.commodities.count())] == [
        "cu"
    ]
    assert dialog.verdict.text() == "7 suggestions are not confirmed"
    assert not dialog.draft_button.isEnabled()


def test_a_pack_without_commodities_shows_no_empty_list_of_them(
    rules: RulePanel, bridge: Bridge
) -> None:
    anywhere = msgspec.structs.replace(OTHER, commodities=())

    async def both(file: str) -> Sequence[Pack]:
        return (anywhere, PACK)

    bridge.ledger = msgspec.structs.replace(bridge.ledger, packs=both)
    rules.lay_down()
    (dialog,) = rules.findChildren(SopDialog)

    def shown() -> list[str]:
        labels = [one for one in dialog.findChildren(QLabel) if one.buddy() is not None]
        return [one.text() for one in labels if one.isVisible()]

    assert not dialog.commodities.isVisible()
    assert shown() == ["Business units"]
    dialog.pack_box.setCurrentIndex(1)
    dialog.pack_box.activated.emit(1)
    assert dialog.commodities.isVisible()
    assert shown() == ["Commodities", "Business units"]


def test_the_rules_have_a_button_for_it(qtbot: QtBot, rules: RulePanel) -> None:
    qtbot.mouseClick(rules.sop_button, Qt.MouseButton.LeftButton)
    # A desk without packs has an empty one.
    (made,) = rules.findChildren(SopDialog)
    assert made.isVisible()
    assert made.pack_box.count() == 0


def test_nothing_is_posted_before_all_is_confirmed_and_a_reason_is_there(
    qtbot: QtBot, dialog: SopDialog, desk: FakeDesk
) -> None:
    dialog.post()
    assert desk.posted == []
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert dialog.verdict.text() == "Say why, below"
    qtbot.keyClicks(dialog.reason, "quarter 4")
    assert dialog.draft_button.isEnabled()
    qtbot.mouseClick(dialog.draft_button, Qt.MouseButton.LeftButton)
    (wish,) = desk.posted
    assert isinstance(wish, DraftRules)
    assert [rule.id for rule in wish.rules] == ["sop.cu", "sop.jump", "sop.hedge"]
    assert (wish.reason, wish.actor, wish.source) == ("quarter 4", "me", PACK.origin)
    assert wish.removed == ()
    # It is not sent twice while the desk thinks.
    assert not dialog.draft_button.isEnabled()
    assert dialog.verdict.text() == "Handed to the desk…"


def test_the_draft_stands_once_the_desk_has_it(
    dialog: SopDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    rules, draft = fake_rules(), dialog.draft
    assert draft is not None
    # Somebody else's draft of the same pack is not what is drafted here.
    older = msgspec.structs.replace(revision(draft.wish("r", "you"), desk), id="r-0")
    before = RuleState(rules=rules, written=rules, revisions=(older,))
    desk.changes.put(Topic.RULES, "", before)
    settle()
    assert dialog.verdict.text() == "7 suggestions are not confirmed"
    ready(dialog).post()
    desk.changes.put(Topic.RULES, "", before)
    settle()
    assert dialog.verdict.text() == "Handed to the desk…"
    mine = revision(desk.posted[0], desk)
    state = RuleState(rules=rules, written=rules, revisions=(older, mine))
    desk.changes.put(Topic.RULES, "", state)
    settle()
    assert dialog.verdict.text() == "The draft stands. It is live once approved."
    assert not dialog.draft_button.isEnabled()


def test_a_refusal_is_said_and_may_be_mended(
    dialog: SopDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    said = say(Refusal.RULES_SAME)
    notice = Notice(
        id="n-9",
        time=desk.now,
        source="desk",
        level="refused",
        content=sentence(said),
        said=said,
    )
    desk.changes.put(Topic.NOTICE, "n-8", notice)
    settle()
    # One that came before anything was posted is about something else.
    assert dialog.verdict.text() == "7 suggestions are not confirmed"
    ready(dialog).post()
    desk.changes.put(Topic.NOTICE, "n-9", notice)
    settle()
    assert dialog.verdict.text().lower() == sentence(said).lower()
    assert dialog.verdict.property("tone") == "bad"
    assert dialog.draft_button.isEnabled()


def test_rules_that_watch_the_same_are_taken_away_only_on_request(
    dialog: SopDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    assert not dialog.replace.isVisible(), "that one has a forced low, and the pack has none"
    low = fake_rules()[0]
    rules = (msgspec.structs.replace(low, limits=low.limits[:1]), *fake_rules()[1:])
    desk.changes.put(Topic.RULES, "", RuleState(rules=rules, written=rules))
    settle()
    assert dialog.replace.isVisible()
    assert dialog.replace.text() == "Take away rules that watch the same (1)"
    assert dialog.replace.toolTip() == "合同基差下限"
    dialog.replace.click()
    ready(dialog).post()
    assert desk.posted[0].removed == ("basis-low",)


def test_a_rule_of_the_same_family_that_is_taken_away_no_more_hinders_the_draft(
    dialog: SopDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    draft = dialog.draft
    assert draft is not None
    draft.rules["sop.cu"] = msgspec.structs.replace(draft.rules["sop.cu"], family="f")
    house = msgspec.structs.replace(draft.rules["sop.cu"], id="house")
    rules = (msgspec.structs.replace(house, subjects=("pair00",)),)
    desk.changes.put(Topic.RULES, "", RuleState(rules=rules, written=(house,)))
    settle()
    ready(dialog)
    assert not dialog.draft_button.isEnabled()
    dialog.replace.click()
    assert dialog.draft_button.isEnabled()
    dialog.post()
    assert desk.posted[0].removed == ("house",)


def test_the_closes_of_the_days_before_suggest_limits(qtbot: QtBot, dialog: SopDialog) -> None:
    qtbot.waitUntil(lambda: dialog.past_button.isEnabled())
    row = dialog.tree.row("sop.cu", Level.ATTENTION)
    assert " n 90: " in row.text(7)
    assert "of the closes of 90 days" in row.toolTip(7)
    dialog.tree.setCurrentItem(row)
    first, _, second = dialog.why.text().partition("\n")
    assert first == "元/吨  分位数"
    assert second == row.toolTip(7)
    assert second.endswith("Less than a year of trading suggests little.")
    dialog.past_button.click()
    low, _, high = row.text(7).partition("  n ")[0].partition(" … ")
    assert dialog.draft is not None
    limit = dialog.draft.rules["sop.cu"].limits[0]
    assert (f"{limit.low}", f"{limit.high}") == (low, high)
    assert dialog.tree.row("sop.cu", Level.ATTENTION).text(8) == "confirmed"


def test_another_dead_band_has_other_episodes(qtbot: QtBot, dialog: SopDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_looking)
    row = dialog.tree.row("sop.cu", Level.ATTENTION)
    before, _, held = row.text(7).rpartition(" → ")
    dialog.tree.row("sop.cu").setText(2, "500")
    qtbot.waitUntil(lambda: not dialog.is_looking)
    after, _, fewer = row.text(7).rpartition(" → ")
    assert before == after
    assert int(fewer.partition(" ")[0]) < int(held.partition(" ")[0])


def test_too_few_days_are_said_and_not_taken(
    qtbot: QtBot,
    make_rules: Callable[[], RulePanel],
    bridge: Bridge,
    desk: FakeDesk,
    settle: Callable[[], None],
) -> None:
    bridge.ledger = msgspec.structs.replace(bridge.ledger, packs=packs)
    rules = make_rules()
    desk.changes.put(Topic.PAIR, "pair00", desk.view("pair00"))
    # Whatever the charts show: minutes of one day suggest limits of one day.
    desk.changes.put(Topic.HISTORY, "pair00", desk.history("pair00"))
    desk.changes.put(Topic.DAYS, "pair00", desk.days("pair00", 12))
    settle()
    rules.lay_down()
    (dialog,) = rules.findChildren(SopDialog)
    qtbot.waitUntil(lambda: not dialog.is_looking)
    row = dialog.tree.row("sop.cu", Level.ATTENTION)
    assert row.text(7) == "nothing yet: n 12 of 60"
    assert not dialog.past_button.isEnabled()
    dialog.tree.setCurrentItem(row)
    assert dialog.draft is not None
    before = dialog.draft.rules["sop.cu"]
    dialog.take_past()
    assert dialog.draft.rules["sop.cu"] == before
    assert dialog.verdict.text().startswith("The past suggests nothing yet: n 12 of 60 days")
    assert not dialog.draft.confirmed
    # Days that come later are enough.
    desk.changes.put(Topic.DAYS, "pair00", desk.days("pair00", 60))
    settle()
    qtbot.waitUntil(lambda: dialog.past_button.isEnabled())
    assert " n 60: " in row.text(7)


def test_the_choice_of_commodities_and_units_lays_the_pack_down_anew(
    dialog: SopDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    for unit in ("east", "west"):
        desk.changes.put(Topic.UNIT, unit, BusinessUnit(id=unit, name=unit))
    settle()
    assert dialog.units.count() == 2
    assert dialog.draft is not None
    # All of them: the selector stays, so that a unit that comes later is watched as well.
    assert dialog.draft.rules["sop.hedge"].subjects == ("*/CU",)
    dialog.units.item(1).setCheckState(Off)
    assert dialog.draft.rules["sop.hedge"].subjects == ("east/CU",)
    dialog.commodities.item(0).setCheckState(Off)
    assert dialog.verdict.text() == "Nothing of this pack is on this desk"


def test_another_pack_and_one_of_a_file(qtbot: QtBot, dialog: SopDialog, bridge: Bridge) -> None:
    dialog.pack_box.setCurrentIndex(1)
    dialog.pack_box.activated.emit(1)
    assert dialog.draft is not None
    assert dialog.draft.pack is OTHER
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit("wrong.toml")
    assert dialog.verdict.text() == "wrong.toml line 1: x = 1: is not a known key"
    chooser.fileSelected.emit("mine.toml")
    chooser.close()
    assert dialog.pack_box.currentText() == "我的  1"
    assert dialog.draft.pack.id == "mine"


def test_a_pack_that_is_wrong_is_told_in_the_screens_language(
    qtbot: QtBot, speak: Callable[[str], None], dialog: SopDialog
) -> None:
    speak("zh")
    dialog._read("wrong.toml")
    qtbot.waitUntil(lambda: "wrong.toml" in dialog.verdict.text(), timeout=60_000)
    assert dialog.verdict.text() == "wrong.toml 第 1 行：x = 1：没有这个键"


def test_the_rule_in_hand_says_why_its_numbers_are_so(dialog: SopDialog) -> None:
    dialog.tree.setCurrentItem(dialog.tree.row("sop.cu"))
    assert dialog.why.text() == "元/吨  分位数"
    dialog.tree.setCurrentItem(dialog.tree.row("sop.hedge", Level.FORCED))
    assert dialog.why.text() == "hedge_ratio < 0.5\n制度"
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    assert dialog.why.text() == ""


def test_what_the_desk_file_decides_stands_beside_the_pack(
    dialog: SopDialog, bridge: Bridge
) -> None:
    assert dialog.draft is not None
    dialog.tree.show_draft(dialog.draft, Shown(decided={"channels.warning": ("wecom", "sms")}))
    assert dialog.tree.topLevelItem(3).child(0).text(8) == "the same"


def test_the_desk_goes_on_when_it_is_closed(
    qtbot: QtBot, dialog: SopDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    # A pair, a unit, bars: each was once told to the dialog after Qt had deleted its lists.
    with qtbot.captureExceptions() as exceptions:
        with qtbot.waitSignal(dialog.destroyed):
            dialog.close_button.click()
        desk.show_all()
        desk.changes.put(Topic.UNIT, "east", BusinessUnit(id="east", name="east"))
        desk.changes.put(Topic.DAYS, "pair00", desk.days("pair00", 12))
        settle()
    assert exceptions == []
