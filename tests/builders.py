"""One sane value of each noun: a test names only the fields that matter to it.

The desk is short of nothing unusual: copper in Shanghai, hedged against stock, in the middle of a
weekday morning session (10:30 in Beijing).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from terminal.domain.account import Account, Position
from terminal.domain.alert import Alert, AlertState
from terminal.domain.approval import Approval, ApprovalState, Plan
from terminal.domain.basis import Pair
from terminal.domain.exposure import BookLine, Exposure
from terminal.domain.instrument import Instrument, TradingTime
from terminal.domain.level import Level, Side
from terminal.domain.link import Link, LinkState
from terminal.domain.metric import DataState, Metric, Reading
from terminal.domain.notification import Delivery, Notification, Reason, Stage
from terminal.domain.order import (
    Direction,
    Offset,
    Order,
    OrderReport,
    OrderRequest,
    OrderStatus,
    Trade,
)
from terminal.domain.premium import Premium
from terminal.domain.quote import Quote
from terminal.domain.rule import Limit, Response, Rule

NOW = datetime(2025, 3, 12, 2, 30, tzinfo=UTC)
FUTURES = "SHFE.cu2505"
SPOT = "SPOT.CU"
PAIR = "cu"
ACCOUNT = "demo"
MORNING_AND_AFTERNOON = TradingTime(
    day=(("09:00:00", "10:15:00"), ("10:30:00", "11:30:00"), ("13:30:00", "15:00:00")),
    night=(("21:00:00", "25:00:00"),),
)


def stamp(time: datetime = NOW) -> str:
    """Write a time as a source writes it: Beijing, microseconds."""
    return (time + timedelta(hours=8)).strftime("%Y-%m-%d %H:%M:%S.%f")


def make_quote(last: float | None = 78_000.0, **fields: Any) -> Quote:
    """A two-sided quote, one tick wide around `last`, heard at NOW."""
    values: dict[str, Any] = {
        "symbol": FUTURES,
        "stamp": stamp(fields.get("arrival", NOW)),
        "arrival": NOW,
        "last": last,
        "bid": None if last is None else last - 10,
        "ask": None if last is None else last + 10,
        "bid_volume": 20,
        "ask_volume": 20,
        "upper_limit": 90_000.0,
        "lower_limit": 66_000.0,
        "pre_settlement": 78_000.0,
        "volume": 1000,
        "open_interest": 100_000,
    }
    return Quote(**values | fields)


def make_instrument(**fields: Any) -> Instrument:
    """Copper: 5 t a lot, 10 CNY a step, close-today kept apart."""
    values: dict[str, Any] = {
        "symbol": FUTURES,
        "exchange": "SHFE",
        "code": "cu2505",
        "name": "沪铜2505",
        "product": "cu",
        "multiplier": Decimal(5),
        "price_tick": Decimal(10),
        "max_limit_volume": 500,
        "trading_time": MORNING_AND_AFTERNOON,
        "expires": datetime(2025, 5, 15, 7, 0, tzinfo=UTC),
    }
    return Instrument(**values | fields)


def make_pair(**fields: Any) -> Pair:
    """Spot copper against one month, nothing to adjust, 5 t a lot."""
    values: dict[str, Any] = {
        "id": PAIR,
        "name": "铜",
        "spot": SPOT,
        "futures": FUTURES,
        "premium": Decimal(0),
        "base_per_lot": Decimal(5),
    }
    return Pair(**values | fields)


def make_premium(amount: Decimal | int | str = 150, value: str = "贵冶", **fields: Any) -> Premium:
    """What a brand of copper is worth above the standard, on file since 2026 began."""
    values: dict[str, Any] = {
        "commodity": "cu",
        "attribute": "brand",
        "value": value,
        "amount": Decimal(amount),
        "since": date(2026, 1, 1),
        "source": "sheet",
    }
    return Premium(**values | fields)


def make_limit(level: Level = Level.ATTENTION, low: int = -300, high: int = 300) -> Limit:
    """A symmetric band."""
    return Limit(level, Decimal(low), Decimal(high))


def make_rule(**fields: Any) -> Rule:
    """Two bands on the pair's basis that fire at once and only notify."""
    values: dict[str, Any] = {
        "id": "cu-basis",
        "name": "铜基差",
        "metric": Metric.BASIS,
        "subjects": (PAIR,),
        "limits": (make_limit(), make_limit(Level.WARNING, -500, 500)),
        "hysteresis": Decimal(20),
        "response": Response.NOTIFY,
        "digest": "0" * 64,
    }
    return Rule(**values | fields)


def make_reading(value: float | None = 0.0, **fields: Any) -> Reading:
    """A good reading of the pair's basis."""
    values: dict[str, Any] = {
        "metric": Metric.BASIS,
        "subject": PAIR,
        "value": value,
        "state": DataState.NO_DATA if value is None else DataState.GOOD,
    }
    return Reading(**values | fields)


def make_account(**fields: Any) -> Account:
    """Ten million of equity, three of margin; the identities of `Account` hold."""
    values: dict[str, Any] = {
        "id": ACCOUNT,
        "pre_balance": Decimal(10_000_000),
        "static_balance": Decimal(10_000_000),
        "balance": Decimal(10_000_000),
        "available": Decimal(7_000_000),
        "margin": Decimal(3_000_000),
    }
    return Account(**values | fields)


def make_position(**fields: Any) -> Position:
    """Long 30 lots: 20 of yesterday, 10 of today, none frozen."""
    values: dict[str, Any] = {
        "account": ACCOUNT,
        "symbol": FUTURES,
        "long_today": 10,
        "long_history": 20,
        "long_price": Decimal(77_500),
    }
    return Position(**values | fields)


def make_line(**fields: Any) -> BookLine:
    """A hundred tonnes of own stock."""
    values: dict[str, Any] = {
        "id": "stock",
        "pair": PAIR,
        "unit": "trading",
        "name": "库存",
        "delta_spot": Decimal(100),
    }
    return BookLine(**values | fields)


def make_exposure(**fields: Any) -> Exposure:
    """Stock of 100 t and 30 lots long on top of it."""
    values: dict[str, Any] = {
        "pair": PAIR,
        "unit": "trading",
        "base_unit": "t",
        "physical": Decimal(100),
        "basis": Decimal(100),
        "futures": Decimal(150),
        "flat": Decimal(250),
    }
    return Exposure(**values | fields)


def make_alert(**fields: Any) -> Alert:
    """A basis above its warning limit, firing since NOW."""
    values: dict[str, Any] = {
        "id": "alert-1",
        "fingerprint": "cu-basis/cu/high",
        "rule": "cu-basis",
        "rule_digest": "0" * 64,
        "metric": Metric.BASIS,
        "subject": PAIR,
        "side": Side.HIGH,
        "level": Level.WARNING,
        "state": AlertState.FIRING,
        "value": 520.0,
        "limit": 500.0,
        "latest": 520.0,
        "since": NOW,
        "updated": NOW,
        "fired": NOW,
    }
    return Alert(**values | fields)


def make_request(**fields: Any) -> OrderRequest:
    """Sell ten of yesterday's lots at a limit."""
    values: dict[str, Any] = {
        "id": "order-1",
        "account": ACCOUNT,
        "symbol": FUTURES,
        "direction": Direction.SELL,
        "offset": Offset.CLOSE,
        "volume": 10,
        "limit_price": Decimal(77_940),
    }
    return OrderRequest(**values | fields)


def make_order(**fields: Any) -> Order:
    """That request, sent, nothing filled."""
    values: dict[str, Any] = {
        "request": make_request(),
        "status": OrderStatus.SENT,
        "updated": NOW,
        "approval": "approval-1",
        "actor": "trader",
    }
    return Order(**values | fields)


def make_report(**fields: Any) -> OrderReport:
    """The counter's word on that order: alive, nothing filled."""
    values: dict[str, Any] = {
        "id": "order-1",
        "account": ACCOUNT,
        "symbol": FUTURES,
        "direction": Direction.SELL,
        "offset": Offset.CLOSE,
        "volume": 10,
        "volume_left": 10,
        "limit_price": Decimal(77_940),
        "is_alive": True,
        "exchange_order_id": "900001",
        "inserted": NOW,
    }
    return OrderReport(**values | fields)


def make_trade(**fields: Any) -> Trade:
    """All of that order, filled at the bid."""
    values: dict[str, Any] = {
        "key": "order-1|1",
        "account": ACCOUNT,
        "order_id": "order-1",
        "symbol": FUTURES,
        "direction": Direction.SELL,
        "offset": Offset.CLOSE,
        "volume": 10,
        "price": Decimal(77_990),
        "time": NOW,
    }
    return Trade(**values | fields)


def make_plan(**fields: Any) -> Plan:
    """One leg, ten lots, fifty tonnes less exposure."""
    values: dict[str, Any] = {
        "account": ACCOUNT,
        "symbol": FUTURES,
        "pair": PAIR,
        "legs": (make_request(),),
        "exposure_before": Decimal(250),
        "exposure_after": Decimal(200),
        "base_unit": "t",
        "reference_price": Decimal(78_000),
        "worst_price": Decimal(77_940),
        "worst_cost": Decimal(3000),
        "remainder": 0,
        "digest": "0" * 64,
    }
    return Plan(**values | fields)


def make_approval(**fields: Any) -> Approval:
    """That plan, waiting for a person for two minutes."""
    values: dict[str, Any] = {
        "id": "approval-1",
        "alert": "alert-1",
        "plan": make_plan(),
        "state": ApprovalState.REQUESTED,
        "requester": "desk",
        "requested": NOW,
        "expires": NOW + timedelta(seconds=120),
        "updated": NOW,
    }
    return Approval(**values | fields)


def make_notification(**fields: Any) -> Notification:
    """A first word about the alert to one person over one channel."""
    values: dict[str, Any] = {
        "id": "notification-1",
        "key": "01ABCDEFGHJKMNP",
        "alert": "alert-1",
        "level": Level.WARNING,
        "person": "trader",
        "channel": "sms",
        "address": "13800000000",
        "text": "铜基差 520 高于 500",
        "reason": Reason.FIRST,
        "created": NOW,
    }
    return Notification(**values | fields)


def make_delivery(**fields: Any) -> Delivery:
    """That notification before its first try."""
    values: dict[str, Any] = {
        "notification": make_notification(),
        "stage": Stage.PENDING,
        "updated": NOW,
    }
    return Delivery(**values | fields)


def make_link(**fields: Any) -> Link:
    """A market data link that is ready."""
    values: dict[str, Any] = {"id": "md", "state": LinkState.READY, "since": NOW}
    return Link(**values | fields)
