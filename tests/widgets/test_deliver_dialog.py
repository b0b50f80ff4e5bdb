"""Goods go out of a lot under a sale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from terminal.core.book_wish import DeliverGoods
from terminal.core.effect import Topic
from terminal.domain.contract import TradeSide
from terminal.domain.deal import Deal
from tests.book_builders import D, make_lot
from tests.widgets.acting import NEAR, answer, asked, shift
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.deliver_dialog import DeliverDialog
from widgets.theme import Theme

UNIT = "华北事业部"
SALE = {"id": "XS-1", "side": TradeSide.SALE}
Make = Callable[[Deal], DeliverDialog]


@pytest.fixture
def make(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk, settle: Callable[[], None]
) -> Iterator[Make]:
    for id, quantity, day in (("L1", 620, 12), ("L2", 80, 9)):
        lot = make_lot(id=id, unit=UNIT, quantity=D(quantity), received=date(2026, 11, day))
        shown.changes.put(Topic.GOODS, f"stock:{id}", lot)
    settle()
    parent = QWidget()
    qtbot.addWidget(parent)

    def made(contract: Deal) -> DeliverDialog:
        shown.posted.clear()
        dialog = DeliverDialog(bridge, theme, contract, parent)
        dialog.open()
        return dialog

    yield made
    parent.close()


def test_it_offers_the_oldest_lot_as_far_as_it_goes(
    make: Make, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    dialog = make(deal(**SALE))
    assert dialog.lot.currentText() == "L2 · 80 t"
    assert (asked(shown).lot, asked(shown).quantity) == ("L2", 80)
    dialog.lot.setCurrentIndex(1)
    assert dialog.quantity.text() == "500"
    dialog.quantity.setText("120")
    dialog.reason.setText("truck 4")
    assert dialog.fact.text() == "Lot L1: 620 → 500 t; still to deliver: 500 → 380 t"
    dialog.ask()
    answer(shown, settle, shifts=(shift(NEAR, 120, 0),))
    dialog.do()
    assert shown.posted[-1] == DeliverGoods(
        contract="XS-1",
        lot="L1",
        quantity=D(120),
        actor="me",
        reason="truck 4",
        base_unit="t",
    )


def test_without_a_lot_of_these_goods_there_is_nothing_to_deliver(
    make: Make, shown: FakeDesk
) -> None:
    dialog = make(deal(**SALE, commodity="al"))
    assert dialog.answer.text() == "No lot of these goods is in store"
    assert not dialog.do_button.isEnabled()
    assert shown.posted == []


def test_no_number_is_no_question(make: Make, shown: FakeDesk) -> None:
    dialog = make(deal(**SALE))
    posted = len(shown.posted)
    dialog.quantity.setText("")
    dialog.ask()
    assert dialog.answer.text() == "A quantity is needed"
    assert dialog.fact.text() == ""
    assert len(shown.posted) == posted
