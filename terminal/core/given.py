"""The desk file's own lines as lines of exposure, for desks that keep no business book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from terminal.core.footing import rate_of
from terminal.core.reference import NoReference, Reference
from terminal.domain.basis import Pair
from terminal.domain.code import month_of
from terminal.domain.exposure import BookLine
from terminal.domain.line import Line, LineKind, TaxView


def given_lines(
    pairs: Iterable[Pair], lines: Iterable[BookLine], reference: Reference, day: date
) -> list[Line]:
    """Turn lines of pairs into lines of exposure on a day."""
    by_id = {pair.id: pair for pair in pairs}
    return [_line(by_id[line.pair], line, reference, day) for line in lines]


def _line(pair: Pair, line: BookLine, reference: Reference, day: date) -> Line:
    month = month_of(pair.futures, day)
    try:
        size = reference.lot(pair.futures, day)
        commodity, is_same = size.commodity, size.base_per_lot == pair.base_per_lot
        # One unit may be written in two ways; its lots must be added to its goods.
        base_unit = size.base_unit if is_same else pair.base_unit
    except NoReference:
        commodity, base_unit = pair.futures, pair.base_unit
    return Line(
        id=f"{LineKind.GIVEN}:{line.id}",
        kind=LineKind.GIVEN,
        ref=line.name,
        unit=line.unit,
        commodity=commodity,
        month="" if month is None else str(month),
        strategy="",
        account="",
        futures=pair.futures,
        pair=pair.id,
        base_unit=base_unit,
        vat=rate_of(reference, pair.futures, day, TaxView.WITH_TAX, includes_tax=line.includes_tax),
        delta_spot=line.delta_spot,
        delta_futures=line.delta_futures,
    )
