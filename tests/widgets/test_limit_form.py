"""Fields and formula say the same at every key; what is wrong is said, and the formula stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.widgets.test_formula_dialog import Made, open_dialog  # noqa: F401 - the fixture
from widgets.formula_dialog import FormulaDialog
from widgets.limit_form import LIMITS, LimitForm


@pytest.fixture
def form(qtbot: QtBot) -> LimitForm:
    form = LimitForm()
    qtbot.addWidget(form)
    form.show()
    return form


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def texts(form: LimitForm) -> list[str]:
    return [field.text() for field in form.fields.values()]


def test_a_formula_fills_the_fields(form: LimitForm) -> None:
    form.show_formula('outside(basis, -300, 220, clear=20) and during("09:00", "11:30")')
    assert texts(form) == ["-300", "-280", "220", "200", "09:00", "11:30"]
    assert all(field.isEnabled() for field in form.fields.values())
    assert form.note.text() == ""


@pytest.mark.parametrize(
    ("formula", "note"),
    [
        ("", ""),
        ("basis >", ""),
        ("basis > 5 or spot > 6", "Several conditions: only as a formula"),
        ("not basis > 5", "A negation: only as a formula"),
        ("basis / spot > 5", "A nested quantity: only as a formula"),
    ],
)
def test_what_has_no_form_closes_the_fields(form: LimitForm, formula: str, note: str) -> None:
    form.show_formula("basis > 5")
    form.show_formula(formula)
    assert not any(field.isEnabled() for field in form.fields.values())
    assert set(texts(form)) == {""}
    assert form.note.text() == note


def test_a_data_state_has_a_time_of_day_and_no_limits(qtbot: QtBot, form: LimitForm) -> None:
    form.show_formula("stale(basis)")
    assert not any(form.fields[name].isEnabled() for name in LIMITS)
    said: list[str] = []
    form.said.connect(said.append)
    retype(qtbot, form.fields["start"], "21:00")
    assert form.note.text().startswith("From: two different times of day are needed")
    retype(qtbot, form.fields["end"], "02:30")
    assert said[-1] == 'stale(basis) and during("21:00", "02:30")'
    assert form.note.text() == ""


def test_what_is_typed_in_a_field_is_written_into_the_formula(
    qtbot: QtBot,
    open_dialog: Made,  # noqa: F811 - the fixture
) -> None:
    dialog = open_dialog("basis < -300")
    retype(qtbot, dialog.limits.fields["low"], "-30.5")
    assert dialog.line.text() == "basis < -30.5"
    assert dialog.limits.fields["low"].text() == "-30.5"
    assert dialog.now_line.text() == "true"
    retype(qtbot, dialog.limits.fields["high"], "200")
    assert dialog.line.text() == "beyond(basis, high=200, low=-30.5)"
    dialog.line.setText("basis > 7")
    assert [dialog.limits.fields[name].text() for name in LIMITS] == ["", "", "7", ""]


@pytest.mark.parametrize(
    ("name", "text", "note"),
    [
        ("low", "", "Above: a limit is needed; the formula stays as it was"),
        ("low", "x", "Below: a number is needed; the formula stays as it was"),
        ("low", "inf", "Below: a finite number is needed; the formula stays as it was"),
        ("low_clear", "-400", "ends above: the limits cross; the formula stays as it was"),
    ],
)
def test_a_wrong_field_is_named_and_the_formula_stays(
    qtbot: QtBot,
    open_dialog: Made,  # noqa: F811 - the fixture
    name: str,
    text: str,
    note: str,
) -> None:
    dialog: FormulaDialog = open_dialog("basis < -300")
    form, before = dialog.limits, []
    form.fields[name].setText(text)
    dialog.line.textChanged.connect(before.append)
    form.fields[name].textEdited.emit(text)
    assert form.note.text() == note
    assert form.note.property("tone") == "bad"
    assert dialog.line.text() == "basis < -300"
    assert before == []


def test_per_cent_and_the_long_minus_are_understood(qtbot: QtBot, form: LimitForm) -> None:
    form.show_formula('change(basis, "15m", per="price") > 0.1')
    said: list[str] = []
    form.said.connect(said.append)
    retype(qtbot, form.fields["high"], "5%")
    assert said[-1] == 'change(basis, "15m", per="price") > 0.05'
    form.show_formula("basis < 0")
    # The test library types ASCII only.
    form.fields["low"].setText("\N{MINUS SIGN}12")
    form.fields["low"].textEdited.emit("\N{MINUS SIGN}12")
    assert said[-1] == "basis < -12"
    form.fields["low"].setText("－１２０")
    form.fields["low"].textEdited.emit("－１２０")
    assert said[-1] == "basis < -120"


def test_a_floor_of_nothing_is_complained_of(form: LimitForm) -> None:
    form.show_formula('change(basis, "15m", per="previous", floor=0) > 0.1')
    assert form.note.text() == "per previous: a floor above zero is needed"
    form.fields["high"].setText("0.2")
    form.fields["high"].textEdited.emit("0.2")
    expected = "per previous: a floor above zero is needed; the formula stays as it was"
    assert form.note.text() == expected


def test_a_part_of_the_trading_day_stands_alone_in_the_first_field(
    qtbot: QtBot, form: LimitForm
) -> None:
    form.show_formula('basis > 300 and during("last 30m")')
    assert texts(form)[-2:] == ["last 30m", ""]
    said: list[str] = []
    form.said.connect(said.append)
    retype(qtbot, form.fields["high"], "200")
    assert said[-1] == 'basis > 200 and during("last 30m")'
    retype(qtbot, form.fields["start"], "night")
    assert said[-1] == 'basis > 200 and during("night")'
    retype(qtbot, form.fields["end"], "23:00")
    assert said[-1] == 'basis > 200 and during("night")'
    assert form.note.text().startswith("From: two different times of day are needed")
