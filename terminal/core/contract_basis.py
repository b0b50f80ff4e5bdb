"""Contract basis (合同基差): what purchases and sales have locked, in one month's terms.

A contract's locked basis is its premium K, or for a fixed price the price minus the futures of the
moment it was made. Basis against month c becomes basis against month m by adding F_c - F_m; a mean
without this is wrong. Purchases and sales are never averaged together.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.domain.contract import ZERO, PricingKind
from terminal.domain.deal import Deal


class Slice(msgspec.Struct, frozen=True):
    """A part of a contract that locked one basis against one month."""

    quantity: Decimal
    locked: Decimal
    futures: str


def slices_of(deal: Deal) -> tuple[Slice, ...] | None:
    """Split a contract by what it has locked; None when a fixed price was locked against nothing.

    The quantities add up to the contract's.
    """
    terms = deal.contract
    if terms.kind is PricingKind.FIXED:
        if terms.price is None or terms.hedge_price is None:
            return None
        return (Slice(deal.quantity, terms.price - terms.hedge_price, terms.futures),)
    premium = terms.premium or ZERO
    parts = [Slice(terms.priced + deal.averaged, premium, terms.futures)]
    parts += [
        Slice(one.quantity, one.premium, one.futures) for one in (*deal.parcels.fixed, *deal.open)
    ]
    return tuple(part for part in parts if part.quantity > 0)
