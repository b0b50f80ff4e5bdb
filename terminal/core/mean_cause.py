"""Parts of a contract basis or an inventory basis: which price, month, contract or lot moved it.

From one moment to another the spot prices move first, then the futures, then the month that
contracts are converted to, then the rows, those that grow before those that shrink. Every step is
rounded to the same digits, so that the parts add up to the change to the last of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext

import msgspec

from terminal.core.basis_cause import DIGITS, PRECISION
from terminal.core.basis_rows import Row
from terminal.core.unit_things import Moment, Parts, Step
from terminal.domain.contract import ZERO

Rows = tuple[Row, ...]


def weighted_mean(values: Iterable[tuple[Decimal, Decimal | None]]) -> Decimal | None:
    """Return the mean of (weight, value), rounded; None where one has no value or none weighs."""
    weight = total = ZERO
    with localcontext() as context:
        context.prec = PRECISION
        for share, value in values:
            if value is None:
                return None
            weight += share
            total += share * value
        return (total / weight).quantize(DIGITS) if weight else None


def mean_of(
    rows: Iterable[Row], spot: Mapping[str, Decimal], futures: Mapping[str, Decimal]
) -> Decimal | None:
    """Return the mean basis of rows by weight, rounded; None where it has no value."""
    return weighted_mean((row.weight, row.value(spot, futures)) for row in rows)


def mean_parts(metric: str, then: Moment, now: Moment) -> Parts | None:
    """Return the mean then and now, and parts that add up to the difference exactly.

    None where a price is not known, or where sales have taken the place of purchases.
    """
    olds, news = then.rows.get(metric, ()), now.rows.get(metric, ())
    if {row.side for row in olds} != {row.side for row in news}:
        return None
    walk = _Walk(then, olds)
    last = mean_of(news, now.spot, now.futures)
    if walk.total is None or last is None:
        return None
    first = walk.total
    # What is new has no price of then: it comes in at that of now.
    walk.spot, walk.futures = {**now.spot, **then.spot}, {**now.futures, **then.futures}
    steps = [
        *walk.reprice("part_spot", walk.spot, now.spot),
        *walk.reprice("part_futures", walk.futures, now.futures),
        *walk.convert(news),
        *walk.replace(olds, news),
    ]
    return (first, last, steps) if walk.total == last else None


class _Walk:
    """Goes from one moment to another step by step; `total` is None once it has no value."""

    def __init__(self, then: Moment, rows: Rows) -> None:
        self.spot: Mapping[str, Decimal] = then.spot
        self.futures: Mapping[str, Decimal] = then.futures
        self._rows: dict[str, list[Row]] = {}
        for row in rows:
            self._rows.setdefault(row.ref, []).append(row)
        self.total = self._mean()

    def reprice(
        self, name: str, prices: Mapping[str, Decimal], newest: Mapping[str, Decimal]
    ) -> list[Step]:
        steps = []
        for key in sorted(prices.keys() & newest.keys()):
            before = prices[key]
            prices = {**prices, key: newest[key]}
            if name == "part_spot":
                self.spot = prices
            else:
                self.futures = prices
            steps.append(Step(name, key, before, newest[key], self._moved()))
        return steps

    def convert(self, news: Rows) -> list[Step]:
        month = next((row.month for row in news), "")
        before = next((row.month for rows in self._rows.values() for row in rows), month)
        if month == before:
            return []
        for ref, rows in self._rows.items():
            self._rows[ref] = [msgspec.structs.replace(row, month=month) for row in rows]
        here, there = (self.futures.get(one, ZERO) for one in (before, month))
        return [Step("part_month", month, here, there, self._moved())]

    def replace(self, olds: Rows, news: Rows) -> list[Step]:
        was, now = _by_ref(olds), _by_ref(news)
        steps = []
        shrinks = {ref: _weight(was, ref) - _weight(now, ref) for ref in (*was, *now)}
        # What grows comes first, so that there is always something to take a mean of.
        for ref in sorted(shrinks, key=lambda one: (shrinks[one], one)):
            self._rows[ref] = list(now.get(ref, ()))
            before, after = _weight(was, ref), _weight(now, ref)
            name = _named(was.get(ref, ()), now.get(ref, ()))
            steps.append(Step(name, ref, before, after, self._moved()))
        return steps

    def _mean(self) -> Decimal | None:
        rows = (row for each in self._rows.values() for row in each)
        return mean_of(rows, self.spot, self.futures)

    def _moved(self) -> Decimal:
        before, self.total = self.total, self._mean()
        return ZERO if before is None or self.total is None else self.total - before


def _by_ref(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found[row.ref] = (*found.get(row.ref, ()), row)
    return found


def _weight(rows: Mapping[str, Rows], ref: str) -> Decimal:
    return sum((row.weight for row in rows.get(ref, ())), ZERO)


# What was done to a contract or a lot, by what of its rows has changed.
def _named(old: Rows, new: Rows) -> str:
    kind = "contract" if (new or old)[0].side else "stock"
    if not old or not new:
        return f"part_{kind}_{'out' if old else 'in'}"
    if kind == "stock":
        return "part_stock"
    if {row.futures for row in old} != {row.futures for row in new}:
        return "part_rolled"
    less = sum((row.weight for row in new), ZERO) < sum((row.weight for row in old), ZERO)
    return "part_delivered" if less else "part_contract"
