"""The words of the cost of carry: its line items, what they are reckoned with, its metrics."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

# Facts of an alert; the line items are among them.
CARRY_FACTS = {
    "carry_until": QT_TRANSLATE_NOOP("words", "Carried until"),
    "carry_interest": QT_TRANSLATE_NOOP("words", "Interest"),
    "carry_storage": QT_TRANSLATE_NOOP("words", "Storage"),
    "carry_handling": QT_TRANSLATE_NOOP("words", "Into and out of store"),
    "carry_inspection": QT_TRANSLATE_NOOP("words", "Inspection"),
    "carry_delivery": QT_TRANSLATE_NOOP("words", "Delivery fee"),
    "carry_loss": QT_TRANSLATE_NOOP("words", "Quality loss"),
    "carry_vat": QT_TRANSLATE_NOOP("words", "VAT on the gap"),
    "carry_cost": QT_TRANSLATE_NOOP("words", "Cost of carry"),
    "carry_edge": QT_TRANSLATE_NOOP("words", "Left by cash-and-carry"),
    "carry_unconfirmed": QT_TRANSLATE_NOOP("words", "To be confirmed"),
}
CARRY_MEASURES = {
    "carry": QT_TRANSLATE_NOOP("words", "Cost of carry"),
    "carry_edge": QT_TRANSLATE_NOOP("words", "Left by cash-and-carry"),
    "carry_fixed": QT_TRANSLATE_NOOP("words", "Carry that no price moves"),
    "carry_interest": QT_TRANSLATE_NOOP("words", "Interest, share of spot"),
    "carry_tax": QT_TRANSLATE_NOOP("words", "VAT, share of the gap"),
}
# What a desk file has to say.
CARRY_TERMS = {
    "interest_rate": QT_TRANSLATE_NOOP("words", "interest a year"),
    "storage": QT_TRANSLATE_NOOP("words", "storage"),
    "handling": QT_TRANSLATE_NOOP("words", "handling"),
    "inspection": QT_TRANSLATE_NOOP("words", "inspection"),
    "delivery": QT_TRANSLATE_NOOP("words", "delivery fee"),
    "loss": QT_TRANSLATE_NOOP("words", "quality loss"),
    "payment_days": QT_TRANSLATE_NOOP("words", "days until payment"),
}
