from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from terminal.core.rules.formula import parse
from terminal.core.rules.words import BadFormula
from terminal.domain.condition import Beyond, Data
from terminal.domain.operand import Operand, Value
from widgets.watched_form import OF_KIND, WatchedForm


@pytest.fixture
def form(qtbot: QtBot) -> WatchedForm:
    made = WatchedForm()
    made.offer(("basis", "spot"))
    qtbot.addWidget(made)
    made.show()
    return made


def watched(formula: str) -> Operand | Data:
    found = parse(formula)
    return found.operand if isinstance(found, Beyond) else found  # type: ignore[return-value]


FORMULAS = {
    "level": "basis > 1",
    "change": 'change(basis, bar="5m", per="sigma") > 1',
    "volatility": 'variance(spot, "30m", of="changes") > 1',
    "ratio": "deviation(basis, 5) / deviation(basis, 60) > 1",
    "rank": "rank(basis, 240) > 0.5",
    "flip": "flip(basis, 3)",
    "data": 'data(spot, "stale", "link_down")',
}


@pytest.mark.parametrize("kind", OF_KIND)
def test_each_kind_shows_its_own_fields_and_reads_them_back(form: WatchedForm, kind: str) -> None:
    one = watched(FORMULAS[kind])
    form.show_watched(one)
    assert form.kind.currentData() == kind
    assert form.read() == one
    shown = {name for name, field in form.fields.items() if field.isVisible()}
    # A floor belongs to the value then alone.
    assert shown == set(OF_KIND[kind]) - {"floor"}
    assert all(field.isEnabled() for field in form.fields.values())


def test_other_subjects_offer_other_metrics(form: WatchedForm) -> None:
    form.show_watched(Value("spot"))
    form.offer(("spot", "futures"))
    assert form.metric_box.currentData() == "spot"
    form.offer(("available", "equity"))
    assert form.read() == Value("available")
    form.show_watched(Value("basis", "unit"))
    assert form.read() == Value("basis", "unit")


def test_what_cannot_be_understood_is_refused(form: WatchedForm) -> None:
    form.show_watched(watched(FORMULAS["rank"]))
    form.fields["samples"].setText("many")
    with pytest.raises(BadFormula):
        form.read()
