"""What goods are worth more than the deliverable standard (升贴水)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec


class Premium(msgspec.Struct, frozen=True, kw_only=True):
    """The premium of one attribute value, such as brand "Tiegong", in the futures' price unit.

    since, until: both inclusive; None = no end
    """

    commodity: str
    attribute: str
    value: str
    amount: Decimal
    since: date
    source: str
    until: date | None = None

    def is_valid(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.since <= day and (self.until is None or day <= self.until)
