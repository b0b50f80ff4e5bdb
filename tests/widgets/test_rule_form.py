from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response, Rule
from tests.widgets.fake_rules import fake_rules
from widgets.rule_acts import EMPTY
from widgets.rule_form import RuleForm
from widgets.rule_reading import FieldError

LOW, HIGH, MARGIN, JUMP, SILENT = fake_rules()
UNITS = msgspec.structs.replace(
    JUMP,
    on="unit",
    subjects=("east/CU", "*/AL"),
    clauses=(Clause(Level.WARNING, "flat_exposure > 100"),),
    unknown="hold",
    cooldown=timedelta(minutes=15),
)
SELECTED = msgspec.structs.replace(HIGH, subjects=("commodity:cu", "*"), family="f", enabled=False)


def formed(qtbot: QtBot, rule: Rule, *, is_new: bool = False) -> RuleForm:
    form = RuleForm(rule, is_new=is_new)
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.mark.parametrize("rule", [*fake_rules(), UNITS, SELECTED], ids=lambda rule: rule.id)
def test_a_rule_that_is_shown_is_read_back(qtbot: QtBot, rule: Rule) -> None:
    assert formed(qtbot, rule).read() == rule


@pytest.mark.parametrize(
    ("name", "typed", "field", "value"),
    [
        ("name", "Low band", "name", "Low band"),
        ("name_en", "Low", "name_en", "Low"),
        ("subjects", "*, commodity:cu", "subjects", ("*", "commodity:cu")),
        ("family", "f", "family", "f"),
        ("hysteresis", "12.5", "hysteresis", Decimal("12.5")),
        ("hold", "15m", "hold", timedelta(minutes=15)),
        ("clear_hold", "1h", "clear_hold", timedelta(hours=1)),
    ],
)
def test_each_line_is_a_field_of_the_rule(
    qtbot: QtBot, name: str, typed: str, field: str, value: Any
) -> None:
    form = formed(qtbot, LOW)
    form.lines[name].selectAll()
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.lines[name], typed)
    assert form.read() == msgspec.structs.replace(LOW, **{field: value})


def test_boxes_are_fields_too(qtbot: QtBot) -> None:
    form = formed(qtbot, UNITS)
    form.response.setCurrentIndex(form.response.findData("notify"))
    form.unknown.setCurrentIndex(form.unknown.findData("kleene"))
    with qtbot.waitSignal(form.edited):
        form.enabled.click()
    rule = form.read()
    assert (rule.response, rule.unknown, rule.enabled) == (Response.NOTIFY, "kleene", False)
    assert isinstance(rule.response, Response)


@pytest.mark.parametrize("clock", ["", "trading", "wall"])
def test_the_clock_is_shown_and_read_back(qtbot: QtBot, clock: str) -> None:
    form = formed(qtbot, msgspec.structs.replace(UNITS, clock=clock))
    assert form.clock.isVisible()
    assert form.clock.currentData() == clock
    assert form.read().clock == clock
    form.clock.setCurrentIndex(form.clock.findData("wall"))
    with qtbot.waitSignal(form.edited):
        form.clock.activated.emit(form.clock.currentIndex())
    assert form.read().clock == "wall"
    form.complain(("clock",), "no")
    assert form.flaw.text() == "Time that counts: no"
    assert form.clock.property("flawed") == "yes"


def test_the_usual_clock_is_that_of_what_the_rule_is_on(qtbot: QtBot) -> None:
    assert formed(qtbot, UNITS).clock.itemText(0) == "as usual: Trading time"
    money = msgspec.structs.replace(UNITS, on="account")
    assert formed(qtbot, money).clock.itemText(0) == "as usual: Wall time"
    assert not formed(qtbot, LOW).clock.isVisible()


def test_only_a_new_rule_gets_its_id_and_kind_here(qtbot: QtBot) -> None:
    form = formed(qtbot, LOW)
    assert form.lines["id"].isReadOnly()
    assert not form.sort.isEnabled()
    new = formed(qtbot, EMPTY, is_new=True)
    assert not new.lines["id"].isReadOnly()
    assert new.sort.isEnabled()


@pytest.mark.parametrize(
    ("sort", "metric", "on"),
    [
        ("margin_ratio", Metric.MARGIN_RATIO, "pair"),
        ("available", Metric.AVAILABLE, "pair"),
        ("pair", Metric.FORMULA, "pair"),
        ("account", Metric.FORMULA, "account"),
        ("unit", Metric.FORMULA, "unit"),
    ],
)
def test_a_new_rule_is_of_the_kind_that_is_chosen(
    qtbot: QtBot, sort: str, metric: Metric, on: str
) -> None:
    form = formed(qtbot, EMPTY, is_new=True)
    form.sort.setCurrentIndex(form.sort.findData(sort))
    form.sort.activated.emit(form.sort.currentIndex())
    has_formulas = metric is Metric.FORMULA
    assert form.formulas.isVisible() == has_formulas == form.lines["cooldown"].isVisible()
    assert form.limits.isVisible() != has_formulas
    assert form.lines["hysteresis"].isVisible() != has_formulas
    rule = form.read()
    assert (rule.metric, rule.on) == (metric, on)
    first = {"account": "margin_ratio", "unit": "contract_basis"}.get(on, "basis")
    assert form.formulas.watched.metric_box.currentData() == first or not has_formulas


def test_what_the_other_kind_has_is_not_kept(qtbot: QtBot) -> None:
    form = formed(qtbot, LOW, is_new=True)
    form.sort.setCurrentIndex(form.sort.findData("pair"))
    form.sort.activated.emit(form.sort.currentIndex())
    qtbot.keyClicks(form.formulas.lines[Level.WARNING], "basis > 5")
    rule = form.read()
    assert (rule.limits, rule.hysteresis) == ((), Decimal(0))
    assert rule.clauses == (Clause(Level.WARNING, "basis > 5"),)
    form.sort.setCurrentIndex(form.sort.findData("basis"))
    form.sort.activated.emit(form.sort.currentIndex())
    assert form.read().clauses == ()
    assert form.read().limits[0] == Limit(Level.ATTENTION, Decimal(-200), Decimal(120))


@pytest.mark.parametrize("name", ["hysteresis", "hold", "clear_hold"])
def test_what_cannot_be_read_names_its_field(qtbot: QtBot, name: str) -> None:
    form = formed(qtbot, LOW)
    form.lines[name].setText("x")
    with pytest.raises(FieldError) as caught:
        form.read()
    assert caught.value.key == (name,)


def test_a_complaint_marks_its_field_until_it_is_taken_back(qtbot: QtBot) -> None:
    form = formed(qtbot, LOW)
    field = form.limits.fields["warning", "low"]
    form.complain(("warning", "low"), "no")
    assert (field.property("flawed"), form.flaw.text()) == ("yes", "Warning below: no")
    form.complain(("hold",), "no")
    assert field.property("flawed") == "no"
    assert form.lines["hold"].property("flawed") == "yes"
    form.complain((), "as a whole")
    assert (form.lines["hold"].property("flawed"), form.flaw.text()) == ("no", "as a whole")
    form.complain((), "")
    assert form.flaw.text() == ""


def test_a_complaint_about_a_formula_marks_its_line(qtbot: QtBot) -> None:
    form = formed(qtbot, JUMP)
    form.complain(("warning",), "no")
    assert form.formulas.lines[Level.WARNING].property("flawed") == "yes"


def test_every_field_has_a_name_for_those_who_hear_it(qtbot: QtBot) -> None:
    form = formed(qtbot, JUMP)
    grids = (*form.limits.fields.values(), *form.formulas.lines.values())
    fields = (*form.lines.values(), *grids, *form.formulas.fields.values(), form.sort)
    assert all(field.accessibleName() for field in fields)
