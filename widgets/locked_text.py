"""What one contract or one lot has locked, and where the market is, with the operands."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.contract_basis import slices_of
from terminal.core.stock_basis import locked_futures
from terminal.core.view import PairView
from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot
from widgets import format as f
from widgets.average_text import average_tip
from widgets.latest import Latest
from widgets.words import translate, unit


def contract_tip(deal: Deal, latest: Latest) -> str:
    """Say of each part of a contract which basis it locked against which month, and that of now."""
    terms = deal.contract
    slices = slices_of(deal)
    if slices is None:
        return translate("Locked", "No basis is locked: the futures price of its time is not known")
    said = []
    if (
        terms.kind is PricingKind.FIXED
        and terms.price is not None
        and terms.hedge_price is not None
    ):
        words = translate("Locked", "Price {0} − futures of its time {1}")
        said.append(words.format(f.plain(terms.price), f.plain(terms.hedge_price)))
    if terms.kind is PricingKind.AVERAGE:
        said.append(average_tip(deal))
    for one in slices:
        view = _view(terms.pair, one.futures, latest)
        words = translate("Locked", "{0} {1} locked at {2} against {3}")
        amount = (f.plain(one.quantity), unit(terms.base_unit))
        words = words.format(*amount, _priced(one.locked, view), f.code(one.futures))
        said.append(f.SEPARATOR.join((words, *_now(view, one.locked, terms.side.sign))))
    return "\n".join(said)


def lot_tip(lot: Lot, latest: Latest) -> str:
    """Say what a lot has locked: its cost minus the futures of its hedge, or of its receipt."""
    futures = locked_futures(lot)
    if lot.cost is None or futures is None:
        return translate("Locked", "No basis is locked: cost or futures price is not known")
    view = _view(lot.pair, lot.futures, latest)
    locked = lot.cost - futures
    words = translate("Locked", "Cost {0} − futures {1} = {2} against {3}")
    price = f.plain(futures.quantize(Decimal("0.01")).normalize())
    words = words.format(f.plain(lot.cost), price, _priced(locked, view), f.code(lot.futures))
    return f.SEPARATOR.join((words, *_now(view, locked, 1)))


# A pair on another month says nothing of the basis against this one.
def _view(pair: str, futures: str, latest: Latest) -> PairView | None:
    found = latest.pairs.get(pair) if pair else latest.pair_of(futures)
    return found if found is not None and found.pair.futures == futures else None


def _priced(value: Decimal, view: PairView | None) -> str:
    text = f.plain(value.quantize(Decimal("0.01")).normalize(), sign=True)
    return text if view is None else f"{text} {unit(view.pair.price_unit)}"


# What was bought earns while the basis rises, what was sold while it falls.
def _now(view: PairView | None, locked: Decimal, sign: int) -> list[str]:
    if view is None or view.basis is None:
        return []
    places = view.pair.decimals
    won = sign * (view.basis - float(locked))
    words = translate("Locked", "now {0}: {1} for us")
    return [words.format(f.number(view.basis, places, sign=True), f.number(won, places, sign=True))]
