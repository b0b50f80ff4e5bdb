"""Inventory basis (库存基差), in two numbers that are never shown without their label.

Market: what the stock would lock now, mean of S - F. Cost: what it has locked, mean of landed cost
minus the price of its matched short futures, or minus the futures when the goods came in for what
is not hedged. No stock has no inventory basis: None, never 0, which would fire a rule on "below".
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.core.average import weighted
from terminal.core.marks import Marks
from terminal.core.reference import Reference
from terminal.domain.contract import ZERO
from terminal.domain.stock import Lot


class StockBasis(msgspec.Struct, frozen=True, kw_only=True):
    """market, cost in price units, profit = quantity x (market - cost) in money; None with reasons.

    missing: what a number would have needed; empty when there is simply no stock
    """

    quantity: Decimal
    market: Decimal | None
    cost: Decimal | None
    profit: Decimal | None
    missing: tuple[str, ...] = ()


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


def stock_basis(lots: Iterable[Lot], marks: Marks, reference: Reference) -> StockBasis:
    """Measure the inventory basis of these lots."""
    market: list[tuple[Decimal, Decimal]] = []
    cost: list[tuple[Decimal, Decimal]] = []
    unmarked: list[str] = []
    unlocked: list[str] = []
    quantity = profit = ZERO
    for lot in lots:
        if not lot.quantity:
            continue
        quantity += lot.quantity
        pair = reference.pair_of(lot.pair, (lot.futures,))
        now, then = marks.basis(pair, lot.futures), _locked(lot)
        if now is None:
            unmarked.append(marks.absent(pair, lot.futures))
        else:
            market.append((lot.quantity, now))
        if then is None:
            unlocked.append(f"cost or locked futures price of lot {lot.id}")
        else:
            cost.append((lot.quantity, then))
        if now is not None and then is not None:
            profit += marks.worth(lot.futures, lot.quantity, now - then)
    missing = tuple(dict.fromkeys((*unmarked, *unlocked)))
    return StockBasis(
        quantity=quantity,
        market=None if unmarked else weighted(market),
        cost=None if unlocked else weighted(cost),
        profit=profit if quantity and not missing else None,
        missing=missing,
    )


def _locked(lot: Lot) -> Decimal | None:
    futures = locked_futures(lot)
    return None if lot.cost is None or futures is None else lot.cost - futures
