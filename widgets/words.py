"""The desk's stable keys in the language of the screen: levels, states, facts, notes, units.

English is the source text; resources/i18n holds the rest. A key that is not listed is shown as it
is, with its underscores as spaces, so that nothing ever vanishes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from terminal.domain.level import Level

translate = QCoreApplication.translate

LEVELS = {
    Level.ATTENTION: QT_TRANSLATE_NOOP("words", "Attention"),
    Level.WARNING: QT_TRANSLATE_NOOP("words", "Warning"),
    Level.FORCED: QT_TRANSLATE_NOOP("words", "Forced"),
}
ALERT_STATES = {
    "pending": QT_TRANSLATE_NOOP("words", "Pending"),
    "firing": QT_TRANSLATE_NOOP("words", "Firing"),
    "acknowledged": QT_TRANSLATE_NOOP("words", "Acknowledged"),
    "handling": QT_TRANSLATE_NOOP("words", "Handling"),
    "recovering": QT_TRANSLATE_NOOP("words", "Recovering"),
    "resolved": QT_TRANSLATE_NOOP("words", "Resolved"),
    "closed": QT_TRANSLATE_NOOP("words", "Closed"),
}
LABELS = {
    "real": QT_TRANSLATE_NOOP("words", "Real"),
    "false": QT_TRANSLATE_NOOP("words", "False alarm"),
    "drill": QT_TRANSLATE_NOOP("words", "Drill"),
}
APPROVAL_STATES = {
    "requested": QT_TRANSLATE_NOOP("words", "Requested"),
    "approved": QT_TRANSLATE_NOOP("words", "Approved"),
    "sent": QT_TRANSLATE_NOOP("words", "Sent"),
    "done": QT_TRANSLATE_NOOP("words", "Done"),
    "failed": QT_TRANSLATE_NOOP("words", "Failed"),
    "rejected": QT_TRANSLATE_NOOP("words", "Rejected"),
    "expired": QT_TRANSLATE_NOOP("words", "Expired"),
}
REVISION_STATES = {
    "draft": QT_TRANSLATE_NOOP("words", "Draft"),
    "approved": QT_TRANSLATE_NOOP("words", "Approved"),
    "live": QT_TRANSLATE_NOOP("words", "Live"),
    "rejected": QT_TRANSLATE_NOOP("words", "Rejected"),
}
ORDER_STATUSES = {
    "intent": QT_TRANSLATE_NOOP("words", "Recorded"),
    "sent": QT_TRANSLATE_NOOP("words", "Sent"),
    "alive": QT_TRANSLATE_NOOP("words", "Working"),
    "filled": QT_TRANSLATE_NOOP("words", "Filled"),
    "cancelled": QT_TRANSLATE_NOOP("words", "Cancelled"),
    "rejected": QT_TRANSLATE_NOOP("words", "Rejected"),
    "unknown": QT_TRANSLATE_NOOP("words", "Unknown"),
    "lapsed": QT_TRANSLATE_NOOP("words", "Never arrived"),
}
STAGES = {
    "pending": QT_TRANSLATE_NOOP("words", "Waiting"),
    "sending": QT_TRANSLATE_NOOP("words", "Sending"),
    "accepted": QT_TRANSLATE_NOOP("words", "Accepted"),
    "delivered": QT_TRANSLATE_NOOP("words", "Delivered"),
    "acknowledged": QT_TRANSLATE_NOOP("words", "Answered"),
    "unknown": QT_TRANSLATE_NOOP("words", "Unknown"),
    "failed": QT_TRANSLATE_NOOP("words", "Failed"),
    "dead": QT_TRANSLATE_NOOP("words", "Given up"),
    "cancelled": QT_TRANSLATE_NOOP("words", "Cancelled"),
}
REASONS = {
    "first notification": QT_TRANSLATE_NOOP("words", "First notification"),
    "level rose": QT_TRANSLATE_NOOP("words", "Level rose"),
    "level rose again": QT_TRANSLATE_NOOP("words", "Level rose again"),
    "acknowledgement expired": QT_TRANSLATE_NOOP("words", "Acknowledgement expired"),
    "worse than acknowledged": QT_TRANSLATE_NOOP("words", "Worse than acknowledged"),
    "nobody has acknowledged": QT_TRANSLATE_NOOP("words", "Nobody has acknowledged"),
    "another way failed": QT_TRANSLATE_NOOP("words", "Another way failed"),
    "resolved": QT_TRANSLATE_NOOP("words", "Resolved"),
}
LINK_STATES = {
    "connecting": QT_TRANSLATE_NOOP("words", "Connecting"),
    "loading": QT_TRANSLATE_NOOP("words", "Loading"),
    "ready": QT_TRANSLATE_NOOP("words", "Ready"),
    "down": QT_TRANSLATE_NOOP("words", "Down"),
    "refused": QT_TRANSLATE_NOOP("words", "Refused"),
}
DATA_STATES = {
    "good": QT_TRANSLATE_NOOP("words", "Good"),
    "no data": QT_TRANSLATE_NOOP("words", "No data"),
    "stale": QT_TRANSLATE_NOOP("words", "Stale"),
    "skewed": QT_TRANSLATE_NOOP("words", "Skewed"),
    "limit board": QT_TRANSLATE_NOOP("words", "Limit board"),
    "link down": QT_TRANSLATE_NOOP("words", "Link down"),
}
CLIENTS = {
    "person": QT_TRANSLATE_NOOP("words", "Natural person"),
    "institution": QT_TRANSLATE_NOOP("words", "Institution"),
}
DEMANDS = {
    "flat": QT_TRANSLATE_NOOP("words", "flat"),
    "multiple": QT_TRANSLATE_NOOP("words", "lots a multiple of the delivery unit"),
    "account": QT_TRANSLATE_NOOP("words", "flat, or an account filed for delivery"),
    "last_day": QT_TRANSLATE_NOOP("words", "closed, or delivered"),
}
LIFE_STAGES = {
    "general": QT_TRANSLATE_NOOP("words", "General months"),
    "before": QT_TRANSLATE_NOOP("words", "Month before delivery"),
    "delivery": QT_TRANSLATE_NOOP("words", "Delivery month"),
    "last": QT_TRANSLATE_NOOP("words", "Last trading days"),
}
DIRECTIONS = {
    "BUY": QT_TRANSLATE_NOOP("words", "Buy"),
    "SELL": QT_TRANSLATE_NOOP("words", "Sell"),
}
OFFSETS = {
    "OPEN": QT_TRANSLATE_NOOP("words", "open"),
    "CLOSE": QT_TRANSLATE_NOOP("words", "close"),
    "CLOSE_TODAY": QT_TRANSLATE_NOOP("words", "close today"),
}
QUOTE_SIDES = {
    "ask": QT_TRANSLATE_NOOP("words", "ask"),
    "bid": QT_TRANSLATE_NOOP("words", "bid"),
}
PHASES = {
    "auction": QT_TRANSLATE_NOOP("words", "opening auction"),
    "cancelling": QT_TRANSLATE_NOOP("words", "withdrawals only"),
    "matching": QT_TRANSLATE_NOOP("words", "opening price is made"),
    "continuous": QT_TRANSLATE_NOOP("words", "continuous trading"),
    "break": QT_TRANSLATE_NOOP("words", "break"),
    "closed": QT_TRANSLATE_NOOP("words", "closed"),
}
TABLES = {
    "units": QT_TRANSLATE_NOOP("words", "Business unit"),
    "strategies": QT_TRANSLATE_NOOP("words", "Strategy"),
    "contracts": QT_TRANSLATE_NOOP("words", "Contract"),
    "pricings": QT_TRANSLATE_NOOP("words", "Pricing"),
    "rolls": QT_TRANSLATE_NOOP("words", "Roll"),
    "stock": QT_TRANSLATE_NOOP("words", "Stock lot"),
    "transit": QT_TRANSLATE_NOOP("words", "Shipment"),
    "allocations": QT_TRANSLATE_NOOP("words", "Allocation"),
    "settlements": QT_TRANSLATE_NOOP("words", "Settlement price"),
}
PRICINGS = {
    "fixed": QT_TRANSLATE_NOOP("words", "Fixed price"),
    "basis": QT_TRANSLATE_NOOP("words", "Basis"),
    "average": QT_TRANSLATE_NOOP("words", "Average"),
    "later": QT_TRANSLATE_NOOP("words", "Priced later"),
}
CHANGES = {
    "added": QT_TRANSLATE_NOOP("words", "Added"),
    "changed": QT_TRANSLATE_NOOP("words", "Changed"),
    "removed": QT_TRANSLATE_NOOP("words", "Removed"),
}
SIDES = {
    "purchase": QT_TRANSLATE_NOOP("words", "Purchase"),
    "sale": QT_TRANSLATE_NOOP("words", "Sale"),
}
METRICS = {
    "basis": QT_TRANSLATE_NOOP("words", "Basis"),
    "margin_ratio": QT_TRANSLATE_NOOP("words", "Margin ratio"),
    "available": QT_TRANSLATE_NOOP("words", "Available"),
    "equity": QT_TRANSLATE_NOOP("words", "Equity"),
    "formula": QT_TRANSLATE_NOOP("words", "Condition"),
}
SUBJECT_KINDS = {
    "pair": QT_TRANSLATE_NOOP("words", "pair"),
    "account": QT_TRANSLATE_NOOP("words", "account"),
    "unit": QT_TRANSLATE_NOOP("words", "business unit"),
}
NOTICE_LEVELS = {
    "info": QT_TRANSLATE_NOOP("words", "Note"),
    "warning": QT_TRANSLATE_NOOP("words", "Caution"),
    "error": QT_TRANSLATE_NOOP("words", "Fault"),
    "refused": QT_TRANSLATE_NOOP("words", "Refused"),
}
FACTS = {
    "rule": QT_TRANSLATE_NOOP("words", "Rule"),
    "breach": QT_TRANSLATE_NOOP("words", "Breach"),
    "hold": QT_TRANSLATE_NOOP("words", "Held"),
    "spot_quoted": QT_TRANSLATE_NOOP("words", "Spot quoted"),
    "quoted": QT_TRANSLATE_NOOP("words", "Spot quoted"),
    "unit": QT_TRANSLATE_NOOP("words", "Unit factor"),
    "tax": QT_TRANSLATE_NOOP("words", "Tax factor"),
    "freight": QT_TRANSLATE_NOOP("words", "Freight"),
    "premium": QT_TRANSLATE_NOOP("words", "Premium"),
    "premium_row": QT_TRANSLATE_NOOP("words", "By the row"),
    "moisture": QT_TRANSLATE_NOOP("words", "Moisture"),
    "fx": QT_TRANSLATE_NOOP("words", "FX rate"),
    "spot": QT_TRANSLATE_NOOP("words", "Spot, comparable"),
    "comparable": QT_TRANSLATE_NOOP("words", "Spot, comparable"),
    "futures": QT_TRANSLATE_NOOP("words", "Futures"),
    "basis": QT_TRANSLATE_NOOP("words", "Basis"),
    "formula": QT_TRANSLATE_NOOP("words", "Formula"),
    "condition": QT_TRANSLATE_NOOP("words", "Condition"),
    "operand": QT_TRANSLATE_NOOP("words", "Value"),
    "cleared": QT_TRANSLATE_NOOP("words", "Value at the end"),
    "limit": QT_TRANSLATE_NOOP("words", "Limit"),
    "limit_over": QT_TRANSLATE_NOOP("words", "Position limit counted over"),
    "hysteresis": QT_TRANSLATE_NOOP("words", "Dead band"),
    "age": QT_TRANSLATE_NOOP("words", "Age"),
    "spot_age": QT_TRANSLATE_NOOP("words", "Spot age"),
    "futures_age": QT_TRANSLATE_NOOP("words", "Futures age"),
    "spot_time": QT_TRANSLATE_NOOP("words", "Spot time"),
    "futures_time": QT_TRANSLATE_NOOP("words", "Futures time"),
    "state": QT_TRANSLATE_NOOP("words", "State"),
    "balance": QT_TRANSLATE_NOOP("words", "Equity"),
    "equity": QT_TRANSLATE_NOOP("words", "Equity"),
    "available": QT_TRANSLATE_NOOP("words", "Available"),
    "margin": QT_TRANSLATE_NOOP("words", "Margin"),
    "margin_ratio": QT_TRANSLATE_NOOP("words", "Margin ratio"),
    "equity_change": QT_TRANSLATE_NOOP("words", "Equity since settlement"),
    "position_profit": QT_TRANSLATE_NOOP("words", "Position P&L (mark-to-market)"),
    "close_profit": QT_TRANSLATE_NOOP("words", "Close P&L (mark-to-market)"),
    "float_profit": QT_TRANSLATE_NOOP("words", "Float P&L (by trade)"),
    "commission": QT_TRANSLATE_NOOP("words", "Fees"),
    "deposit": QT_TRANSLATE_NOOP("words", "Paid in"),
    "withdraw": QT_TRANSLATE_NOOP("words", "Paid out"),
    "other": QT_TRANSLATE_NOOP("words", "Other movements"),
}
# The same adjustments in the middle of a formula.
TERMS = {
    "unit": QT_TRANSLATE_NOOP("words", "unit factor"),
    "tax": QT_TRANSLATE_NOOP("words", "tax factor"),
    "freight": QT_TRANSLATE_NOOP("words", "freight"),
    "premium": QT_TRANSLATE_NOOP("words", "premium"),
    "moisture": QT_TRANSLATE_NOOP("words", "moisture"),
    "fx": QT_TRANSLATE_NOOP("words", "FX rate"),
}
NOTES = {
    "limit_board": QT_TRANSLATE_NOOP("words", "Limit board: the order may not fill"),
    "remainder": QT_TRANSLATE_NOOP("words", "Not all of it can be closed now"),
    "close_today_split": QT_TRANSLATE_NOOP("words", "Two orders: yesterday's and today's lots"),
    "account_away": QT_TRANSLATE_NOOP(
        "words", "An account is not heard now: its lots may have changed"
    ),
    "stale": QT_TRANSLATE_NOOP("words", "The price is stale"),
    "wide_spread": QT_TRANSLATE_NOOP("words", "Bid and ask are far apart"),
    "session_end": QT_TRANSLATE_NOOP("words", "The session ends soon"),
}
UNITS = {
    "CNY": QT_TRANSLATE_NOOP("words", "CNY"),
    "USD": QT_TRANSLATE_NOOP("words", "USD"),
    "t": QT_TRANSLATE_NOOP("words", "t"),
    "kg": QT_TRANSLATE_NOOP("words", "kg"),
    "g": QT_TRANSLATE_NOOP("words", "g"),
    "bbl": QT_TRANSLATE_NOOP("words", "bbl"),
    "lot": QT_TRANSLATE_NOOP("words", "lot"),
    "point": QT_TRANSLATE_NOOP("words", "pt"),
}
# What desk files written in Chinese say for the same.
UNITS_IN_CHINESE = {
    "元": "CNY", "美元": "USD", "吨": "t", "千克": "kg", "克": "g", "桶": "bbl", "手": "lot",
    "点": "point",
}  # fmt: skip


def word(table: Mapping[str, str] | Mapping[Level, str], key: str | Level) -> str:
    """Return the key's word in the screen's language."""
    text = table.get(key)  # type: ignore[call-overload]
    return str(key).replace("_", " ") if text is None else translate("words", text)


def unit(text: str) -> str:
    """Write a unit such as "CNY/t" in the screen's language."""
    return "/".join(word(UNITS, UNITS_IN_CHINESE.get(one, one)) for one in text.split("/"))


def figures(text: str) -> str:
    """Write a fact of the core as the screen does: minus signs, thousands, units in its language.

    Hyphens of dates and names and digits of hashes stay; of a time's fraction, milliseconds.
    """
    text = re.sub(r"(?<!\w)-(?=[\s\d.])", "\N{MINUS SIGN}", text)
    # Taking away a negative amount is no typing error.
    text = re.sub(r"([+\N{MINUS SIGN}x] )(\N{MINUS SIGN}[\d.]+)", r"\1(\2)", text)
    text = re.sub(r"^x (?=\d)", "\N{MULTIPLICATION SIGN} ", text)
    text = re.sub(r"(:\d\d)\.0+\b", r"\1", text)
    text = re.sub(r"(:\d\d\.\d{3})\d+", r"\1", text)
    text = re.sub(r"(?<![\w.])\d{5,}(?!\w)", lambda found: f"{int(found.group()):,}", text)
    return re.sub(r"(?<!\S)(?:[^\W\d]+/[^\W\d]+|CNY)$", lambda found: unit(found.group()), text)
