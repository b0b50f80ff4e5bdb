"""The rows of the business book in words: what their fields are called, and what stands in them.

In Chinese the fields have the names that the templates give their columns.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.domain.change import Change
from terminal.domain.hedge import Hedge
from terminal.domain.register import Item
from widgets import format as f
from widgets.words import PRICINGS, SIDES, translate, unit, word

FIELDS = {
    "account": QT_TRANSLATE_NOOP("words", "account"),
    "base_unit": QT_TRANSLATE_NOOP("words", "unit"),
    "commodity": QT_TRANSLATE_NOOP("words", "commodity"),
    "contract": QT_TRANSLATE_NOOP("words", "contract"),
    "cost": QT_TRANSLATE_NOOP("words", "landed cost"),
    "counterparty": QT_TRANSLATE_NOOP("words", "counterparty"),
    "day": QT_TRANSLATE_NOOP("words", "trading day"),
    "delivered": QT_TRANSLATE_NOOP("words", "delivered"),
    "delivery_until": QT_TRANSLATE_NOOP("words", "delivery until"),
    "departed": QT_TRANSLATE_NOOP("words", "departed"),
    "due": QT_TRANSLATE_NOOP("words", "due"),
    "futures": QT_TRANSLATE_NOOP("words", "reference contract"),
    "grade": QT_TRANSLATE_NOOP("words", "grade"),
    "has_title": QT_TRANSLATE_NOOP("words", "title is ours"),
    "hedge": QT_TRANSLATE_NOOP("words", "hedged with"),
    "hedge_price": QT_TRANSLATE_NOOP("words", "futures price at signing"),
    "includes_tax": QT_TRANSLATE_NOOP("words", "with tax"),
    "is_final": QT_TRANSLATE_NOOP("words", "delivery is complete"),
    "kind": QT_TRANSLATE_NOOP("words", "priced by"),
    "name": QT_TRANSLATE_NOOP("words", "name"),
    "new_price": QT_TRANSLATE_NOOP("words", "price of the new contract"),
    "old_price": QT_TRANSLATE_NOOP("words", "price of the old contract"),
    "pair": QT_TRANSLATE_NOOP("words", "basis pair"),
    "place": QT_TRANSLATE_NOOP("words", "place"),
    "premium": QT_TRANSLATE_NOOP("words", "premium"),
    "price": QT_TRANSLATE_NOOP("words", "price"),
    "priced": QT_TRANSLATE_NOOP("words", "priced"),
    "pricing_right": QT_TRANSLATE_NOOP("words", "right to price"),
    "pricing_until": QT_TRANSLATE_NOOP("words", "pricing until"),
    "quantity": QT_TRANSLATE_NOOP("words", "quantity"),
    "receipt_price": QT_TRANSLATE_NOOP("words", "futures price at receipt"),
    "received": QT_TRANSLATE_NOOP("words", "received"),
    "settlement": QT_TRANSLATE_NOOP("words", "settlement"),
    "share": QT_TRANSLATE_NOOP("words", "share"),
    "side": QT_TRANSLATE_NOOP("words", "side"),
    "signed": QT_TRANSLATE_NOOP("words", "signed"),
    "source": QT_TRANSLATE_NOOP("words", "old contract"),
    "strategy": QT_TRANSLATE_NOOP("words", "strategy"),
    "time": QT_TRANSLATE_NOOP("words", "time"),
    "tolerance": QT_TRANSLATE_NOOP("words", "tolerance"),
    "unit": QT_TRANSLATE_NOOP("words", "business unit"),
    "window_end": QT_TRANSLATE_NOOP("words", "window ends"),
    "window_start": QT_TRANSLATE_NOOP("words", "window begins"),
}
RIGHTS = {
    "buyer": QT_TRANSLATE_NOOP("words", "the buyer's"),
    "seller": QT_TRANSLATE_NOOP("words", "the seller's"),
}
CHOICES = {"side": SIDES, "kind": PRICINGS, "pricing_right": RIGHTS}
SHARES = ("share", "tolerance")


def change_words(change: Change) -> str:
    """Say what differs in a row: field: before → after; of one that comes or goes all it has."""
    before, after = change.before, change.after
    if before is not None and after is not None:
        found = {name: f"{_of(before, name)} → {_of(after, name)}" for name in change.fields}
    else:
        row = after if before is None else before
        assert row is not None
        found = {name: _of(row, name) for name in _filled(row)}
    form = translate("words", "{0}: {1}")
    return "; ".join(form.format(word(FIELDS, name), value) for name, value in found.items())


# The fields that say more than an empty cell would, and what quantities are in.
def _filled(row: Item) -> list[str]:
    names, defaults = row.__struct_fields__, row.__struct_defaults__
    usual = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    return [
        name
        for name in names
        if name != "id"
        and (name not in usual or name == "base_unit" or getattr(row, name) != usual[name])
    ]


def _of(row: Item, name: str) -> str:
    value = getattr(row, name)
    if value is None or value == "":
        return f.NONE
    if isinstance(value, bool):
        return translate("words", "yes") if value else translate("words", "no")
    if isinstance(value, Enum):
        return word(CHOICES[name], str(value.value))
    if isinstance(value, Hedge):
        return f"{f.plain(value.quantity)} @ {f.plain(value.price)}"
    if isinstance(value, Decimal):
        return f"{f.plain(value * 100)}%" if name in SHARES else f.plain(value)
    if isinstance(value, datetime):
        return f"{f.local(value):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    return unit(value) if name == "base_unit" else str(value)
