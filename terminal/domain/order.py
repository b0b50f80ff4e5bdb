"""Orders and trades, in the exchange's own words."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec


class Direction(StrEnum):
    """The side of an order. SELL closes long lots, BUY closes short ones."""

    BUY = "BUY"
    SELL = "SELL"


class Offset(StrEnum):
    """OPEN, CLOSE (yesterday's lots on SHFE and INE, any lot elsewhere), CLOSE_TODAY."""

    OPEN = "OPEN"
    CLOSE = "CLOSE"
    CLOSE_TODAY = "CLOSE_TODAY"


class OrderStatus(StrEnum):
    """How far an order has come. INTENT is recorded before a byte leaves the machine."""

    INTENT = "intent"
    SENT = "sent"
    ALIVE = "alive"
    FILLED = "filled"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    LAPSED = "lapsed"

    @property
    def is_final(self) -> bool:
        """No further fill is possible."""
        return self in FINAL


FINAL = frozenset(
    {OrderStatus.FILLED, OrderStatus.CANCELLED, OrderStatus.REJECTED, OrderStatus.LAPSED}
)


class OrderRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what will be sent: a limit order of `volume` lots (> 0).

    id: unique per account for ever; the counter refuses a second order with the same id
    time_condition: "GFD" (good for the day) or "IOC"
    volume_condition: "ANY" or "ALL" (IOC+ANY = FAK, IOC+ALL = FOK)
    """

    id: str
    account: str
    symbol: str
    direction: Direction
    offset: Offset
    volume: int
    limit_price: Decimal
    time_condition: str = "GFD"
    volume_condition: str = "ANY"


class OrderReport(msgspec.Struct, frozen=True, kw_only=True):
    """What the counter says of one order. `is_alive` also covers "sent, outcome unknown"."""

    id: str
    account: str
    symbol: str
    direction: Direction
    offset: Offset
    volume: int
    volume_left: int
    limit_price: Decimal | None
    is_alive: bool
    exchange_order_id: str = ""
    message: str = ""
    inserted: datetime | None = None


# Who sent an order that this desk did not.
ELSEWHERE = "another terminal"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order as the desk knows it: the request, how far it came, and why it was sent.

    created: when the desk first knew of it; None in records of older versions
    """

    request: OrderRequest
    status: OrderStatus
    updated: datetime
    filled: int = 0
    message: str = ""
    exchange_order_id: str = ""
    approval: str = ""
    actor: str = ""
    created: datetime | None = None

    @property
    def is_foreign(self) -> bool:
        """Another terminal sent it."""
        return self.actor == ELSEWHERE

    @property
    def may_fill(self) -> bool:
        """Lots of it may still be traded."""
        return not self.status.is_final

    @property
    def id(self) -> str:
        """What this desk knows it by: of its own orders the id that is sent, the idempotency key.

        Ids that other terminals and counters give are unique in their account alone.
        """
        sent = self.request
        return foreign_id(sent.account, sent.id) if self.is_foreign else sent.id


def foreign_id(account: str, sent: str) -> str:
    """Return what the desk knows an order of another terminal by; `sent`: its id in the account."""
    return f"{account}/{sent}"


class Trade(msgspec.Struct, frozen=True, kw_only=True):
    """One fill: `volume` lots (> 0) at `price`.

    key: the counter's; some number from one again every day and for every user
    """

    key: str
    account: str
    order_id: str
    symbol: str
    direction: Direction
    offset: Offset
    volume: int
    price: Decimal
    time: datetime | None = None
    commission: Decimal = Decimal(0)

    @property
    def id(self) -> str:
        """Account, order and key: unique on this desk for ever."""
        return f"{self.account}/{self.order_id}/{self.key}"
