"""A contract in words, above the forms that work on it."""

from __future__ import annotations

from terminal.domain.code import future_product
from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot
from widgets import format as f
from widgets.exposure_text import unit_name
from widgets.latest import Latest
from widgets.words import SIDES, translate, unit, word


def head_of(deal: Deal, latest: Latest) -> str:
    """Write what is unpriced: Purchase CG-1, North China: 500 t unpriced, CU2701 −45."""
    terms = deal.contract
    months = translate("Deals", ", ").join(
        f"{f.code(one.futures)} {f.plain(one.premium, sign=True)}" for one in deal.open
    )
    return translate("Deals", "{0} {1}, {2}: {3} {4} unpriced, {5}").format(
        word(SIDES, terms.side.value),
        terms.id,
        unit_name(terms.unit, latest),
        f.plain(deal.unpriced),
        unit(terms.base_unit),
        months or f.code(deal.futures),
    )


def goods_of(deal: Deal, latest: Latest) -> str:
    """Write what has to change hands: Sale XS-1, North China: 380 of 500 t to deliver."""
    terms = deal.contract
    said = translate("Deals", "{0} {1}, {2}: {3} of {4} {5} to deliver, {6} {5} unpriced")
    if terms.kind is PricingKind.FIXED:
        said = translate("Deals", "{0} {1}, {2}: {3} of {4} {5} to deliver")
    return said.format(
        word(SIDES, terms.side.value),
        terms.id,
        unit_name(terms.unit, latest),
        f.plain(deal.undelivered),
        f.plain(deal.quantity),
        unit(terms.base_unit),
        f.plain(deal.unpriced),
    )


def month_text(deal: Deal, futures: str) -> str:
    """Write one month and what is open in it: CU2701 · 300 t."""
    amount = f"{f.plain(deal.open_in(futures))} {unit(deal.contract.base_unit)}"
    return f"{f.code(futures)}{f.SEPARATOR}{amount}"


def lot_text(lot: Lot) -> str:
    """Write a lot to choose from: KC-CU-01 · 620 t · grade · place."""
    amount = f"{f.plain(lot.quantity)} {unit(lot.base_unit)}"
    return f.SEPARATOR.join(part for part in (lot.id, amount, lot.grade, lot.place) if part)


def price_unit(deal: Deal, latest: Latest) -> str:
    """Write in what prices of a contract are, as its futures are quoted: eggs for 500 kg.

    Where no pair of the desk is on its product, in yuan for one base unit.
    """
    product = future_product(deal.contract.futures)
    pairs = (view.pair for view in latest.pairs.values())
    quoted = (one.price_unit for one in pairs if future_product(one.futures) == product)
    return unit(next(quoted, f"CNY/{deal.contract.base_unit}"))
