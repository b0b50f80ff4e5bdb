"""Everything that may go out: what the desk must do about one step, in a fixed order.

First all `Record`s, `Deliver`s and order intents in one transaction; after its commit the orders;
last the `Show`s. Withdrawals alone do not wait for a disk that fails (docs/decisions/0011). `Show`
names what changed, never the value: the reader asks the engine, which has it in place already.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from terminal.core.presence_wish import Secret
from terminal.domain.audit import Record, body_of
from terminal.domain.notification import Notification
from terminal.domain.order import OrderRequest


class Topic(StrEnum):
    """What the screen, or any other reader, can be told about."""

    PAIR = "pair"
    POINT = "point"
    HISTORY = "history"
    DAYS = "days"
    UNIT_DAYS = "unit days"
    EXPOSURE = "exposure"
    ACCOUNT = "account"
    POSITION = "position"
    ORDER = "order"
    TRADE = "trade"
    ALERT = "alert"
    APPROVAL = "approval"
    HINDRANCE = "hindrance"
    DELIVERY = "delivery"
    LINK = "link"
    NOTICE = "notice"
    HEALTH = "health"
    LINE = "line"
    MEASURE = "measure"
    DEAL = "deal"
    GOODS = "goods"
    UNIT = "unit"
    BOOK = "book"
    TRIAL = "trial"
    RULES = "rules"
    KIN = "kin"
    SEASON = "season"
    HOURS = "hours"
    PRESENCE = "presence"


class Write(msgspec.Struct, frozen=True):
    """Append this to the ledger."""

    record: Record


class Deliver(msgspec.Struct, frozen=True):
    """Put this into the outbox, in the same transaction as the records."""

    notification: Notification


class CancelDeliveries(msgspec.Struct, frozen=True):
    """Nothing more need be said about this alert: drop what has not gone out."""

    alert: str
    reason: str


class SendOrder(msgspec.Struct, frozen=True):
    """Send it, after its intent is committed and if `Engine.held_back` has nothing against it."""

    request: OrderRequest


class CancelOrder(msgspec.Struct, frozen=True):
    """Ask the counter to withdraw it; the record of it must not keep this waiting."""

    account: str
    order: str


class AskCounter(msgspec.Struct, frozen=True):
    """Log in anew: nobody knows what became of an order, and the complete snapshot will say."""

    account: str


class Prove(msgspec.Struct, frozen=True):
    """Check a person's secret beside the desk, and say so with the ticket: it takes a while."""

    ticket: str
    person: str
    secret: Secret


class Show(msgspec.Struct, frozen=True):
    """This changed."""

    topic: Topic
    key: str


Effect = Write | Deliver | CancelDeliveries | SendOrder | CancelOrder | AskCounter | Prove | Show


def written(kind: str, ref: str, actor: str, thing: msgspec.Struct) -> Write:
    """Record a thing as it now stands, under its id."""
    return Write(Record(kind=kind, ref=ref, actor=actor, body=body_of(thing)))
