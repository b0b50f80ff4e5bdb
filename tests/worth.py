"""What the book is worth at given prices, computed from the terms and not from any delta.

It is the proof of the two-delta table: whatever the prices do, the change of worth is the sum of
basis exposure x change of basis and flat exposure x change of futures.
"""

from __future__ import annotations

from decimal import Decimal

from terminal.core.marks import Marks
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit


def worth_of_goods(goods: Lot | Transit, pair: str, marks: Marks) -> Decimal:
    """Return the money that goods would bring now; without title they are not ours to sell."""
    if isinstance(goods, Transit) and not goods.has_title:
        return Decimal(0)
    return marks.worth(goods.futures, goods.quantity, marks.spot[pair])


def worth_of_deal(deal: Deal, pair: str, marks: Marks) -> Decimal:
    """Return what a contract is worth to us: goods to come against money to go, sales mirrored.

    Money of the whole contract, paid or not. KeyError when a price is not marked, ValueError when
    the contract itself lacks a price.
    """
    if deal.cost is None:
        raise ValueError(f"contract {deal.contract.id}: a price is not known")
    goods = marks.worth(deal.futures, deal.undelivered, marks.spot[pair])
    money = marks.worth(deal.futures, Decimal(1), deal.cost)
    for part in deal.open:
        price = marks.futures[part.futures] + part.premium
        money += marks.worth(part.futures, part.quantity, price)
    return deal.contract.side.sign * (goods - money)


def worth_of_futures(tonnes: Decimal, entry: Decimal, futures: str, marks: Marks) -> Decimal:
    """Return the profit since entry of signed base units of futures."""
    return marks.worth(futures, tonnes, marks.futures[futures] - entry)
