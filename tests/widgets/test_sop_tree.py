"""Stages, rules and levels in rows; what a person types or checks changes the draft."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from terminal.core.quantiles import Proposal
from terminal.domain.level import Level
from tests.widgets.sop import BAND, PACK, PLACES
from widgets.latest import Latest
from widgets.sop_draft import TIMES, SopDraft
from widgets.sop_past import Past
from widgets.sop_text import Shown
from widgets.sop_tree import (
    CLEAR,
    CONDITION,
    COOLDOWN,
    HOLD,
    HYSTERESIS,
    NOW,
    PAST,
    STATE,
    WHAT,
    SopTree,
)
from widgets.theme import Theme

On, Off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
ATTENTION, WARNING, FORCED = Level
PROPOSED = Proposal(level=ATTENTION, low=-90, high=60, count=480, episodes=3, held=2)
OLD = msgspec.structs.replace(BAND, id="old", subjects=("pair00",))


@pytest.fixture
def draft() -> SopDraft:
    made = SopDraft(PACK)
    made.lay(PLACES, ("cu",))
    return made


@pytest.fixture
def tree(qtbot: QtBot, theme: Theme, draft: SopDraft) -> SopTree:
    latest = Latest({"channel:wecom": "企微", "rule:old": "旧规则"})
    made = SopTree(latest, theme)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    made.show_draft(
        draft,
        Shown(
            in_force=(OLD,),
            resolved={"sop.cu": msgspec.structs.replace(BAND, subjects=("pair00",))},
            pasts={"sop.cu": Past(proposals=(PROPOSED,), pairs=("pair00",), days=90)},
            decimals={"sop.cu": 0},
            decided={
                "channels.warning": ("wecom",),
                "response.renotify": ("5m",),
                "response.four_eyes": ("no",),
            },
        ),
    )
    return made


def texts(item: QTreeWidgetItem) -> list[str]:
    return [item.text(column) for column in range(STATE + 1)]


def type_in(qtbot: QtBot, tree: SopTree, item: QTreeWidgetItem, column: int, words: str) -> None:
    tree.setCurrentItem(item, column)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    (editor,) = tree.viewport().findChildren(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tree.viewport().findChildren(QLineEdit))


def test_the_six_stages_stand_with_what_they_hold(tree: SopTree) -> None:
    stages = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    assert [one.text(WHAT)[:1] for one in stages] == list("123456")
    assert [[one.child(at).text(WHAT) for at in range(one.childCount())] for one in stages] == [
        ["铜区间"],
        ["套保比例"],
        ["急变"],
        ["Warning over"],
        ["Not told again within", "Orders: four eyes"],
        ["Reviewed levels"],
    ]
    assert not any(one.isHidden() for one in stages)


def test_a_rule_its_levels_and_what_stands_beside_them(tree: SopTree) -> None:
    rule = tree.row("sop.cu")
    assert texts(rule) == ["铜区间", "cu", "40", "10s", "1m", "", "", "", "suggested"]
    level = tree.row("sop.cu", ATTENTION)
    assert texts(level)[CONDITION] == "-200 … 300"
    assert texts(level)[NOW : PAST + 1] == ["-200 … 300  旧规则", "-90 … 60  n 480: 3 → 2 times"]
    assert "P5/P95 of the closes of 480 days" in level.toolTip(PAST)
    assert texts(tree.row("sop.jump"))[HYSTERESIS : COOLDOWN + 1] == ["", "0s", "0s", "10m"]
    assert "分位数" in rule.toolTip(WHAT)


def test_what_is_no_rule_says_whether_the_desk_does_the_same(tree: SopTree) -> None:
    channels, response, review = (tree.topLevelItem(at) for at in (3, 4, 5))
    row = channels.child(0)
    assert (row.text(CONDITION), row.text(NOW), row.text(STATE)) == ("企微, sms", "企微", "differs")
    assert "a pack changes nothing of it" in row.toolTip(STATE)
    assert "并行" in row.toolTip(WHAT)
    assert [response.child(at).text(STATE) for at in (0, 1)] == ["the same", "differs"]
    row = review.child(0)
    assert (row.text(NOW), row.text(STATE)) == ("", "no setting")
    assert "does not follow it yet" in row.toolTip(STATE)
    assert not row.flags() & Qt.ItemFlag.ItemIsEditable


def test_limits_are_typed_over_and_so_confirmed(
    qtbot: QtBot, tree: SopTree, draft: SopDraft
) -> None:
    spy = QSignalSpy(tree.changed)
    type_in(qtbot, tree, tree.row("sop.cu", ATTENTION), CONDITION, "-150..250")
    assert draft.rules["sop.cu"].limits[0].low == Decimal(-150)
    row = tree.row("sop.cu", ATTENTION)
    assert (row.text(CONDITION), row.text(STATE)) == ("-150 … 250", "confirmed")
    assert row.checkState(STATE) is On
    assert spy.count() == 1


def test_times_are_typed_over(qtbot: QtBot, tree: SopTree, draft: SopDraft) -> None:
    type_in(qtbot, tree, tree.row("sop.cu"), HOLD, "90s")
    assert tree.row("sop.cu").text(HOLD) == "90s"
    assert ("sop.cu", TIMES) in draft.confirmed
    assert ("sop.cu", ATTENTION) not in draft.confirmed


def test_what_is_no_value_is_said_and_the_old_one_stays(
    qtbot: QtBot, tree: SopTree, draft: SopDraft
) -> None:
    spy = QSignalSpy(tree.complained)
    type_in(qtbot, tree, tree.row("sop.cu"), CLEAR, "soon")
    assert tree.row("sop.cu").text(CLEAR) == "1m"
    assert spy.count() == 1
    assert spy.at(0)[0].startswith("soon: a duration is needed")
    assert not draft.confirmed


def test_a_flaw_marks_the_rule(qtbot: QtBot, tree: SopTree) -> None:
    type_in(qtbot, tree, tree.row("sop.cu", ATTENTION), CONDITION, "300..-200")
    assert tree.row("sop.cu").text(STATE) == "wrong"


@pytest.mark.parametrize(
    ("rule", "key", "column"),
    [
        ("sop.cu", TIMES, CONDITION),
        ("sop.cu", TIMES, COOLDOWN),
        ("sop.jump", TIMES, HYSTERESIS),
        ("sop.cu", ATTENTION, HOLD),
        ("sop.cu", ATTENTION, WHAT),
        ("sop.cu", ATTENTION, NOW),
    ],
)
def test_what_is_no_number_cannot_be_typed(
    qtbot: QtBot, tree: SopTree, rule: str, key: Level | str, column: int
) -> None:
    tree.setCurrentItem(tree.row(rule, key), column)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    tree.itemDoubleClicked.emit(tree.row(rule, key), column)
    assert tree.viewport().findChildren(QLineEdit) == []


def test_a_check_confirms_a_level_and_that_of_a_rule_all_of_it(
    tree: SopTree, draft: SopDraft
) -> None:
    tree.row("sop.cu", WARNING).setCheckState(STATE, On)
    assert draft.confirmed == {("sop.cu", WARNING)}
    tree.row("sop.cu").setCheckState(STATE, On)
    assert draft.confirmed == {("sop.cu", key) for key in (TIMES, ATTENTION, WARNING)}
    assert tree.row("sop.cu", ATTENTION).text(STATE) == "confirmed"
    tree.row("sop.cu").setCheckState(STATE, Off)
    assert draft.confirmed == set()


def test_a_rule_is_left_out_by_its_box(tree: SopTree, draft: SopDraft) -> None:
    tree.row("sop.jump").setCheckState(WHAT, Off)
    assert draft.excluded == {"sop.jump"}
    tree.row("sop.jump").setCheckState(WHAT, On)
    assert draft.excluded == set()


def test_what_comes_beside_leaves_the_cell_that_is_typed_into(qtbot: QtBot, tree: SopTree) -> None:
    tree.setCurrentItem(tree.row("sop.cu", ATTENTION), CONDITION)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    (editor,) = tree.viewport().findChildren(QLineEdit)
    qtbot.keyClicks(editor, "7")
    tree.show_beside(Shown())
    assert tree.viewport().findChildren(QLineEdit) == [editor]
    assert tree.row("sop.cu", ATTENTION).text(PAST) == "—"
    assert tree.place_of(tree.currentItem()) == ("sop.cu", ATTENTION)


def test_a_row_says_what_it_is_about(tree: SopTree) -> None:
    assert tree.place_of(tree.row("sop.cu", WARNING)) == ("sop.cu", WARNING)
    assert tree.place_of(tree.topLevelItem(0)) is None
    assert tree.place_of(None) is None


def test_a_long_formula_is_read_to_its_end(tree: SopTree, draft: SopDraft) -> None:
    formula = 'abs(change(basis, "settlement", per="previous", floor=500)) > 5%'
    draft.type_condition("sop.jump", WARNING, " or ".join([formula] * 3))
    tree.refresh()
    row, band = tree.row("sop.jump", WARNING), tree.row("sop.cu", WARNING)
    assert tree.visualItemRect(row).height() > 2 * tree.fontMetrics().height()
    assert tree.visualItemRect(band).height() < tree.visualItemRect(row).height()
    assert row.toolTip(CONDITION) == row.text(CONDITION)
    # A wider column needs fewer lines.
    before = tree.visualItemRect(row).height()
    tree.resize(2400, 500)
    QApplication.processEvents()
    assert tree.visualItemRect(row).height() < before


def test_what_has_to_be_confirmed_is_in_sight_in_the_smallest_window(
    qtbot: QtBot, tree: SopTree, draft: SopDraft
) -> None:
    tree.resize(780, 500)
    QApplication.processEvents()
    right = tree.columnViewportPosition(STATE) + tree.columnWidth(STATE)
    assert right == tree.columnViewportPosition(CONDITION) <= tree.viewport().width() - 150
    level = tree.topLevelItem(0).child(0).child(0)  # type: ignore[union-attr]
    box = tree.visualItemRect(level)
    assert draft.unconfirmed
    before = draft.unconfirmed
    place = box.center()
    place.setX(tree.columnViewportPosition(STATE) + 12)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert draft.unconfirmed == before - 1
