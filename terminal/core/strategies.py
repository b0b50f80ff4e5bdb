"""A strategy as a subject of rules: "strategy:carry/cu", what it alone has in a commodity.

The book says which line serves which strategy: contracts, stock, shipments, and shares of lots. A
strategy is measured beside its unit, never in its place: a pattern of units means no strategy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from typing import Protocol

from terminal.domain.line import Line

STRATEGY = "strategy:"
EVERY_STRATEGY = f"{STRATEGY}*"
EVERY_UNIT = "*"


class Owned(Protocol):
    """A row of the book, or a line of exposure."""

    @property
    def unit(self) -> str:
        """Whose it is."""

    @property
    def strategy(self) -> str:
        """Which strategy it serves, or ""."""


def strategy_of(name: str) -> str | None:
    """Return the id in "strategy:<id>"; None for the name of a unit."""
    return name.removeprefix(STRATEGY) if name.startswith(STRATEGY) else None


def is_of(row: Owned, name: str) -> bool:
    """Tell whether a row is of a unit, or of "strategy:<id>"."""
    strategy = strategy_of(name)
    return row.unit == name if strategy is None else row.strategy == strategy


def groups_of(row: Line) -> list[tuple[str, str]]:
    """Return whose sums in a commodity a line is in: its unit's, and its strategy's if any."""
    own = [(STRATEGY + row.strategy, row.commodity)] if row.strategy else []
    return [(row.unit, row.commodity), *own]


def named_in(patterns: Iterable[str]) -> list[str]:
    """Return the strategies that patterns of a rule on units name, each once."""
    found: dict[str, None] = {}
    for pattern in patterns:
        if pattern.startswith(STRATEGY) and not pattern.startswith(EVERY_STRATEGY):
            # An id has no slash: the book refuses it.
            found[pattern.removeprefix(STRATEGY).partition("/")[0]] = None
    return list(found)


def units_in(patterns: Iterable[str], known: Set[str]) -> list[str]:
    """Return the business units that patterns of a rule on units name and nobody has, each once."""
    found: dict[str, None] = {}
    for pattern in patterns:
        owner, mark, _ = pattern.rpartition("/")
        name = owner if mark else pattern
        # "*" is every unit, "" those lots that are nobody's; a unit of a desk file may have a "/".
        is_there = name in ("", EVERY_UNIT) or not known.isdisjoint((name, pattern))
        if not is_there and strategy_of(pattern) is None:
            found[name] = None
    return list(found)


def first_unknown(patterns: Iterable[str], known: Collection[str] | None) -> str:
    """Return the first strategy that a book does not have; "" where all are there.

    known: None = the book is not known here
    """
    if known is None:
        return ""
    return next((one for one in named_in(patterns) if one not in known), "")
