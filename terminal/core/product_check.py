"""Whether each row of a business book is of one product, and on one tax footing.

A contract of copper that was rolled into aluminium, or goods whose spot series is another
product's, would have a basis between two different things, and so would prices of two units. Goods
that are hedged with another product are counted beside its lots and not against them: that may be
meant, and is flagged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from terminal.core.stock_basis import locked_futures
from terminal.domain.code import future_product
from terminal.domain.contract import Contract, PricingKind
from terminal.domain.fault import Fault
from terminal.domain.register import Register, Table
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit

ONE = Decimal(1)
# As for the two prices of a pair (`unit_watch`).
MOST_TIMES = 4


def product_faults(
    register: Register,
    goods: Collection[str] | None,
    homes: Mapping[str, str] | None,
    taxes: Mapping[str, Decimal] | None,
) -> Iterator[Fault]:
    """Return refusals and flags of all rows that name two things of a product.

    goods: commodities that are on file; homes: product of each pair's contract, such as "SHFE.cu"
    taxes: rate of VAT in the price of a product, a fraction; None = not to be checked
    """
    contracts = {contract.id: contract for contract in register.contracts}
    for roll in register.rolls:
        contract = contracts.get(roll.contract)
        for name, symbol in (("futures", roll.futures), ("source", roll.source)):
            if contract is not None and symbol and _differ(symbol, contract.futures):
                why = f"is another product than {contract.futures} of contract {contract.id}"
                yield Fault(table=Table.ROLLS, id=roll.id, field=name, value=symbol, why=why)
        yield from _size_faults(Table.ROLLS, roll.id, "new_price", roll.new_price, roll.old_price)
    for pricing in register.pricings:
        signed = contracts[pricing.contract].hedge_price if pricing.contract in contracts else None
        yield from _size_faults(Table.PRICINGS, pricing.id, "price", pricing.price, signed)
    for table in (Table.CONTRACTS, Table.LOTS, Table.TRANSITS):
        for row in register.table(table).values():
            if isinstance(row, Contract | Lot | Transit):
                yield from _pair_faults(table, row, homes or {})
                yield from _goods_faults(table, row) if row.commodity in (goods or ()) else ()
                yield from _tax_faults(table, row, taxes or {})
                yield from _size_faults(table, row.id, *_locked(row))


def _pair_faults(
    table: Table, row: Contract | Lot | Transit, homes: Mapping[str, str]
) -> Iterator[Fault]:
    product, home = _plain(row.futures), homes.get(row.pair)
    if product and home is not None and product != home.lower():
        why = f"is a pair on {home}: its spot less {row.futures} is no basis"
        yield Fault(table=table, id=row.id, field="pair", value=row.pair, why=why)


def _goods_faults(table: Table, row: Contract | Lot | Transit) -> Iterator[Fault]:
    product = future_product(row.futures)
    code = "" if product is None else product.partition(".")[2]
    if not code or code.lower() == row.commodity.lower():
        return
    why = (
        f"is not what {row.futures} is of: its lots are counted in {code} and "
        f"hedge nothing in {row.commodity}"
    )
    yield Fault(
        table=table, id=row.id, field="commodity", value=row.commodity, why=why, is_refusal=False
    )


# What says of itself that it is without tax, and comes nearer to the futures price with it.
def _tax_faults(
    table: Table, row: Contract | Lot | Transit, taxes: Mapping[str, Decimal]
) -> Iterator[Fault]:
    rate = taxes.get(future_product(row.futures) or "")
    name, price, futures = _locked(row)
    if row.includes_tax or not rate or price is None or futures is None:
        return
    with_tax = price * (ONE + rate)
    if abs(with_tax - futures) >= abs(price - futures):
        return
    why = (
        f"looks like a price without tax beside {futures} of futures with it: its basis would be "
        f"the tax; write it with {rate:.0%}, {with_tax.normalize():f}"
    )
    yield Fault(table=table, id=row.id, field=name, value=str(price), why=why, is_refusal=False)


# Eggs a kilogram beside futures for 500 of them, glass a square metre: no basis is that far off.
def _size_faults(
    table: Table, id: str, name: str, price: Decimal | None, futures: Decimal | None
) -> Iterator[Fault]:
    if price is None or futures is None or price <= 0 or futures <= 0:
        return
    if futures > MOST_TIMES * price or price > MOST_TIMES * futures:
        why = f"is far from {futures}: both are for the unit that the futures are quoted in"
        yield Fault(table=table, id=id, field=name, value=str(price), why=why, is_refusal=False)


def _locked(row: Contract | Lot | Transit) -> tuple[str, Decimal | None, Decimal | None]:
    if isinstance(row, Lot):
        return "cost", row.cost, locked_futures(row)
    if isinstance(row, Contract) and row.kind is PricingKind.FIXED:
        return "price", row.price, row.hedge_price
    return "", None, None


def _differ(one: str, other: str) -> bool:
    return "" not in (_plain(one), _plain(other)) and _plain(one) != _plain(other)


# What is no contract at all, or is written in another case, is told elsewhere.
def _plain(symbol: str) -> str:
    return (future_product(symbol) or "").lower()
