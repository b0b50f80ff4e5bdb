"""The cost of carry as facts of an alert: each line item with what it was reckoned from."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.carry import DAYS_OF_YEAR, carry_of, priced
from terminal.core.market import Legs
from terminal.core.rule_subjects import CARRY, EDGE
from terminal.domain.alert import Fact
from terminal.domain.basis import Pair
from terminal.domain.carry import CarryDay, CarryItem, NoCarry
from terminal.domain.rule import Rule


def watches_carry(rule: Rule) -> bool:
    """Tell whether some formula of a rule says anything of carry."""
    return any(CARRY in clause.formula for clause in rule.clauses)


def carry_facts(day: CarryDay | NoCarry | None, pair: Pair, legs: Legs) -> list[Fact]:
    """Spell the carry of a pair out at the prices of its legs; nothing where it is not known."""
    if not isinstance(day, CarryDay) or legs.spot is None or legs.futures is None:
        return []
    spot, futures = priced(legs.spot), priced(legs.futures)
    carry = carry_of(day, spot, futures)
    facts = [
        Fact("carry_until", f"{day.last_day} + {day.payment_days}: T {day.days}"),
        *(Fact(f"carry_{one.name}", _line(one, day)) for one in carry.items),
        Fact("carry_cost", f"{carry.cost} {pair.price_unit}"),
        Fact(
            EDGE,
            f"{_text(futures)} - {_text(spot)} - {carry.cost} = {carry.edge:.2f} {pair.price_unit}",
        ),
    ]
    open_ones = [one.name for one in carry.items if not one.is_confirmed]
    if open_ones:
        facts.append(Fact("carry_unconfirmed", ", ".join(open_ones)))
    return facts


def _line(item: CarryItem, day: CarryDay) -> str:
    if item.base is None:
        return f"{item.amount}"
    base = _text(item.base)
    match item.name:
        case "interest":
            share = f"{_text(day.interest_rate)} x {day.days}/{DAYS_OF_YEAR}"
            made = f"{base} x {share}"
        case "storage":
            made = f"{base} x {day.days}"
        case _:
            made = f"{base} / {_text(1 + day.vat)} x {_text(day.vat)}"
    # What is below zero counts as nothing.
    return f"{made} = {item.amount}" if item.base >= 0 else f"{base} < 0: {item.amount}"


def _text(number: Decimal) -> str:
    return format(number.normalize(), "f")
