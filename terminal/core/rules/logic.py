"""Conditions as expressions of a program, in three-valued logic without a third value.

An unknown operand is NaN, and NaN makes every comparison false. So each condition is written
twice: as what makes it certainly true, and as what makes it certainly false; with an unknown
operand neither is. `and`, `or` and `not` of these are Kleene's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import time

from terminal.core.rules.layout import APART, CODES, Layout, Node
from terminal.core.rules.names import leaves
from terminal.core.rules.operands import node_of
from terminal.domain.condition import All, Any, Beyond, Condition, Data, During, InSession, Not


def surely(layout: Layout, condition: Condition, *, stays: bool) -> str:
    """Write what makes a condition certainly true; `stays` asks for its clear thresholds."""
    match condition:
        case Beyond():
            return _outside(layout, condition, stays)
        case During(start=start, end=end):
            return _in_window(layout, start, end)
        case InSession():
            return f"{_part_of_day(layout, condition).var} > 0.5"
        case Data():
            return _in_state(layout, condition, "in", condition.states)
        case All(parts=parts):
            return _joined(" and ", [surely(layout, part, stays=stays) for part in parts])
        case Any(parts=parts):
            return _joined(" or ", [surely(layout, part, stays=stays) for part in parts])
        case Not(part=part):
            # What must be inside to fire must be well inside: the edges change places.
            return never(layout, part, stays=not stays)


def never(layout: Layout, condition: Condition, *, stays: bool) -> str:
    """Write what makes a condition certainly false."""
    match condition:
        case Beyond():
            return _inside(layout, condition, stays)
        case InSession():
            return f"{_part_of_day(layout, condition).var} < 0.5"
        case During():
            return f"not {surely(layout, condition, stays=stays)}"
        case Data():
            # While others of its moment are told first, nobody knows which state it will have.
            return _in_state(layout, condition, "not in", (*condition.states, APART))
        case All(parts=parts):
            return _joined(" or ", [never(layout, part, stays=stays) for part in parts])
        case Any(parts=parts):
            return _joined(" and ", [never(layout, part, stays=stays) for part in parts])
        case Not(part=part):
            return surely(layout, part, stays=not stays)


def nodes(layout: Layout, condition: Condition) -> list[Node]:
    """List the operands that a condition compares, and the parts of a day that it asks for.

    All known = it can be decided.
    """
    found = dict.fromkeys(leaves(condition))
    compared = dict.fromkeys(leaf.operand for leaf in found if isinstance(leaf, Beyond))
    parts = [_part_of_day(layout, leaf) for leaf in found if isinstance(leaf, InSession)]
    return [*(node_of(layout, operand) for operand in compared), *parts]


def explained(layout: Layout, condition: Condition) -> list[str]:
    """List the variables that an alert shows, in the order of `names_of`."""
    found: list[str] = []
    for leaf in leaves(condition):
        if isinstance(leaf, Beyond):
            found += node_of(layout, leaf.operand).explained
        elif isinstance(leaf, Data):
            found.append(layout.data_state(leaf.link, leaf.metric)[0])
    return found


def _outside(layout: Layout, beyond: Beyond, stays: bool) -> str:
    x = node_of(layout, beyond.operand).var
    low, high = _limits(beyond, stays)
    tests = [f"{x} > {layout.param(high)}"] if high < math.inf else []
    tests += [f"{x} < {layout.param(low)}"] if low > -math.inf else []
    return _joined(" or ", tests)


def _inside(layout: Layout, beyond: Beyond, stays: bool) -> str:
    x = node_of(layout, beyond.operand).var
    low, high = _limits(beyond, stays)
    if low == -math.inf:
        return f"{x} <= {layout.param(high)}"
    if high == math.inf:
        return f"{x} >= {layout.param(low)}"
    return f"({x} >= {layout.param(low)} and {x} <= {layout.param(high)})"


def _limits(beyond: Beyond, stays: bool) -> tuple[float, float]:
    low, low_clear, high_clear, high = beyond.edges
    return (low_clear, high_clear) if stays else (low, high)


def _in_window(layout: Layout, start: time, end: time) -> str:
    layout.has_tod = True
    first, last = layout.param(_milliseconds(start)), layout.param(_milliseconds(end))
    if start < end:
        return f"(tod >= {first} and tod < {last})"
    return f"(tod >= {first} or tod < {last})"


# 1 in the part, 0 outside of it, unknown with the hours; asked anew when its stretch has ended.
def _part_of_day(layout: Layout, wanted: InSession) -> Node:
    if wanted in layout.memo:
        return layout.memo[wanted]
    layout.has_parts = True
    number = layout.fresh()
    x, start, end = f"x{number}", f"pa{number}", f"pe{number}"
    layout.scalars += [x, start, end]
    layout.setup.append(f"{start}, {end}, {x} = inf, -inf, nan")
    ask = f"{start}, {end}, {x} = part(t, {layout.param(wanted)})"
    line = f"if not {start} <= t < {end}: {ask}"
    return layout.add(wanted, Node(var=x, roots=frozenset(), combine=[line]))


def _in_state(layout: Layout, data: Data, word: str, states: Iterable[str]) -> str:
    state, _ = layout.data_state(data.link, data.metric)
    codes = layout.param(frozenset(CODES[each] for each in states))
    return f"(({state}) {word} {codes})"


def _milliseconds(at: time) -> float:
    seconds = (at.hour * 60 + at.minute) * 60 + at.second
    return float(seconds * 1000 + at.microsecond // 1000)


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({word.join(parts)})"
