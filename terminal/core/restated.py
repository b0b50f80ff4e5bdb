"""A close in the terms of now: a premium that was changed since is no move of the market.

What a day ended at is kept as comparable prices of the terms of that day. Measured from them as
they stand, a change of a premium, a freight or a tax rate would look like a change of the basis.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from terminal.core.basis_cause import Mark
from terminal.core.rule_subjects import AT_SPOT, SPOT, pair_subject
from terminal.core.unit_rules import AT_SPOT as UNIT_AT_SPOT
from terminal.core.unit_rules import OF_LOTS
from terminal.domain.basis import Pair

PAIR = pair_subject("")
# By unit in a commodity, by metric, by pair: units of the metric for one of the spot price.
Weights = dict[str, dict[str, dict[str, float]]]
# (a, c) with comparable spot = a * quoted spot + c
Terms = tuple[float, float]


def restated(values: Mapping[str, float], then: Terms, now: Terms) -> dict[str, float]:
    """Return a pair's metrics as they would have been by the terms of now.

    A basis without the legs that it was made of is left out: it is not known in other terms.
    """
    if then == now:
        return dict(values)
    kept = {metric: value for metric, value in values.items() if metric not in AT_SPOT}
    if SPOT in values and then[0]:
        (a_then, c_then), (a, c) = then, now
        kept[SPOT] = a * ((values[SPOT] - c_then) / a_then) + c
        kept |= PAIR.totals(kept)
    return kept


def restated_unit(
    values: Mapping[str, float],
    weights: Mapping[str, Mapping[str, float]],
    moved: Mapping[str, float | None],
) -> dict[str, float]:
    """Return a unit's metrics as they would have been by the terms of now.

    moved: pair -> how much higher its spot price of then is by the terms of now, of those whose
        terms are others; None = not known. What cannot be told is left out.
    """
    kept = {}
    for metric, value in values.items():
        by = _moved(weights.get(metric), moved) if metric in UNIT_AT_SPOT else 0.0
        if by is not None:
            kept[metric] = value + by
    return kept


def _moved(weights: Mapping[str, float] | None, moved: Mapping[str, float | None]) -> float | None:
    if weights is None:
        return None
    total = 0.0
    for pair, weight in weights.items():
        by = moved.get(pair, 0.0)
        if by is None:
            return None
        total += weight * by
    return total


def moved_by(then: Mapping[str, float], now: Mapping[str, float]) -> float | None:
    """Return how much higher a pair's spot price is by other terms; None where it is not known."""
    return now[SPOT] - then[SPOT] if SPOT in then and SPOT in now else None


def without_exposures(values: Mapping[str, float]) -> dict[str, float]:
    """Return the metrics that hold on any tax footing: prices and what is made of them alone."""
    counted = (*OF_LOTS, "exposure_basis")
    return {metric: value for metric, value in values.items() if metric not in counted}


def restated_mark(mark: Mark, pair: Pair) -> Mark:
    """Return quoted prices of then with the adjustments of now."""
    return msgspec.structs.replace(
        mark,
        unit_factor=pair.dry_factor,
        tax_factor=pair.tax_factor,
        freight=pair.freight,
        premium=pair.premium,
        fx=pair.fx,
    )
