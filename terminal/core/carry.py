"""Cost of carry to delivery, line by line, and the basis below which 正套 pays.

Everything is reckoned on the comparable spot price: wet tonnes, foreign money and tax without the
contract's are converted first. Nothing is earned: a price below zero bears no interest, and where
the settlement lies below the cost there is no tax credit; such a line is 0 and shows its base.
The settlement at delivery is taken as the futures price of now.

One-sided: nobody can sell spot that he does not have, so that nothing bounds the basis from above.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from terminal.core.plan import exact
from terminal.core.refusal import Refusal, say
from terminal.core.rule_subjects import COST, INTEREST, TAX
from terminal.domain.basis import Pair
from terminal.domain.carry import Carry, CarryDay, CarryItem, CarryTerms, NoCarry
from terminal.domain.code import future_product
from terminal.domain.product import ProductTable

CENT = Decimal("0.01")
DAYS_OF_YEAR = 365
PLACES = 4
ZERO, ONE = Decimal(0), Decimal(1)
UNKNOWN: Mapping[str, float | None] = {COST: None, INTEREST: None, TAX: None}


def day_of(
    pair: Pair, terms: CarryTerms, products: ProductTable, today: date, last_day: date | None
) -> CarryDay | NoCarry:
    """Work out what holds for a trading day; why not, where something is not known.

    last_day: the contract's, as the front lists it; None = it has not
    """
    if terms.missing:
        return NoCarry(say(Refusal.CARRY_UNSAID, keys=", ".join(terms.missing)))
    if last_day is None:
        return NoCarry(say(Refusal.CARRY_UNLISTED, symbol=pair.futures))
    if today > last_day:
        return NoCarry(say(Refusal.CARRY_OVER, symbol=pair.futures, until=last_day))
    product = products.product(future_product(pair.futures) or "", last_day)
    # The invoice is of the day of delivery, and so is its rate.
    vat = None if product is None else products.vat_in_price(product, last_day)
    if product is None or vat is None:
        return NoCarry(say(Refusal.CARRY_UNTAXED, symbol=pair.futures))
    assert terms.payment_days is not None
    assert terms.interest_rate is not None
    days = (last_day - today).days + terms.payment_days
    return CarryDay(
        pair=pair.id,
        day=today,
        last_day=last_day,
        days=days,
        interest_rate=terms.interest_rate,
        vat=vat,
        is_bonded=product.is_bonded,
        payment_days=terms.payment_days,
        fixed=_fixed(terms, days),
        is_rate_confirmed=not terms.unconfirmed & {"interest_rate", "payment_days"},
    )


def carry_of(day: CarryDay, spot: Decimal, futures: Decimal) -> Carry:
    """Reckon the carry at a comparable spot price and a futures price."""
    interest = _cents(max(spot, ZERO) * day.interest_rate * day.days / DAYS_OF_YEAR)
    items = [
        CarryItem(name="interest", amount=interest, base=spot, is_confirmed=day.is_rate_confirmed),
        *day.fixed,
    ]
    untaxed = sum((one.amount for one in items), ZERO)
    if not day.is_bonded:
        gap = futures - spot
        tax = _cents(max(gap, ZERO) / (ONE + day.vat) * day.vat)
        items.append(CarryItem(name="vat", amount=tax, base=gap))
    cost = sum((one.amount for one in items), ZERO)
    return Carry(
        items=tuple(items),
        cost=cost,
        edge=futures - spot - cost,
        # The tax on the gap grows with the gap: it is 0 at no gap, and vat / (1 + vat) of this one.
        bound=-_cents(untaxed * (ONE + day.vat)),
    )


def priced(price: float) -> Decimal:
    """Return a price as people read it: without the last digits that adjusting it has left."""
    return exact(round(price, PLACES))


def coefficients(day: CarryDay | NoCarry | None) -> Mapping[str, float | None]:
    """Return what the rule engine works the carry out from, with every price that comes.

    Money per unit, and fractions of the spot price and of the gap; None while they are not known.
    """
    if not isinstance(day, CarryDay):
        return UNKNOWN
    return {
        COST: float(sum((one.amount for one in day.fixed), ZERO)),
        INTEREST: float(day.interest_rate * day.days / DAYS_OF_YEAR),
        TAX: float(day.vat / (ONE + day.vat)),
    }


def _fixed(terms: CarryTerms, days: int) -> tuple[CarryItem, ...]:
    assert terms.storage is not None
    items = [
        CarryItem(
            name="storage",
            amount=_cents(terms.storage * days),
            base=terms.storage,
            is_confirmed=not terms.unconfirmed & {"storage", "payment_days"},
        )
    ]
    for name in ("handling", "inspection", "delivery", "loss"):
        amount = _cents(getattr(terms, name))
        confirmed = name not in terms.unconfirmed
        items.append(CarryItem(name=name, amount=amount, is_confirmed=confirmed))
    return tuple(items)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT)
