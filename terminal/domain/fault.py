"""What is wrong with one row of the business book, in words."""

from __future__ import annotations

import msgspec

from terminal.domain.register import Table


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
