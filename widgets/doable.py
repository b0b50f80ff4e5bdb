"""What can be done with a contract as it stands: which buttons are open, and what a form offers."""

from __future__ import annotations

from datetime import date

from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit
from widgets.latest import Latest

BY_HAND = (PricingKind.BASIS, PricingKind.LATER)


def is_open(deal: Deal) -> bool:
    """A part of it can be priced by hand, or rolled."""
    return deal.contract.kind in BY_HAND and deal.unpriced > 0


def can_receive(deal: Deal, latest: Latest) -> bool:
    """Something of this purchase can still come, or is on its way."""
    if deal.contract.side is not TradeSide.PURCHASE:
        return False
    return _is_undone(deal) or bool(shipments_of(deal, latest))


def can_deliver(deal: Deal) -> bool:
    """Something can still go under this sale."""
    return deal.contract.side is TradeSide.SALE and _is_undone(deal)


def shipments_of(deal: Deal, latest: Latest) -> list[Transit]:
    """Return what is on its way of a contract, the first due first."""
    found = [
        one
        for one in latest.goods.values()
        if isinstance(one, Transit) and one.contract == deal.contract.id and one.quantity
    ]
    return sorted(found, key=lambda one: (one.due or date.max, one.id))


def lots_for(deal: Deal, latest: Latest) -> list[Lot]:
    """Return the lots that a sale can be served from, the oldest first."""
    found = [
        one
        for one in latest.goods.values()
        if isinstance(one, Lot) and one.quantity and _are_same_goods(one, deal)
    ]
    return sorted(found, key=lambda one: (one.received or date.max, one.id))


def _are_same_goods(lot: Lot, deal: Deal) -> bool:
    terms = deal.contract
    owner = lot.unit, lot.commodity, lot.base_unit
    is_other_grade = bool(lot.grade and terms.grade and lot.grade != terms.grade)
    return owner == (terms.unit, terms.commodity, terms.base_unit) and not is_other_grade


def _is_undone(deal: Deal) -> bool:
    terms = deal.contract
    return not terms.is_final and terms.delivered < terms.quantity * (1 + terms.tolerance)
