"""Orders, newest first, with how far each came; working ones can be withdrawn from here."""

from __future__ import annotations

from terminal.domain.order import Direction, Offset, Order, OrderStatus, Trade
from widgets import format as f
from widgets.alert_text import side_text
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import Column, RowsModel
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
    """Return the order table's columns."""
    return [
        Column(
            translate("Orders", "Time"),
            lambda row: Cell(f.when(row.updated, latest.now)),
            ("21:13:22",),
            order=lambda row: row.updated,
        ),
        Column(
            translate("Orders", "Account"),
            lambda row: Cell(latest.named("account", row.request.account)),
            stretch=1,
            search=lambda row: row.request.account,
        ),
        Column(
            translate("Orders", "Contract"),
            lambda row: Cell(latest.contract(row.request.symbol), strong=True),
            stretch=2,
            search=lambda row: latest.contract(row.request.symbol),
        ),
        Column(
            translate("Orders", "Side"),
            lambda row: _side(row.request.direction, row.request.offset),
            stretch=1,
        ),
        Column(
            translate("Orders", "Lots"),
            lambda row: Cell(f"{row.filled}/{row.request.volume}"),
            ("888/888",),
            RIGHT,
            stretch=1,
            order=lambda row: row.request.volume,
        ),
        Column(
            translate("Orders", "Limit"),
            lambda row: Cell(f.number(row.request.limit_price)),
            ("88,888",),
            RIGHT,
            stretch=1,
            order=lambda row: row.request.limit_price,
        ),
        Column(
            translate("Orders", "Status"),
            lambda row: Cell(
                word(ORDER_STATUSES, row.status), STATUS_TONES.get(row.status, "text")
            ),
            stretch=1,
            search=lambda row: word(ORDER_STATUSES, row.status),
        ),
        Column(
            translate("Orders", "Message"),
            lambda row: Cell(row.message, "muted"),
            stretch=4,
            elide=120,
            tip=lambda row: row.message,
        ),
        Column(
            translate("Orders", "Approved by"),
            lambda row: Cell(latest.named("person", row.actor)),
            stretch=1,
            drop=1,
        ),
        Column(
            translate("Orders", "Exchange id"),
            lambda row: Cell(row.exchange_order_id, "muted"),
            stretch=1,
            drop=2,
        ),
        Column("", _button, (), RIGHT),
    ]


def trade_columns(latest: Latest) -> list[Column[Trade]]:
    """Return the trade table's columns."""
    return [
        Column(
            translate("Trades", "Time"),
            lambda row: Cell(f.when(row.time, latest.now)),
            ("21:13:22",),
        ),
        Column(
            translate("Trades", "Account"),
            lambda row: Cell(latest.named("account", row.account)),
            stretch=1,
            search=lambda row: row.account,
        ),
        Column(
            translate("Trades", "Contract"),
            lambda row: Cell(latest.contract(row.symbol), strong=True),
            stretch=2,
            search=lambda row: latest.contract(row.symbol),
        ),
        Column(
            translate("Trades", "Side"), lambda row: _side(row.direction, row.offset), stretch=1
        ),
        Column(
            translate("Trades", "Lots"),
            lambda row: Cell(f.number(row.volume, 0)),
            ("888",),
            RIGHT,
            stretch=1,
            order=lambda row: row.volume,
        ),
        Column(
            translate("Trades", "Price"),
            lambda row: Cell(f.number(row.price)),
            ("88,888",),
            RIGHT,
            stretch=1,
            order=lambda row: row.price,
        ),
        Column(
            translate("Trades", "Fee"),
            lambda row: Cell(f.number(row.commission, 2), "muted"),
            ("888.88",),
            RIGHT,
            stretch=1,
        ),
        Column(
            translate("Trades", "Order"),
            lambda row: Cell(row.order_id, "muted"),
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
