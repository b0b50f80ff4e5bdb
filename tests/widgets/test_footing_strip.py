"""The other footing can be looked at, and cannot be taken for the one of rules and orders."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.book_view import BookState, group_key
from terminal.core.effect import Topic
from terminal.domain.line import TaxView
from tests.book_builders import CU1, D, book_line
from tests.widgets.fake_book import CU, futures_line
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.exposure_panel import ExposurePanel
from widgets.theme import Theme

COPPER = ("metals", "cu")
LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., ExposurePanel]


@pytest.fixture
def show(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> Show:
    def shown(footing: TaxView = TaxView.WITH_TAX, vat: str | None = "0.13") -> ExposurePanel:
        made = ExposurePanel(bridge, theme)
        qtbot.addWidget(made)
        made.resize(520, 300)
        made.show()
        rate = None if vat is None else D(vat)
        desk.changes.put(Topic.BOOK, "", BookState(footing=footing))
        desk.changes.put(Topic.LINE, "stock:L1", book_line(113, vat=rate))
        place = {"unit": "metals", "commodity": "cu", "month": "2027-01", "futures": CU1}
        lots = futures_line(D(-100), **place)
        desk.changes.put(Topic.LINE, lots.id, lots)
        desk.changes.put(Topic.MEASURE, group_key(*COPPER), CU)
        settle()
        return made

    return shown


def texts(panel: ExposurePanel) -> list[str]:
    index = panel.model.index_of(COPPER)
    count = len(panel.model.headings)
    return [panel.model.cell(index.siblingAtColumn(at)).text for at in range(1, count)]


def titles(panel: ExposurePanel) -> list[str]:
    return [heading.title for heading in panel.model.headings[1:4]]


def test_the_footing_and_its_rate_stand_over_the_tree(show: Show) -> None:
    panel = show()
    assert panel.strip.label.text() == "incl. VAT, r = 13% · as rules and orders"
    assert panel.strip.label.property("tone") == "muted"
    assert panel.strip.button.text() == "View excl. VAT"
    panel = show(TaxView.WITHOUT_TAX)
    assert panel.strip.label.text() == "excl. VAT, r = 13% · as rules and orders"
    assert panel.strip.button.text() == "View incl. VAT"


def test_a_look_at_the_other_footing_says_so_and_takes_the_desks_measures_away(
    show: Show, qtbot: QtBot
) -> None:
    panel = show()
    assert texts(panel)[:4] == ["+113", "+13", "88%", "t"]
    assert texts(panel)[9] == "522,000"
    qtbot.mouseClick(panel.strip.button, LEFT)
    assert texts(panel)[:4] == ["+100", "0", "100%", "t"]
    # What the desk has measured is on its own footing: beside these it would be read as theirs.
    assert set(texts(panel)[4:]) == {"—"}
    assert titles(panel) == ["▲ Basis", "▲ Flat", "▲ Hedged"]
    assert panel.strip.label.text() == "▲ View: excl. VAT · rules, orders: incl. VAT"
    assert panel.strip.label.property("tone") == "warning"
    qtbot.mouseClick(panel.strip.button, LEFT)
    assert texts(panel)[:2] == ["+113", "+13"]
    assert texts(panel)[9] == "522,000"
    assert titles(panel) == ["Basis", "Flat", "Hedged"]


def test_what_comes_while_one_looks_is_seen_on_the_same_footing(
    show: Show, desk: FakeDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    panel = show(TaxView.WITHOUT_TAX)
    qtbot.mouseClick(panel.strip.button, LEFT)
    assert texts(panel)[:2] == ["+127.69", "+27.69"]
    desk.changes.put(Topic.LINE, "stock:L1", book_line(200, vat=D("0.13")))
    settle()
    assert texts(panel)[:2] == ["+226", "+126"]


def test_without_a_rate_there_is_no_other_footing(
    show: Show, desk: FakeDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    assert not show(vat=None).strip.button.isEnabled()
    panel = show()
    qtbot.mouseClick(panel.strip.button, LEFT)
    desk.changes.put(Topic.LINE, "stock:L9", book_line(5, id="stock:L9", vat=None))
    settle()
    assert not panel.strip.button.isChecked()
    assert texts(panel)[:2] == ["+118", "+18"]
    assert panel.strip.label.text() == "incl. VAT, r = 13%, ? · as rules and orders"


def test_a_rounded_figure_is_whole_in_its_tip(show: Show, qtbot: QtBot) -> None:
    panel = show(vat="0.09")
    qtbot.mouseClick(panel.strip.button, LEFT)
    assert texts(panel)[:2] == ["+103.7", "+3.7"]
    index = panel.model.index_of(COPPER).siblingAtColumn(1)
    assert panel.model.data(index, Qt.ItemDataRole.ToolTipRole) == "+103.669725"
