"""An alert's story as lines in time: breach, notices, acknowledgement, plan, orders, recovery."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from terminal.domain.alert import Alert
from terminal.domain.approval import Approval, ApprovalState
from terminal.domain.notification import Delivery
from terminal.domain.order import Order
from widgets import alert_text as text
from widgets.latest import Latest
from widgets.names import actor
from widgets.notice_text import error_text
from widgets.refusals import told
from widgets.words import (
    APPROVAL_STATES,
    LABELS,
    LEVELS,
    ORDER_STATUSES,
    STAGES,
    translate,
    word,
)


class Line(NamedTuple):
    """One thing that happened; `tone` is a colour token."""

    time: datetime
    text: str
    tone: str = "text"


def story(alert: Alert, latest: Latest) -> list[Line]:
    """Return everything known of an alert, ascending in time."""
    lines = [*_life(alert, latest)]
    lines += [_delivered(one, latest) for one in latest.deliveries_of(alert.id)]
    for approval in latest.approvals_of(alert.id):
        lines += _decided(approval, latest)
        for order in latest.orders_of(approval.id):
            lines += _ordered(order, latest)
    return sorted(lines, key=lambda line: line.time)


def _life(alert: Alert, latest: Latest) -> Iterator[Line]:
    if alert.fired != alert.since:
        yield Line(alert.since, translate("Timeline", "Limit passed"), "muted")
    if alert.fired is not None:
        fired = translate("Timeline", "Fired: {0}").format(text.breach(alert, latest))
        yield Line(alert.fired, fired, "bad")
    if alert.acknowledged is not None:
        yield Line(alert.acknowledged, text.taken(alert, latest), "ok")
    if alert.resolved is not None:
        yield Line(alert.resolved, translate("Timeline", "Recovered"), "ok")
    if alert.label is not None:
        closed = translate("Timeline", "Closed as: {0}").format(word(LABELS, alert.label))
        yield Line(alert.updated, closed, "muted")


def _delivered(delivery: Delivery, latest: Latest) -> Line:
    about = delivery.notification
    sign, token = text.TICKS[delivery.stage]
    way = f"{latest.named('channel', about.channel)} → {latest.named('person', about.person)}"
    words = translate("Timeline", "{0}: {1}").format(word(LEVELS, about.level), way)
    end = f"{sign} {word(STAGES, delivery.stage)}"
    fault = f" ({error_text(delivery.error, latest)})" if delivery.error else ""
    return Line(delivery.updated, f"{words}  {end}{fault}", token if token != "ok" else "text")


def _decided(approval: Approval, latest: Latest) -> Iterator[Line]:
    plan = text.plan_text(approval.plan, latest)
    yield Line(approval.requested, translate("Timeline", "Proposed: {0}").format(plan))
    if approval.decided is not None:
        # A sent or finished one was approved before; its own state says more than the click.
        was_approved = approval.state not in (ApprovalState.REJECTED, ApprovalState.EXPIRED)
        state = ApprovalState.APPROVED if was_approved else approval.state
        person = actor(approval.decided_by, latest)
        words = " ".join(part for part in (word(APPROVAL_STATES, state), person) if part)
        reason = "" if was_approved else told(approval.said, approval.reason, latest)
        tone = "ok" if was_approved else "attention"
        ended = translate("Timeline", "{0}: {1}").format(words, reason) if reason else words
        yield Line(approval.decided, ended, tone)
    if approval.state is ApprovalState.FAILED:
        words = word(APPROVAL_STATES, approval.state)
        reason = told(approval.said, approval.reason, latest)
        ended = translate("Timeline", "{0}: {1}").format(words, reason)
        yield Line(approval.updated, ended, "bad")


def _ordered(order: Order, latest: Latest) -> Iterator[Line]:
    status = f"{word(ORDER_STATUSES, order.status)} {order.filled}/{order.request.volume}"
    leg = text.leg_text(order.request)
    yield Line(order.updated, translate("Timeline", "{0}: {1}").format(leg, status))
    for trade in latest.trades_of(order):
        if trade.time is not None:
            words = translate("Timeline", "Filled {0} at {1}")
            price = latest.price(trade.symbol, trade.price)
            yield Line(trade.time, words.format(trade.volume, price), "ok")
