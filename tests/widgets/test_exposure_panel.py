"""The tree as a person sees it: units open, months folded, and nothing closes by itself."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.book_view import group_key
from terminal.core.effect import Topic
from terminal.domain.line import Line, LineKind
from tests.book_builders import D, book_line
from tests.widgets.fake_book import CU, futures_line
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.divisions import BY_ACCOUNT, BY_MONTH, BY_STRATEGY
from widgets.exposure_model import LEAF
from widgets.exposure_panel import ExposurePanel
from widgets.exposure_view import INDENT
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
    month = (*COPPER, "2027-01")
    assert texts(panel, month)[5:] == ["—"] * 7
    tip = panel.model.data(panel.model.index_of(month).siblingAtColumn(11), TIP)
    assert tip.startswith("Of the commodity as a whole")
    assert texts(panel, (*month, "stock:pair00"))[5:] == [""] * 7


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


def test_columns_that_matter_less_give_way_to_whole_names(
    panel: ExposurePanel, shown: FakeDesk
) -> None:
    long = panel.view.fontMetrics().horizontalAdvance("6688-01 CU2701 Futures")

    def shown_titles() -> list[str]:
        return [
            heading.title
            for at, heading in enumerate(panel.model.headings)
            if not panel.view.isColumnHidden(at)
        ]

    for width in (640, 760, 900):
        panel.resize(width, 300)
        assert panel.view.columnWidth(0) >= long + LEAF * INDENT
        assert {"Basis", "Flat", "Hedged", "Limit move, CNY"} < set(shown_titles())
    # What matters more stays before names: they are cut then.
    panel.resize(420, 300)
    assert {"Basis", "Flat", "Hedged"} < set(shown_titles())


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


CARRIED = {"unit": NORTH, "commodity": "cu", "month": "2027-01", "futures": "SHFE.cu2701"}
MORE = (
    book_line(100, id="stock:c", unit=NORTH, strategy="carry", pair="pair00"),
    book_line(0, -40, id="purchase:c", unit=NORTH, strategy="carry", month="2027-02"),
    book_line(
        **CARRIED,
        id="futures:c",
        kind=LineKind.FUTURES,
        strategy="carry",
        account="6688-02",
        delta_futures=D(-50),
    ),
)


@pytest.fixture
def divided(
    panel: ExposurePanel, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> ExposurePanel:
    for line in MORE:
        shown.changes.put(Topic.LINE, line.id, line)
    bridge.latest.names |= {"strategy:carry": "Carry"}
    settle()
    return panel


def choose(qtbot: QtBot, panel: ExposurePanel, division: str) -> None:
    """Open the box with a click and click the choice."""
    box = panel.division
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    items = box.view()
    qtbot.waitUntil(items.isVisible)
    place = items.visualRect(box.model().index(box.findData(division), 0)).center()

    def is_chosen() -> bool:
        # A list that has just opened takes no click for the time of a double click.
        if items.isVisible():
            qtbot.mouseMove(items.viewport(), place)
            qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return panel.model.division == division

    qtbot.waitUntil(is_chosen)


def parts(panel: ExposurePanel, group: tuple[str, ...] = COPPER) -> list[list[str]]:
    above = panel.model.index_of(group)
    rows = [panel.model.index(at, 0, above) for at in range(panel.model.rowCount(above))]
    return [texts(panel, panel.model.key_of(row))[:4] for row in rows]


def test_a_commodity_is_divided_by_what_a_person_chooses_and_its_sums_stay(
    qtbot: QtBot, divided: ExposurePanel
) -> None:
    whole = ["◆ 沪铜, t", "+720", "+70", "90%"]
    assert texts(divided, COPPER)[:4] == whole
    assert parts(divided) == [
        ["2027-01", "+720", "+110", "85%"],
        ["2027-02", "0", "−40", "0%"],
    ]
    choose(qtbot, divided, BY_STRATEGY)
    assert texts(divided, COPPER)[:4] == whole
    assert parts(divided) == [
        ["Carry", "+100", "+10", "83%"],
        ["No strategy", "+620", "+60", "—"],
    ]
    choose(qtbot, divided, BY_ACCOUNT)
    assert texts(divided, COPPER)[:4] == whole
    assert parts(divided) == [
        ["6688-01", "0", "−560", "—"],
        ["6688-02", "0", "−50", "—"],
        ["No account", "+720", "+680", "—"],
    ]
    lines = (*COPPER, "", "stock:c")
    assert texts(divided, lines)[:3] == ["L1 Stock", "+100", "+100"]


def test_a_dash_says_why_it_is_one(qtbot: QtBot, divided: ExposurePanel) -> None:
    def tip(part: str, column: int) -> str:
        index = divided.model.index_of((*COPPER, part)).siblingAtColumn(column)
        said: str = divided.model.data(index, TIP)
        return said

    divided.division.choose(BY_ACCOUNT)
    assert tip("", 3).startswith("Goods have no account")
    assert tip("6688-01", 3) == tip("", 3)
    divided.division.choose(BY_STRATEGY)
    assert tip("", 3).startswith("Goods and lots without a strategy")
    assert tip("carry", 3).startswith("futures −50, goods +60 t")
    assert tip("", 11).startswith("Of the commodity as a whole")


def test_what_the_desk_measures_of_a_strategy_stands_in_its_row_alone(
    divided: ExposurePanel, shown: FakeDesk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    divided.division.choose(BY_STRATEGY)
    carry = (*COPPER, "carry")
    assert texts(divided, carry)[5:] == ["—"] * 7
    measures = msgspec.structs.replace(CU, unit="strategy:carry", flat_risk=9_000.0)
    shown.changes.put(Topic.MEASURE, group_key("strategy:carry", "cu"), measures)
    with qtbot.assertNotEmitted(divided.model.modelReset):
        settle()
    assert texts(divided, carry)[5:] == ["−318", "−45", "+10", "−318", "−60", "9,000", "12/20"]
    tip = divided.model.data(divided.model.index_of(carry).siblingAtColumn(11), TIP)
    assert "12 of 20 days" in tip
    assert texts(divided, COPPER)[5:] == texts(divided, (*COPPER, ""))[5:] == ["—"] * 7
    divided.division.choose(BY_MONTH)
    assert texts(divided, (*COPPER, "2027-01"))[5:] == ["—"] * 7


def test_each_division_keeps_its_own_open_rows_and_begins_with_the_units_as_they_were(
    qtbot: QtBot, divided: ExposurePanel
) -> None:
    view, model = divided.view, divided.model
    view.expand(model.index_of(COPPER))
    view.expand(model.index_of((*COPPER, "2027-01")))
    view.collapse(model.index_of(("华东事业部",)))
    choose(qtbot, divided, BY_STRATEGY)
    assert view.isExpanded(model.index_of(COPPER))
    assert not view.isExpanded(model.index_of(("华东事业部",)))
    assert not view.isExpanded(model.index_of((*COPPER, "carry")))
    view.collapse(model.index_of(COPPER))
    choose(qtbot, divided, BY_MONTH)
    assert view.isExpanded(model.index_of(COPPER))
    assert view.isExpanded(model.index_of((*COPPER, "2027-01")))
    choose(qtbot, divided, BY_STRATEGY)
    assert not view.isExpanded(model.index_of(COPPER))


def test_the_current_commodity_stays_so_under_another_division(
    qtbot: QtBot, divided: ExposurePanel
) -> None:
    divided.show_row((*COPPER, "2027-01", "stock:c"))
    choose(qtbot, divided, BY_STRATEGY)
    assert divided.model.key_of(divided.view.currentIndex()) == COPPER
    divided.view.collapse(divided.model.index_of((NORTH,)))
    divided.division.choose(BY_ACCOUNT)
    assert divided.model.key_of(divided.view.currentIndex()) == (NORTH,)
    assert not divided.view.isExpanded(divided.model.index_of((NORTH,)))


def test_a_line_is_found_whatever_its_commodity_is_divided_by(divided: ExposurePanel) -> None:
    divided.division.choose(BY_STRATEGY)
    divided.show_row((*COPPER, "2027-01", "stock:c"))
    assert divided.model.key_of(divided.view.currentIndex()) == (*COPPER, "carry", "stock:c")
    divided.show_row((*COPPER, "2027-01", "gone"))
    assert divided.model.key_of(divided.view.currentIndex()) == (*COPPER, "carry", "stock:c")


def test_a_changed_amount_builds_no_row_anew_in_any_division(
    qtbot: QtBot, divided: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    for number, division in enumerate((BY_STRATEGY, BY_ACCOUNT)):
        divided.division.choose(division)
        line: Line = book_line(200 + number, id="stock:c", unit=NORTH, strategy="carry")
        shown.changes.put(Topic.LINE, line.id, line)
        with qtbot.assertNotEmitted(divided.model.modelReset):
            settle()
        assert texts(divided, COPPER)[1] == f"+{820 + number}"
    assert parts(divided)[-1][:3] == ["No account", "+821", "+781"]


def test_the_other_footing_is_divided_as_well(qtbot: QtBot, divided: ExposurePanel) -> None:
    divided.division.choose(BY_STRATEGY)
    qtbot.mouseClick(divided.strip.button, Qt.MouseButton.LeftButton)
    assert divided.strip.button.isChecked()
    assert divided.model.division == BY_STRATEGY
    assert [row[0] for row in parts(divided)] == ["Carry", "No strategy"]


def test_the_choice_is_reached_by_keys_and_named(qtbot: QtBot, divided: ExposurePanel) -> None:
    window = divided.window()
    window.activateWindow()
    divided.view.setFocus()
    qtbot.waitUntil(divided.view.hasFocus)
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert divided.division.hasFocus()
    qtbot.keyClick(divided.division, Qt.Key.Key_Down)
    assert divided.model.division == BY_STRATEGY
    assert divided.division.accessibleName() == "What a commodity is divided by"
