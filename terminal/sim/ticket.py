"""One order at the paper counter: what was asked, what it froze, how far it came."""

from __future__ import annotations

from math import isfinite
from typing import Annotated, Any, Literal

import msgspec


class OrderRequest(msgspec.Struct, frozen=True):
    """An `insert_order` instruction, types checked; its sense is checked by the counter."""

    exchange_id: str
    instrument_id: str
    direction: Literal["BUY", "SELL"]
    offset: Literal["OPEN", "CLOSE", "CLOSETODAY"]
    volume: Annotated[int, msgspec.Meta(ge=-(2**31), lt=2**31)]
    price_type: Literal["LIMIT", "ANY", "BEST", "FIVELEVEL"] = "LIMIT"
    limit_price: float | None = None
    time_condition: Literal["IOC", "GFD", "GFS", "GTC", "GTD", "GFA"] = "GFD"
    volume_condition: Literal["ANY", "MIN", "ALL"] = "ANY"
    order_id: str = ""
    user_id: str = ""

    @property
    def symbol(self) -> str:
        """Exchange and code."""
        return f"{self.exchange_id}.{self.instrument_id}"

    @property
    def sign(self) -> int:
        """+1 buys, -1 sells."""
        return 1 if self.direction == "BUY" else -1


class Ticket:
    """An order's life. `left` lots are not filled; `frozen` holds the lots it froze, by age."""

    def __init__(self, number: int, request: OrderRequest, user: str, order_id: str) -> None:
        self.number = number
        self.request = request
        self.user = user
        self.order_id = order_id
        self.left = request.volume
        self.limit = 0
        self.exchange_order_id = ""
        self.is_alive = True
        self.message = "报单已提交"
        self.inserted = 0
        self.frozen: dict[str, int] = {}
        self.frozen_margin = 0
        self.frozen_commission = 0

    def wire(self) -> dict[str, Any]:
        """Spell the order as the counter sends it."""
        request, price = self.request, self.request.limit_price
        return {
            "seqno": self.number,
            "user_id": self.user,
            "order_id": self.order_id,
            "exchange_id": request.exchange_id,
            "instrument_id": request.instrument_id,
            "direction": request.direction,
            "offset": request.offset,
            "volume_orign": request.volume,
            "volume_left": self.left,
            "price_type": request.price_type,
            "limit_price": "-" if price is None or not isfinite(price) else price,
            "time_condition": request.time_condition,
            "volume_condition": request.volume_condition,
            "insert_date_time": self.inserted,
            "exchange_order_id": self.exchange_order_id,
            "status": "ALIVE" if self.is_alive else "FINISHED",
            "last_msg": self.message,
            "frozen_margin": self.frozen_margin / 100,
        }


class Fill(msgspec.Struct, frozen=True):
    """One trade of one order; `price` in quote currency, `fee` in fen, `moment` in ns."""

    number: int
    ticket: Ticket
    price: float
    lots: int
    fee: int
    moment: int

    @property
    def key(self) -> str:
        """Unique for ever: order id and the exchange's trade number."""
        return f"{self.ticket.order_id}|{self.number}"

    def wire(self) -> dict[str, Any]:
        """Spell the trade as the counter sends it."""
        request = self.ticket.request
        return {
            "seqno": self.number,
            "user_id": self.ticket.user,
            "trade_id": self.key,
            "order_id": self.ticket.order_id,
            "exchange_trade_id": str(self.number),
            "exchange_id": request.exchange_id,
            "instrument_id": request.instrument_id,
            "direction": request.direction,
            "offset": request.offset,
            "volume": self.lots,
            "price": self.price,
            "trade_date_time": self.moment,
            "commission": self.fee / 100,
        }
