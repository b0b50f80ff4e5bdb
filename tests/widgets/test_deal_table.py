"""Contracts and goods in rows."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.domain.contract import PricingKind
from tests.book_builders import D, make_lot, make_roll, make_transit
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.deal_table import DealTable, GoodsTable
from widgets.panel import TablePanel
from widgets.theme import Theme


def row(table: TablePanel, line: int = 0) -> list[str]:
    return [table.model.cell(line, at).text for at in range(len(table.model.columns))]


def test_a_contract_shows_what_is_open_and_its_premium(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    table = DealTable(bridge, theme)
    qtbot.addWidget(table)
    desk.changes.put(Topic.DEAL, "CG-1", deal(delivered=D(200)))
    settle()
    assert row(table) == [
        "CG-1", "Purchase", "Basis", "华北事业部", "500", "500", "300", "t", "CU2701", "−45",
        "乙贸易",
    ]  # fmt: skip
    desk.changes.put(Topic.DEAL, "CG-1", None)
    settle()
    assert table.model.rowCount() == 0


def test_a_fixed_price_is_a_price_and_no_premium(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    table = DealTable(bridge, theme)
    qtbot.addWidget(table)
    fixed = deal(kind=PricingKind.FIXED, premium=None, price=D(86_000))
    desk.changes.put(Topic.DEAL, "CG-1", fixed)
    settle()
    assert row(table)[9] == "86,000"


def test_stock_comes_before_what_is_on_its_way(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    table = GoodsTable(bridge, theme)
    qtbot.addWidget(table)
    desk.changes.put(Topic.GOODS, "transit:A1", make_transit(id="A1"))
    desk.changes.put(Topic.GOODS, "stock:L1", make_lot(place="上海"))
    settle()
    assert row(table) == [
        "L1", "Stock lot", "metals", "500", "t", "87,800", "CU2701", "上海"
    ]  # fmt: skip
    assert row(table, 1) == ["A1", "Shipment", "metals", "200", "t", "—", "CU2701", ""]


def test_a_contract_in_several_months_says_so(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    table = DealTable(bridge, theme)
    qtbot.addWidget(table)
    parts = deal(rolls=(make_roll(quantity=D(100)), make_roll(id="R2", quantity=D(50))))
    desk.changes.put(Topic.DEAL, "CG-1", parts)
    settle()
    assert row(table)[8:10] == ["CU2701 +1", "−45"]
