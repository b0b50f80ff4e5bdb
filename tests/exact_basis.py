"""Contract basis and inventory basis to the last digit, term by term: what the forms must come to.

The desk never calls these: it measures by the forms of `core/forms.py`, which are held to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.core.average import weighted
from terminal.core.contract_basis import Slice, slices_of
from terminal.core.reference import Reference
from terminal.core.stock_basis import locked_futures
from terminal.domain.contract import ZERO, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot
from tests.marks import Marks


class ContractBasis(msgspec.Struct, frozen=True, kw_only=True):
    """Means over open, undelivered quantity, in price units against `futures`.

    purchase, sale, margin (sale - purchase), profit (mark to market, money): None where there is
    nothing, or where `missing` names what it would need
    """

    futures: str
    purchase: Decimal | None
    purchase_quantity: Decimal
    sale: Decimal | None
    sale_quantity: Decimal
    margin: Decimal | None
    profit: Decimal | None
    missing: tuple[str, ...] = ()


class StockBasis(msgspec.Struct, frozen=True, kw_only=True):
    """market, cost in price units, profit = quantity x (market - cost) in money; None with reasons.

    missing: what a number would have needed; empty when there is simply no stock
    """

    quantity: Decimal
    market: Decimal | None
    cost: Decimal | None
    profit: Decimal | None
    missing: tuple[str, ...] = ()


def contract_basis(
    deals: Iterable[Deal], marks: Marks, futures: str, reference: Reference
) -> ContractBasis:
    """Measure the locked basis of open contracts against one month, and its profit so far."""
    sides: dict[TradeSide, list[tuple[Decimal, Decimal]]] = {side: [] for side in TradeSide}
    gaps: dict[TradeSide, list[str]] = {side: [] for side in TradeSide}
    unmarked: list[str] = []
    profit = ZERO
    for deal in deals:
        if not deal.undelivered:
            continue
        side = deal.contract.side
        found = slices_of(deal)
        if found is None:
            gaps[side].append(f"futures price at the time of contract {deal.contract.id}")
            continue
        pair = reference.pair_of(deal.contract.pair, (deal.contract.futures, deal.futures))
        for part in found:
            quantity = part.quantity * deal.undelivered / deal.quantity
            converted = _converted(part, marks, futures)
            if converted is None:
                gaps[side].append(f"futures {part.futures} or {futures}")
            else:
                sides[side].append((quantity, converted))
            basis = marks.basis(pair, part.futures)
            if basis is None:
                unmarked.append(marks.absent(pair, part.futures))
            else:
                profit += side.sign * marks.worth(part.futures, quantity, basis - part.locked)
    return _result(futures, sides, gaps, unmarked, profit)


def _converted(part: Slice, marks: Marks, futures: str) -> Decimal | None:
    if part.futures == futures:
        return part.locked
    here, there = marks.futures.get(part.futures), marks.futures.get(futures)
    return None if here is None or there is None else part.locked + here - there


def _result(
    futures: str,
    sides: dict[TradeSide, list[tuple[Decimal, Decimal]]],
    gaps: dict[TradeSide, list[str]],
    unmarked: list[str],
    profit: Decimal,
) -> ContractBasis:
    means = {side: None if gaps[side] else weighted(rows) for side, rows in sides.items()}
    purchase, sale = means[TradeSide.PURCHASE], means[TradeSide.SALE]
    missing = [*gaps[TradeSide.PURCHASE], *gaps[TradeSide.SALE], *unmarked]
    has_any = any(sides.values())
    return ContractBasis(
        futures=futures,
        purchase=purchase,
        purchase_quantity=_quantity(sides[TradeSide.PURCHASE]),
        sale=sale,
        sale_quantity=_quantity(sides[TradeSide.SALE]),
        margin=None if purchase is None or sale is None else sale - purchase,
        profit=profit if has_any and not missing else None,
        missing=tuple(dict.fromkeys(missing)),
    )


def _quantity(rows: list[tuple[Decimal, Decimal]]) -> Decimal:
    return sum((quantity for quantity, _ in rows), ZERO)


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
