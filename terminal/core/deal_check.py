"""What cannot be right in one contract with its pricings and rolls, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from terminal.core.deals import LONGEST_WINDOW
from terminal.core.month_check import is_over
from terminal.domain.contract import ZERO, Contract, PricingKind
from terminal.domain.deal import Deal
from terminal.domain.fault import Fault, fault_of
from terminal.domain.pricing import Pricing
from terminal.domain.quote import BEIJING
from terminal.domain.register import Table
from terminal.domain.roll import Roll

# [K] Goods in bulk are traded within 10%.
MOST_TOLERANCE = Decimal("0.2")

_fault = partial(fault_of, Table.CONTRACTS)


def deal_faults(deal: Deal, day: date) -> Iterator[Fault]:
    """Return refusals and flags of one contract as it stands on `day`."""
    yield from _term_faults(deal.contract)
    if deal.contract.kind is PricingKind.AVERAGE:
        yield from _window_faults(deal)
    yield from _quantity_faults(deal)
    yield from _fact_faults(deal, day)
    yield from _late_faults(deal, day)


def _term_faults(terms: Contract) -> Iterator[Fault]:
    if terms.kind is PricingKind.FIXED:
        if terms.price is None:
            yield _fault(terms, "price", "", "a fixed-price contract needs its price")
        if terms.premium is not None:
            yield _fault(terms, "premium", terms.premium, "a fixed-price contract has no premium")
        if terms.priced:
            yield _fault(
                terms, "priced", terms.priced, "a fixed price is wholly priced; leave it out"
            )
        if terms.hedge_price is None:
            why = "without the futures price of its time it has no contract basis"
            yield _fault(terms, "hedge_price", "", why, is_refusal=False)
        return
    if terms.premium is None:
        why = f"a {terms.kind} contract needs its premium; 0 must be written as 0"
        yield _fault(terms, "premium", "", why)
    if terms.priced and terms.price is None:
        yield _fault(terms, "price", "", f"{terms.priced} is priced, but at what price is not said")
    if terms.price is not None and not terms.priced:
        yield _fault(terms, "price", terms.price, "nothing is said to be priced at this price")


def _window_faults(deal: Deal) -> Iterator[Fault]:
    terms = deal.contract
    start, end = terms.window_start, terms.window_end
    if start is None or end is None:
        yield _fault(terms, "window_start", start or "", "an average price needs both window days")
    elif end < start:
        yield _fault(terms, "window_end", end, f"lies before the window's start, {start}")
    elif end - start > LONGEST_WINDOW:
        why = f"is {(end - start).days} days after {start}; no window is longer than 3 years"
        yield _fault(terms, "window_end", end, why)
    elif not deal.days:
        yield _fault(terms, "window_end", end, f"no day from {start} on is a trading day")
    elif is_over(terms.futures, end):
        why = f"lies after the last day of {terms.futures}: it will have no settlement then"
        yield _fault(terms, "window_end", end, why, is_refusal=False)


def _quantity_faults(deal: Deal) -> Iterator[Fault]:
    terms = deal.contract
    for name in ("quantity", "priced", "delivered", "tolerance"):
        if getattr(terms, name) < 0:
            why = "must not be negative; the side says which way the goods go"
            yield _fault(terms, name, getattr(terms, name), why)
    yield from _over_faults(deal)
    if terms.tolerance > MOST_TOLERANCE:
        why = f"is {terms.tolerance:.0%} of the quantity; one per cent is written 1% or 0.01"
        yield _fault(terms, "tolerance", terms.tolerance, why, is_refusal=False)
    most = terms.quantity * (1 + terms.tolerance)
    if terms.delivered > most:
        why = f"is more than {most}, the quantity with its tolerance"
        yield _fault(terms, "delivered", terms.delivered, why)


# Each pricing from the one that takes the contract over, so that one more is always a new fault.
# What was priced before the goods came short of it was right then: it leaves a hedge to be closed.
def _over_faults(deal: Deal) -> Iterator[Fault]:
    terms, most = deal.contract, deal.quantity
    priced = deal.priced - sum((one.quantity for one in deal.pricings), ZERO)
    if terms.is_final and most < deal.priced <= terms.quantity * (1 + terms.tolerance):
        why = f"is all that came, and {deal.priced} is priced: {deal.priced - most} is in vain"
        yield _fault(terms, "delivered", terms.delivered, why, is_refusal=False)
        return
    if priced > most:
        why = f"{deal.priced} is priced, more than the contract's {most}"
        yield _fault(terms, "priced", terms.priced, why)
        return
    for pricing in deal.pricings if terms.kind is not PricingKind.FIXED else ():
        priced += pricing.quantity
        if priced > most:
            yield Fault(
                table=Table.PRICINGS,
                id=pricing.id,
                field="quantity",
                value=str(pricing.quantity),
                why=f"brings what is priced of contract {terms.id} to {priced}, above its {most}",
            )


def _fact_faults(deal: Deal, day: date) -> Iterator[Fault]:
    by_hand = deal.contract.kind in (PricingKind.BASIS, PricingKind.LATER)
    facts: list[Pricing | Roll] = [*deal.pricings, *deal.rolls]
    for fact in facts:
        table = Table.PRICINGS if isinstance(fact, Pricing) else Table.ROLLS
        if not by_hand:
            why = f"contract {deal.contract.id} is {deal.contract.kind}: it is not priced by hand"
            yield Fault(table=table, id=fact.id, field="contract", value=fact.contract, why=why)
        # It counts all the same, and what is done until then will be of before it. It may be the
        # clock of this machine that is wrong.
        if fact.time.astimezone(BEIJING).date() > day:
            yield Fault(
                table=table,
                id=fact.id,
                field="time",
                value=_written(fact.time),
                why=f"lies after the trading day, {day}, and counts from now on",
                is_refusal=False,
            )
    yield from _part_faults(deal)
    for pricing in deal.pricings:
        until = deal.contract.pricing_until
        if until is not None and pricing.time.astimezone(BEIJING).date() > until:
            yield Fault(
                table=Table.PRICINGS,
                id=pricing.id,
                field="time",
                value=_written(pricing.time),
                why=f"lies after the last day for pricing, {until}",
                is_refusal=False,
            )


def _part_faults(deal: Deal) -> Iterator[Fault]:
    excess = deal.parcels.excess
    facts: list[Pricing | Roll] = [*deal.pricings, *deal.rolls]
    for fact in facts:
        quantity = fact.quantity
        why = "must be above 0" if quantity is not None and quantity <= 0 else ""
        if fact.id in excess:
            why = "is more than was unpriced in that month at the time"
        if why:
            table = Table.PRICINGS if isinstance(fact, Pricing) else Table.ROLLS
            yield Fault(table=table, id=fact.id, field="quantity", value=str(quantity), why=why)
    # What a last delivery falls short of is taken from the parts.
    apart = sum((one.quantity for one in deal.parcels.parts), ZERO)
    if apart > deal.unpriced and not deal.contract.is_final:
        why = f"{apart} was rolled in parts, but only {deal.unpriced} is unpriced"
        yield _fault(deal.contract, "quantity", deal.contract.quantity, why)


def _late_faults(deal: Deal, day: date) -> Iterator[Fault]:
    terms = deal.contract
    for name, left, what in (
        ("pricing_until", deal.unpriced, "unpriced"),
        ("delivery_until", deal.undelivered, "undelivered"),
    ):
        until = getattr(terms, name)
        if until is not None and until < day and left:
            why = f"has passed with {left} still {what}"
            yield _fault(terms, name, until, why, is_refusal=False)


def _written(time: datetime) -> str:
    return time.astimezone(BEIJING).replace(tzinfo=None).isoformat(" ")
