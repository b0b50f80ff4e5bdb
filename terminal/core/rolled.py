"""What a day that is over may be compared with after a pair was put on another contract.

A pair has no past on another contract, and on another spot series its contract alone has. Of a unit
in the commodity of such a pair its tonnes have: what was measured at a basis has not, for the basis
jumped by the gap between the months, or the series, without any event of the market.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from terminal.core.rule_subjects import AT_SPOT as PAIR_AT_SPOT
from terminal.core.unit_rules import AT_SPOT, BETWEEN, OF_MEASURES
from terminal.domain.code import product_of

Legs = Mapping[str, str]
# Of a unit's measures the cost of its stock alone knows no market price.
AT_A_BASIS = frozenset(OF_MEASURES) - {"inventory_cost"}


def comparable(
    subject: str, values: Mapping[str, float], then: Legs, now: Legs
) -> Mapping[str, float]:
    """Return those values of a day before that a subject's values of now may be compared with.

    then, now: pair -> its spot series and its contract, of that day and of today
    """
    if then == now:
        # As on nearly all days: nothing is looked up pair by pair.
        return values
    mine, legs = then.get(subject), now.get(subject)
    if _futures_of(mine) != _futures_of(legs):
        return {}
    if spot_of(mine) != spot_of(legs):
        return _without(values, PAIR_AT_SPOT)
    _, is_unit, commodity = subject.rpartition(BETWEEN)
    if not is_unit:
        return values
    moved = [(pair, one) for pair, one in then.items() if _commodity(one) == commodity.lower()]
    if any(_futures_of(now.get(pair)) != _futures_of(one) for pair, one in moved):
        return _without(values, AT_A_BASIS)
    if any(spot_of(now.get(pair)) != spot_of(one) for pair, one in moved):
        return _without(values, AT_SPOT)
    return values


def spot_of(legs: str | None) -> str | None:
    """Return the spot series of a pair's legs."""
    return legs and legs.rpartition(" ")[0]


def _futures_of(legs: str | None) -> str | None:
    return legs and legs.rpartition(" ")[2]


def _without(values: Mapping[str, float], metrics: Collection[str]) -> Mapping[str, float]:
    return {metric: value for metric, value in values.items() if metric not in metrics}


def _commodity(legs: str) -> str:
    product = product_of(legs.rpartition(" ")[2]) or ""
    return product.rpartition(".")[2].lower()
