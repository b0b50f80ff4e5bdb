"""Measures of the book as linear forms of prices, so that a quote costs a few multiplications.

Between two changes of the book every basis and every profit is a constant plus coefficients times
spot and futures prices. The forms are built exactly, from what contracts and lots have
locked, and evaluated in float64 at each quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec

from terminal.core.contract_basis import slices_of
from terminal.core.reference import Reference
from terminal.core.stock_basis import locked_futures
from terminal.domain.contract import ZERO, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.line import Line
from terminal.domain.stock import Lot

ONE = Decimal(1)


class Form(msgspec.Struct, frozen=True):
    """constant + sum of coefficient x price; float64. spot by pair id, futures by symbol."""

    constant: float
    spot: tuple[tuple[str, float], ...]
    futures: tuple[tuple[str, float], ...]

    def value(self, spot: Mapping[str, float], futures: Mapping[str, float]) -> float | None:
        """Evaluate at these prices; None when one of them is not known."""
        total = self.constant
        try:
            for pair, coefficient in self.spot:
                total += coefficient * spot[pair]
            for symbol, coefficient in self.futures:
                total += coefficient * futures[symbol]
        except KeyError:
            return None
        return total


class Draft:
    """A form in the making, exact."""

    def __init__(self) -> None:
        self.constant = ZERO
        self.weight = ZERO
        self._spot: dict[str, Decimal] = {}
        self._futures: dict[str, Decimal] = {}

    def basis(self, factor: Decimal, pair: str, futures: str) -> None:
        """Add factor x (spot - futures)."""
        self._spot[pair] = self._spot.get(pair, ZERO) + factor
        self.price(-factor, futures)

    def price(self, factor: Decimal, futures: str) -> None:
        """Add factor x futures."""
        self._futures[futures] = self._futures.get(futures, ZERO) + factor

    def form(self, divisor: Decimal = ONE) -> Form | None:
        """Return the form over a divisor; None when that is zero."""
        if not divisor:
            return None
        return Form(
            float(self.constant / divisor),
            tuple((pair, float(factor / divisor)) for pair, factor in self._spot.items() if factor),
            tuple(
                (one, float(factor / divisor)) for one, factor in self._futures.items() if factor
            ),
        )


class ContractForms(msgspec.Struct, frozen=True, kw_only=True):
    """Contract basis of purchases and of sales against one month, and profit in money.

    None where there is nothing, or where `missing` names contracts that locked nothing
    has_purchases: something undelivered was bought
    """

    purchase: Form | None
    sale: Form | None
    profit: Form | None
    missing: tuple[str, ...] = ()
    has_purchases: bool = False


class StockForms(msgspec.Struct, frozen=True, kw_only=True):
    """Market inventory basis, its cost (a constant), and profit in money; None as above."""

    market: Form | None
    cost: float | None
    profit: Form | None
    missing: tuple[str, ...] = ()


def contract_forms(
    deals: Iterable[Deal], futures: str, reference: Reference, scale: Mapping[str, Decimal]
) -> ContractForms:
    """Build the forms of open contracts.

    scale: money per base unit when the quoted price rises by one; 1 where it is not listed
    """
    drafts = {side: Draft() for side in TradeSide}
    profit = Draft()
    missing: dict[TradeSide, list[str]] = {side: [] for side in TradeSide}
    for deal in deals:
        side = deal.contract.side
        if not deal.undelivered:
            continue
        found = slices_of(deal)
        if found is None:
            missing[side].append(deal.contract.id)
            continue
        pair = reference.pair_of(deal.contract.pair, (deal.contract.futures, deal.futures))
        for part in found:
            weight = part.quantity * deal.undelivered / deal.quantity
            draft = drafts[side]
            draft.weight += weight
            draft.constant += weight * part.locked
            draft.price(weight, part.futures)
            draft.price(-weight, futures)
            money = side.sign * weight * scale.get(part.futures, ONE)
            profit.basis(money, pair, part.futures)
            profit.constant -= money * part.locked
    forms = {
        side: None if missing[side] else draft.form(draft.weight) for side, draft in drafts.items()
    }
    absent = (*missing[TradeSide.PURCHASE], *missing[TradeSide.SALE])
    is_there = not absent and any(draft.weight for draft in drafts.values())
    return ContractForms(
        purchase=forms[TradeSide.PURCHASE],
        sale=forms[TradeSide.SALE],
        profit=profit.form() if is_there else None,
        missing=absent,
        has_purchases=bool(missing[TradeSide.PURCHASE] or drafts[TradeSide.PURCHASE].weight),
    )


def stock_forms(
    lots: Iterable[Lot], reference: Reference, scale: Mapping[str, Decimal]
) -> StockForms:
    """Build the forms of stock lots."""
    market, profit = Draft(), Draft()
    cost = quantity = ZERO
    missing = []
    for lot in lots:
        if not lot.quantity:
            continue
        quantity += lot.quantity
        pair = reference.pair_of(lot.pair, (lot.futures,))
        market.basis(lot.quantity, pair, lot.futures)
        locked = locked_futures(lot)
        if lot.cost is None or locked is None:
            missing.append(lot.id)
            continue
        cost += lot.quantity * (lot.cost - locked)
        money = lot.quantity * scale.get(lot.futures, ONE)
        profit.basis(money, pair, lot.futures)
        profit.constant -= money * (lot.cost - locked)
    is_known = bool(quantity) and not missing
    return StockForms(
        market=market.form(quantity),
        cost=float(cost / quantity) if is_known else None,
        profit=profit.form() if is_known else None,
        missing=tuple(missing),
    )


def exposure_form(lines: Iterable[Line]) -> Form | None:
    """Build the exposure basis of these lines; None when nothing moves with spot."""
    draft = Draft()
    for line in lines:
        if line.delta_spot:
            draft.weight += abs(line.delta_spot)
            draft.basis(abs(line.delta_spot), line.pair, line.futures)
    return draft.form(draft.weight)
