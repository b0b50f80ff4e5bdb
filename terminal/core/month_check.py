"""Which contract months a business book may name, and which of those it names need a look.

A month that cannot exist is refused. One that no pair of the desk watches, or whose delivery month
is over, is flagged: its goods and lots are counted all the same, for tonnes are tonnes, but it has
no price here, and what would need one is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import NamedTuple

from terminal.core.contract_basis import slices_of
from terminal.domain.code import future_product, month_of
from terminal.domain.deal import Deal
from terminal.domain.fault import Fault
from terminal.domain.register import Register, Table

# Zhengzhou writes the year with one digit, all others with two: DCE.m2705, CZCE.MA705.
THREE_DIGITS = "CZCE"
UNWATCHED = "is watched by no pair of the desk: without its price its basis and risk are unknown"
OVER = "is over: its delivery month has passed"


class Use(NamedTuple):
    """A row of the book that refers to a month now."""

    table: Table
    id: str
    symbol: str


def month_faults(
    register: Register,
    deals: Sequence[Deal],
    products: Set[str] | None,
    watched: Set[str] | None,
    day: date,
) -> Iterator[Fault]:
    """Return refusals and flags of all months that a book names.

    products: those on file, such as "SHFE.cu"; watched: contracts with a pair; None = not checked
    """
    wrong: set[str] = set()
    rows = [(table, row) for table in Table for row in register.table(table).values()]
    for table, row in rows:
        symbol = getattr(row, "futures", None)
        why = flaw(symbol, products) if symbol else ""
        if symbol and why:
            wrong.add(symbol)
            yield _fault(Use(table, row.id, symbol), why, is_refusal=True)
    for use in uses(register, deals):
        if use.symbol in wrong or future_product(use.symbol) is None:
            continue
        if is_over(use.symbol, day):
            yield _fault(use, OVER)
        elif watched is not None and use.symbol not in watched:
            yield _fault(use, UNWATCHED)


def uses(register: Register, deals: Sequence[Deal]) -> Iterator[Use]:
    """Return what refers to a month and is not yet done with: open contracts, goods, claims.

    A contract in several months refers to each of them: its basis is a mean over them all.
    """
    for deal in deals:
        if deal.unpriced or deal.undelivered:
            parts = (slices_of(deal) or ()) if deal.undelivered else deal.open
            for symbol in dict.fromkeys((deal.futures, *(part.futures for part in parts))):
                rolls = [one.id for one in deal.rolls if one.futures == symbol]
                table = Table.ROLLS if rolls else Table.CONTRACTS
                yield Use(table, rolls[-1] if rolls else deal.contract.id, symbol)
    for lot in register.stock:
        if lot.quantity > 0:
            yield Use(Table.LOTS, lot.id, lot.futures)
    for shipment in register.transit:
        if shipment.quantity > 0:
            yield Use(Table.TRANSITS, shipment.id, shipment.futures)
    for claim in register.allocations:
        yield Use(Table.ALLOCATIONS, claim.id, claim.futures)


def is_over(symbol: str, day: date) -> bool:
    """Tell whether a contract's delivery month has passed; a code without a month never has."""
    month = month_of(symbol, day)
    return month is not None and (month.year, month.month) < (day.year, day.month)


def flaw(symbol: str, products: Set[str] | None) -> str:
    """Say why a code cannot be a month; "" where it can, and where it is no code at all."""
    product = future_product(symbol)
    if product is None:
        return ""
    digits = symbol.removeprefix(product)
    if not 1 <= int(digits[-2:]) <= 12:
        return f"is no delivery month: there is no month {digits[-2:]}"
    expected = 3 if product.startswith(f"{THREE_DIGITS}.") else 4
    if len(digits) != expected:
        one = digits[-3:] if expected == 3 else f"2{digits}"
        return f"is not how its exchange writes it; expected {expected} digits, {product}{one}"
    if products is None or product in products:
        return ""
    near = sorted(one for one in products if one.lower() == product.lower())
    hint = f"; did you mean {near[0]}{digits}?" if near else ""
    return f"is not a contract the desk knows: no product {product} is on file{hint}"


def _fault(use: Use, why: str, *, is_refusal: bool = False) -> Fault:
    return Fault(
        table=use.table,
        id=use.id,
        field="futures",
        value=use.symbol,
        why=why,
        is_refusal=is_refusal,
    )
