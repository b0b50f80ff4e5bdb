"""A unit at a moment, what its lines stand for, and what was done to each thing between two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

import msgspec

from terminal.core.basis_rows import Row
from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind

BASIS, FLAT = "basis_exposure", "flat_exposure"
Lines = tuple[Line, ...]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in one commodity at a moment.

    lines: by id, all in `base_unit`. nets: net lots of each position that a line is of
    spot: comparable price by pair; futures: price by symbol; both empty where no rule asks for them
    rows: what a contract or inventory basis is a mean of, by metric, of those that are asked for
    """

    time: datetime
    base_unit: str
    price_unit: str
    lines: Mapping[str, Line]
    nets: Mapping[str, int]
    spot: Mapping[str, Decimal] = {}
    futures: Mapping[str, Decimal] = {}
    rows: Mapping[str, tuple[Row, ...]] = {}

    def is_as(self, other: Moment) -> bool:
        """Nothing is different but the time."""
        return (
            self.lines == other.lines
            and self.nets == other.nets
            and self.spot == other.spot
            and self.futures == other.futures
            and self.rows == other.rows
        )


class Step(NamedTuple):
    """One part: what it is, of which line or price, from where to where, and what that did."""

    name: str
    ref: str
    before: Decimal
    after: Decimal
    amount: Decimal


# A metric then and now, and what adds up to the difference.
Parts = tuple[Decimal, Decimal, list[Step]]


def priced_in(moment: Moment) -> tuple[list[str], list[str]]:
    """Return the pairs and the contracts whose prices move what a moment's metrics are made of."""
    moved = [one for one in moment.lines.values() if one.delta_spot]
    rows = [row for each in moment.rows.values() for row in each]
    pairs = dict.fromkeys((*(one.pair for one in moved), *(row.pair for row in rows if row.pair)))
    symbols = [*(one.futures for one in moved), *(row.futures for row in rows)]
    return list(pairs), list(dict.fromkeys((*symbols, *(row.month for row in rows if row.month))))


def things_of(moment: Moment) -> dict[tuple[str, str], tuple[Line, ...]]:
    """Return the lines by what they stand for: a contract has one in each of its months, a position
    one a strategy.
    """
    found: dict[tuple[str, str], tuple[Line, ...]] = {}
    for line in moment.lines.values():
        # Each line of the desk file is a thing of its own, whatever it is called.
        ref = line.id if line.kind is LineKind.GIVEN else line.ref
        key = line.kind.value, ref
        found[key] = (*found.get(key, ()), line)
    return found


def adds(metric: str, lines: Iterable[Line]) -> Decimal:
    """Return what lines add to an exposure; goods and lots together in a flat one."""
    total = ZERO
    for line in lines:
        total += line.delta_spot + (line.delta_futures if metric == FLAT else ZERO)
    return total


def named(old: Lines, new: Lines, then: Moment, now: Moment) -> tuple[str, str]:
    """Return what was done to a thing, by what of its lines has changed, and which thing it is."""
    line = (new or old)[0]
    if line.kind is LineKind.FUTURES:
        is_same = then.nets.get(line.ref) == now.nets.get(line.ref)
        return "part_allocated" if is_same else "part_lots", line.ref
    if line.kind is LineKind.STOCK:
        return _came_or_went(old, new), line.ref
    if line.kind in (LineKind.TRANSIT, LineKind.GIVEN):
        return f"part_{line.kind.value}", line.ref
    return _dealt(old, new), line.ref


def _came_or_went(old: Lines, new: Lines) -> str:
    if not old:
        return "part_stock_in"
    return "part_stock" if new else "part_stock_out"


def _dealt(old: Lines, new: Lines) -> str:
    if not old:
        return "part_contract_in"
    is_delivered = adds(BASIS, old) != adds(BASIS, new)
    is_priced = _pricing(old) != _pricing(new)
    if is_delivered and is_priced:
        # Of a contract that is gone nobody can tell whether it was fulfilled or struck out.
        return "part_contract" if new else "part_contract_out"
    if is_delivered or is_priced:
        return "part_delivered" if is_delivered else "part_priced"
    is_rolled = {one.futures for one in old} != {one.futures for one in new}
    return "part_rolled" if is_rolled else "part_contract"


def _pricing(lines: Lines) -> Decimal:
    return sum((one.delta_futures for one in lines), ZERO)
