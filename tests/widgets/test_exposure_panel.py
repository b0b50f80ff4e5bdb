"""The tree as a person sees it: units open, months folded, and nothing closes by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.book_view import group_key
from terminal.core.effect import Topic
from tests.book_builders import book_line
from tests.widgets.fake_book import CU, futures_line
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.exposure_panel import ExposurePanel
from widgets.table_view import ROW_HEIGHT
from widgets.theme import Theme

NORTH = "华北事业部"
COPPER = (NORTH, "cu")
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, theme: Theme) -> ExposurePanel:
    made = ExposurePanel(bridge, theme)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


def texts(panel: ExposurePanel, key: tuple[str, ...]) -> list[str]:
    index = panel.model.index_of(key)
    return [
        panel.model.cell(index.siblingAtColumn(at)).text for at in range(len(panel.model.headings))
    ]


def test_commodities_stand_under_their_unit_with_signed_amounts(
    panel: ExposurePanel, shown: FakeDesk
) -> None:
    assert texts(panel, (NORTH,))[:5] == [NORTH, "", "", "", ""]
    assert texts(panel, COPPER)[:5] == ["◆ 沪铜, t", "+620", "+60", "90%", "t"]
    assert texts(panel, (NORTH, "zn"))[1:4] == ["−180", "−10", "94%"]
    assert texts(panel, ("套利组", "MA"))[1:4] == ["0", "−20", "bare"]


def test_figures_stand_at_the_right_edge(panel: ExposurePanel, shown: FakeDesk) -> None:
    index = panel.model.index_of(COPPER).siblingAtColumn(1)
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_sum_can_be_followed_to_its_lines(panel: ExposurePanel, shown: FakeDesk) -> None:
    month = (*COPPER, "2027-01")
    assert texts(panel, month)[:3] == ["2027-01", "+620", "+60"]
    assert texts(panel, (*month, "stock:pair00"))[:3] == ["L-pair00 Stock", "+620", "+620"]
    assert texts(panel, (*month, "futures:6688-01/SHFE.cu2701::"))[:3] == [
        "6688-01 CU2701 Futures",
        "0",
        "−560",
    ]


def test_the_three_bases_stand_in_the_row_of_the_commodity(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    assert texts(panel, COPPER)[5:] == ["—"] * 7
    shown.changes.put(Topic.MEASURE, group_key(*COPPER), CU)
    settle()
    assert texts(panel, COPPER)[5:] == ["−318", "−45", "+10", "−318", "−60", "522,000", "12/20"]
    tip = panel.model.data(panel.model.index_of(COPPER).siblingAtColumn(11), TIP)
    assert "12 of 20 days" in tip
    assert panel.model.data(panel.model.index_of(COPPER).siblingAtColumn(5), TIP) == "−318"
    assert texts(panel, (*COPPER, "2027-01"))[5:] == [""] * 7


def test_units_are_open_and_what_was_opened_stays_so(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    model, view = panel.model, panel.view
    assert view.isExpanded(model.index_of((NORTH,)))
    assert not view.isExpanded(model.index_of(COPPER))
    view.expand(model.index_of(COPPER))
    view.collapse(model.index_of(("华东事业部",)))
    line = book_line(5, id="stock:new", unit=NORTH, month="2027-02", pair="pair00")
    shown.changes.put(Topic.LINE, line.id, line)
    settle()
    assert view.isExpanded(model.index_of(COPPER))
    assert not view.isExpanded(model.index_of(("华东事业部",)))


def test_a_hedge_beyond_the_goods_stands_out(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    common = {"unit": NORTH, "commodity": "cu", "month": "2027-01", "futures": "SHFE.cu2701"}
    line = futures_line(-book_line(700).delta_spot, **common)
    shown.changes.put(Topic.LINE, line.id, line)
    settle()
    cell = panel.model.cell(panel.model.index_of(COPPER).siblingAtColumn(3))
    assert (cell.text, cell.tone) == ("113%", "attention")


def test_what_has_no_unit_stands_last(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    common = {"unit": "", "commodity": "i", "month": "2027-05", "futures": "DCE.i2705"}
    line = futures_line(book_line(100).delta_spot, **common)
    shown.changes.put(Topic.LINE, line.id, line)
    settle()
    last = panel.model.index(panel.model.rowCount() - 1, 0)
    assert panel.model.cell(last).text == "No unit"


def test_what_has_no_room_stands_in_the_tooltip_of_the_name_and_nothing_is_scrolled_to(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.changes.put(Topic.MEASURE, group_key(*COPPER), CU)
    settle()
    # What a desk of 1366 pixels leaves.
    panel.resize(382, 300)
    view, model = panel.view, panel.model
    titles = [one.title for one in model.headings]
    seen = [one for at, one in enumerate(titles) if not view.isColumnHidden(at)]
    assert seen == ["Business unit", "Basis", "Flat", "Hedged", "k·σ, CNY"]
    assert not view.horizontalScrollBar().isVisible()
    assert view.header().length() <= view.viewport().width()
    tip = model.data(model.index_of(COPPER), TIP)
    lots = "futures of 6688-01: −560 t"
    assert tip.splitlines()[:4] == ["◆ 沪铜, t", lots, "Unit: t", "Exposure basis: −318"]
    assert "Limit move, CNY: 522,000" in tip
    assert "k·σ" not in tip
    assert "Stock cost" in model.headerData(0, Qt.Orientation.Horizontal, TIP)


def test_columns_come_back_with_the_room_the_most_needed_first(
    panel: ExposurePanel, shown: FakeDesk
) -> None:
    panel.resize(520, 300)
    titles = [one.title for one in panel.model.headings]
    hidden = [one for at, one in enumerate(titles) if panel.view.isColumnHidden(at)]
    assert "Limit move, CNY" not in hidden
    assert hidden[-1] == "Stock cost"
    panel.resize(1400, 300)
    assert panel.model.unseen == ()
    assert not any(panel.view.isColumnHidden(at) for at in range(len(titles)))
    tip = panel.model.data(panel.model.index_of(COPPER), TIP)
    assert tip == "◆ 沪铜\nfutures of 6688-01: −560 t"
    assert panel.model.headerData(0, Qt.Orientation.Horizontal, TIP) == ""


def test_no_row_is_cut_at_the_lower_edge(panel: ExposurePanel, shown: FakeDesk) -> None:
    assert panel.view.viewport().height() % ROW_HEIGHT <= 1
    assert panel.wanted_height > 8 * ROW_HEIGHT


def test_an_amount_has_its_unit_beside_it_or_in_the_name(
    panel: ExposurePanel, shown: FakeDesk
) -> None:
    view, model = panel.view, panel.model
    units = [one.title for one in model.headings].index("Unit")
    for width, name in ((382, "◆ 沪铜, t"), (900, "◆ 沪铜")):
        panel.resize(width, 300)
        assert view.isColumnHidden(units) is (name != "◆ 沪铜")
        assert model.cell(model.index_of(COPPER)).text == name
        # A month is of the commodity above it.
        assert model.cell(model.index_of((*COPPER, "2027-01"))).text == "2027-01"
