"""Which rows of the book a screen must be shown anew after a change."""

from __future__ import annotations

from collections.abc import Iterator

from terminal.core.effect import Topic
from terminal.domain.contract import Contract
from terminal.domain.register import Register, Table
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit
from terminal.domain.unit import BusinessUnit


def moved_rows(before: Register, after: Register) -> Iterator[tuple[Topic, str]]:
    """Name what of contracts, goods and units must be shown anew."""
    for table in Table:
        old, new = before.table(table), after.table(table)
        for id in sorted(old.keys() | new.keys()):
            row = new.get(id) or old.get(id)
            if old.get(id) == new.get(id):
                continue
            if isinstance(row, Contract):
                yield Topic.DEAL, id
            elif isinstance(row, BusinessUnit):
                yield Topic.UNIT, id
            elif isinstance(row, Lot | Transit):
                yield Topic.GOODS, f"{table}:{id}"
            elif (contract := getattr(row, "contract", "")) != "":
                yield Topic.DEAL, contract
