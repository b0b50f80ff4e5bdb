"""Exposure lines added up: how much moves with the basis, how much with the flat price."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.domain.contract import ZERO


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """Signed base units of one unit of measure: P&L = basis x change of basis + flat x change of F.

    spot: sum of all delta_spot; pricing: sum of delta_futures of goods; futures: of futures lots
    lines: how many lines were added up
    """

    base_unit: str
    spot: Decimal = ZERO
    pricing: Decimal = ZERO
    futures: Decimal = ZERO
    lines: int = 0

    @property
    def basis(self) -> Decimal:
        """Basis exposure E_B (基差敞口)."""
        return self.spot

    @property
    def physical(self) -> Decimal:
        """Flat-price exposure of the goods alone, before any futures."""
        return self.spot + self.pricing

    @property
    def flat(self) -> Decimal:
        """Flat-price exposure E_P (价格敞口), goods and futures together."""
        return self.spot + self.pricing + self.futures

    @property
    def hedge_ratio(self) -> Decimal | None:
        """-(futures) / physical; None where there is nothing to hedge."""
        return -self.futures / self.physical if self.physical else None
