"""The words of root causes: where a change is measured from, its parts, and what moved."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

CAUSES = {
    "leg": QT_TRANSLATE_NOOP("words", "What moved"),
    "since_none": QT_TRANSLATE_NOOP("words", "Measured from"),
    "since_before": QT_TRANSLATE_NOOP("words", "From before it left"),
    "since_close": QT_TRANSLATE_NOOP("words", "From the last close"),
    "since_settlement": QT_TRANSLATE_NOOP("words", "From the last close"),
    "since_week": QT_TRANSLATE_NOOP("words", "From last week's close"),
    "since_ago": QT_TRANSLATE_NOOP("words", "From the rule's time before"),
    "since_bar": QT_TRANSLATE_NOOP("words", "From the bar before"),
    "since_sample": QT_TRANSLATE_NOOP("words", "From the value before"),
    "since_same_time": QT_TRANSLATE_NOOP("words", "From this time a day before"),
    "part_basis": QT_TRANSLATE_NOOP("words", "Basis moved"),
    "part_spot": QT_TRANSLATE_NOOP("words", "by spot"),
    "part_unit": QT_TRANSLATE_NOOP("words", "by the unit factor"),
    "part_tax": QT_TRANSLATE_NOOP("words", "by the tax factor"),
    "part_freight": QT_TRANSLATE_NOOP("words", "by freight"),
    "part_premium": QT_TRANSLATE_NOOP("words", "by the premium"),
    "part_fx": QT_TRANSLATE_NOOP("words", "by the FX rate"),
    "part_futures": QT_TRANSLATE_NOOP("words", "by futures"),
    "part_roll": QT_TRANSLATE_NOOP("words", "by the roll"),
    "part_futures_and_roll": QT_TRANSLATE_NOOP("words", "by futures and roll"),
    "part_terms": QT_TRANSLATE_NOOP("words", "by contract terms"),
    "part_quantity": QT_TRANSLATE_NOOP("words", "by quantities"),
    "part_lines": QT_TRANSLATE_NOOP("words", "by lines in and out"),
    "part_month": QT_TRANSLATE_NOOP("words", "by the month converted to"),
}
# What an alert's root cause is, in a word.
LEGS = {
    "spot": QT_TRANSLATE_NOOP("words", "Spot"),
    "futures": QT_TRANSLATE_NOOP("words", "Futures"),
    "adjustments": QT_TRANSLATE_NOOP("words", "Adjustments"),
    "roll": QT_TRANSLATE_NOOP("words", "Roll"),
    "futures_and_roll": QT_TRANSLATE_NOOP("words", "Futures and roll"),
    "both": QT_TRANSLATE_NOOP("words", "Spot and futures"),
    "several": QT_TRANSLATE_NOOP("words", "Several parts"),
    "none": QT_TRANSLATE_NOOP("words", "Nothing"),
    "terms": QT_TRANSLATE_NOOP("words", "Contract terms"),
    "quantity": QT_TRANSLATE_NOOP("words", "Quantities"),
    "lines": QT_TRANSLATE_NOOP("words", "Lines in and out"),
    "month": QT_TRANSLATE_NOOP("words", "Month converted to"),
}
