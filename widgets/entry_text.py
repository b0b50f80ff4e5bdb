"""One ledger entry in a line for people; what cannot be read as its kind is shown plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from terminal.domain.audit import Entry, thing_of
from terminal.domain.notification import Delivery
from terminal.domain.order import Order, Trade
from widgets import alert_text as text
from widgets import format as f
from widgets.latest import Latest
from widgets.words import APPROVAL_STATES, LEVELS, ORDER_STATUSES, STAGES, word


def entry_text(entry: Entry, latest: Latest) -> str:
    """Write an entry: 沪铜 CU2701 Forced Firing −318 < −300."""
    kind, write = READERS.get(entry.kind, (None, None))
    if kind is None or write is None:
        return _plainly(entry.body)
    try:
        return write(thing_of(entry.body, kind), latest)
    except (msgspec.ValidationError, IndexError):
        return _plainly(entry.body)


def _alert(alert: Alert, latest: Latest) -> str:
    parts = (
        latest.subject(alert),
        word(LEVELS, alert.level),
        text.state_text(alert),
        text.breach(alert, latest),
        latest.named("person", alert.acknowledged_by),
    )
    return "  ".join(part for part in parts if part)


def _approval(approval: Approval, latest: Latest) -> str:
    plan = text.plan_text(approval.plan, latest)
    state = word(APPROVAL_STATES, approval.state)
    return f"{plan}  {state}  {text.exposure_text(approval.plan)}  {approval.reason}".rstrip()


def _order(order: Order, latest: Latest) -> str:
    request = order.request
    status = f"{word(ORDER_STATUSES, order.status)} {order.filled}/{request.volume}"
    price = f.number(request.limit_price)
    contract = latest.contract(request.symbol)
    return f"{contract}  {text.leg_text(request)} @ {price}  {status}  {order.message}".rstrip()


def _trade(trade: Trade, latest: Latest) -> str:
    return f"{latest.contract(trade.symbol)}  {trade.volume} @ {f.number(trade.price)}"


def _delivery(delivery: Delivery, latest: Latest) -> str:
    about = delivery.notification
    channel, person = latest.named("channel", about.channel), latest.named("person", about.person)
    return f"{channel} → {person}  {word(STAGES, delivery.stage)}  {delivery.error}".rstrip()


def _plainly(body: dict[str, Any]) -> str:
    parts = [f"{name}={value}" for name, value in body.items() if isinstance(value, str | int)]
    return "  ".join(parts)


READERS: dict[str, tuple[type[Any], Callable[[Any, Latest], str]]] = {
    "alert": (Alert, _alert),
    "acknowledgement": (Alert, _alert),
    "approval": (Approval, _approval),
    "order": (Order, _order),
    "trade": (Trade, _trade),
    "delivery": (Delivery, _delivery),
}
