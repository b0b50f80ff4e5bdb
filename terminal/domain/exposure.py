"""What the desk stands to win or lose when spot or futures move."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.domain.line import TaxView


class BookLine(msgspec.Struct, frozen=True, kw_only=True):
    """One physical line: tonnes that move with spot and tonnes that move with futures, signed.

    Own stock of q tonnes is (+q, 0); an unpriced purchase not yet received is (+q, -q).
    includes_tax: its goods are priced with VAT, if their contract is
    """

    id: str
    pair: str
    unit: str
    name: str
    delta_spot: Decimal
    delta_futures: Decimal = Decimal(0)
    includes_tax: bool = True


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """Sums of one pair in base units: P&L = basis x change of basis + flat x change of futures.

    basis: sum of delta_spot. futures: tonnes behind futures lots, all accounts.
    flat: sum of delta_spot and delta_futures, physical and futures together.
    footing: how the goods in it are counted
    """

    pair: str
    unit: str
    base_unit: str
    physical: Decimal
    basis: Decimal
    futures: Decimal
    flat: Decimal
    footing: TaxView = TaxView.WITH_TAX

    @property
    def hedge_ratio(self) -> Decimal | None:
        """-(futures tonnes) / (physical flat tonnes); None where there is nothing to hedge."""
        return -self.futures / self.physical if self.physical else None
