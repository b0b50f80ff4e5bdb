"""What a commodity of the exposure tree is divided by, and whose measures the rows have."""

from __future__ import annotations

from collections.abc import Iterable

from terminal.core.exposure_tree import Key
from terminal.core.strategies import STRATEGY, strategy_of
from terminal.domain.line import Line

ABOVE = ("unit", "commodity")
BY_MONTH, BY_STRATEGY, BY_ACCOUNT = "month", "strategy", "account"
DIVISIONS = (BY_MONTH, BY_STRATEGY, BY_ACCOUNT)  # what the parts of a commodity are


def part_of(line: Line, division: str) -> str:
    """Return which part of its commodity a line belongs to: a month, or an id; "" = none."""
    part: str = getattr(line, division)
    return part


def path_of(line: Line, division: str) -> Key:
    """Return the row that a line stands under."""
    return line.unit, line.commodity, part_of(line, division)


def group_at(key: Key, division: str) -> Key:
    """Return of which group a row shows the measures, see `group_of`; () = none are taken of it.

    A strategy is of one unit: what it has in a commodity stands in one row.
    """
    if len(key) == len(ABOVE):
        return key
    if len(key) != len(ABOVE) + 1 or division != BY_STRATEGY or not key[-1]:
        return ()
    return STRATEGY + key[-1], key[1]


def rows_of(group: tuple[str, str], units: Iterable[str]) -> list[Key]:
    """Return the rows that may show a group's measures."""
    owner, commodity = group
    strategy = strategy_of(owner)
    if strategy is None:
        return [group]
    return [(unit, commodity, strategy) for unit in units]
