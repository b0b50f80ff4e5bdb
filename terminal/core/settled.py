"""The settlement of the day before, as fronts tell it with today's quotes: what pairs change from.

A front says it of a contract in every quote of the day (`pre_settlement`), and the desk may have
kept it since the evening before, or a person may have put it into the book. From then on changes of
a pair against "settlement" are measured from it where futures stand in them, and the spot price
stays the last one of that day. Until then, and in statistics, both legs are last prices. Of units
see `core/unit_settled.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

import msgspec

from terminal.core.basis_cause import Mark
from terminal.core.formulas import Formulas
from terminal.core.linked import commodity_of, target_of
from terminal.core.periods import changes_in, changes_of
from terminal.core.plan import exact
from terminal.core.rolled import AT_A_BASIS
from terminal.core.rule_subjects import BASIS, CARRY, EDGE, FUTURES, pair_subject
from terminal.core.unit_settled import Told, UnitSettled
from terminal.domain.alert import Fact
from terminal.domain.basis import Pair
from terminal.domain.condition import Condition
from terminal.domain.level import Level
from terminal.domain.operand import Anchor, Change
from terminal.domain.quote import Quote
from terminal.domain.rule import Rule

# What a futures price is in.
AT_FUTURES = frozenset((FUTURES, BASIS, CARRY, EDGE))
# What is measured from settlements, of pairs and of units.
SETTLING = AT_FUTURES | AT_A_BASIS
Values = Mapping[str, float]
# Settlement of a symbol on the trading day before a day.
Kept = Callable[[str, date], Decimal | None]
NOTHING: Values = {}


def settling(condition: Condition, metrics: Collection[str] = AT_FUTURES) -> set[str]:
    """Return those of these metrics of which some change is measured from a settlement."""
    return {
        change.metric
        for change, is_bare in changes_in(condition)
        if is_bare and change.period is Anchor.SETTLEMENT and change.metric in metrics
    }


class Settled:
    """What changes of each pair are measured from on this day.

    ends: pair -> its metrics as the day before ended, of the contract and spot series of now
    units: the same of business units
    """

    def __init__(
        self,
        formulas: Formulas,
        pairs: Iterable[Pair],
        day_of: Callable[[datetime], date],
        quotes: Mapping[str, Quote],
    ) -> None:
        self.ends: dict[str, Values] = {}
        self._formulas = formulas
        self._futures = {pair.id: pair.futures for pair in pairs}
        self._day_of = day_of
        self._quotes = quotes
        self._day: date | None = None
        self._heard: dict[str, float] = {}  # from quotes of this day
        self._prices: dict[str, float] = {}
        self._stood: dict[str, frozenset[str]] = {}
        self._kept: Kept | None = None
        self.units = UnitSettled(formulas, self.settlement)

    def remember(self, kept: Kept) -> None:
        """Measure from what is kept as long as no quote of the day has told it."""
        self._kept = kept

    def turn(self, day: date) -> None:
        """Say which day is; of another one no settlement is known yet."""
        if day != self._day:
            self._day = day
            self._heard, self._prices = {}, {}
            self._stood = {}

    def begin(self, ends: Mapping[str, Values]) -> None:
        """Measure every pair from another end: the rules have been told of them."""
        for pair in self._futures:
            self.learn(pair, ends.get(pair, NOTHING))

    def learn(self, pair: str, ends: Values) -> None:
        """Measure a pair from another end: the rules have been told of it."""
        self.ends[pair] = ends
        self.see(pair)
        self._apply(pair)

    def drop(self, pair: str, metrics: Collection[str]) -> None:
        """Forget metrics of the end of a pair: they measure something else now."""
        ends = self.ends.get(pair, NOTHING)
        self.ends[pair] = {one: ends[one] for one in ends if one not in metrics}
        self._stood[pair] = self._stood.get(pair, frozenset()) - frozenset(metrics)

    def see(self, pair: str) -> None:
        """Look at the newest quote of a pair's contract; it counts where it is of this day.

        Without one what is kept counts, as it is kept now: a row of the book may have changed.
        """
        symbol = self._futures[pair]
        quote, heard = self._quotes.get(symbol), self._heard.get(symbol)
        price = None if quote is None else quote.pre_settlement
        # As nearly every quote of a day after its first.
        if heard is not None and (price is None or price == heard):
            return
        if quote is not None and price is not None and self._is_of_today(quote):
            self._heard[symbol] = price
            if price != self._prices.get(symbol):
                self._take(symbol, price)
        elif heard is None:
            self._recall(symbol)

    def price(self, pair: str, metric: str = FUTURES) -> float | None:
        """Return the settlement that changes of a metric are measured from; None = last prices."""
        is_settled = metric in self._stood.get(pair, ())
        return self._prices.get(self._futures[pair]) if is_settled else None

    def settlement(self, symbol: str) -> float | None:
        """Return what a contract was settled at on the day before; None until it is known."""
        return self._prices.get(symbol)

    def mark(self, pair: str, then: Mark | None) -> Mark | None:
        """Return a pair as it stood with its contract at the settlement that its basis is
        measured from; None = it is measured from last prices, or was on another contract.
        """
        price = self.price(pair, BASIS)
        if then is None or price is None or then.futures_symbol != self._futures[pair]:
            return None
        return msgspec.structs.replace(then, futures=exact(price))

    def facts(self, rule: Rule, level: Level, subject: str) -> list[Fact]:
        """Say of what kind the futures prices were that a level's changes were measured from."""
        found: dict[Fact, None] = {}
        commodity = commodity_of(subject, self._futures)
        for change, is_bare in changes_of(rule, level):
            if change.period is not Anchor.SETTLEMENT:
                continue
            own = target_of(change.link, commodity) if change.link else subject
            told = self._told(own, change, is_bare)
            found |= {Fact(one.key, f"{one.symbol} {one.price:.10g}"): None for one in told}
        return [*found]

    def _told(self, subject: str, change: Change, is_bare: bool) -> list[Told]:
        symbol = self._futures.get(subject)
        if symbol is None:
            return self.units.told(subject, change.metric, is_bare=is_bare)
        if not _is_meant(change):
            return []
        settled = self.price(subject, change.metric) if is_bare else None
        if settled is not None:
            return [Told("then_settled", symbol, settled)]
        last = self.ends.get(subject, NOTHING).get(FUTURES)
        return [] if last is None else [Told("then_last", symbol, last)]

    # A front that comes up again brings the quote of the day that is over, and without a time of
    # its own nobody can say of which day a quote is.
    def _is_of_today(self, quote: Quote) -> bool:
        return quote.time is not None and self._day_of(quote.time) == self._day

    def _recall(self, symbol: str) -> None:
        if self._kept is None or self._day is None:
            return
        kept = self._kept(symbol, self._day)
        price = None if kept is None else float(kept)
        if price != self._prices.get(symbol):
            self._take(symbol, price)

    def _take(self, symbol: str, price: float | None) -> None:
        if price is None:
            del self._prices[symbol]
        else:
            self._prices[symbol] = price
        self.units.hear()
        for one, futures in self._futures.items():
            if futures == symbol:
                self._apply(one)

    def _apply(self, pair: str) -> None:
        price = self._prices.get(self._futures[pair])
        if price is None:
            # A row was taken back: last prices are what is left.
            stood = self._stood.pop(pair, frozenset())
            self._formulas.stand_in(pair, dict.fromkeys(stood, math.nan))
            return
        kept = {**self.ends.get(pair, NOTHING), FUTURES: price}
        instead = {FUTURES: price} | pair_subject(pair).totals(kept)
        self._stood[pair] = frozenset(instead)
        self._formulas.stand_in(pair, instead)


def _is_meant(change: Change) -> bool:
    return change.period is Anchor.SETTLEMENT and change.metric in AT_FUTURES
