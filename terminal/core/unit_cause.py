"""Root cause of a unit's alert: which lines of its book, which lots and which prices moved it.

An exposure is a sum of lines, so a part is what one line adds now less what it added then. An
exposure basis is a mean: from one moment to another the spot prices move first, then the futures,
then the lines, each part being what its own step did. Every step of a mean is rounded to the same
digits, so that the parts add up to the change to the last of them (Decimal).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, localcontext
from typing import NamedTuple

import msgspec

from terminal.core.basis_cause import DIGITS, MOST_OF_IT, PRECISION, plain, signed
from terminal.core.session import BEIJING
from terminal.domain.alert import Fact
from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind

BASIS, FLAT, EXPOSED = "basis_exposure", "flat_exposure", "exposure_basis"
METRICS = frozenset((BASIS, FLAT, EXPOSED))
TOTALS = {BASIS: "part_basis_exposure", FLAT: "part_flat_exposure", EXPOSED: "part_exposure_basis"}
MOST_PARTS = 8
Lines = tuple[Line, ...]
# What a part is called in the record, and which group it belongs to.
GROUPS = {
    "part_stock_in": "stock",
    "part_stock_out": "stock",
    "part_stock": "stock",
    "part_transit": "stock",
    "part_given": "given",
    "part_contract_in": "contracts",
    "part_contract_out": "contracts",
    "part_priced": "contracts",
    "part_delivered": "contracts",
    "part_rolled": "contracts",
    "part_contract": "contracts",
    "part_lots": "positions",
    "part_allocated": "positions",
    "part_spot": "spot",
    "part_futures": "futures",
}


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in one commodity at a moment.

    lines: by id, all in `base_unit`. nets: net lots of each position that a line is of
    spot: comparable price by pair; futures: price by symbol; both empty where no rule asks for them
    """

    time: datetime
    base_unit: str
    price_unit: str
    lines: Mapping[str, Line]
    nets: Mapping[str, int]
    spot: Mapping[str, Decimal] = {}
    futures: Mapping[str, Decimal] = {}

    def is_as(self, other: Moment) -> bool:
        """Nothing is different but the time."""
        return (
            self.lines == other.lines
            and self.nets == other.nets
            and self.spot == other.spot
            and self.futures == other.futures
        )


class Step(NamedTuple):
    """One part: what it is, of which line or price, from where to where, and what that did."""

    name: str
    ref: str
    before: Decimal
    after: Decimal
    amount: Decimal


def unit_facts(metric: str, kind: str, then: Moment, now: Moment) -> list[Fact]:
    """Say what moved a unit's metric since `then`; the largest part first, the smallest together.

    kind: what `then` is, such as "before". [] where the two cannot be measured from one another
    """
    found = unit_parts(metric, then, now)
    if found is None:
        return []
    before, after, parts = found
    moved = sorted((one for one in parts if one.amount), key=lambda one: -abs(one.amount))
    measured = now.price_unit if metric == EXPOSED else now.base_unit
    local = then.time.astimezone(BEIJING)
    rest = moved[MOST_PARTS:]
    facts = [
        Fact("leg", cause_of(moved)),
        Fact(f"since_{kind}", f"{local:%Y-%m-%d %H:%M:%S}"),
        Fact(TOTALS[metric], f"{_span(before, after)}: {signed(after - before)} {measured}"),
    ]
    for one in moved[:MOST_PARTS]:
        words = f"{one.ref}: {_span(one.before, one.after)}: {signed(one.amount)} {measured}"
        facts.append(Fact(one.name, words))
    if rest:
        amount = signed(sum((one.amount for one in rest), ZERO))
        facts.append(Fact("part_others", f"{len(rest)}: {amount} {measured}"))
    return facts


def unit_parts(
    metric: str, then: Moment, now: Moment
) -> tuple[Decimal, Decimal, list[Step]] | None:
    """Return a metric then and now, and parts that add up to the difference exactly.

    None where the amounts are in different units of measure, or a price is not known.
    """
    if then.base_unit != now.base_unit:
        return None
    if metric == EXPOSED:
        return _mean_parts(then, now)
    steps = []
    olds, news = _things(then), _things(now)
    for key in sorted({*olds, *news}):
        old, new = olds.get(key, ()), news.get(key, ())
        before, after = _adds(metric, old), _adds(metric, new)
        steps.append(Step(*_named(old, new, then, now), before, after, after - before))
    lines = (moment.lines.values() for moment in (then, now))
    first, last = (_adds(metric, each) for each in lines)
    return first, last, steps


def cause_of(parts: Iterable[Step]) -> str:
    """Name the group with more than two thirds of all movement; "several", or "none"."""
    sizes: dict[str, Decimal] = {}
    for one in parts:
        group = GROUPS[one.name]
        sizes[group] = sizes.get(group, ZERO) + abs(one.amount)
    if not sizes:
        return "none"
    most = max(sizes, key=lambda name: sizes[name])
    return most if sizes[most] > MOST_OF_IT * sum(sizes.values(), ZERO) else "several"


def mean_basis(
    lines: Iterable[Line], spot: Mapping[str, Decimal], futures: Mapping[str, Decimal]
) -> Decimal | None:
    """Return the basis of lines weighted by what moves with spot; None where it has no value."""
    weight = total = ZERO
    with localcontext() as context:
        context.prec = PRECISION
        for line in lines:
            if not line.delta_spot:
                continue
            s, f = spot.get(line.pair), futures.get(line.futures)
            if s is None or f is None:
                return None
            weight += abs(line.delta_spot)
            total += abs(line.delta_spot) * (s - f)
        return (total / weight).quantize(DIGITS) if weight else None


def _mean_parts(then: Moment, now: Moment) -> tuple[Decimal, Decimal, list[Step]] | None:
    # What is new has no price of then: it comes in at that of now.
    spot, futures = {**now.spot, **then.spot}, {**now.futures, **then.futures}
    lines = dict(then.lines)
    first = total = mean_basis(lines.values(), then.spot, then.futures)
    last = mean_basis(now.lines.values(), now.spot, now.futures)
    if total is None or first is None or last is None:
        return None
    steps: list[Step] = []
    for name, prices, newest in (
        ("part_spot", spot, now.spot),
        ("part_futures", futures, now.futures),
    ):
        for key in sorted(prices.keys() & newest.keys()):
            before, prices[key] = prices[key], newest[key]
            moved = mean_basis(lines.values(), spot, futures)
            if moved is None:
                return None
            steps.append(Step(name, key, before, newest[key], moved - total))
            total = moved
    # What grows comes before what shrinks, so that there is always something to take a mean of.
    olds, news = _things(then), _things(now)
    for thing in sorted({*olds, *news}, key=lambda one: (_shrinks(olds, news, one), one)):
        old, new = olds.get(thing, ()), news.get(thing, ())
        for line in old:
            del lines[line.id]
        lines |= {line.id: line for line in new}
        moved = mean_basis(lines.values(), spot, futures)
        if moved is None:
            return None
        before, after = _adds(BASIS, old), _adds(BASIS, new)
        steps.append(Step(*_named(old, new, then, now), before, after, moved - total))
        total = moved
    return first, last, steps


def _things(moment: Moment) -> dict[tuple[str, str], tuple[Line, ...]]:
    # What lines stand for: a contract has one in each of its months, a position one a strategy.
    found: dict[tuple[str, str], tuple[Line, ...]] = {}
    for line in moment.lines.values():
        # Each line of the desk file is a thing of its own, whatever it is called.
        ref = line.id if line.kind is LineKind.GIVEN else line.ref
        key = line.kind.value, ref
        found[key] = (*found.get(key, ()), line)
    return found


def _shrinks(
    olds: Mapping[tuple[str, str], tuple[Line, ...]],
    news: Mapping[tuple[str, str], tuple[Line, ...]],
    key: tuple[str, str],
) -> Decimal:
    weights = (
        sum((abs(one.delta_spot) for one in side.get(key, ())), ZERO) for side in (olds, news)
    )
    old, new = weights
    return old - new


def _adds(metric: str, lines: Iterable[Line]) -> Decimal:
    total = ZERO
    for line in lines:
        total += line.delta_spot + (line.delta_futures if metric == FLAT else ZERO)
    return total


def _named(old: Lines, new: Lines, then: Moment, now: Moment) -> tuple[str, str]:
    # What was done to a thing, by what of its lines has changed.
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
    is_delivered = _adds(BASIS, old) != _adds(BASIS, new)
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


def _span(before: Decimal, after: Decimal) -> str:
    return f"{plain(before)} → {plain(after)}"
