"""The cost of carry of a pair in words: each line with its operands, and its one side."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.carry import DAYS_OF_YEAR, carry_of, priced
from terminal.core.refusal import sentence
from terminal.core.view import PairView
from terminal.domain.carry import Carry, CarryDay, CarryItem, NoCarry
from terminal.domain.metric import DataState
from widgets import format as f
from widgets.carry_words import CARRY_FACTS
from widgets.latest import Latest
from widgets.refusals import told
from widgets.words import DATA_STATES, translate, unit, word


def carry_now(view: PairView) -> Carry | None:
    """Return a pair's carry at the prices of now; None while a leg or the carry is not known."""
    if view.state is not DataState.GOOD or not isinstance(view.carry, CarryDay):
        return None
    if view.spot is None or view.futures is None:
        return None
    return carry_of(view.carry, priced(view.spot), priced(view.futures))


def carry_sign(view: PairView) -> str:
    """Write the cost in a word or two: "carry 640"; "" while it is not known."""
    carry = carry_now(view)
    if carry is None:
        return ""
    return translate("Carry", "carry {0}").format(f.number(carry.cost, view.pair.decimals))


def bound_label(view: PairView) -> tuple[float, str] | None:
    """Return where cash-and-carry begins to pay, and the words at that line."""
    carry = carry_now(view)
    if carry is None:
        return None
    said = translate("Carry", "Cash-and-carry < {0}")
    return float(carry.bound), said.format(f.number(carry.bound, view.pair.decimals))


def carry_short(view: PairView, latest: Latest) -> str:
    """Say in a line what carry costs and what is left, or why that is not known."""
    return _short(carry_now(view), view, latest)


def _short(carry: Carry | None, view: PairView, latest: Latest) -> str:
    day = view.carry
    if carry is not None:
        words = translate("Carry", "Carry {cost}, cash-and-carry leaves {edge} {unit}")
        places = view.pair.decimals
        return words.format(
            cost=f.number(carry.cost, places),
            edge=f.number(carry.edge, places, sign=True),
            unit=unit(view.pair.price_unit),
        )
    if day is None:
        return ""
    why = word(DATA_STATES, view.state)
    if isinstance(day, NoCarry):
        why = told(day.why, sentence(day.why), latest)
    return translate("Carry", "Carry not known: {0}").format(why)


def carry_hint(view: PairView, latest: Latest) -> str:
    """Spell the carry out, an item a line; why it is not known where it is not; "" at first."""
    carry, day = carry_now(view), view.carry
    if carry is None or not isinstance(day, CarryDay):
        return _short(carry, view, latest)
    until = translate("Carry", "Carry to {day}: T {days} days ({more} of them until payment)")
    bound = translate("Carry", "Below a basis of {0} cash-and-carry pays: buy spot, sell futures")
    lines = [
        until.format(day=day.last_day, days=day.days, more=day.payment_days),
        *(_item(one, day) for one in carry.items),
        _short(carry, view, latest),
        bound.format(f.number(carry.bound, view.pair.decimals)),
        translate(
            "Carry",
            "Above there is no arbitrage bound, only an economic one: spot cannot be sold short",
        ),
    ]
    return "\n".join(lines)


def _item(item: CarryItem, day: CarryDay) -> str:
    name = word(CARRY_FACTS, f"carry_{item.name}")
    made = _made(item, day)
    if item.base is not None and item.base < 0:
        words = translate("Carry", "{name}: {base} is below zero and counts as nothing")
        said = words.format(name=name, base=made)
    else:
        said = f"{name} {made} = {_money(item.amount)}" if made else f"{name} {_money(item.amount)}"
    return said if item.is_confirmed else translate("Carry", "{0} (to be confirmed)").format(said)


def _made(item: CarryItem, day: CarryDay) -> str:
    if item.base is None:
        return ""
    base = f.plain(item.base)
    if item.base < 0:
        return base
    match item.name:
        case "interest":
            return f"{base} × {f.plain(day.interest_rate * 100)}% × {day.days}/{DAYS_OF_YEAR}"
        case "storage":
            return f"{base} × {day.days}"
    rate = f.plain(day.vat * 100)
    return f"{base} ÷ {f.plain(1 + day.vat)} × {rate}%"


def _money(amount: Decimal) -> str:
    return f.number(amount, 2)
