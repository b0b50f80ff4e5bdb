"""A contract together with all that has been fixed about it: what is priced, delivered, open.

Pricing and delivery are independent of each other, so the two deltas of a contract are two
differences and need no guess about which tonnes were priced: a purchase has +undelivered that move
with spot and -unpriced that move with futures, a sale the mirror. Goods that were received and not
priced are thus counted once: in stock they move with spot, here they owe the futures price.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from terminal.domain.contract import ZERO, Contract, PricingKind
from terminal.domain.pricing import Pricing
from terminal.domain.roll import Roll


class Deal(msgspec.Struct, frozen=True, kw_only=True):
    """One contract, its pricings and rolls by time; quantities in base units, >= 0.

    averaged: what the window of an AVERAGE contract has priced so far
    averaged_price: mean futures price of that; None when it is not known
    """

    contract: Contract
    pricings: tuple[Pricing, ...] = ()
    rolls: tuple[Roll, ...] = ()
    averaged: Decimal = ZERO
    averaged_price: Decimal | None = None

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
    def futures(self) -> str:
        """The month that the unpriced part refers to now."""
        return self.rolls[-1].futures if self.rolls else self.contract.futures

    @property
    def premium(self) -> Decimal:
        """K in force now; a FIXED contract has none, which is 0 here."""
        return (self.contract.premium or ZERO) + sum((roll.gap for roll in self.rolls), ZERO)

    def premium_at(self, time: datetime) -> Decimal:
        """K in force at `time`: a roll counts from its own moment on."""
        done = (roll.gap for roll in self.rolls if roll.time <= time)
        return (self.contract.premium or ZERO) + sum(done, ZERO)

    def futures_at(self, time: datetime) -> str:
        """The month that the contract referred to at `time`."""
        done = [roll.futures for roll in self.rolls if roll.time <= time]
        return done[-1] if done else self.contract.futures

    @property
    def cost(self) -> Decimal | None:
        """Money of the priced part, price x quantity; None when a price in it is not known."""
        terms = self.contract
        if terms.kind is PricingKind.FIXED:
            return None if terms.price is None else terms.price * self.quantity
        total = ZERO
        for quantity, price in ((terms.priced, terms.price), (self.averaged, self._average)):
            if quantity and price is None:
                return None
            total += quantity * (price or ZERO)
        return total + sum(
            (one.quantity * (one.price + self.premium_at(one.time)) for one in self.pricings), ZERO
        )

    @property
    def _average(self) -> Decimal | None:
        return None if self.averaged_price is None else self.averaged_price + self.premium
