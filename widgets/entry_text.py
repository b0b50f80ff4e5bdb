"""One ledger entry in a line for people; what cannot be read as its kind is shown plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.terms_step import TermsStep
from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from terminal.domain.audit import Entry, thing_of
from terminal.domain.edit import Edit
from terminal.domain.link import Link
from terminal.domain.main_contract import MainContract
from terminal.domain.notification import Delivery
from terminal.domain.order import Order, Trade
from terminal.domain.said import Said
from widgets import alert_text as text
from widgets.act_words import source_text
from widgets.latest import Latest
from widgets.main_text import since_text
from widgets.names import actor, link_name
from widgets.notice_text import error_text, notice_text
from widgets.refusals import told
from widgets.terms_text import step_text
from widgets.words import (
    CHANGES,
    DATA_STATES,
    LEVELS,
    LINK_STATES,
    NOTICE_LEVELS,
    ORDER_STATUSES,
    STAGES,
    translate,
    word,
)


def entry_text(entry: Entry, latest: Latest) -> str:
    """Write an entry: 沪铜 CU2701 Forced Firing −318 < −300."""
    try:
        if entry.kind in THINGS:
            kind, write = THINGS[entry.kind]
            return write(thing_of(entry.body, kind), latest)
        return WORDS[entry.kind](entry, latest)
    except (msgspec.ValidationError, IndexError, KeyError, TypeError):
        return _plainly(entry.body)


def _alert(alert: Alert, latest: Latest) -> str:
    parts = (
        latest.subject(alert),
        word(LEVELS, alert.level),
        text.state_text(alert),
        text.breach(alert, latest),
        actor(alert.acknowledged_by, latest),
    )
    return "  ".join(part for part in parts if part)


def _approval(approval: Approval, latest: Latest) -> str:
    plan = text.plan_text(approval.plan, latest)
    state = text.proposal_state(approval)
    reason = told(approval.said, approval.reason, latest)
    return f"{plan}  {state}  {text.exposure_text(approval.plan)}  {reason}".rstrip()


def _order(order: Order, latest: Latest) -> str:
    request = order.request
    status = f"{word(ORDER_STATUSES, order.status)} {order.filled}/{request.volume}"
    price = latest.price(request.symbol, request.limit_price)
    contract = latest.contract(request.symbol)
    message = told(None, order.message, latest)
    return f"{contract}  {text.leg_text(request)} @ {price}  {status}  {message}".rstrip()


def _trade(trade: Trade, latest: Latest) -> str:
    price = latest.price(trade.symbol, trade.price)
    return f"{latest.contract(trade.symbol)}  {trade.volume} @ {price}"


def _delivery(delivery: Delivery, latest: Latest) -> str:
    about = delivery.notification
    channel, person = latest.named("channel", about.channel), latest.named("person", about.person)
    error = error_text(delivery.error, latest)
    return f"{channel} → {person}  {word(STAGES, delivery.stage)}  {error}".rstrip()


def _link(link: Link, latest: Latest) -> str:
    detail = told(link.said, link.detail, latest)
    parts = (link_name(link.id, latest), word(LINK_STATES, link.state), detail)
    return "  ".join(part for part in parts if part)


def _about_alert(key: str, latest: Latest) -> str:
    alert = latest.alerts.get(key)
    return "" if alert is None else f"{latest.subject(alert)}  "


def _acknowledged(entry: Entry, latest: Latest) -> str:
    kind, _, key = str(entry.body["via"]).partition(" ")
    way = latest.named("channel", key) if kind == "channel" else word(WAYS, kind)
    return f"{_about_alert(entry.body['alert'], latest)}{way}"


def _reason(entry: Entry, name: str, latest: Latest) -> str:
    # The sentence stands under `name`; key and arguments beside it, in records that have them.
    return told(_said(entry), str(entry.body[name]), latest)


def _said(entry: Entry) -> Said | None:
    return Said(entry.body["key"], entry.body["args"]) if "key" in entry.body else None


def _hindrance(entry: Entry, latest: Latest) -> str:
    return f"{_about_alert(entry.body['alert'], latest)}{_reason(entry, 'reason', latest)}"


def _gap(entry: Entry, latest: Latest) -> str:
    view = latest.pairs.get(entry.body["pair"])
    name = entry.body["pair"] if view is None else latest.title(view.pair)
    before, after = (word(DATA_STATES, entry.body[key]) for key in ("before", "state"))
    return f"{name}  {before} → {after}"


def _halt(entry: Entry, latest: Latest) -> str:
    if entry.body["halted"]:
        return translate("Entry", "No order leaves any more")
    return translate("Entry", "Orders may leave again")


def _person(entry: Entry, latest: Latest) -> str:
    person, before = (entry.body[key] for key in ("person", "before"))
    if not person:
        return translate("Entry", "{0} signed off").format(actor(before, latest))
    if not before:
        return translate("Entry", "{0} signed in").format(actor(person, latest))
    words = translate("Entry", "{0} signed in after {1}")
    return words.format(actor(person, latest), actor(before, latest))


def _notice(entry: Entry, latest: Latest) -> str:
    said = notice_text(entry.actor, str(entry.body["content"]), _said(entry), latest)
    words = "  ".join(said.split("\n"))
    return f"{word(NOTICE_LEVELS, str(entry.body['level']).lower())}  {words}"


def _system(entry: Entry, latest: Latest) -> str:
    happened = str(entry.body.get("event", entry.ref))
    words = translate("Entry", SYSTEM[happened])
    return f"{words}  {entry.body['file']}" if "file" in entry.body else words


def _plainly(body: dict[str, Any]) -> str:
    parts = [f"{name}={value}" for name, value in body.items() if isinstance(value, str | int)]
    return "  ".join(parts)


WAYS = {
    "desk": QT_TRANSLATE_NOOP("words", "At the desk"),
    "approval": QT_TRANSLATE_NOOP("words", "By deciding on the plan"),
}
SYSTEM = {
    "genesis": QT_TRANSLATE_NOOP("Entry", "The ledger begins"),
    "key": QT_TRANSLATE_NOOP("Entry", "A new key signs from here on"),
    "start": QT_TRANSLATE_NOOP("Entry", "The desk starts"),
    "desk file": QT_TRANSLATE_NOOP("Entry", "Desk file read:"),
    "stop": QT_TRANSLATE_NOOP("Entry", "The desk stops"),
}


def _edit(edit: Edit, _: Latest) -> str:
    counted = ", ".join(
        f"{word(CHANGES, kind)} {sum(change.kind is kind for change in edit.changes)}"
        for kind in dict.fromkeys(change.kind for change in edit.changes)
    )
    undone = translate("Entry", "Undone:") if edit.undoes else ""
    parts = (undone, source_text(edit.source), counted, edit.reason)
    return "  ".join(part for part in parts if part)


def _alias(entry: Entry, latest: Latest) -> str:
    main = thing_of(entry.body, MainContract)
    return since_text(main.symbol, main.since or main.day, main.is_exact)


# What is written as the thing it is about, as that thing now stands.
THINGS: dict[str, tuple[type[Any], Callable[[Any, Latest], str]]] = {
    "alert": (Alert, _alert),
    "approval": (Approval, _approval),
    "order": (Order, _order),
    "trade": (Trade, _trade),
    "delivery": (Delivery, _delivery),
    "link": (Link, _link),
    "book": (Edit, _edit),
    "pair_terms": (TermsStep, step_text),
}
# What is written as words of its own.
WORDS: dict[str, Callable[[Entry, Latest], str]] = {
    "acknowledgement": _acknowledged,
    "hindrance": _hindrance,
    "refusal": lambda entry, latest: _reason(entry, "reason", latest),
    "closes": lambda entry, _: str(entry.body["day"]),
    "day_end": lambda entry, _: str(entry.body["day"]),
    "settlements": lambda entry, _: str(entry.body["day"]),
    "spot_step": lambda entry, _: str(entry.body["symbol"]),
    "spot_mapping": lambda entry, _: str(entry.body["source"]).removeprefix("spot:"),
    "main_contract": _alias,
    "quote_gap": _gap,
    "halt": _halt,
    "person": _person,
    "cancel": lambda entry, _: str(entry.body["order"]),
    "note": lambda entry, _: str(entry.body["text"]),
    "notice": _notice,
    "system": _system,
}
