"""On which tax footing goods are counted: tonnes as booked, or what their margin is after VAT.

The margin of goods is taxed and the profit of futures is not: q tonnes win or lose what q / (1+r)
tonnes of futures do. r is what the price of their contract contains: nothing of a bonded one. Where
it is not on file the goods are not counted at all, in words, and nothing is decided on the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from terminal.core.reference import NoReference, Reference
from terminal.domain.basis import Pair
from terminal.domain.code import future_product
from terminal.domain.contract import ZERO
from terminal.domain.exposure import BookLine
from terminal.domain.line import Line, TaxView

ONE = Decimal(1)
# Tonnes without tax are rounded to this, so that sums of lines stay exact.
GRAIN = Decimal("0.000001")
# What was rounded once comes back to its own digits.
COARSER = Decimal("0.00001")


class Uncounted(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that are in no sum, and why."""

    ref: str
    unit: str
    futures: str
    why: str

    def touches(self, futures: str) -> bool:
        """They are of the product of this contract."""
        return future_product(self.futures) == future_product(futures)


class Footed(msgspec.Struct, frozen=True):
    """Lines of a desk file on a footing, and those that could not be put on it."""

    lines: tuple[BookLine, ...]
    uncounted: tuple[Uncounted, ...] = ()


def rate_of(
    reference: Reference, futures: str, day: date, view: TaxView, *, includes_tax: bool
) -> Decimal | None:
    """Return r, a fraction >= 0; None where it is not on file and the view does not ask for it.

    Raise `NoReference` where it does.
    """
    if not includes_tax:
        return ZERO
    try:
        return reference.vat_in_price(futures, day)
    except NoReference:
        if view is TaxView.WITHOUT_TAX:
            raise
        return None


def divided(quantity: Decimal, rate: Decimal) -> Decimal:
    """Return q / (1+r); as it is where there is no tax in it."""
    return (quantity / (ONE + rate)).quantize(GRAIN) if rate else quantity


def footed(
    pairs: Iterable[Pair],
    lines: Iterable[BookLine],
    reference: Reference,
    day: date,
    view: TaxView,
) -> Footed:
    """Put a desk file's own lines on a footing."""
    contracts = {pair.id: pair.futures for pair in pairs}
    if view is TaxView.WITH_TAX:
        return Footed(tuple(lines))
    found: list[BookLine] = []
    missing: list[Uncounted] = []
    for line in lines:
        futures = contracts[line.pair]
        try:
            rate = rate_of(reference, futures, day, view, includes_tax=line.includes_tax) or ZERO
        except NoReference as why:
            missing.append(Uncounted(ref=line.name, unit=line.unit, futures=futures, why=str(why)))
            continue
        spot, pricing = divided(line.delta_spot, rate), divided(line.delta_futures, rate)
        found.append(msgspec.structs.replace(line, delta_spot=spot, delta_futures=pricing))
    return Footed(tuple(found), tuple(missing))


def seen_as(line: Line, counted: TaxView, wanted: TaxView) -> Line | None:
    """Return a line as it would be on another footing, to look at; None where r is not known."""
    if counted is wanted or line.vat == ZERO:
        return line
    if line.vat is None:
        return None
    if wanted is TaxView.WITHOUT_TAX:
        spot, pricing = divided(line.delta_spot, line.vat), divided(line.delta_futures, line.vat)
    else:
        factor = ONE + line.vat
        spot = (line.delta_spot * factor).quantize(COARSER)
        pricing = (line.delta_futures * factor).quantize(COARSER)
    return msgspec.structs.replace(line, delta_spot=spot, delta_futures=pricing)
