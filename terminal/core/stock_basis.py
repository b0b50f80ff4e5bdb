"""The futures price that a lot has locked, for the inventory basis (库存基差) at cost.

That is the price of its matched short futures, and of what is not hedged the futures price when the
goods came in. The basis itself, at the market and at cost, is measured by `forms`.
"""

from __future__ import annotations

from decimal import Decimal

from terminal.core.average import weighted
from terminal.domain.contract import ZERO
from terminal.domain.stock import Lot


def locked_futures(lot: Lot) -> Decimal | None:
    """Return the futures price that a lot was locked at, hedge and unhedged part together."""
    hedged = ZERO if lot.hedge is None else min(lot.hedge.quantity, lot.quantity)
    open_part = lot.quantity - hedged
    if open_part and lot.receipt_price is None:
        return None
    parts = [(open_part, lot.receipt_price or ZERO)]
    if lot.hedge is not None:
        parts.append((hedged, lot.hedge.price))
    return weighted(parts)
