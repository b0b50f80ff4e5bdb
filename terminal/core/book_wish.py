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
    """A person fixes the futures price (点价) of a part of a contract: base units, > 0."""

    contract: str
    quantity: Decimal
    price: Decimal
    actor: str


class UndoBook(msgspec.Struct, frozen=True):
    """A person takes back the newest edit of the book, which must be the one named."""

    edit: str
    actor: str


class TryBook(msgspec.Struct, frozen=True):
    """A screen asks what a wish would do to exposure; the answer is shown under `id`."""

    id: str
    wish: ChangeBook | PriceContract


BookWish = ChangeBook | PriceContract | UndoBook | TryBook
