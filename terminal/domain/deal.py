"""A contract together with all that has been fixed about it: what is priced, delivered, open.

Pricing and delivery are independent of each other, so the two deltas of a contract are two
differences and need no guess about which tonnes were priced: a purchase has +undelivered that move
with spot and -unpriced that move with futures, a sale the mirror. Goods that were received and not
priced are thus counted once: in stock they move with spot, here they owe the futures price.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from terminal.domain.contract import ZERO, Contract, PricingKind
from terminal.domain.parcel import Parcel, Parcels, parcels_of
from terminal.domain.pricing import Pricing
from terminal.domain.roll import Roll


class Deal(msgspec.Struct, frozen=True, kw_only=True):
    """One contract, its pricings and rolls by time; quantities in base units, >= 0.

    averaged: what the window of an AVERAGE contract has priced so far
    averaged_price: mean futures price of that; None when it is not known
    days: how many days the window has; passed: how many of them have priced a part
    missing: those of them whose settlement is not known, ascending
    """

    contract: Contract
    pricings: tuple[Pricing, ...] = ()
    rolls: tuple[Roll, ...] = ()
    averaged: Decimal = ZERO
    averaged_price: Decimal | None = None
    days: int = 0
    passed: int = 0
    missing: tuple[date, ...] = ()

    @property
    def quantity(self) -> Decimal:
        """What the contract comes to: as agreed, or as delivered where that is more or final."""
        terms = self.contract
        return terms.delivered if terms.is_final else max(terms.quantity, terms.delivered)

    @property
    def priced(self) -> Decimal:
        """Quantity with a price that no longer moves."""
        if self.contract.kind is PricingKind.FIXED:
            return self.quantity
        listed = sum((one.quantity for one in self.pricings), ZERO)
        return self.contract.priced + listed + self.averaged

    @property
    def unpriced(self) -> Decimal:
        """Quantity whose price still follows futures."""
        return max(self.quantity - self.priced, ZERO)

    @property
    def undelivered(self) -> Decimal:
        """Quantity that has still to change hands."""
        return max(self.quantity - self.contract.delivered, ZERO)

    @property
    def delta_spot(self) -> Decimal:
        """Base units that move with spot, signed."""
        return self.contract.side.sign * self.undelivered

    @property
    def delta_futures(self) -> Decimal:
        """Base units that move with futures, signed."""
        return -self.contract.side.sign * self.unpriced

    @property
    def parcels(self) -> Parcels:
        """Its parts by month, as priced and rolled."""
        terms = self.contract
        return parcels_of(terms.futures, terms.premium or ZERO, self.pricings, self.rolls)

    @property
    def open(self) -> tuple[Parcel, ...]:
        """What is unpriced, by month and premium: the rest first, then parts rolled on their own.

        The quantities add up to `unpriced`.
        """
        found, left = self.parcels, self.unpriced
        parts = []
        for part in found.parts:
            piece = min(part.quantity, left)
            left -= piece
            if piece:
                parts.append(msgspec.structs.replace(part, quantity=piece))
        if not left:
            return tuple(parts)
        return Parcel(futures=found.futures, premium=found.premium, quantity=left), *parts

    def open_in(self, futures: str) -> Decimal:
        """Quantity that is unpriced in one month."""
        return sum((one.quantity for one in self.open if one.futures == futures), ZERO)

    def as_of(self, time: datetime) -> Deal:
        """Return the contract with what was priced and rolled up to `time`."""
        return msgspec.structs.replace(
            self,
            pricings=tuple(one for one in self.pricings if one.time <= time),
            rolls=tuple(one for one in self.rolls if one.time <= time),
        )

    @property
    def futures(self) -> str:
        """The month that the unpriced part refers to now; the rest's, where there are several."""
        return self._lead.futures

    @property
    def premium(self) -> Decimal:
        """K in force there now; a FIXED contract has none, which is 0 here."""
        return self._lead.premium

    @property
    def _lead(self) -> Parcel | Parcels:
        found = self.parcels
        return next(iter(self.open), found) if found.parts else found

    @property
    def cost(self) -> Decimal | None:
        """Money of the priced part, price x quantity; None when a price in it is not known."""
        terms = self.contract
        if terms.kind is PricingKind.FIXED:
            return None if terms.price is None else terms.price * self.quantity
        total = ZERO
        for quantity, price in ((terms.priced, terms.price), (self.averaged, self.average)):
            if quantity and price is None:
                return None
            total += quantity * (price or ZERO)
        fixed = ((one.quantity, one.price, one.premium) for one in self.parcels.fixed)
        return total + sum(
            (quantity * ((price or ZERO) + premium) for quantity, price, premium in fixed), ZERO
        )

    @property
    def average(self) -> Decimal | None:
        """What the goods that a window has priced cost, a base unit; None when it is not known."""
        return None if self.averaged_price is None else self.averaged_price + self.premium
