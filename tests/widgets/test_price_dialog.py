"""The desk says what a pricing would do before the button does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from terminal.core.book_view import Trial
from terminal.core.book_wish import PriceContract, TryBook
from terminal.core.effect import Topic
from terminal.core.exposure_tree import Shift
from terminal.core.refusal import Refusal, say
from terminal.domain.sums import Sums
from tests.book_builders import D, make_roll
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import sign_in
from widgets.bridge import Bridge
from widgets.price_dialog import PriceDialog
from widgets.theme import Theme

BEFORE = Sums(base_unit="t", spot=D(1120), pricing=D(-1120), futures=D(-560))
AFTER = Sums(base_unit="t", spot=D(1120), pricing=D(-1000), futures=D(-560))
SHIFTS = tuple(
    Shift(key, BEFORE, AFTER)
    for key in ((), ("华北事业部",), ("华北事业部", "cu"), ("华北事业部", "cu", "2027-01"))
)


@pytest.fixture
def dialog(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk, settle: Callable[[], None]
) -> Iterator[PriceDialog]:
    shown.posted.clear()
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PriceDialog(bridge, theme, deal(), parent)
    made.open()
    # The parent owns the dialog: it has to stay until the test is over.
    yield made
    parent.close()


def asked(desk: FakeDesk) -> TryBook:
    last = desk.posted[-1]
    assert isinstance(last, TryBook)
    return last


def answer(desk: FakeDesk, settle: Callable[[], None], **fields: object) -> None:
    key = asked(desk).id
    desk.changes.put(Topic.TRIAL, key, Trial(id=key, **fields))  # type: ignore[arg-type]
    settle()


def test_it_opens_with_all_that_is_unpriced_at_the_last_price(
    dialog: PriceDialog, shown: FakeDesk
) -> None:
    wish = asked(shown).wish
    assert wish == PriceContract("CG-1", D(500), D(86738), "me", "SHFE.cu2701")
    assert not dialog.do_button.isEnabled()


def test_the_answer_is_exposure_before_and_after(
    dialog: PriceDialog, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    answer(shown, settle, shifts=SHIFTS)
    assert dialog.preview.rows == [
        ("2027-01", "−560 → −440 t", "+1,120 t"),
        ("All months", "−560 → −440 t", "+1,120 t"),
    ]
    assert dialog.answer.text() == ""
    dialog.do()
    assert shown.posted[-1] == PriceContract("CG-1", D(500), D(86738), "me", "SHFE.cu2701")


def test_what_is_typed_is_asked_anew_and_waits_for_its_answer(
    dialog: PriceDialog, shown: FakeDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    answer(shown, settle, shifts=SHIFTS)
    dialog.quantity.setText("120")
    dialog.quantity.textEdited.emit("120")
    assert not dialog.do_button.isEnabled()
    dialog.do()
    assert not isinstance(shown.posted[-1], PriceContract)
    qtbot.waitUntil(lambda: asked(shown).wish.quantity == D(120))  # type: ignore[union-attr]
    answer(shown, settle, shifts=SHIFTS)
    assert dialog.do_button.isEnabled()


def test_a_refusal_keeps_the_button_shut(
    dialog: PriceDialog, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    said = say(Refusal.TOO_MUCH_TO_PRICE, contract="CG-1", quantity=501, left=500)
    answer(shown, settle, said=said)
    assert dialog.answer.text() == "Contract CG-1: 501 to price, but only 500 is unpriced"
    assert not dialog.do_button.isEnabled()


@pytest.mark.parametrize("text", ["", "many", "NaN"])
def test_no_number_is_no_question(dialog: PriceDialog, shown: FakeDesk, text: str) -> None:
    asked_before = len(shown.posted)
    dialog.quantity.setText(text)
    dialog.ask()
    assert len(shown.posted) == asked_before
    assert dialog.answer.text() == "A quantity and a price are needed"


def test_a_contract_in_several_months_says_which_is_priced(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parts = deal(rolls=(make_roll(quantity=D(200)),))
    made = PriceDialog(bridge, theme, parts, parent)
    assert asked(shown).wish == PriceContract("CG-1", D(300), D(86738), "me", "SHFE.cu2701")
    made.month.setCurrentIndex(1)
    # The desk watches no pair on that month: its price has to be typed.
    assert (made.quantity.text(), made.price.text()) == ("200", "")
    made.price.setText("87000")
    made.ask()
    assert asked(shown).wish == PriceContract("CG-1", D(200), D(87000), "me", "SHFE.cu2702")


def test_what_one_person_filled_in_is_not_sent_as_anothers_nor_lost(
    qtbot: QtBot,
    bridge: Bridge,
    theme: Theme,
    shown: FakeDesk,
    settle: Callable[[], None],
) -> None:
    sign_in(bridge, shown, "wang")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PriceDialog(bridge, theme, deal(), parent)
    dialog.open()
    answer(shown, settle, shifts=SHIFTS)
    sign_in(bridge, shown, "li")
    asked_before = len(shown.posted)
    dialog.do()
    assert len(shown.posted) == asked_before
    assert dialog.isVisible()
    assert "李敏 is signed in now" in dialog.answer.text()
    sign_in(bridge, shown, "wang")
    dialog.do()
    assert shown.posted[-1] == PriceContract("CG-1", D(500), D(86738), "wang", "SHFE.cu2701")
    assert not dialog.isVisible()


def test_a_price_has_its_unit(dialog: PriceDialog) -> None:
    assert dialog.price.accessibleName() == "Futures price, CNY/t, without premium"
