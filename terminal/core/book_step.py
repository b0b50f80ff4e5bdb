"""The acts of a desk on its book: price, roll, receive, dispatch.

Each returns the changes that it comes to, for a preview of exposure before and after, for the
ledger, and for an undo; `book_change.applied` is the one way into the book. Quantities add, and
pricings and rolls are facts with a time, so the order in which acts are entered does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.core.refusal import Denied, Refusal
from terminal.domain.change import Change
from terminal.domain.contract import Contract, PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.hedge import Hedge
from terminal.domain.pricing import Pricing
from terminal.domain.register import Register, Table
from terminal.domain.roll import Roll
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit

# Files are read to nine decimals.
GRAIN = Decimal("0.000001")
PRICED_BY_HAND = frozenset({PricingKind.BASIS, PricingKind.LATER})


class NotPossible(Denied):
    """The book does not allow this act; the text says why."""


def price(register: Register, pricing: Pricing) -> tuple[Change, ...]:
    """Fix the price of a part of a contract."""
    contract = contract_of(register, pricing.contract)
    _require_open(contract, Refusal.NOT_PRICED_BY_HAND)
    require_positive(pricing.quantity)
    _require_new(register, Table.PRICINGS, pricing.id)
    deal = deal_of(register, contract)
    left, asked = deal.unpriced, {"contract": contract.id, "quantity": pricing.quantity}
    if pricing.quantity > left:
        raise NotPossible(Refusal.TOO_MUCH_TO_PRICE, **asked, left=left)
    month = pricing.futures or deal.as_of(pricing.time).parcels.futures
    left = deal.open_in(month)
    if pricing.quantity > left:
        raise NotPossible(Refusal.TOO_MUCH_IN_MONTH, **asked, left=left, symbol=month)
    return (Change(table=Table.PRICINGS, id=pricing.id, before=None, after=pricing),)


def roll(register: Register, move: Roll) -> tuple[Change, ...]:
    """Move what is unpriced in a month, or a part, to another; its price now stays as it was."""
    contract = contract_of(register, move.contract)
    _require_open(contract, Refusal.NOT_ROLLED)
    _require_new(register, Table.ROLLS, move.id)
    deal = deal_of(register, contract)
    if not deal.unpriced:
        raise NotPossible(Refusal.NOTHING_TO_ROLL, contract=contract.id)
    month = move.source or deal.as_of(move.time).parcels.futures
    if month == move.futures:
        raise NotPossible(Refusal.REFERS_ALREADY, contract=contract.id, symbol=move.futures)
    left = deal.open_in(month)
    if not left:
        raise NotPossible(Refusal.NOTHING_IN_MONTH, contract=contract.id, symbol=month)
    if move.quantity is not None:
        require_positive(move.quantity)
        if move.quantity > left:
            raise NotPossible(
                Refusal.TOO_MUCH_TO_ROLL,
                contract=contract.id,
                quantity=move.quantity,
                left=left,
                symbol=month,
            )
    return (Change(table=Table.ROLLS, id=move.id, before=None, after=move),)


def receive(
    register: Register, contract_id: str, lot: Lot, shipment: str = ""
) -> tuple[Change, ...]:
    """Take goods of a purchase into stock, as a new lot that names the contract.

    shipment: what they came on; goods that were ours at sea are delivered already
    """
    contract = contract_of(register, contract_id)
    if contract.side is not TradeSide.PURCHASE:
        raise NotPossible(Refusal.IS_A_SALE, contract=contract_id)
    if lot.contract != contract_id:
        raise NotPossible(Refusal.OTHER_SOURCE, lot=lot.id, contract=contract_id)
    _require_same_goods(lot, contract)
    require_positive(lot.quantity)
    _require_new(register, Table.LOTS, lot.id)
    into = Change(table=Table.LOTS, id=lot.id, before=None, after=lot)
    if not shipment:
        return _delivered(contract, lot.quantity), into
    ship = register.table(Table.TRANSITS).get(shipment)
    if not isinstance(ship, Transit) or ship.contract != contract_id:
        raise NotPossible(Refusal.NO_SHIPMENT, shipment=shipment, contract=contract_id)
    if lot.quantity > ship.quantity:
        raise NotPossible(
            Refusal.SHIPMENT_TOO_SMALL,
            shipment=shipment,
            left=ship.quantity,
            quantity=lot.quantity,
        )
    after = msgspec.structs.replace(ship, quantity=ship.quantity - lot.quantity)
    ashore = Change(table=Table.TRANSITS, id=shipment, before=ship, after=after)
    if ship.has_title:
        return ashore, into
    return _delivered(contract, lot.quantity), ashore, into


def dispatch(
    register: Register, contract_id: str, lot_id: str, quantity: Decimal
) -> tuple[Change, ...]:
    """Deliver goods of one lot under a sale; an emptied lot stays in the book with 0.

    Its matched futures go with the goods, in proportion: what stays has locked what it had before.
    """
    contract = contract_of(register, contract_id)
    if contract.side is not TradeSide.SALE:
        raise NotPossible(Refusal.IS_A_PURCHASE, contract=contract_id)
    lot = register.table(Table.LOTS).get(lot_id)
    if not isinstance(lot, Lot):
        raise NotPossible(Refusal.NO_LOT, lot=lot_id)
    _require_same_goods(lot, contract)
    require_positive(quantity)
    if quantity > lot.quantity:
        raise NotPossible(Refusal.LOT_TOO_SMALL, lot=lot_id, left=lot.quantity, quantity=quantity)
    left = lot.quantity - quantity
    after = msgspec.structs.replace(lot, quantity=left, hedge=_hedge_of(lot, left))
    return (
        _delivered(contract, quantity),
        Change(table=Table.LOTS, id=lot_id, before=lot, after=after),
    )


def _hedge_of(lot: Lot, left: Decimal) -> Hedge | None:
    if lot.hedge is None:
        return None
    quantity = min(lot.hedge.quantity, lot.quantity) * left / lot.quantity
    rounded = quantity.quantize(GRAIN)
    return msgspec.structs.replace(lot.hedge, quantity=quantity if quantity == rounded else rounded)


def contract_of(register: Register, id: str) -> Contract:
    """Return a contract of the book; raise `NotPossible` where there is none."""
    found = register.table(Table.CONTRACTS).get(id)
    if not isinstance(found, Contract):
        raise NotPossible(Refusal.NO_CONTRACT, contract=id)
    return found


# Without its window: AVERAGE contracts never come here.
def deal_of(register: Register, contract: Contract) -> Deal:
    """Return a contract with its pricings and rolls."""

    def mine(facts: Iterable[Pricing | Roll]) -> list[Pricing | Roll]:
        found = [one for one in facts if one.contract == contract.id]
        return sorted(found, key=lambda one: (one.time, one.id))

    return Deal(
        contract=contract,
        pricings=tuple(one for one in mine(register.pricings) if isinstance(one, Pricing)),
        rolls=tuple(one for one in mine(register.rolls) if isinstance(one, Roll)),
    )


def require_positive(quantity: Decimal) -> None:
    """Raise `NotPossible` for what is no quantity of goods."""
    if not quantity.is_finite() or quantity <= 0:
        raise NotPossible(Refusal.QUANTITY_NEEDED, quantity=quantity)


def _delivered(contract: Contract, quantity: Decimal) -> Change:
    total = contract.delivered + quantity
    most = contract.quantity * (1 + contract.tolerance)
    if contract.is_final or total > most:
        raise NotPossible(
            Refusal.TOO_MUCH_DELIVERED, contract=contract.id, quantity=total, left=most
        )
    after = msgspec.structs.replace(contract, delivered=total)
    return Change(table=Table.CONTRACTS, id=contract.id, before=contract, after=after)


def _require_same_goods(lot: Lot, contract: Contract) -> None:
    about = {"lot": lot.id, "contract": contract.id}
    if lot.base_unit != contract.base_unit:
        raise NotPossible(
            Refusal.OTHER_BASE_UNIT, **about, unit=lot.base_unit, base=contract.base_unit
        )
    for name, why in OTHERS.items():
        held, wanted = getattr(lot, name), getattr(contract, name)
        is_open = name == "grade" and not (held and wanted)
        if held != wanted and not is_open:
            raise NotPossible(why, **about, held=held, wanted=wanted)


OTHERS = {
    "unit": Refusal.OTHER_OWNER,
    "commodity": Refusal.OTHER_COMMODITY,
    "grade": Refusal.OTHER_GRADE,
}


def _require_open(contract: Contract, why: Refusal) -> None:
    if contract.kind not in PRICED_BY_HAND:
        raise NotPossible(why, contract=contract.id, pricing=contract.kind)


def _require_new(register: Register, table: Table, id: str) -> None:
    if id in register.table(table):
        raise NotPossible(Refusal.ROW_IS_KNOWN, table=table, id=id)
