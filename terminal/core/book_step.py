"""The acts of a desk on its book: price, roll, receive, dispatch.

Each returns the changes that it comes to, for a preview of exposure before and after, for the
ledger, and for an undo; `book_change.applied` is the one way into the book. Quantities add, and
pricings and rolls are facts with a time, so the order in which acts are entered does not matter.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.core.refusal import Denied, Refusal
from terminal.domain.change import Change
from terminal.domain.contract import Contract, PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.pricing import Pricing
from terminal.domain.register import Register, Table
from terminal.domain.roll import Roll
from terminal.domain.stock import Lot

PRICED_BY_HAND = frozenset({PricingKind.BASIS, PricingKind.LATER})


class NotPossible(Denied):
    """The book does not allow this act; the text says why."""


def price(register: Register, pricing: Pricing) -> tuple[Change, ...]:
    """Fix the price of a part of a contract."""
    contract = _contract(register, pricing.contract)
    _require_open(contract, Refusal.NOT_PRICED_BY_HAND)
    _require_positive(pricing.quantity)
    _require_new(register, Table.PRICINGS, pricing.id)
    left = _deal(register, contract).unpriced
    if pricing.quantity > left:
        raise NotPossible(
            Refusal.TOO_MUCH_TO_PRICE, contract=contract.id, quantity=pricing.quantity, left=left
        )
    return (Change(table=Table.PRICINGS, id=pricing.id, before=None, after=pricing),)


def roll(register: Register, move: Roll) -> tuple[Change, ...]:
    """Move the unpriced part to another month; its price at this moment stays as it was."""
    contract = _contract(register, move.contract)
    _require_open(contract, Refusal.NOT_ROLLED)
    _require_new(register, Table.ROLLS, move.id)
    deal = _deal(register, contract)
    if not deal.unpriced:
        raise NotPossible(Refusal.NOTHING_TO_ROLL, contract=contract.id)
    if deal.futures_at(move.time) == move.futures:
        raise NotPossible(Refusal.REFERS_ALREADY, contract=contract.id, symbol=move.futures)
    return (Change(table=Table.ROLLS, id=move.id, before=None, after=move),)


def receive(register: Register, contract_id: str, lot: Lot) -> tuple[Change, ...]:
    """Take goods of a purchase into stock, as a new lot that names the contract."""
    contract = _contract(register, contract_id)
    if contract.side is not TradeSide.PURCHASE:
        raise NotPossible(Refusal.IS_A_SALE, contract=contract_id)
    if lot.contract != contract_id:
        raise NotPossible(Refusal.OTHER_SOURCE, lot=lot.id, contract=contract_id)
    _require_positive(lot.quantity)
    _require_new(register, Table.LOTS, lot.id)
    return (
        _delivered(contract, lot.quantity),
        Change(table=Table.LOTS, id=lot.id, before=None, after=lot),
    )


def dispatch(
    register: Register, contract_id: str, lot_id: str, quantity: Decimal
) -> tuple[Change, ...]:
    """Deliver goods of one lot under a sale; an emptied lot stays in the book with 0."""
    contract = _contract(register, contract_id)
    if contract.side is not TradeSide.SALE:
        raise NotPossible(Refusal.IS_A_PURCHASE, contract=contract_id)
    lot = register.table(Table.LOTS).get(lot_id)
    if not isinstance(lot, Lot):
        raise NotPossible(Refusal.NO_LOT, lot=lot_id)
    _require_positive(quantity)
    if quantity > lot.quantity:
        raise NotPossible(Refusal.LOT_TOO_SMALL, lot=lot_id, left=lot.quantity, quantity=quantity)
    after = msgspec.structs.replace(lot, quantity=lot.quantity - quantity)
    return (
        _delivered(contract, quantity),
        Change(table=Table.LOTS, id=lot_id, before=lot, after=after),
    )


def _delivered(contract: Contract, quantity: Decimal) -> Change:
    total = contract.delivered + quantity
    most = contract.quantity * (1 + contract.tolerance)
    if contract.is_final or total > most:
        raise NotPossible(
            Refusal.TOO_MUCH_DELIVERED, contract=contract.id, quantity=total, left=most
        )
    after = msgspec.structs.replace(contract, delivered=total)
    return Change(table=Table.CONTRACTS, id=contract.id, before=contract, after=after)


def _contract(register: Register, id: str) -> Contract:
    found = register.table(Table.CONTRACTS).get(id)
    if not isinstance(found, Contract):
        raise NotPossible(Refusal.NO_CONTRACT, contract=id)
    return found


# Without its window: AVERAGE contracts never come here.
def _deal(register: Register, contract: Contract) -> Deal:
    return Deal(
        contract=contract,
        pricings=tuple(one for one in register.pricings if one.contract == contract.id),
        rolls=tuple(
            sorted(
                (one for one in register.rolls if one.contract == contract.id),
                key=lambda one: (one.time, one.id),
            )
        ),
    )


def _require_open(contract: Contract, why: Refusal) -> None:
    if contract.kind not in PRICED_BY_HAND:
        raise NotPossible(why, contract=contract.id, pricing=contract.kind)


def _require_positive(quantity: Decimal) -> None:
    if quantity <= 0:
        raise NotPossible(Refusal.QUANTITY_NEEDED, quantity=quantity)


def _require_new(register: Register, table: Table, id: str) -> None:
    if id in register.table(table):
        raise NotPossible(Refusal.ROW_IS_KNOWN, table=table, id=id)
