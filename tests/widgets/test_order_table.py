from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core import event
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.order_table import OrderTable, TradeTable
from widgets.theme import Theme


@pytest.fixture
def orders(qtbot: QtBot, bridge: Bridge, theme: Theme) -> OrderTable:
    made = OrderTable(bridge, theme)
    qtbot.addWidget(made)
    made.resize(1340, 250)
    made.show()
    return made


def test_orders_tell_how_far_they_came(orders: OrderTable, shown: FakeDesk) -> None:
    model = orders.model
    line = model.line_of("bd-3")
    texts = [model.cell(line, column).text for column in range(9)]
    assert texts[1:9] == [
        "6688-01",
        "沪锌 ZN2701",
        "Sell close",
        "2/5",
        "23,080",
        "Working",
        "部分成交",
        "王磊",
    ]


def test_only_a_working_order_can_be_cancelled(
    qtbot: QtBot, orders: OrderTable, shown: FakeDesk
) -> None:
    orders.view.fit()
    last = len(orders.model.columns) - 1
    for key in ("bd-1", "bd-2", "bd-3"):
        index = orders.model.index(orders.model.line_of(key), last)
        where = orders.view.button_rect(index).center()
        qtbot.mouseClick(orders.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        orders.cancel()
    assert shown.posted == [event.Cancel("bd-3", "me")] * 2


def test_fills_show_price_and_fee(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    trades = TradeTable(bridge, theme)
    qtbot.addWidget(trades)
    desk.show_all()
    bridge.frame()
    line = trades.model.line_of("bd-1-t")
    texts = [trades.model.cell(line, column).text for column in range(8)]
    assert texts == [
        "21:05:07",
        "6688-01",
        "沪锌 ZN2701",
        "Sell close",
        "5",
        "23,095",
        "15.25",
        "bd-1",
    ]
