"""Whose futures lots the lots of an account are."""

from __future__ import annotations

from decimal import Decimal

import msgspec

EVERY = "*"


class Allocation(msgspec.Struct, frozen=True, kw_only=True, tag="allocation"):
    """A share of one account's lots of one contract, or of all that no other line names ("*").

    share: > 0 and <= 1; the shares of one account and contract add up to at most 1, and what is
        left belongs to no unit
    """

    id: str
    account: str
    futures: str
    unit: str
    share: Decimal
    strategy: str = ""
