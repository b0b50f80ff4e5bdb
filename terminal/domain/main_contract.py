"""The main contract (主力合约) of a product: a viewing alias, with the day from which it holds.

Nobody defines it: sources differ, so the rule is data. Pairs, goods and hedges are bound to
explicit months; the alias is only shown, told and recorded beside them.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec


class Source(StrEnum):
    """By what a main contract is named. FIXED: a person said so, with a date."""

    OFF = "off"
    OPEN_INTEREST = "open_interest"
    BOTH = "volume_and_open_interest"
    FRONT = "front"
    FIXED = "fixed"


class Doubt(StrEnum):
    """Why no main contract is known for a day."""

    NO_DATA = "no data"
    ONE_MONTH = "one month"
    TIE = "tie"
    SPLIT = "split"


class Fixed(msgspec.Struct, frozen=True):
    """A person's word: the main contract of its product from this trading day on."""

    contract: str
    since: date


class MainRule(msgspec.Struct, frozen=True, kw_only=True):
    """How main contracts are named.

    ratio: open interest above so many times that of the current one hands over [RiceQuant: 1.1]
    fixed: goes before the source while its contract trades
    """

    source: Source = Source.OFF
    ratio: float = 1.1
    fixed: tuple[Fixed, ...] = ()

    @property
    def is_off(self) -> bool:
        """No alias is wanted at all."""
        return self.source is Source.OFF and not self.fixed


class Interest(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How much one listed month is traded, in lots; None = the front does not say.

    stamp: as of a quote; "" = it was never traded. An idle month keeps the stamp of its last trade
    volume: of the trading day of `stamp`
    """

    symbol: str
    stamp: str = ""
    open_interest: int | None = None
    pre_open_interest: int | None = None
    volume: int | None = None
    expires: datetime | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """All months of one product that a front lists, and what it calls the main one.

    alias: the underlying of its continuous series, "" = it does not say; alias_stamp: as of when
    """

    product: str
    months: tuple[Interest, ...] = ()
    alias: str = ""
    alias_stamp: str = ""


class MainContract(msgspec.Struct, frozen=True, kw_only=True):
    """What the alias resolves to on one trading day.

    day: the trading day that it was decided for. symbol: "" = none was ever known
    since: the first trading day on which it was the main contract
    is_exact: False = it may have been so for longer: the day before was not decided here
    before: the contract that handed over to it, "" = none is known
    months: how many months were compared; 0 = none had to be
    doubt: why nothing is known for `day`; `symbol` is then what was known last
    """

    product: str
    day: date
    symbol: str = ""
    since: date | None = None
    is_exact: bool = True
    before: str = ""
    source: Source = Source.OPEN_INTEREST
    months: int = 0
    doubt: Doubt | None = None

    @property
    def is_known(self) -> bool:
        """The alias resolves on this day."""
        return self.doubt is None and self.symbol != ""

    def is_main(self, symbol: str) -> bool | None:
        """Tell whether this contract is the main one; None = not known."""
        return symbol == self.symbol if self.is_known else None
