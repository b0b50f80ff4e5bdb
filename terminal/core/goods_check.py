"""What cannot be right about goods in store and on the way, in words.

The trap of double counting: goods that were received without a price are in stock, and their
purchase still owes a futures price. If the purchase does not say that they were delivered, their
tonnes move with spot twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from terminal.core.stock_basis import locked_futures
from terminal.domain.contract import ZERO, Contract, TradeSide
from terminal.domain.fault import Fault, fault_of
from terminal.domain.register import Register, Table
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit


def goods_faults(register: Register) -> Iterator[Fault]:
    """Return refusals and flags of all lots and shipments."""
    contracts = {contract.id: contract for contract in register.contracts}
    held: dict[str, Decimal] = {}
    coming: dict[str, Decimal] = {}
    goods: list[Lot | Transit] = [*register.stock, *register.transit]
    for row in goods:
        table = Table.LOTS if isinstance(row, Lot) else Table.TRANSITS
        if row.quantity < 0:
            why = "must not be negative; a lot that has left has 0"
            yield fault_of(table, row, "quantity", row.quantity, why)
        if isinstance(row, Transit) and not row.has_title:
            coming[row.contract] = coming.get(row.contract, ZERO) + row.quantity
            yield from _untitled_faults(row, contracts.get(row.contract), coming[row.contract])
            continue
        contract = contracts.get(row.contract)
        if contract is not None:
            held[row.contract] = held.get(row.contract, ZERO) + row.quantity
            yield from _source_faults(table, row, contract, held[row.contract])
        if isinstance(row, Lot):
            yield from _price_faults(row)


def _untitled_faults(row: Transit, contract: Contract | None, coming: Decimal) -> Iterator[Fault]:
    if not row.contract:
        why = "goods without title must name the contract that counts them"
        yield fault_of(Table.TRANSITS, row, "contract", "", why)
    if contract is None:
        return
    yield from _of_contract_faults(Table.TRANSITS, row, contract)
    left = max(contract.quantity * (1 + contract.tolerance) - contract.delivered, ZERO)
    if contract.is_final:
        left = ZERO
    if row.quantity and coming > left:
        why = f"makes {coming} of contract {contract.id} on the way, and {left} has still to come"
        yield fault_of(Table.TRANSITS, row, "quantity", row.quantity, why, is_refusal=False)


def _source_faults(
    table: Table, row: Lot | Transit, contract: Contract, held: Decimal
) -> Iterator[Fault]:
    yield from _of_contract_faults(table, row, contract)
    if contract.side is TradeSide.PURCHASE and held > contract.delivered:
        why = (
            f"is counted twice: {held} of contract {row.contract} is with us, but the contract "
            f"says that {contract.delivered} is delivered and still counts the rest as to come"
        )
        yield fault_of(table, row, "quantity", row.quantity, why)


def _of_contract_faults(table: Table, row: Lot | Transit, contract: Contract) -> Iterator[Fault]:
    if contract.side is not TradeSide.PURCHASE:
        yield fault_of(table, row, "contract", row.contract, "is a sale; goods come from purchases")
    for name in ("unit", "commodity", "base_unit"):
        if getattr(row, name) != getattr(contract, name):
            why = f"differs from contract {contract.id}, which has {getattr(contract, name)}"
            yield fault_of(table, row, name, getattr(row, name), why, is_refusal=name != "unit")


def _price_faults(lot: Lot) -> Iterator[Fault]:
    if lot.hedge is not None and lot.hedge.quantity < 0:
        yield fault_of(
            Table.LOTS, lot, "hedge_quantity", lot.hedge.quantity, "must not be negative"
        )
    if lot.hedge is not None and lot.hedge.quantity > lot.quantity > 0:
        why = f"more futures are matched than the lot's {lot.quantity}"
        yield fault_of(Table.LOTS, lot, "hedge_quantity", lot.hedge.quantity, why, is_refusal=False)
    if lot.quantity > 0 and lot.cost is None:
        why = "without a landed cost it has no cost basis"
        yield fault_of(Table.LOTS, lot, "cost", "", why, is_refusal=False)
    elif lot.quantity > 0 and locked_futures(lot) is None:
        why = "what is not hedged has no futures price of its receipt: it has no cost basis"
        yield fault_of(Table.LOTS, lot, "receipt_price", "", why, is_refusal=False)
