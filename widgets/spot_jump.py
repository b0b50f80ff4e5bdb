"""How far a mapping would move the prices that the desk has: a wrong column or unit shows there."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.spot_view import SpotPreview
from widgets.latest import Latest
from widgets.spot_dialog import LARGE


def jump_of(found: SpotPreview, latest: Latest) -> tuple[str, Decimal] | None:
    """Return series and signed part of its present price, of the largest move beyond LARGE.

    A price that is taken for the first time moves nothing. From 0 any move is a whole one.
    """
    present = {
        view.pair.spot: Decimal(repr(view.spot_quote.last))
        for view in latest.pairs.values()
        if view.spot_quote is not None and view.spot_quote.last is not None
    }
    moves = [
        (row.series, _part(Decimal(repr(row.price)), present[row.series]))
        for row in found.newest
        if row.series in present and row.price is not None
    ]
    large = [one for one in moves if abs(one[1]) > LARGE]
    return max(large, key=lambda one: abs(one[1]), default=None)


def _part(price: Decimal, known: Decimal) -> Decimal:
    if not known:
        return Decimal(0) if not price else Decimal(1).copy_sign(price)
    return (price - known) / abs(known)
