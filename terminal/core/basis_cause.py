"""Root cause of a basis alert: which leg moved, and what each part did to the basis.

From one moment to another the quoted spot price moves first, then each adjustment, then futures,
then the contract; a part is what its own step did to the basis. Every step is rounded to the same
digits, so that the parts add up to the change to the last of them (Decimal, price units).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, localcontext
from typing import Any, NamedTuple

import msgspec

from terminal.core.plan import exact
from terminal.core.session import BEIJING
from terminal.domain.alert import Fact
from terminal.domain.basis import Pair
from terminal.domain.contract import ZERO

DIGITS = Decimal("0.0001")
IDLE = Decimal("0.0000")
PRECISION = 80  # digits of work: products of prices, factors and tax rates are exact in it
MOST_OF_IT = Decimal(2) / Decimal(3)
TERMS = ("unit_factor", "tax_factor", "freight", "premium", "fx")
PART_NAMES = {"unit_factor": "unit", "tax_factor": "tax"}
BOTH = {"spot", "futures"}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A pair at one moment: both quoted prices, and the adjustments as they then were."""

    time: datetime
    spot_symbol: str
    futures_symbol: str
    price_unit: str
    spot: Decimal
    futures: Decimal
    unit_factor: Decimal
    tax_factor: Decimal
    freight: Decimal
    premium: Decimal
    fx: Decimal


class Step(NamedTuple):
    """One part: what moved, from where to where, and what that did to the basis."""

    name: str
    before: Decimal
    after: Decimal
    amount: Decimal


def mark_of(pair: Pair, spot: float, futures: float, time: datetime) -> Mark:
    """Note how a pair stands."""
    return Mark(
        time=time,
        spot_symbol=pair.spot,
        futures_symbol=pair.futures,
        price_unit=pair.price_unit,
        spot=exact(spot),
        futures=exact(futures),
        unit_factor=pair.dry_factor,
        tax_factor=pair.tax_factor,
        freight=pair.freight,
        premium=pair.premium,
        fx=pair.fx,
    )


def basis_of(mark: Mark) -> Decimal:
    """Return the basis of a moment, to the digits that parts are told in."""
    with localcontext() as context:
        context.prec = PRECISION
        return _basis(mark)


def is_comparable(then: Mark, now: Mark) -> bool:
    """One can be measured from the other: the same spot series, in the same unit."""
    return then.spot_symbol == now.spot_symbol and then.price_unit == now.price_unit


def basis_parts(then: Mark, now: Mark, old: Decimal | None = None) -> tuple[Step, ...]:
    """Divide the change of a basis into parts that add up to it exactly; idle ones are zero.

    old: what the contract of `then` costs now, if the pair has rolled since; without it the futures
        and the roll cannot be told apart, and are one part
    """
    with localcontext() as context:
        context.prec = PRECISION
        return _parts(then, now, old, _basis(then))


def _parts(then: Mark, now: Mark, old: Decimal | None, total: Decimal) -> tuple[Step, ...]:
    steps: list[Step] = []
    here = then

    # An alert waits for this: of what stayed as it was no basis is worked out.
    def move(name: str, before: Decimal, after: Decimal, **moved: Any) -> None:
        nonlocal here, total
        if before == after:
            steps.append(Step(name, before, after, IDLE))
            return
        here, was = msgspec.structs.replace(here, **moved), total
        total = _basis(here)
        steps.append(Step(name, before, after, total - was))

    move("spot", then.spot, now.spot, spot=now.spot)
    for term in TERMS:
        after = getattr(now, term)
        move(PART_NAMES.get(term, term), getattr(then, term), after, **{term: after})
    is_rolled = then.futures_symbol != now.futures_symbol
    if is_rolled and old is not None:
        move("futures", then.futures, old, futures=old)
        move("roll", old, now.futures, futures=now.futures)
    else:
        name = "futures_and_roll" if is_rolled else "futures"
        move(name, then.futures, now.futures, futures=now.futures)
    return tuple(steps)


# What `comparable_spot` makes of a quoted price, without its steps.
def _basis(mark: Mark) -> Decimal:
    price = mark.spot * mark.unit_factor * mark.tax_factor + mark.freight - mark.premium
    return (price * mark.fx - mark.futures).quantize(DIGITS)


def leg_of(parts: Iterable[Step]) -> str:
    """Name what moved: the part with more than two thirds of all movement, else that many did.

    "spot", "adjustments", "futures", "roll"; "both" = spot and futures, "several" = others;
    "none" = nothing moved
    """
    sizes: dict[str, Decimal] = {}
    for name, _, _, amount in parts:
        is_leg = name in ("spot", "futures", "roll", "futures_and_roll")
        group = name if is_leg else "adjustments"
        sizes[group] = sizes.get(group, ZERO) + amount
    sizes = {name: abs(size) for name, size in sizes.items() if size}
    if not sizes:
        return "none"
    most = max(sizes, key=lambda name: sizes[name])
    if sizes[most] > MOST_OF_IT * sum(sizes.values(), ZERO):
        return most
    return "both" if sizes.keys() == BOTH else "several"


def basis_facts(kind: str, then: Mark, now: Mark, old: Decimal | None = None) -> list[Fact]:
    """Say what moved a basis since `then`; legs always, adjustments when they did something.

    kind: what `then` is, such as "before" (the last value before the alert was pending)
    """
    with localcontext() as context:
        context.prec = PRECISION
        before = _basis(then)
        parts = _parts(then, now, old, before)
    after = sum((one.amount for one in parts), before)
    local = then.time.astimezone(BEIJING)
    told = [one for one in parts if one.amount or one.name in BOTH]
    told.sort(key=lambda one: -abs(one.amount))
    return [
        Fact("leg", leg_of(parts)),
        Fact(f"since_{kind}", f"{local:%Y-%m-%d %H:%M:%S}"),
        Fact("part_basis", _moved(before, after, after - before, now.price_unit)),
        *(
            Fact(f"part_{name}", _moved(was, became, amount, now.price_unit))
            for name, was, became, amount in told
        ),
    ]


def _moved(before: Decimal, after: Decimal, amount: Decimal, unit: str) -> str:
    return f"{plain(before)} → {plain(after)}: {signed(amount)} {unit}"


def plain(number: Decimal) -> str:
    """Write a number without needless digits."""
    return format(number.normalize() if number else ZERO, "f")


def signed(number: Decimal) -> str:
    """Write an amount with its sign; nothing has none."""
    return format(number.normalize(), "+f") if number else "0"
