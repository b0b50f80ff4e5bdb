"""Orders, newest first, with how far each came; working ones can be withdrawn from here."""

from __future__ import annotations

from terminal.domain.order import Direction, Offset, Order, OrderStatus, Trade
from widgets import format as f
from widgets.alert_text import side_text
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.columns import number_column, text_column, time_column
from widgets.latest import Latest
from widgets.names import actor
from widgets.panel import TablePanel
from widgets.refusals import told
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import ORDER_STATUSES, translate, word

CANCEL = "cancel"
STATUS_TONES = {
    OrderStatus.FILLED: "ok",
    OrderStatus.REJECTED: "bad",
    OrderStatus.UNKNOWN: "attention",
    OrderStatus.LAPSED: "bad",
    OrderStatus.CANCELLED: "muted",
}


class OrderTable(TablePanel):
    """Delete withdraws the current order; so does its button."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge = bridge
        model: RowsModel[Order] = RowsModel(order_columns(bridge.latest), falling=True)
        name = translate("Orders", "Orders")
        super().__init__(model, theme, name, translate("Orders", "No order today"))
        bridge.orders.connect(model.put)
        self.view.pressed.connect(lambda _action, key: self._cancel(key))

    def cancel(self) -> None:
        """Withdraw the current order, if it is still working."""
        self._cancel(self.view.key)

    def _cancel(self, key: str) -> None:
        order = self._bridge.latest.orders.get(key)
        if order is not None and not order.status.is_final:
            self._bridge.cancel(order.id)


class TradeTable(TablePanel):
    """Fills, newest first."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Trade] = RowsModel(trade_columns(bridge.latest), falling=True)
        name = translate("Trades", "Trades")
        super().__init__(model, theme, name, translate("Trades", "No fill today"))
        bridge.trades.connect(model.put)


def order_columns(latest: Latest) -> list[Column[Order]]:
    """Return the order table's columns: what was sent, then what came of it."""
    return [*_sent(latest), *_came(latest)]


def _sent(latest: Latest) -> list[Column[Order]]:
    return [
        time_column(translate("Orders", "Time"), lambda row: row.updated, latest),
        text_column(
            translate("Orders", "Account"),
            lambda row: latest.named("account", row.request.account),
            search=True,
            stretch=1,
        ),
        text_column(
            translate("Orders", "Contract"),
            lambda row: latest.contract(row.request.symbol),
            strong=True,
            search=True,
            stretch=2,
        ),
        Column(
            translate("Orders", "Side"),
            lambda row: _side(row.request.direction, row.request.offset),
            stretch=1,
        ),
        number_column(
            translate("Orders", "Lots"),
            lambda row: f"{row.filled}/{row.request.volume}",
            "888/888",
            order=lambda row: row.request.volume,
        ),
        number_column(
            translate("Orders", "Limit"),
            lambda row: latest.price(row.request.symbol, row.request.limit_price),
            "88,888",
            order=lambda row: row.request.limit_price,
        ),
    ]


def _came(latest: Latest) -> list[Column[Order]]:
    return [
        text_column(
            translate("Orders", "Status"),
            lambda row: word(ORDER_STATUSES, row.status),
            tone=lambda row: STATUS_TONES.get(row.status, "text"),
            search=True,
            stretch=1,
        ),
        text_column(
            translate("Orders", "Message"),
            lambda row: told(None, row.message, latest),
            tone="muted",
            stretch=4,
            elide=120,
            tip=lambda row: told(None, row.message, latest),
        ),
        text_column(
            translate("Orders", "Approved by"),
            lambda row: actor(row.actor, latest),
            stretch=1,
            drop=1,
        ),
        text_column(
            translate("Orders", "Exchange id"),
            lambda row: row.exchange_order_id,
            tone="muted",
            stretch=1,
            drop=2,
        ),
        Column("", _button, (), RIGHT),
    ]


def trade_columns(latest: Latest) -> list[Column[Trade]]:
    """Return the trade table's columns."""
    return [
        time_column(translate("Trades", "Time"), lambda row: row.time, latest),
        text_column(
            translate("Trades", "Account"),
            lambda row: latest.named("account", row.account),
            search=True,
            stretch=1,
        ),
        text_column(
            translate("Trades", "Contract"),
            lambda row: latest.contract(row.symbol),
            strong=True,
            search=True,
            stretch=2,
        ),
        Column(
            translate("Trades", "Side"), lambda row: _side(row.direction, row.offset), stretch=1
        ),
        number_column(translate("Trades", "Lots"), lambda row: f.number(row.volume, 0), "888"),
        number_column(
            translate("Trades", "Price"),
            lambda row: latest.price(row.symbol, row.price),
            "88,888",
        ),
        number_column(
            translate("Trades", "Fee, CNY"),
            lambda row: f.number(row.commission, 2),
            "888.88",
            tone="muted",
        ),
        text_column(
            translate("Trades", "Order"),
            lambda row: row.order_id,
            tone="muted",
            stretch=3,
            elide=100,
            tip=lambda row: row.order_id,
        ),
    ]


def _side(direction: Direction, offset: Offset) -> Cell:
    return Cell(side_text(direction, offset), "up" if direction is Direction.BUY else "down")


def _button(row: Order) -> Cell:
    text = "" if row.status.is_final else translate("Orders", "Cancel  Del")
    return Cell(text, kind=Kind.BUTTON, extra=CANCEL)
