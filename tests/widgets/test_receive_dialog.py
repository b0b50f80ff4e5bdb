"""Goods come in: a new lot, on a shipment or not, priced or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from terminal.core.book_wish import ReceiveGoods
from terminal.core.effect import Topic
from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from tests.book_builders import TIME, D, make_pricing, make_roll, make_transit
from tests.widgets.acting import answer, asked
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.receive_dialog import ReceiveDialog
from widgets.theme import Theme

Make = Callable[[Deal], ReceiveDialog]


@pytest.fixture
def make(qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk) -> Iterator[Make]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def made(contract: Deal) -> ReceiveDialog:
        shown.posted.clear()
        dialog = ReceiveDialog(bridge, theme, contract, parent)
        dialog.open()
        return dialog

    yield made
    parent.close()


def wish(**fields: object) -> ReceiveGoods:
    values: dict[str, object] = {
        "contract": "CG-1",
        "quantity": D(380),
        "actor": "me",
        "reason": "?",
        "base_unit": "t",
        "futures": "SHFE.cu2701",
        "receipt_price": D(86738),
    }
    return ReceiveGoods(**values | fields)  # type: ignore[arg-type]


def test_it_offers_all_that_is_to_come_with_no_cost_while_a_price_is_open(
    make: Make, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    dialog = make(deal(delivered=D(120), grade="A", place="上海"))
    assert asked(shown) == wish(grade="A", place="上海")
    assert not dialog.shipment.isVisible()
    assert not dialog.month.isVisible()
    for line, text in (
        (dialog.quantity, "100"),
        (dialog.lot, "W-9"),
        (dialog.cost, "86,900.5"),
        (dialog.place, "Wuxi"),
        (dialog.reason, "receipt 17"),
    ):
        line.setText(text)
    dialog.price.clear()
    dialog.ask()
    answer(shown, settle)
    dialog.do()
    assert shown.posted[-1] == wish(
        quantity=D(100),
        lot="W-9",
        cost=D("86900.5"),
        receipt_price=None,
        grade="A",
        place="Wuxi",
        reason="receipt 17",
    )


def test_a_price_that_is_fixed_is_the_cost(make: Make, shown: FakeDesk) -> None:
    make(deal(kind=PricingKind.FIXED, premium=None, price=D(86000)))
    assert asked(shown).cost == 86000
    facts = (make_pricing(300, price=86000), make_pricing(200, id="F2", price=86100))
    make(deal(pricings=facts))
    assert asked(shown).cost == D(85995)


def test_a_shipment_is_offered_with_what_is_on_it(
    make: Make, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    ship = make_transit(id="T1", contract="CG-1", quantity=D(90))
    shown.changes.put(Topic.GOODS, "transit:T1", ship)
    settle()
    dialog = make(deal())
    assert dialog.shipment.isVisible()
    assert dialog.shipment.currentText() == "T1 · 90 t"
    assert (asked(shown).shipment, asked(shown).quantity) == ("T1", 90)
    dialog.shipment.setCurrentIndex(0)
    assert dialog.quantity.text() == "500"
    dialog.ask()
    assert (asked(shown).shipment, asked(shown).quantity) == ("", 500)


def test_a_contract_in_several_months_asks_which_judges_the_lot(
    make: Make, shown: FakeDesk
) -> None:
    dialog = make(deal(rolls=(make_roll(quantity=D(200)),)))
    assert dialog.month.isVisible()
    assert asked(shown).futures == "SHFE.cu2701"
    dialog.month.setCurrentIndex(2)
    dialog.ask()
    assert asked(shown).futures == "SHFE.cu2702"


def test_a_window_that_is_over_is_the_cost_once_all_of_its_days_are_known(
    make: Make, shown: FakeDesk
) -> None:
    over = msgspec.structs.replace(
        deal(kind=PricingKind.AVERAGE, premium=D(-45)), averaged=D(500), days=20, passed=20
    )
    make(over)
    assert asked(shown).cost is None
    make(msgspec.structs.replace(over, averaged_price=D("86000.125")))
    assert asked(shown).cost == D("85955.12")
    # A part of the window is still open.
    make(msgspec.structs.replace(over, averaged=D(300), averaged_price=D(86_000), passed=12))
    assert asked(shown).cost is None


def test_the_price_is_that_of_the_month_that_judges_the_lot(make: Make) -> None:
    # 200 t priced in January are waited for first; the open rest was rolled into February.
    rest = make_roll(time=TIME + timedelta(hours=1))
    dialog = make(deal(pricings=(make_pricing(200, contract="CG-1"),), rolls=(rest,)))
    assert dialog.price.text() == "86738"
    dialog.month.setCurrentIndex(2)
    # Nobody watches February here: no price stands for it.
    assert (dialog.month.currentData(), dialog.price.text()) == ("SHFE.cu2702", "")
    dialog.month.setCurrentIndex(0)
    assert dialog.price.text() == "86738"
    dialog.price.selectAll()
    dialog.price.insert("86700")
    dialog.price.setModified(True)
    dialog.month.setCurrentIndex(1)
    assert dialog.price.text() == "86700"


@pytest.mark.parametrize("name", ["cost", "price"])
def test_words_are_no_cost(make: Make, shown: FakeDesk, name: str) -> None:
    dialog = make(deal())
    posted = len(shown.posted)
    getattr(dialog, name).setText("dear")
    dialog.ask()
    assert dialog.answer.text() == "A cost or a price is a number, or empty"
    dialog.quantity.setText("")
    dialog.ask()
    assert dialog.answer.text() == "A quantity is needed"
    assert len(shown.posted) == posted


def test_a_price_has_its_unit(make: Make) -> None:
    dialog = make(deal())
    assert dialog.cost.accessibleName() == "Landed cost, CNY/t"
    assert dialog.price.accessibleName() == "Futures price now, CNY/t"
