"""Prices to judge the book by: one comparable spot price a pair, one futures price a contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import msgspec

ONE = Decimal(1)


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """Spot by pair id, futures by symbol, in the futures' price unit; may be <= 0.

    What is not there is unknown: nothing below takes a missing price for zero.
    scale: money per base unit when the quoted price rises by one; 1 where it is not listed, which
        is right wherever prices are quoted per base unit
    """

    spot: Mapping[str, Decimal]
    futures: Mapping[str, Decimal]
    scale: Mapping[str, Decimal] = {}

    def basis(self, pair: str, futures: str) -> Decimal | None:
        """Spot minus futures; None when a leg is not known."""
        spot, price = self.spot.get(pair), self.futures.get(futures)
        return None if spot is None or price is None else spot - price

    def worth(self, futures: str, quantity: Decimal, price: Decimal) -> Decimal:
        """Money of a quantity at a price that is quoted like this contract's."""
        return quantity * price * self.scale.get(futures, ONE)

    def absent(self, pair: str, futures: str) -> str:
        """Name the leg that is not known, or ""."""
        if pair not in self.spot:
            return f"spot of {pair or 'no pair on ' + futures}"
        return "" if futures in self.futures else f"futures {futures}"
