"""Contract basis (合同基差): what purchases and sales have locked, in one month's terms.

A contract's locked basis is its premium K, or for a fixed price the price minus the futures of the
moment it was made. Basis against month c becomes basis against month m by adding F_c - F_m; a mean
without this is wrong. Purchases and sales are never averaged together.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.core.average import weighted
from terminal.core.marks import Marks
from terminal.core.reference import Reference
from terminal.domain.contract import ZERO, PricingKind, TradeSide
from terminal.domain.deal import Deal


class Slice(msgspec.Struct, frozen=True):
    """A part of a contract that locked one basis against one month."""

    quantity: Decimal
    locked: Decimal
    futures: str


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
