"""What people want of the business book: wishes, as those in `event`."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.domain.change import Change


class ChangeBook(msgspec.Struct, frozen=True):
    """A person applies a difference to the business book, whole or not at all.

    source: names of the files it was computed from; digest: SHA-256 of them, hex
    """

    changes: tuple[Change, ...]
    actor: str
    source: str
    digest: str = ""


class PriceContract(msgspec.Struct, frozen=True):
    """A person fixes the futures price (点价) of a part of a contract: base units, > 0.

    futures: the month priced, where parts of the contract refer to several; "" = the rest's
    """

    contract: str
    quantity: Decimal
    price: Decimal
    actor: str
    futures: str = ""


class RollContract(msgspec.Struct, frozen=True, kw_only=True):
    """A person moves the unpriced part of a contract, or a piece of it, to another month (换月).

    old_price, new_price: of the month left and of the month taken, as the trade says; the premium
        becomes K + old_price - new_price
    quantity: base units, > 0; None = all that is unpriced in the month left
    source: the month left; "" = that of the rest. base_unit: that of `quantity`; "" = the book's
    """

    contract: str
    futures: str
    old_price: Decimal
    new_price: Decimal
    actor: str
    reason: str
    quantity: Decimal | None = None
    source: str = ""
    base_unit: str = ""


class ReceiveGoods(msgspec.Struct, frozen=True, kw_only=True):
    """A person takes goods of a purchase into stock: a new lot, priced or not.

    quantity: base units, > 0. base_unit: its unit; "" = the book's. lot: "" = the desk names it
    futures: the month the lot is judged by; "" = the nearest that the contract still waits for
    cost: landed, as its futures are quoted; None = not yet known. receipt_price: that month's price
        now
    shipment: what they came on; "" = none of the book
    """

    contract: str
    quantity: Decimal
    actor: str
    reason: str
    lot: str = ""
    base_unit: str = ""
    futures: str = ""
    cost: Decimal | None = None
    receipt_price: Decimal | None = None
    shipment: str = ""
    grade: str = ""
    place: str = ""


class DeliverGoods(msgspec.Struct, frozen=True, kw_only=True):
    """A person delivers goods of one lot under a sale.

    quantity: base units, > 0. base_unit: its unit; "" = the book's
    """

    contract: str
    lot: str
    quantity: Decimal
    actor: str
    reason: str
    base_unit: str = ""


class UndoBook(msgspec.Struct, frozen=True):
    """A person takes back the newest edit of the book, which must be the one named."""

    edit: str
    actor: str


BookAct = PriceContract | RollContract | ReceiveGoods | DeliverGoods


class TryBook(msgspec.Struct, frozen=True):
    """A screen asks what a wish would do to exposure; the answer is shown under `id`."""

    id: str
    wish: ChangeBook | BookAct


BookWish = ChangeBook | BookAct | UndoBook | TryBook
