"""What a day that is over may be compared with after a pair was put on another contract.

A pair has no past on another contract or spot series. Of a unit in the commodity of such a pair
its tonnes have: what was measured at a basis has not, for the basis jumped by the gap between the
months without any event of the spot.
"""

from __future__ import annotations

from collections.abc import Mapping

from terminal.core.unit_rules import BETWEEN, OF_MEASURES
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
    if then.get(subject) != now.get(subject):
        return {}
    _, is_unit, commodity = subject.rpartition(BETWEEN)
    if not is_unit or not _was_rolled(commodity, then, now):
        return values
    return {metric: value for metric, value in values.items() if metric not in AT_A_BASIS}


def _was_rolled(commodity: str, then: Legs, now: Legs) -> bool:
    wanted = commodity.lower()
    moved = (legs for pair, legs in then.items() if now.get(pair) != legs)
    return any(_commodity(legs) == wanted for legs in moved)


def _commodity(legs: str) -> str:
    product = product_of(legs.rpartition(" ")[2]) or ""
    return product.rpartition(".")[2].lower()
