"""What a contract was settled at on one trading day, as a person has put it into the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec


class Settlement(msgspec.Struct, frozen=True, kw_only=True, tag="settlement"):
    """A row that goes before what fronts have told of the day.

    id: contract and day, "SHFE.cu2701 2026-11-25". settlement: in the contract's price unit
    """

    id: str
    futures: str
    day: date
    settlement: Decimal
