"""Futures profit from lots and prices: by trade (逐笔) and by day (盯市), never mixed."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.profit import ByDay, ByTrade


def open_by_trade(lots: int, entry: Decimal, price: Decimal, multiplier: Decimal) -> ByTrade:
    """Float signed lots (long > 0) against their entry price."""
    return ByTrade(floating=lots * (price - entry) * multiplier)


def close_by_trade(lots: int, entry: Decimal, price: Decimal, multiplier: Decimal) -> ByTrade:
    """Close signed lots (long > 0) against their entry price."""
    return ByTrade(closed=lots * (price - entry) * multiplier)


def open_by_day(lots: int, base: Decimal, price: Decimal, multiplier: Decimal) -> ByDay:
    """Hold signed lots against the day's base: entry if opened today, else previous settlement."""
    return ByDay(position=lots * (price - base) * multiplier)


def close_by_day(lots: int, base: Decimal, price: Decimal, multiplier: Decimal) -> ByDay:
    """Close signed lots against the day's base."""
    return ByDay(closed=lots * (price - base) * multiplier)
