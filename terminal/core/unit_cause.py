"""Root cause of a unit's alert: which lines of its book, which lots and which prices moved it.

An exposure is a sum of lines, so a part is what one line adds now less what it added then. An
exposure basis is a mean: from one moment to another the spot prices move first, then the futures,
then the lines, each part being what its own step did. Every step of a mean is rounded to the same
digits, so that the parts add up to the change to the last of them (Decimal). Hedge ratio, what is
beyond a hedge: `hedge_cause`; contract and inventory basis: `mean_cause`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from terminal.core.basis_cause import MOST_OF_IT, plain, signed
from terminal.core.basis_rows import OF_ROWS
from terminal.core.hedge_cause import hedge_parts, over_parts
from terminal.core.mean_cause import mean_parts, weighted_mean
from terminal.core.session import BEIJING
from terminal.core.unit_rules import OVER_HEDGE
from terminal.core.unit_things import BASIS, FLAT, Moment, Parts, Step, adds, named, things_of
from terminal.domain.alert import Fact
from terminal.domain.contract import ZERO
from terminal.domain.line import Line

EXPOSED = "exposure_basis"
HEDGE, OVER = "hedge_ratio", OVER_HEDGE
# Those that prices move.
PRICED = frozenset((EXPOSED, *OF_ROWS))
METRICS = frozenset((BASIS, FLAT, HEDGE, OVER)) | PRICED
TOTALS = {metric: f"part_{metric}" for metric in sorted(METRICS)}
MOST_PARTS = 8
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
    "part_month": "month",
}


def unit_facts(metric: str, kind: str, then: Moment, now: Moment) -> list[Fact]:
    """Say what moved a unit's metric since `then`; the largest part first, the smallest together.

    kind: what `then` is, such as "before". [] where the two cannot be measured from one another
    """
    found = unit_parts(metric, then, now)
    if found is None and metric == HEDGE:
        # Without goods there is no ratio, and what is beyond a hedge is known.
        metric = OVER
        found = unit_parts(metric, then, now)
    if found is None:
        return []
    before, after, parts = found
    moved = sorted((one for one in parts if one.amount), key=lambda one: -abs(one.amount))
    measured = now.price_unit if metric in PRICED else now.base_unit
    measured = "%" if metric == HEDGE else measured
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


def unit_parts(metric: str, then: Moment, now: Moment) -> Parts | None:
    """Return a metric then and now, and parts that add up to the difference exactly.

    None where the amounts are in different units of measure, or a price is not known.
    """
    if then.base_unit != now.base_unit:
        return None
    if metric == EXPOSED:
        return _mean_parts(then, now)
    if metric == HEDGE:
        return hedge_parts(then, now)
    if metric == OVER:
        return over_parts(then, now)
    if metric in OF_ROWS:
        return mean_parts(metric, then, now)
    steps = []
    olds, news = things_of(then), things_of(now)
    for key in sorted({*olds, *news}):
        old, new = olds.get(key, ()), news.get(key, ())
        before, after = adds(metric, old), adds(metric, new)
        steps.append(Step(*named(old, new, then, now), before, after, after - before))
    lines = (moment.lines.values() for moment in (then, now))
    first, last = (adds(metric, each) for each in lines)
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

    def basis(line: Line) -> Decimal | None:
        s, f = spot.get(line.pair), futures.get(line.futures)
        return None if s is None or f is None else s - f

    return weighted_mean((abs(line.delta_spot), basis(line)) for line in lines if line.delta_spot)


def _mean_parts(then: Moment, now: Moment) -> Parts | None:
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
    olds, news = things_of(then), things_of(now)
    for thing in sorted({*olds, *news}, key=lambda one: (_shrinks(olds, news, one), one)):
        old, new = olds.get(thing, ()), news.get(thing, ())
        for line in old:
            del lines[line.id]
        lines |= {line.id: line for line in new}
        moved = mean_basis(lines.values(), spot, futures)
        if moved is None:
            return None
        before, after = adds(BASIS, old), adds(BASIS, new)
        steps.append(Step(*named(old, new, then, now), before, after, moved - total))
        total = moved
    return first, last, steps


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


def _span(before: Decimal, after: Decimal) -> str:
    return f"{plain(before)} → {plain(after)}"
