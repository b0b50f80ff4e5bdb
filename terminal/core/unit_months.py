"""In which months the goods of a unit stand, and what of its bases steps when they are rolled.

A contract that is rolled in the book is measured against another month from then on: the mean of
which it is a part jumps by a share of the gap between the months, and no price has moved. Goods
that come, go or are delivered are another matter: they are what the unit now has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind

EXPOSED, IN_STORE = "exposure_basis", "inventory_basis"
# Means that are converted to one month of the unit, the one with most of its tonnes.
OF_ONE_MONTH = frozenset(("contract_basis", "purchase_basis", "sale_basis"))
# What moves with spot, by what it stands for and by month.
Months = Mapping[tuple[str, str], Mapping[str, Decimal]]


def months_of(lines: Iterable[Line]) -> Months:
    """Return the months of all that moves with spot."""
    found: dict[tuple[str, str], dict[str, Decimal]] = {}
    for line in lines:
        if line.delta_spot:
            ref = line.id if line.kind is LineKind.GIVEN else line.ref
            months = found.setdefault((line.kind.value, ref), {})
            months[line.futures] = months.get(line.futures, ZERO) + line.delta_spot
    return found


def stepped(before: Months, now: Months) -> frozenset[str]:
    """Return the metrics that step: as much as before of something is in other months."""
    moved = {
        kind
        for (kind, ref), months in now.items()
        if (was := before.get((kind, ref))) is not None
        and was != months
        and sum(was.values()) == sum(months.values())
    }
    if not moved:
        return frozenset()
    return frozenset((EXPOSED, IN_STORE) if LineKind.STOCK.value in moved else (EXPOSED,))
