"""What the business book shows of itself: numbers at risk, its own state, and a trial's answer."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.core.book_wish import ChangeBook
from terminal.core.exposure_tree import Shift
from terminal.core.hedging import BAND
from terminal.domain.allocation import Allocation
from terminal.domain.change import Change
from terminal.domain.line import TaxView
from terminal.domain.price_limit import LimitMove
from terminal.domain.said import Said

# Between the parts of a key; no cell of a file can hold it.
BETWEEN = "\x1f"


def group_key(unit: str, commodity: str) -> str:
    """Return the key of one unit's measures in one commodity."""
    return f"{unit}{BETWEEN}{commodity}"


def group_of(key: str) -> tuple[str, str]:
    """Return unit and commodity of a key; a foreign one gives itself and ""."""
    unit, _, commodity = key.partition(BETWEEN)
    return unit, commodity


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """The three bases of one unit in one commodity, float64, and what a limit move would cost.

    futures: the month with the most tonnes; contract basis is converted to it
    purchase, sale: locked contract basis, means over what is undelivered
    has_purchases: something undelivered was bought, whether its basis is known or not
    market, cost: inventory basis now, and as locked. exposed: market basis weighted by exposure
    contract_profit, stock_profit, basis_risk, flat_risk (>= 0, of a limit move): money
    basis_sigma_risk, flat_sigma_risk: money, >= 0, of `sigma_k` deviations of a day's changes
    basis_sigma, flat_sigma: one deviation of all that is exposed together, money a base unit;
        None as well where the exposure is 0 though its parts may not be
    limit: of which day that limit move is: from a lock on, of the next trading day
    basis_days, flat_days: of how many days; below `sigma_least` there is no deviation
    Everything is None where there is nothing to measure or a price is missing.
    """

    unit: str
    commodity: str
    futures: str
    purchase: float | None = None
    sale: float | None = None
    contract_profit: float | None = None
    market: float | None = None
    cost: float | None = None
    stock_profit: float | None = None
    exposed: float | None = None
    basis_risk: float | None = None
    flat_risk: float | None = None
    basis_sigma_risk: float | None = None
    flat_sigma_risk: float | None = None
    basis_sigma: float | None = None
    flat_sigma: float | None = None
    basis_days: int = 0
    flat_days: int = 0
    sigma_k: float = 0.0
    sigma_least: int = 0
    limit: LimitMove | None = None
    has_purchases: bool = False


class Called(msgspec.Struct, frozen=True):
    """A name that the book or the table of products gives. key: "kind:id", as in a desk file's."""

    key: str
    name: str
    english: str = ""


class BookState(msgspec.Struct, frozen=True, kw_only=True):
    """How the book stands.

    last: id of the edit that an undo would take back, "" when there is none; source: what it was
    faults: a sentence for each line that could not be counted
    called: names of strategies and commodities
    footing: how goods are counted, for rules and orders
    strategies: ids of all that the book has
    allocations: whose the lots and the money of accounts are
    hedge_band: hedge ratios, low and high, between which goods count as hedged
    """

    last: str = ""
    source: str = ""
    contracts: int = 0
    lots: int = 0
    faults: tuple[str, ...] = ()
    called: tuple[Called, ...] = ()
    footing: TaxView = TaxView.WITH_TAX
    strategies: tuple[str, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    hedge_band: tuple[Decimal, Decimal] = BAND


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What files would do to the book, as it stood when they were read.

    source: their names; digest: SHA-256 over names and contents, hex
    refusals: why nothing of them can be applied; flags: what a person should look at
    """

    source: str
    digest: str
    changes: tuple[Change, ...] = ()
    refusals: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    def wish(self, actor: str) -> ChangeBook:
        """Return the wish that applies it."""
        return ChangeBook(self.changes, actor, self.source, self.digest)


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What a wish would do: the nodes whose sums would move, or why it cannot be."""

    id: str
    shifts: tuple[Shift, ...] = ()
    said: Said | None = None
