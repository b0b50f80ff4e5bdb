"""What is wrong with one row of the business book, in words."""

from __future__ import annotations

import msgspec

from terminal.domain.register import Item, Table


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence about one field of one row.

    is_refusal: the row cannot be in a book; otherwise it may, and a person should look at it
    """

    table: Table
    id: str
    field: str
    value: str
    why: str
    is_refusal: bool = True


def fault_of(
    table: Table, row: Item, field: str, value: object, why: str, *, is_refusal: bool = True
) -> Fault:
    """Say what is wrong with a field of a row, whatever its value is."""
    return Fault(
        table=table, id=row.id, field=field, value=str(value), why=why, is_refusal=is_refusal
    )
