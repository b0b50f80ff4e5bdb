"""How the book stands, and which rows of it a screen must be shown anew after a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from terminal.core.book_view import BookState
from terminal.core.business import Business
from terminal.core.effect import Topic
from terminal.core.naming import called_of
from terminal.domain.contract import Contract
from terminal.domain.edit import Edit
from terminal.domain.register import Register, Table
from terminal.domain.settlement import Settlement
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit
from terminal.domain.unit import BusinessUnit


def state_of(
    business: Business, edits: Sequence[Edit], hedge_band: tuple[Decimal, Decimal]
) -> BookState:
    """Tell how the book stands. edits: what an undo can take back, newest last."""
    last = edits[-1] if edits else None
    register = business.register
    return BookState(
        last="" if last is None else last.id,
        source="" if last is None else last.source,
        contracts=len(register.contracts),
        lots=len(register.stock),
        faults=business.faults,
        footing=business.view,
        called=called_of(business),
        strategies=tuple(one.id for one in register.strategies),
        allocations=register.allocations,
        hedge_band=hedge_band,
    )


def moved_rows(before: Register, after: Register) -> Iterator[tuple[Topic, str]]:
    """Name what of contracts, goods and units must be shown anew."""
    for table in Table:
        old, new = before.table(table), after.table(table)
        for id in sorted(old.keys() | new.keys()):
            if old.get(id) == new.get(id):
                continue
            row = new.get(id) or old.get(id)
            if isinstance(row, Contract):
                yield Topic.DEAL, id
            elif isinstance(row, Settlement):
                for one in after.contracts:
                    if one.futures == row.futures:
                        yield Topic.DEAL, one.id
            elif isinstance(row, BusinessUnit):
                yield Topic.UNIT, id
            elif isinstance(row, Lot | Transit):
                yield Topic.GOODS, f"{table}:{id}"
            else:
                # What was entered for the wrong contract is taken from it too.
                named = (getattr(one.get(id), "contract", "") for one in (old, new))
                yield from ((Topic.DEAL, one) for one in dict.fromkeys(named) if one)
