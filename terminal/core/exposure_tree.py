"""Exposure by unit, commodity, month, strategy and account, with the lines below each node.

Sums are kept for every prefix of a line's keys and moved by a line's own difference, so that one
changed line costs a few additions whatever the size of the book. `Decimal` sums do not drift.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind
from terminal.domain.sums import Sums

Key = tuple[str, ...]


class Shift(msgspec.Struct, frozen=True):
    """One node's sums before and after some changes, for a preview."""

    key: Key
    before: Sums
    after: Sums


DIMENSIONS = ("unit", "commodity", "month", "strategy", "account")


class Node(msgspec.Struct, frozen=True):
    """One node: what it is called, and its sums, one for each unit of measure below it.

    Tonnes of two commodities can be added, and mean little; grams and tonnes cannot.
    """

    key: Key
    sums: tuple[Sums, ...]


class ExposureTree:
    """Lines by id, summed along `dimensions` from the root ()."""

    def __init__(self, dimensions: Sequence[str] = DIMENSIONS) -> None:
        self.dimensions = tuple(dimensions)
        self._lines: dict[str, Line] = {}
        self._sums: dict[Key, dict[str, Sums]] = {(): {}}
        self._children: dict[Key, dict[Key, None]] = {(): {}}
        self._leaves: dict[Key, dict[str, None]] = {}

    def put(self, line: Line) -> list[Key]:
        """Add a line, or replace the one with its id; return the nodes that moved."""
        if self._lines.get(line.id) == line:
            return []
        moved = dict.fromkeys(self.drop(line.id))
        self._lines[line.id] = line
        path = self._path(line)
        for depth in range(len(path) + 1):
            self._add(path[:depth], line, 1)
            moved[path[:depth]] = None
        self._leaves.setdefault(path, {})[line.id] = None
        return list(moved)

    def drop(self, id: str) -> list[Key]:
        """Take a line out; return the nodes that moved, [] when there is no such line."""
        line = self._lines.pop(id, None)
        if line is None:
            return []
        path = self._path(line)
        del self._leaves[path][id]
        moved = [path[:depth] for depth in range(len(path), -1, -1)]
        for key in moved:
            self._add(key, line, -1)
        return moved

    def load(self, lines: Iterable[Line]) -> list[Key]:
        """Hold exactly these lines; return the nodes that moved."""
        wanted = {line.id: line for line in lines}
        moved: dict[Key, None] = {}
        for id in [id for id in self._lines if id not in wanted]:
            moved |= dict.fromkeys(self.drop(id))
        for line in wanted.values():
            moved |= dict.fromkeys(self.put(line))
        return list(moved)

    def line(self, id: str) -> Line | None:
        """Return one line, None when it is not there."""
        return self._lines.get(id)

    def every(self) -> Iterable[Line]:
        """Go through all lines, in no order."""
        return self._lines.values()

    def node(self, key: Key) -> Node:
        """Return one node; a key that nothing stands under has no sums."""
        return Node(key, tuple(self._sums.get(key, {}).values()))

    def sums(self, key: Key, base_unit: str) -> Sums:
        """Return one node's sums in one unit of measure, zero where there is nothing."""
        return self._sums.get(key, {}).get(base_unit, Sums(base_unit=base_unit))

    def children(self, key: Key) -> list[Key]:
        """Return the nodes right below, in order of their names."""
        return sorted(self._children.get(key, ()))

    def groups(self) -> list[Key]:
        """Return all nodes of the second depth, in order: by default units' commodities."""
        return [key for first in self.children(()) for key in self.children(first)]

    def lines(self, key: Key) -> list[Line]:
        """Return every line below a node: what its sums are made of."""
        found: list[Line] = []
        below = [key]
        while below:
            here = below.pop()
            found += [self._lines[id] for id in self._leaves.get(here, ())]
            below += self._children.get(here, ())
        return sorted(found, key=lambda line: line.id)

    def hidden(self, key: Key, base_unit: str) -> Decimal:
        """Return base units that net out across delivery months below a node: spread risk.

        The sum of each month's |flat| less the |flat| of the sum, >= 0.
        """
        months: dict[tuple[str, str], Decimal] = {}
        for line in self.lines(key):
            if line.base_unit == base_unit:
                place = line.commodity, line.month
                months[place] = months.get(place, ZERO) + line.delta_spot + line.delta_futures
        by_commodity: dict[str, Decimal] = {}
        for (commodity, _), flat in months.items():
            by_commodity[commodity] = by_commodity.get(commodity, ZERO) + flat
        gross = sum((abs(flat) for flat in months.values()), ZERO)
        return gross - sum((abs(flat) for flat in by_commodity.values()), ZERO)

    def _path(self, line: Line) -> Key:
        return tuple(getattr(line, name) for name in self.dimensions)

    def _add(self, key: Key, line: Line, sign: int) -> None:
        by_unit = self._sums.setdefault(key, {})
        before = by_unit.get(line.base_unit, Sums(base_unit=line.base_unit))
        is_futures = line.kind is LineKind.FUTURES
        after = Sums(
            base_unit=line.base_unit,
            spot=before.spot + sign * line.delta_spot,
            pricing=before.pricing + (ZERO if is_futures else sign * line.delta_futures),
            futures=before.futures + (sign * line.delta_futures if is_futures else ZERO),
            lines=before.lines + sign,
        )
        if after.lines:
            by_unit[line.base_unit] = after
        else:
            del by_unit[line.base_unit]
        self._link(key, bool(by_unit))

    def _link(self, key: Key, is_there: bool) -> None:
        if not is_there:
            del self._sums[key]
            if key not in self._leaves or not self._leaves[key]:
                self._leaves.pop(key, None)
        if not key:
            return
        siblings = self._children.setdefault(key[:-1], {})
        if is_there:
            siblings[key] = None
        else:
            siblings.pop(key, None)
            if not siblings:
                del self._children[key[:-1]]
