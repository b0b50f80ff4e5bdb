from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from terminal.core.rules.formula import parse
from terminal.domain.level import Level
from terminal.domain.rule import Clause
from widgets.formula_grid import FormulaGrid
from widgets.rule_reading import FieldError

A, W, F = Level
PER = 'abs(change(basis, "15m", per="price")) > 0.5%'


@pytest.fixture
def grid(qtbot: QtBot) -> FormulaGrid:
    made = FormulaGrid()
    made.watched.offer(("basis", "spot", "futures"))
    qtbot.addWidget(made)
    made.show()
    return made


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def choose(box: QComboBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_formulas_fill_the_fields_of_every_level(grid: FormulaGrid) -> None:
    clauses = (Clause(A, PER), Clause(F, 'abs(change(basis, "15m", per="price")) > 1%'))
    grid.show_clauses(clauses)
    assert grid.watched.kind.currentData() == "change"
    assert grid.watched.fields["period"].text() == "15m"
    assert grid.watched.fields["per"].currentData() == "price"
    sides = [grid.fields["attention", side].text() for side in ("low", "high")]
    assert sides == ["-0.5%", "0.5%"]
    assert grid.fields["warning", "high"].text() == ""
    assert grid.fields["forced", "high"].text() == "1%"
    assert grid.read() == clauses


def test_a_field_writes_the_formulas_of_all_levels(qtbot: QtBot, grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(A, PER), Clause(F, 'change(basis, "15m", per="price") > 1%')))
    retype(qtbot, grid.watched.fields["period"], "1h")
    assert grid.lines[A].text() == 'abs(change(basis, "1h", per="price")) > 0.005'
    assert grid.lines[F].text() == 'change(basis, "1h", per="price") > 0.01'
    choose(grid.watched.fields["per"], "previous")
    assert grid.watched.fields["floor"].isVisible()
    assert grid.lines[F].text() == 'change(basis, "1h", per="previous", floor=50) > 0.01'
    qtbot.keyClicks(grid.fields["warning", "high"], "0.8%")
    assert grid.lines[W].text() == 'change(basis, "1h", per="previous", floor=50) > 0.008'


def test_from_nothing_a_rule_is_filled_in(qtbot: QtBot, grid: FormulaGrid) -> None:
    grid.show_clauses(())
    assert grid.read() == ()
    retype(qtbot, grid.fields["warning", "low"], "-250")
    retype(qtbot, grid.fields["warning", "low_clear"], "-230")
    assert grid.read() == (Clause(W, "beyond(basis, low=-250, low_clear=-230)"),)
    retype(qtbot, grid.times["start"], "21:00")
    retype(qtbot, grid.times["end"], "23:00")
    (clause,) = grid.read()
    assert parse(clause.formula) == parse(
        'beyond(basis, low=-250, low_clear=-230) and during("21:00", "23:00")'
    )


def test_a_formula_typed_by_hand_moves_the_fields(qtbot: QtBot, grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(W, "basis > 5"),))
    with qtbot.waitSignal(grid.edited):
        retype(qtbot, grid.lines[W], "deviation(spot, 20) > 7")
    assert grid.watched.kind.currentData() == "volatility"
    assert grid.watched.metric_box.currentData() == "spot"
    assert grid.fields["warning", "high"].text() == "7"


@pytest.mark.parametrize(
    ("formula", "note"),
    [
        ("basis > 5 and spot > 1", "Several conditions: only as a formula"),
        ("not (basis > 5)", "A negation: only as a formula"),
    ],
)
def test_what_no_form_can_say_closes_the_fields(grid: FormulaGrid, formula: str, note: str) -> None:
    grid.show_clauses((Clause(W, formula),))
    assert grid.note.text() == note
    assert not grid.fields["warning", "high"].isEnabled()
    assert not grid.watched.isEnabled()
    assert grid.read() == (Clause(W, formula),)
    grid.show_clauses((Clause(W, "basis > 5"),))
    assert grid.fields["warning", "high"].isEnabled()
    assert grid.note.text() == ""


def test_levels_of_different_things_are_said_to_be_so(grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(A, PER), Clause(W, "basis < -300")))
    assert grid.note.text() == "The levels watch different things: only as formulas"


def test_what_only_a_formula_says_of_an_operand_is_kept(qtbot: QtBot, grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(W, 'change(basis, "15m", per="sigma", decay=0.9) > 3'),))
    assert not grid.watched.fields["period"].isEnabled()
    assert grid.watched.kind.isEnabled()
    retype(qtbot, grid.fields["warning", "high"], "4")
    assert grid.lines[W].text() == 'change(basis, "15m", per="sigma", decay=0.9) > 4'
    choose(grid.watched.kind, "level")
    assert grid.lines[W].text() == "basis > 4"
    assert grid.watched.metric_box.isEnabled()


@pytest.mark.parametrize(
    ("level", "typed", "note"),
    [
        ("warning", "x", "Warning: Above: a number is needed; the formula stays as it was"),
        (
            "forced",
            "3",
            "Forced: Above: must lie further out than a lower level's; the formula stays as it was",
        ),
    ],
)
def test_a_wrong_field_is_named_and_nothing_can_be_saved(
    qtbot: QtBot, grid: FormulaGrid, level: str, typed: str, note: str
) -> None:
    grid.show_clauses((Clause(W, "basis > 5"),))
    retype(qtbot, grid.fields[level, "high"], typed)
    assert grid.note.text() == note
    assert grid.lines[W].text() == "basis > 5"
    with pytest.raises(FieldError):
        grid.read()
    grid.fields[level, "high"].selectAll()
    qtbot.keyClicks(grid.fields[level, "high"], "9")
    assert grid.note.text() == ""
    assert grid.read()


def test_a_wrong_period_is_complained_of(qtbot: QtBot, grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(W, PER),))
    retype(qtbot, grid.watched.fields["period"], "soon")
    assert "a span of time is needed" in grid.note.text()
    with pytest.raises(FieldError):
        grid.read()
    # A formula typed by hand is a way out.
    retype(qtbot, grid.lines[W], "basis > 5")
    assert grid.read() == (Clause(W, "basis > 5"),)


def test_a_change_of_sign_has_one_level_and_no_limits(grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(W, "basis > 5"), Clause(F, "basis > 9")))
    choose(grid.watched.kind, "flip")
    assert grid.read() == (Clause(W, "flip(basis, 10)"),)
    assert not grid.fields["warning", "high"].isEnabled()
    choose(grid.watched.kind, "data")
    assert grid.read() == (Clause(W, 'data(basis, "stale", "no_data")'),)


def test_spaces_are_no_formula_and_no_missing_level(qtbot: QtBot, grid: FormulaGrid) -> None:
    grid.show_clauses((Clause(A, "basis > 1"), Clause(W, "basis > 2")))
    assert grid.lines[F].placeholderText() == "empty: no such level"
    retype(qtbot, grid.lines[W], " ")
    with pytest.raises(FieldError, match="spaces are no formula") as refused:
        grid.read()
    assert refused.value.key == ("warning",)
    grid.lines[W].clear()
    assert grid.read() == (Clause(A, "basis > 1"),)


def test_headings_stand_apart_from_one_another(grid: FormulaGrid) -> None:
    labels = [one for one in grid.findChildren(QLabel) if one.property("tone") == "muted"]
    boxes = sorted(
        (one.x(), one.x() + one.fontMetrics().horizontalAdvance(one.text())) for one in labels
    )
    boxes = [one for one in boxes if one[1] > one[0]]
    assert len(boxes) == 5
    gaps = [after[0] - before[1] for before, after in pairwise(boxes)]
    # A space between two words is four.
    assert min(gaps) >= 12


def test_a_part_of_the_day_and_seconds_stay_when_a_field_is_edited(
    qtbot: QtBot, grid: FormulaGrid
) -> None:
    for window in ('during("night")', 'during("first 15m")', 'during("09:00:30", "10:15")'):
        grid.show_clauses((Clause(W, f"basis > 5 and {window}"),))
        retype(qtbot, grid.fields["warning", "high"], "6")
        assert grid.read() == (Clause(W, f"basis > 6 and {window}"),)
    grid.times["end"].selectAll()
    qtbot.keyClick(grid.times["end"], Qt.Key.Key_Delete)
    retype(qtbot, grid.times["start"], "day")
    assert grid.read() == (Clause(W, 'basis > 6 and during("day")'),)


def test_a_long_formula_begins_at_its_beginning_and_is_whole_in_the_tip(grid: FormulaGrid) -> None:
    long = 'data(basis, "stale", "link_down", "no_data") and data(spot, "stale", "no_data")'
    grid.show_clauses((Clause(W, long),))
    line = grid.lines[W]
    assert (line.cursorPosition(), line.toolTip()) == (0, long)
    grid.show_clauses(())
    assert line.toolTip() == ""
