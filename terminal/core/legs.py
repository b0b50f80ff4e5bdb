"""A contract's deltas by month, so that nothing nets across months.

Each part of a contract belongs to the month that priced it or will price it. Goods that have
changed hands are taken from the nearest months first: early goods are early in the calendar too.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from terminal.domain.code import Month, month_of
from terminal.domain.contract import ZERO, PricingKind
from terminal.domain.deal import Deal


class Leg(NamedTuple):
    """One month of a contract: base units that move with spot and with futures, signed."""

    futures: str
    delta_spot: Decimal
    delta_futures: Decimal


def legs_of(deal: Deal, day: date) -> tuple[Leg, ...]:
    """Split a contract's deltas by month, nearest first; they add up to those of the deal."""
    if not deal.rolls:
        return (Leg(deal.futures, deal.delta_spot, deal.delta_futures),)
    sign, left = deal.contract.side.sign, deal.undelivered
    unpriced = {one: deal.open_in(one) for one in {part.futures for part in deal.open}}
    held = _held(deal)
    legs = []
    for futures in sorted(held, key=lambda one: (_month(one, day), one), reverse=True):
        spot = min(held[futures], left)
        left -= spot
        legs.append(Leg(futures, sign * spot, -sign * unpriced.get(futures, ZERO)))
    return tuple(reversed(legs))


def _held(deal: Deal) -> dict[str, Decimal]:
    terms = deal.contract
    quantities = [(terms.futures, terms.priced + deal.averaged)]
    if terms.kind is PricingKind.FIXED:
        quantities = [(terms.futures, deal.quantity)]
    quantities += [(one.futures, one.quantity) for one in (*deal.parcels.fixed, *deal.open)]
    held: dict[str, Decimal] = {}
    for futures, quantity in quantities:
        held[futures] = held.get(futures, ZERO) + quantity
    return held


def _month(futures: str, day: date) -> Month:
    return month_of(futures, day) or Month(0, 0)
