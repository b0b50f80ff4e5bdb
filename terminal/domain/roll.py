"""The move of a contract's unpriced part, or a piece of it, from one futures month to another."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec


class Roll(msgspec.Struct, frozen=True, kw_only=True, tag="roll"):
    """From here on what was rolled refers to `futures`; its price at this moment stays as it was.

    So its premium becomes K' = K + old_price - new_price.
    old_price, new_price: futures prices of the month left and of the month taken, at `time`
    quantity: base units, > 0; None = all that is unpriced in the month left
    source: the month left; "" = that of the contract's rest at `time`
    """

    id: str
    contract: str
    futures: str
    old_price: Decimal
    new_price: Decimal
    time: datetime
    quantity: Decimal | None = None
    source: str = ""

    @property
    def gap(self) -> Decimal:
        """What the roll adds to the premium."""
        return self.old_price - self.new_price
