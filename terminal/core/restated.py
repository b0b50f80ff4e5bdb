"""A close in the terms of now: a premium that was changed since is no move of the market.

What a day ended at is kept as comparable prices of the terms of that day. Measured from them as
they stand, a change of a premium, a freight or a tax rate would look like a change of the basis.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from terminal.core.basis_cause import Mark
from terminal.core.rule_subjects import AT_SPOT, SPOT, pair_subject
from terminal.core.unit_rules import OF_LOTS
from terminal.domain.basis import Pair

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
        kept |= pair_subject("").totals(kept)
    return kept


def without_exposures(values: Mapping[str, float]) -> dict[str, float]:
    """Return the metrics that hold on any tax footing: prices and what is made of them alone."""
    counted = (*OF_LOTS, "exposure_basis")
    return {metric: value for metric, value in values.items() if metric not in counted}


def restated_mark(mark: Mark, pair: Pair) -> Mark:
    """Return quoted prices of then with the adjustments of now."""
    return msgspec.structs.replace(
        mark,
        unit_factor=pair.unit_factor,
        tax_factor=pair.tax_factor,
        freight=pair.freight,
        premium=pair.premium,
        fx=pair.fx,
    )
