"""What kinds of entries the ledger has, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

KINDS = {
    "alert": QT_TRANSLATE_NOOP("words", "Alert"),
    "approval": QT_TRANSLATE_NOOP("words", "Approval"),
    "order": QT_TRANSLATE_NOOP("words", "Order"),
    "trade": QT_TRANSLATE_NOOP("words", "Trade"),
    "delivery": QT_TRANSLATE_NOOP("words", "Delivery"),
    "acknowledgement": QT_TRANSLATE_NOOP("words", "Acknowledgement"),
    "link": QT_TRANSLATE_NOOP("words", "Link"),
    "system": QT_TRANSLATE_NOOP("words", "System"),
    "cancel": QT_TRANSLATE_NOOP("words", "Cancellation"),
    "halt": QT_TRANSLATE_NOOP("words", "Kill switch"),
    "refusal": QT_TRANSLATE_NOOP("words", "Refusal"),
    "person": QT_TRANSLATE_NOOP("words", "Person"),
    "hindrance": QT_TRANSLATE_NOOP("words", "Hindrance"),
    "notice": QT_TRANSLATE_NOOP("words", "Notice"),
    "note": QT_TRANSLATE_NOOP("words", "Remark"),
    "export": QT_TRANSLATE_NOOP("words", "Export"),
    "closes": QT_TRANSLATE_NOOP("words", "Closing values"),
    "day_end": QT_TRANSLATE_NOOP("words", "Closing prices"),
    "settlements": QT_TRANSLATE_NOOP("words", "Settlement prices"),
    "spot_step": QT_TRANSLATE_NOOP("words", "Other spot series"),
    "spot_mapping": QT_TRANSLATE_NOOP("words", "Mapping of a spot file"),
    "pair_terms": QT_TRANSLATE_NOOP("words", "Premium and tax of a pair"),
    "main_contract": QT_TRANSLATE_NOOP("words", "Main contract"),
    "quote_gap": QT_TRANSLATE_NOOP("words", "Data gap"),
    "book": QT_TRANSLATE_NOOP("words", "Business book"),
    "rules": QT_TRANSLATE_NOOP("words", "Change of rules"),
}
