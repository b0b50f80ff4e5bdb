"""Which months the parts of a contract refer to, after all that was priced and rolled.

The rest of a contract has one month and one premium; a part that was rolled on its own has its own
ones beside it. What has been done is walked through in order of its time, so that the order in
which it was entered does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.domain.pricing import Pricing
from terminal.domain.roll import Roll

ZERO = Decimal(0)


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a contract with one month and one premium K.

    quantity: base units, > 0. price: futures price that was fixed; None = still open
    """

    futures: str
    premium: Decimal
    quantity: Decimal
    price: Decimal | None = None


class Parcels(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of one contract.

    fixed: what pricings have priced. parts: open and rolled on their own, oldest first
    futures, premium: of the rest, which is whatever no fact has named
    excess: ids of facts that took more from a month than was there, or rolled one without any
    """

    futures: str
    premium: Decimal
    fixed: tuple[Parcel, ...] = ()
    parts: tuple[Parcel, ...] = ()
    excess: tuple[str, ...] = ()


def parcels_of(
    futures: str, premium: Decimal, pricings: Iterable[Pricing], rolls: Iterable[Roll]
) -> Parcels:
    """Walk through pricings and rolls; a roll counts from its own moment on.

    futures, premium: of the contract as it was agreed
    """
    walk = _Walk(futures, premium)
    facts: list[Pricing | Roll] = [*pricings, *rolls]
    for fact in sorted(facts, key=lambda one: (one.time, isinstance(one, Pricing), one.id)):
        if isinstance(fact, Pricing):
            walk.price(fact)
        else:
            walk.roll(fact)
    return Parcels(
        futures=walk.futures,
        premium=walk.premium,
        fixed=tuple(walk.fixed),
        parts=tuple(walk.parts),
        excess=tuple(walk.excess),
    )


class _Walk:
    def __init__(self, futures: str, premium: Decimal) -> None:
        self.futures, self.premium = futures, premium
        self.fixed: list[Parcel] = []
        self.parts: list[Parcel] = []
        self.excess: list[str] = []

    def price(self, fact: Pricing) -> None:
        month = fact.futures or self.futures
        taken, left = self._take(month, fact.quantity)
        if left:
            self.excess.append(fact.id)
            taken.append(Parcel(futures=month, premium=self.premium, quantity=left))
        self.fixed += [msgspec.structs.replace(one, price=fact.price) for one in taken]

    def roll(self, fact: Roll) -> None:
        month = fact.source or self.futures
        if fact.quantity is not None:
            taken, left = self._take(month, fact.quantity)
            if left:
                self.excess.append(fact.id)
            self.parts += [_moved(one, fact) for one in taken]
            return
        if month not in (self.futures, *(one.futures for one in self.parts)):
            self.excess.append(fact.id)
        self.parts = [_moved(one, fact) if one.futures == month else one for one in self.parts]
        if self.futures == month:
            self.futures, self.premium = fact.futures, self.premium + fact.gap

    def _take(self, month: str, quantity: Decimal) -> tuple[list[Parcel], Decimal]:
        # The oldest part goes first, the rest last: how large it is, is not known here.
        taken, kept, left = [], [], quantity
        for part in self.parts:
            piece = min(part.quantity, left) if part.futures == month else ZERO
            left -= piece
            if piece:
                taken.append(msgspec.structs.replace(part, quantity=piece))
            if part.quantity > piece:
                kept.append(msgspec.structs.replace(part, quantity=part.quantity - piece))
        self.parts = kept
        if left and self.futures == month:
            taken.append(Parcel(futures=month, premium=self.premium, quantity=left))
            left = ZERO
        return taken, left


def _moved(part: Parcel, fact: Roll) -> Parcel:
    return msgspec.structs.replace(part, futures=fact.futures, premium=part.premium + fact.gap)
