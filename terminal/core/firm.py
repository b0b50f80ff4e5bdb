"""What the business book is counted with: facts of products, trading days, and what it must name.

A desk without such facts still counts what its desk file says: lots as its pairs have them, and
weekdays as trading days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import msgspec

from terminal.core.book_check import Known
from terminal.core.deals import TradingDays
from terminal.core.reference import Reference
from terminal.domain.basis import Pair
from terminal.domain.code import future_product
from terminal.domain.delivery import DeliveryRule
from terminal.domain.premium import Premium
from terminal.domain.price_limit import LimitRule
from terminal.domain.product import ProductTable
from terminal.domain.stage import StageRule

BEIJING = timedelta(hours=8)
NO_PRODUCTS = ProductTable(exchanges={}, products={}, former={}, rates=())


def is_weekday(day: date) -> bool:
    """A calendar that knows no holidays."""
    return day.weekday() < 5


def date_in_beijing(now: datetime) -> date:
    """The date on the wall, for a desk that has no trading calendar."""
    return (now + BEIJING).date()


class Firm(msgspec.Struct, frozen=True, kw_only=True):
    """The facts around a book.

    day_of: the trading day that an instant belongs to
    delivery: what exchanges demand near delivery
    limits: how far prices may move in a day
    stages: position limits and margin by stage of a contract's life
    """

    products: ProductTable = NO_PRODUCTS
    is_trading_day: TradingDays = is_weekday
    day_of: Callable[[datetime], date] = date_in_beijing
    delivery: tuple[DeliveryRule, ...] = ()
    limits: tuple[LimitRule, ...] = ()
    stages: tuple[StageRule, ...] = ()

    def reference(self, pairs: tuple[Pair, ...], premiums: tuple[Premium, ...] = ()) -> Reference:
        """Return a new reference: what the front lists later is put into it."""
        return Reference(self.products, premiums, pairs)

    def known(self, pairs: tuple[Pair, ...], accounts: tuple[str, ...]) -> Known:
        """Return what a book of this desk must agree with.

        A book may name months that no pair of the desk watches, of products that are on file; they
        are flagged.
        """
        commodities = self.reference(pairs).commodities()
        listed = {future_product(pair.futures) or "" for pair in pairs}
        return Known(
            commodities=commodities or None,
            pairs=frozenset(pair.id for pair in pairs),
            accounts=frozenset(accounts) or None,
            products=frozenset(self.products.products) | listed if commodities else None,
            watched=frozenset(pair.futures for pair in pairs),
            homes={pair.id: one for pair in pairs if (one := future_product(pair.futures))},
            taxes=self._taxes(),
        )

    # As they are now: of a price that is years old the rate of then may have been another.
    def _taxes(self) -> dict[str, Decimal]:
        found = {
            id: self.products.vat_in_price(product, date.max)
            for id, product in self.products.products.items()
        }
        return {id: rate for id, rate in found.items() if rate is not None}
