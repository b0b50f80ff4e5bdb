"""Weighted means that know when they are not known."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from terminal.domain.contract import ZERO


def weighted(pairs: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return the mean of (weight, value) pairs, weights >= 0; None when the weights add to zero."""
    total = weight = ZERO
    for share, value in pairs:
        weight += share
        total += share * value
    return total / weight if weight else None
