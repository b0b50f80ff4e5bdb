"""Rolling a contract, or a part, to another month."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from terminal.core.book_wish import RollContract
from terminal.domain.deal import Deal
from tests.book_builders import D, make_roll
from tests.widgets.acting import FAR, NEAR, answer, asked, shift
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.roll_dialog import RollDialog
from widgets.theme import Theme

Make = Callable[[Deal], RollDialog]


@pytest.fixture
def make(qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk) -> Iterator[Make]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def made(contract: Deal) -> RollDialog:
        shown.posted.clear()
        dialog = RollDialog(bridge, theme, contract, parent)
        dialog.open()
        return dialog

    yield made
    parent.close()


def wish(**fields: object) -> RollContract:
    values: dict[str, object] = {
        "contract": "CG-1",
        "futures": "SHFE.cu2702",
        "old_price": D(86738),
        "new_price": D(86900),
        "actor": "me",
        "reason": "agreed",
        "source": "SHFE.cu2701",
        "base_unit": "t",
    }
    return RollContract(**values | fields)  # type: ignore[arg-type]


def test_it_offers_all_of_it_into_the_next_month_and_waits_for_the_other_price(
    make: Make, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    dialog = make(deal())
    assert dialog.source.currentText() == "CU2701 · 500 t"
    assert (dialog.target.currentText(), dialog.target.currentData()) == ("CU2702", "SHFE.cu2702")
    assert (dialog.quantity.text(), dialog.old_price.text()) == ("500", "86738")
    assert dialog.answer.text() == "A quantity and two prices are needed"
    assert shown.posted == []
    dialog.new_price.setText("86,900")
    dialog.reason.setText("agreed")
    dialog.ask()
    # All of it: what a last delivery adds goes along.
    assert asked(shown) == wish(quantity=None)
    assert dialog.fact.text() == (
        "Premium −45 → −207: −162 is added, the price now stays as it was"
    )
    answer(shown, settle, shifts=(shift(NEAR, 500, 0), shift(FAR, 0, 500)))
    dialog.do()
    assert shown.posted[-1] == wish(quantity=None)


def test_a_part_is_its_quantity(make: Make, shown: FakeDesk) -> None:
    dialog = make(deal())
    dialog.new_price.setText("86900")
    dialog.quantity.setText("120")
    dialog.ask()
    assert asked(shown) == wish(quantity=D(120), reason="?")


def test_what_was_rolled_apart_can_be_rolled_on_or_back(make: Make, shown: FakeDesk) -> None:
    dialog = make(deal(rolls=(make_roll(quantity=D(200)), make_roll(id="R2", quantity=D(50)))))
    assert [dialog.source.itemText(at) for at in range(2)] == ["CU2701 · 250 t", "CU2702 · 250 t"]
    dialog.source.setCurrentIndex(1)
    assert (dialog.target.currentData(), dialog.quantity.text()) == ("SHFE.cu2703", "250")
    # The desk watches no pair on February: both prices are the trade's.
    assert (dialog.old_price.text(), dialog.new_price.text()) == ("", "")
    dialog.target.setCurrentIndex(dialog.target.findData("SHFE.cu2701"))
    assert dialog.new_price.text() == "86738"
    dialog.old_price.setText("86900")
    dialog.ask()
    back = {"source": "SHFE.cu2702", "futures": "SHFE.cu2701", "reason": "?", "quantity": None}
    assert asked(shown) == wish(old_price=D(86900), new_price=D(86738), **back)
    assert dialog.fact.text().startswith("Premium −245 → −83: +162 is added")


def test_months_begin_with_this_one_and_never_offer_the_month_left(make: Make) -> None:
    dialog = make(deal())
    offered = [dialog.target.itemData(at) for at in range(dialog.target.count())]
    assert offered[:3] == ["SHFE.cu2611", "SHFE.cu2612", "SHFE.cu2702"]
    assert len(offered) == 17


def test_a_price_has_its_unit(make: Make) -> None:
    dialog = make(deal())
    assert dialog.old_price.accessibleName() == "Price of the month left, CNY/t"
    assert dialog.new_price.accessibleName() == "Price of the month taken, CNY/t"
