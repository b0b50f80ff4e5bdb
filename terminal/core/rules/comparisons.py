"""The comparisons of a condition: which one decided it, and which way is further out.

A formula has no side of its own. Its first comparison that is as it must be says what an alert is
measured by: above a high limit more is worse, below a low one less is, and beyond either of two
limits what is further beyond the one that was passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from terminal.core.rules.names import Leaf, names_of
from terminal.core.rules.operand_text import spell_operand
from terminal.domain.alert import Decided
from terminal.domain.condition import All, Any, Beyond, Condition, Not
from terminal.domain.operand import Flip


class Comparison(msgspec.Struct, frozen=True):
    """One comparison of a condition.

    at: the place of its operand among all that the condition is decided on
    is_plain: it must be beyond its limits; False = under a `not`, within them
    decided: what an alert is measured by that it decides; None = a flip, which is or is not
    beside: what else must be so in the same "and", for it decides nothing alone
    """

    at: int
    is_plain: bool
    beyond: Beyond
    decided: Decided | None
    beside: tuple[Comparison, ...] = ()

    def value(self, operands: Sequence[float]) -> float:
        """Return the value of its operand among those; NaN = unknown."""
        return operands[self.at]

    def is_so(self, value: float) -> bool:
        """Tell whether a value makes it as it must be; an unknown one does not."""
        low, _, _, high = self.beyond.edges
        return value == value and (value < low or value > high) is self.is_plain

    def limit(self, value: float) -> float:
        """Return the limit that a value has passed; of an unknown one that is named first."""
        limits = [one for one in (self.beyond.low, self.beyond.high) if one is not None]
        return min(limits, key=lambda one: abs(one - value)) if value == value else limits[0]


def comparisons_of(condition: Condition) -> tuple[Comparison, ...]:
    """List the comparisons of a condition in the order in which they are written."""
    found: list[tuple[Comparison, int, list[Comparison]]] = []
    bands: dict[tuple[int, str], Decided] = {}
    ands: dict[int, list[Comparison]] = {}
    at = 0
    for leaf, is_plain, (group, others) in _leaves(condition, True, (0, 0)):
        if isinstance(leaf, Beyond):
            decided = _decided(leaf, is_plain)
            if group and decided is not None:
                key = group, decided.operand
                bands[key] = _joined(bands.get(key, decided), decided)
            # Within one "and" it is one list: each sees those that come after it, too.
            mine = ands.setdefault(others, []) if others else []
            one = Comparison(at, is_plain, leaf, decided)
            mine.append(one)
            found.append((one, group, mine))
        at += len(names_of(leaf))
    return tuple(
        msgspec.structs.replace(_widened(one, group, bands), beside=tuple(mine))
        for one, group, mine in found
    )


def decisive(found: Sequence[Comparison], operands: Sequence[float]) -> Comparison | None:
    """Return the first comparison that is as it must be: of an "or" it may be any.

    One in an "and" that is not so decided nothing, unless nothing else did.
    """
    so = [one for one in found if one.is_so(one.value(operands))]
    whole = (one for one in so if all(each.is_so(each.value(operands)) for each in one.beside))
    return next(whole, next(iter(so), None))


def same(found: Sequence[Comparison], decided: Decided) -> Comparison | None:
    """Return the comparison of the same operand, the one that is most like `decided`."""
    mine = [
        (one, one.decided)
        for one in found
        if one.decided is not None and one.decided.operand == decided.operand
    ]
    if len(mine) < 2:
        return mine[0][0] if mine else None
    return min(mine, key=lambda one: (one[1] != decided, _sides(one[1]) != _sides(decided)))[0]


# Not beyond one limit is beyond it the other way; within two of them neither way is further out.
def _decided(beyond: Beyond, is_plain: bool) -> Decided | None:
    if isinstance(beyond.operand, Flip):
        return None
    low, high, operand = beyond.low, beyond.high, spell_operand(beyond.operand)
    if is_plain:
        return Decided(operand, low, high)
    return Decided(operand) if None not in (low, high) else Decided(operand, high, low)


def _sides(decided: Decided) -> tuple[bool, bool]:
    return decided.low is not None, decided.high is not None


# Of one operand below a low limit or above a high one, in one "or", both are limits of one band.
def _joined(one: Decided, other: Decided) -> Decided:
    lows = [limit for limit in (one.low, other.low) if limit is not None]
    highs = [limit for limit in (one.high, other.high) if limit is not None]
    return Decided(one.operand, max(lows, default=None), min(highs, default=None))


def _widened(one: Comparison, group: int, bands: Mapping[tuple[int, str], Decided]) -> Comparison:
    if one.decided is None or not group:
        return one
    return msgspec.structs.replace(one, decided=bands[group, one.decided.operand])


# Each leaf, whether it must be so, and numbers for the "or" and the "and" that it is a part of;
# 0 = of none.
def _leaves(
    condition: Condition, is_plain: bool, within: tuple[int, int]
) -> Iterator[tuple[Leaf, bool, tuple[int, int]]]:
    match condition:
        case All(parts=parts) | Any(parts=parts):
            # Under a "not" the two change places.
            is_or = isinstance(condition, Any) is is_plain
            place = (id(condition), 0) if is_or else (0, id(condition))
            for part in parts:
                yield from _leaves(part, is_plain, place)
        case Not(part=part):
            yield from _leaves(part, not is_plain, within)
        case _:
            yield condition, is_plain, within
