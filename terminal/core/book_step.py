"""The acts of a desk on its book: price, roll, receive, dispatch.

Each returns the changes that it comes to, for a preview of exposure before and after, for the
ledger, and for an undo; `book_change.applied` is the one way into the book. Quantities add, and
pricings and rolls are facts with a time, so the order in which acts are entered does not matter.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal import Refused
from terminal.domain.change import Change
from terminal.domain.contract import Contract, PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.pricing import Pricing
from terminal.domain.register import Register, Table
from terminal.domain.roll import Roll
from terminal.domain.stock import Lot

PRICED_BY_HAND = frozenset({PricingKind.BASIS, PricingKind.LATER})


class NotPossible(Refused):
    """The book does not allow this act; the text says why."""


def price(register: Register, pricing: Pricing) -> tuple[Change, ...]:
    """Fix the price of a part of a contract."""
    contract = _contract(register, pricing.contract)
    _require_open(contract, "priced by hand")
    _require_positive(pricing.quantity)
    _require_new(register, Table.PRICINGS, pricing.id)
    left = _deal(register, contract).unpriced
    if pricing.quantity > left:
        raise NotPossible(
            f"contract {contract.id}: {pricing.quantity} to price, but only {left} is unpriced"
        )
    return (Change(table=Table.PRICINGS, id=pricing.id, before=None, after=pricing),)


def roll(register: Register, move: Roll) -> tuple[Change, ...]:
    """Move the unpriced part to another month; its price at this moment stays as it was."""
    contract = _contract(register, move.contract)
    _require_open(contract, "rolled")
    _require_new(register, Table.ROLLS, move.id)
    deal = _deal(register, contract)
    if not deal.unpriced:
        raise NotPossible(f"contract {contract.id}: nothing is left to roll, all of it is priced")
    if deal.futures_at(move.time) == move.futures:
        raise NotPossible(f"contract {contract.id} refers to {move.futures} already")
    return (Change(table=Table.ROLLS, id=move.id, before=None, after=move),)


def receive(register: Register, contract_id: str, lot: Lot) -> tuple[Change, ...]:
    """Take goods of a purchase into stock, as a new lot that names the contract."""
    contract = _contract(register, contract_id)
    if contract.side is not TradeSide.PURCHASE:
        raise NotPossible(f"contract {contract_id} is a sale: nothing can be received from it")
    if lot.contract != contract_id:
        raise NotPossible(f"lot {lot.id} must name contract {contract_id} as its source")
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
        raise NotPossible(f"contract {contract_id} is a purchase: nothing is delivered under it")
    lot = register.table(Table.LOTS).get(lot_id)
    if not isinstance(lot, Lot):
        raise NotPossible(f"no lot {lot_id} is in the book")
    _require_positive(quantity)
    if quantity > lot.quantity:
        raise NotPossible(f"lot {lot_id} has {lot.quantity}, less than {quantity}")
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
            f"contract {contract.id}: {total} delivered would be more than {most}, its quantity "
            "with tolerance, or its delivery is over"
        )
    after = msgspec.structs.replace(contract, delivered=total)
    return Change(table=Table.CONTRACTS, id=contract.id, before=contract, after=after)


def _contract(register: Register, id: str) -> Contract:
    found = register.table(Table.CONTRACTS).get(id)
    if not isinstance(found, Contract):
        raise NotPossible(f"no contract {id} is in the book")
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


def _require_open(contract: Contract, act: str) -> None:
    if contract.kind not in PRICED_BY_HAND:
        raise NotPossible(f"contract {contract.id} is {contract.kind}: it cannot be {act}")


def _require_positive(quantity: Decimal) -> None:
    if quantity <= 0:
        raise NotPossible(f"a quantity must be above 0, not {quantity}")


def _require_new(register: Register, table: Table, id: str) -> None:
    if id in register.table(table):
        raise NotPossible(f"{table} {id} is in the book already")
