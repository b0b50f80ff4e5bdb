"""Basis: spot minus futures, after the spot price was made comparable with the contract.

China's sign: B = S - F. B > 0 means that spot stands above futures; a rising B is "strengthening"
even while |B| falls. Order of operations: unit, moisture, tax, freight, premium, FX (each a line
item).
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec

from terminal.domain.premium import Premium

DRY = Decimal(1)


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One spot series and one futures month, with what makes the two comparable.

    unit_factor: futures quote units per spot quote unit (CNY/kg quoted against CNY/t: 1000)
    moisture: the fraction of water in goods that are quoted wet while futures are dry: S / (1 - m)
    tax_factor: 1+r when spot is quoted without the VAT that the contract includes; 1/(1+r) the
        other way round; 1 when both are on the same footing
    freight: added to reach the delivery point, futures quote currency per unit
    premium: of the quoted goods over the deliverable standard, subtracted; signed
    premiums: the dated rows that it is the sum of; () = it is a number of the desk file
    fx: futures currency per spot currency
    base_per_lot: tonnes (or the pair's base unit) in one futures lot; not always the multiplier
    spot_max_age, futures_max_age: older than this a leg is stale and the basis unknown
    max_skew: the most by which the two legs' source times may differ; None = not checked
    """

    id: str
    name: str
    spot: str
    futures: str
    premium: Decimal
    unit_factor: Decimal = Decimal(1)
    tax_factor: Decimal = Decimal(1)
    freight: Decimal = Decimal(0)
    fx: Decimal = Decimal(1)
    base_per_lot: Decimal = Decimal(1)
    base_unit: str = "t"
    price_unit: str = "CNY/t"
    decimals: int = 0
    spot_max_age: timedelta = timedelta(seconds=30)
    futures_max_age: timedelta = timedelta(seconds=30)
    max_skew: timedelta | None = None
    moisture: Decimal = Decimal(0)
    premiums: tuple[Premium, ...] = ()

    @property
    def dry_factor(self) -> Decimal:
        """The unit factor and what water takes off a wet unit, in one."""
        # Undivided where there is no water: a factor keeps the digits that a person wrote.
        return self.unit_factor / (DRY - self.moisture) if self.moisture else self.unit_factor


class Step(msgspec.Struct, frozen=True):
    """One line item on the way from a quoted spot price to a comparable one.

    row: the dated row that the operand comes from
    """

    name: str
    operand: Decimal
    result: Decimal
    row: Premium | None = None


def scale_and_shift(pair: Pair) -> tuple[float, float]:
    """Return (a, c) with S_cmp = a * S + c: all adjustments in one multiply and one add."""
    fx = pair.fx
    scale = pair.dry_factor * pair.tax_factor * fx
    shift = (pair.freight - pair.premium) * fx
    return float(scale), float(shift)


def comparable_spot(pair: Pair, spot: Decimal) -> tuple[Step, ...]:
    """Spell out every adjustment in order; the last step's result is the comparable spot price."""
    steps = [Step("quoted", spot, spot)]
    price = spot * pair.unit_factor
    steps.append(Step("unit", pair.unit_factor, price))
    if pair.moisture:
        price = spot * pair.dry_factor
        steps.append(Step("moisture", pair.moisture, price))
    price *= pair.tax_factor
    steps.append(Step("tax", pair.tax_factor, price))
    price += pair.freight
    steps.append(Step("freight", pair.freight, price))
    for row in pair.premiums:
        price -= row.amount
        steps.append(Step("premium", row.amount, price, row))
    if not pair.premiums:
        price -= pair.premium
        steps.append(Step("premium", pair.premium, price))
    price *= pair.fx
    steps.append(Step("fx", pair.fx, price))
    return tuple(steps)
