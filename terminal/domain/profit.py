"""Futures profit, in the two families that must never be mixed.

By trade (逐笔): against the price a lot was opened at. By day (盯市): against the day's base, which
is the previous settlement for lots of yesterday. Over the life of a lot both add up to the same,
but a float of the one and a close of the other add up to nothing.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.domain.contract import ZERO


class ByTrade(msgspec.Struct, frozen=True, kw_only=True):
    """逐笔, CNY: what is open against its entry, and what was closed against its entry."""

    floating: Decimal = ZERO
    closed: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Profit since entry."""
        return self.floating + self.closed

    def __add__(self, other: ByTrade) -> ByTrade:
        if not isinstance(other, ByTrade):
            return NotImplemented
        return ByTrade(floating=self.floating + other.floating, closed=self.closed + other.closed)


class ByDay(msgspec.Struct, frozen=True, kw_only=True):
    """盯市, CNY: of one trading day, what is held and what was closed, against the day's base."""

    position: Decimal = ZERO
    closed: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Profit of the day."""
        return self.position + self.closed

    def __add__(self, other: ByDay) -> ByDay:
        if not isinstance(other, ByDay):
            return NotImplemented
        return ByDay(position=self.position + other.position, closed=self.closed + other.closed)
