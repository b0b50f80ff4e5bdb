"""What a trading day ended at, by subject: kept in the ledger, told in the terms of now.

Measured as it was written, a premium that was changed since would look like a move of the basis.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from terminal.core.basis_cause import Mark
from terminal.core.restated import (
    Terms,
    moved_by,
    restated,
    restated_mark,
    restated_unit,
    without_exposures,
)
from terminal.domain.basis import Pair, scale_and_shift
from terminal.domain.line import TaxView

Values = dict[str, dict[str, float]]


class Close(msgspec.Struct, frozen=True, kw_only=True):
    """The last good values of one trading day: subject -> metric -> value, float64.

    legs: pair -> the two symbols that it was made of; after a roll they are others
    marks: pair -> its quoted prices and adjustments, from which a later change is explained
    terms: pair -> what made its spot comparable that day; one that has none is taken as it is
    footing: how goods were counted; exposures of another footing are not compared with
    months: unit -> the month that its contract bases were converted to
    stepped: unit -> metrics that stepped on that day, for goods were rolled in the book
    weights: unit -> how much its metrics move with each pair's spot price
    made_of: unit -> metric -> contract -> how much it moves with its price, and that price
    """

    day: date
    values: Values
    legs: dict[str, str] = {}
    marks: dict[str, Mark] = {}
    terms: dict[str, Terms] = {}
    footing: TaxView = TaxView.WITH_TAX
    months: dict[str, str] = {}
    stepped: dict[str, tuple[str, ...]] = {}
    weights: dict[str, dict[str, dict[str, float]]] = {}
    made_of: dict[str, dict[str, dict[str, tuple[float, float]]]] = {}

    def in_terms(self, pairs: Iterable[Pair], footing: TaxView) -> Close:
        """Return it as it would be with the pairs' terms, and goods on this footing."""
        close = self
        if close.footing is not footing:
            values = {key: without_exposures(one) for key, one in close.values.items()}
            close = msgspec.structs.replace(close, values=values, footing=footing)
        own, then = {one.id: (one, scale_and_shift(one)) for one in pairs}, close.terms
        changed = [one for one, terms in own.values() if then.get(one.id, terms) != terms]
        if not changed:
            return close
        values, marks = dict(close.values), dict(close.marks)
        moved: dict[str, float | None] = {}
        for pair in changed:
            before = values.get(pair.id, {})
            terms = then[pair.id], own[pair.id][1]
            values |= {pair.id: restated(before, *terms)} if before else {}
            moved[pair.id] = moved_by(before, values.get(pair.id, {}))
            if pair.id in marks:
                marks[pair.id] = restated_mark(marks[pair.id], pair)
        for subject in values:
            values[subject] = restated_unit(values[subject], close.weights.get(subject, {}), moved)
        then = then | {pair.id: own[pair.id][1] for pair in changed}
        return msgspec.structs.replace(close, values=values, marks=marks, terms=then)
