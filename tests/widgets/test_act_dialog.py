"""The desk is asked as one types, and the button opens on its answer and a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from terminal.core.book_view import Trial
from terminal.core.book_wish import DeliverGoods
from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say
from tests.book_builders import D
from tests.widgets.acting import NEAR, answer, asked, shift
from tests.widgets.fake_desk import FakeDesk
from widgets.act_dialog import ActDialog, last_of, number_in
from widgets.bridge import Bridge
from widgets.theme import Theme


class Form(ActDialog):
    """Delivers what its one line says."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(bridge, theme, "Title", "Do it", parent)
        self.quantity = QLineEdit("5")
        self.lay_out("Head", [("Quantity", self.quantity)])

    def wish(self, reason: str) -> DeliverGoods | str:
        quantity = number_in(self.quantity)
        if quantity is None:
            return "A number, please"
        return DeliverGoods(contract="S1", lot="L1", quantity=quantity, actor="me", reason=reason)


@pytest.fixture
def form(qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk) -> Form:
    shown.posted.clear()
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Form(bridge, theme, parent)
    made.holder = parent  # type: ignore[attr-defined]  # the parent owns the dialog
    made.open()
    return made


def test_it_asks_at_once_and_a_reason_opens_the_button(
    form: Form, shown: FakeDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    assert asked(shown).quantity == 5
    assert asked(shown).reason == "?"
    answer(shown, settle, shifts=(shift(NEAR, 10, 5),))
    assert form.preview.rows[0] == ("2027-01", "+10 → +5 t", "+10 → +5 t")
    assert form.answer.text() == "A reason is needed: it goes into the record"
    assert not form.do_button.isEnabled()
    asked_before = len(shown.posted)
    qtbot.keyClicks(form.reason, " truck 4 ")
    # A reason changes no exposure: the desk is not asked again.
    assert len(shown.posted) == asked_before
    assert form.answer.text() == ""
    qtbot.mouseClick(form.do_button, Qt.MouseButton.LeftButton)
    assert shown.posted[-1] == DeliverGoods(
        contract="S1", lot="L1", quantity=D(5), actor="me", reason="truck 4"
    )
    assert not form.isVisible()


def test_what_moves_nothing_is_said(
    form: Form, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    form.reason.setText("truck 4")
    answer(shown, settle)
    assert form.answer.text() == "Exposure stays as it is in every month"
    assert form.do_button.isEnabled()


def test_a_refusal_keeps_the_button_shut_whatever_the_reason(
    form: Form, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    answer(shown, settle, shifts=(shift(NEAR, 10, 5),))
    form.ask()
    said = say(Refusal.LOT_TOO_SMALL, lot="L1", left=4, quantity=5)
    answer(shown, settle, said=said)
    form.reason.setText("truck 4")
    assert form.answer.text() == "Lot L1 has 4, less than 5"
    assert form.preview.rows == []
    assert not form.do_button.isEnabled()


def test_what_is_typed_is_asked_anew_and_an_old_answer_counts_no_more(
    form: Form, shown: FakeDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    form.reason.setText("truck 4")
    first = shown.posted[-1].id
    form.quantity.clear()
    qtbot.keyClicks(form.quantity, "12")
    shown.changes.put(Topic.TRIAL, first, Trial(id=first))
    settle()
    assert not form.do_button.isEnabled()
    form.do()
    qtbot.waitUntil(lambda: asked(shown).quantity == 12)
    assert not form.do_button.isEnabled()
    answer(shown, settle)
    assert form.do_button.isEnabled()


def test_a_desk_that_does_not_answer_is_waited_for_in_words(
    form: Form, shown: FakeDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    form.reason.setText("truck 4")
    assert form.answer.text() == ""
    qtbot.waitUntil(lambda: form.answer.text() == "The desk is asked; its answer is awaited")
    assert not form.do_button.isEnabled()
    answer(shown, settle, shifts=(shift(NEAR, 10, 5),))
    assert (form.answer.text(), len(form.preview.rows)) == ("", 2)


def test_an_answer_in_time_is_not_waited_for(
    form: Form, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    assert form._late.isActive()
    answer(shown, settle)
    assert not form._late.isActive()


def test_words_that_are_missing_are_said_and_not_asked(form: Form, shown: FakeDesk) -> None:
    posted = len(shown.posted)
    form.quantity.setText("many")
    form.ask()
    assert form.answer.text() == "A number, please"
    assert len(shown.posted) == posted
    assert not form.do_button.isEnabled()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", D("1234.5")),
        (" −7 ", D(-7)),
        ("", None),
        ("1,5", None),
        ("NaN", None),
        ("1e999999999", None),
    ],
)
def test_numbers_as_people_type_them(qapp: object, text: str, number: object) -> None:
    assert number_in(QLineEdit(text)) == number


def test_a_price_that_the_desk_has_is_offered(bridge: Bridge, shown: FakeDesk) -> None:
    assert last_of(bridge, "SHFE.cu2701") == "86738"
    assert last_of(bridge, "SHFE.cu2702") == ""
