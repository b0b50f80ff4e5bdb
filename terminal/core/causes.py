"""Root causes of a desk's alerts: what moved, from where, told from the first second.

It sees what the rules see, at the same moments, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import Decimal

import msgspec

from terminal.core.alert_change import Change
from terminal.core.basis_cause import Mark, basis_facts, is_comparable
from terminal.core.basis_rows import INVENTORY, OF_ROWS, Row, contract_rows, stock_rows
from terminal.core.book_measures import main_futures
from terminal.core.business import Business
from terminal.core.cause import account_facts
from terminal.core.clocked_rules import Find
from terminal.core.closes import Closes
from terminal.core.evaluate import Threshold
from terminal.core.hedge_cause import hedge_operands
from terminal.core.market import Legs, Market
from terminal.core.origins import Origins
from terminal.core.pair_past import METRICS, Origin, PairPast
from terminal.core.periods import first_change, first_is_bare, first_metric
from terminal.core.plan import exact
from terminal.core.terms_step import Turned
from terminal.core.trading_clock import no_clock
from terminal.core.unit_cause import HEDGE, OVER, PRICED, unit_facts
from terminal.core.unit_cause import METRICS as UNIT_METRICS
from terminal.core.unit_past import UnitPast
from terminal.core.unit_things import Moment, priced_in
from terminal.core.verdict import Verdict
from terminal.domain.account import Account
from terminal.domain.alert import Fact
from terminal.domain.level import Side
from terminal.domain.line import Line, TaxView
from terminal.domain.metric import DataState, Metric, Reading
from terminal.domain.rule import Rule

UNKNOWN = Fact("since_none", "")


class Causes:
    """Explain alerts on pairs, accounts and units."""

    def __init__(
        self,
        rules: Iterable[Rule],
        market: Market,
        accounts: Mapping[str, Account],
        business: Business,
        clock_of: Find = no_clock,
    ) -> None:
        rules = tuple(rules)
        self.pairs, self._units = PairPast(rules, clock_of), UnitPast(rules, clock_of)
        self._business = business
        self._market = market
        self._accounts = accounts
        self.turned, self._origins = Turned(), Origins()
        self._closes: Closes | None = None
        self._lost: set[str] = set()

    def measure_from(self, closes: Closes) -> None:
        """Take the closes of the days before from here."""
        self._closes = closes

    def see_pair(self, pair: str, legs: Legs, time: datetime) -> None:
        """Take a pair as the rules are about to be told of it."""
        if legs.state is not DataState.GOOD:
            return
        known = self._market.pairs[pair]
        spot, futures = self._market.quotes[known.spot], self._market.quotes[known.futures]
        if spot.last is not None and futures.last is not None:
            self.pairs.see(known, spot.last, futures.last, time)

    def watch(self, rules: Iterable[Rule]) -> None:
        """Other rules are in force: look back as far as they do."""
        rules = tuple(rules)
        self.pairs.watch(rules)
        self._units.watch(rules)
        self._origins.watch(rules)

    def see_unit(self, subject: str, group: tuple[str, str], time: datetime, now: datetime) -> None:
        """Take a unit in a commodity, while its lots are known, as rules are about to be told."""
        self._lost.discard(subject)
        if not self._units.is_wanted(subject):
            return
        lines = self._business.lines_in(group)
        if lines:
            self._units.see(subject, self._moment(subject, group, lines, time, now))

    def restate(self, pair: str) -> None:
        """Measure units from no spot price of a pair before now: it was in other terms.

        Of the pair itself each moment knows the terms that it was in.
        """
        self._units.forget_spot((pair,))
        self._origins.forget_spot((pair,), of_units=True)

    def forget_spot(self, pairs: Collection[str]) -> None:
        """Measure nothing from a spot price of these pairs before now: it is of another series."""
        self._units.forget_spot(pairs)
        self._origins.forget_spot(pairs)
        for pair in pairs:
            self.pairs.forget(pair)

    def lose_unit(self, subject: str) -> None:
        """Its lots are not known: until they are, nothing is said of what moved it."""
        self._lost.add(subject)

    def note(self, changes: Iterable[Change]) -> list[Change]:
        """Take what has moved among the alerts, and hand it on."""
        changes = list(changes)
        self.pairs.note(changes)
        self._origins.note(changes)
        return changes

    def of_band(self, rule: Rule, reading: Reading, held: Threshold) -> list[Fact]:
        """Say what moved a basis out of its band."""
        if reading.metric is not Metric.BASIS or reading.value is None:
            return []
        side = Side.LOW if reading.value < held.limit else Side.HIGH
        found = self._since(reading.subject, self.pairs.of_band(rule, reading.subject, side))
        return [*found, *self.turned.facts([reading.subject])]

    def of_formula(self, rule: Rule, verdict: Verdict, time: datetime) -> list[Fact]:
        """Say what moved, where a formula compares something whose parts are known."""
        if rule.on == "account":
            account = self._accounts.get(verdict.subject)
            return [] if account is None else account_facts(account)
        if rule.on == "unit":
            return self._of_unit(rule, verdict, time)
        if rule.on != "pair" or not first_metric(rule, verdict.level, METRICS):
            return []
        origin = self.pairs.of_formula(rule, verdict, time)
        if first_change(rule, verdict.level, METRICS) is None:
            origin = self._origins.of(rule, verdict, origin)
        if origin == "settlement" and first_is_bare(rule, verdict.level, METRICS):
            origin = self._settled(verdict.subject) or origin
        return self._since(verdict.subject, origin)

    # The same moment, and of futures the price that the change is measured from.
    def _settled(self, pair: str) -> Origin | None:
        if self._closes is None:
            return None
        mark = self._closes.settlements.mark(pair, self._closes.mark("settlement", pair))
        return None if mark is None else Origin("settled", mark)

    def _of_unit(self, rule: Rule, verdict: Verdict, time: datetime) -> list[Fact]:
        # What is counted as booked needs no word; tonnes that are in no row of the book do.
        is_divided = self._business.view is TaxView.WITHOUT_TAX
        counted = [Fact("footing", TaxView.WITHOUT_TAX.value)] if is_divided else []
        metric = first_metric(rule, verdict.level, UNIT_METRICS)
        now = self._units.now(verdict.subject)
        if not metric or now is None:
            return counted
        if verdict.subject in self._lost:
            return [*counted, UNKNOWN]
        counted += hedge_operands(now) if metric in (HEDGE, OVER) else []
        found = self._units.of_formula(rule, verdict, time)
        if first_change(rule, verdict.level, UNIT_METRICS) is None:
            found = self._origins.of(rule, verdict, found)
        told = [] if found is None else unit_facts(metric, *found, now)
        return counted + (told or [UNKNOWN])

    def _moment(
        self, subject: str, group: tuple[str, str], lines: list[Line], time: datetime, now: datetime
    ) -> Moment:
        sums = self._business.sums_in(group)
        mine = {one.id: one for one in lines if one.base_unit == sums.base_unit}
        moment = Moment(
            time=time,
            base_unit=sums.base_unit,
            price_unit="",
            lines=mine,
            nets={one.ref: self._business.net(one.ref) for one in mine.values() if one.account},
        )
        wanted = self._units.compared & PRICED
        if not wanted:
            return moment
        rows = self._rows(group, wanted.intersection(OF_ROWS), lines)
        return self._priced(subject, msgspec.structs.replace(moment, rows=rows), now)

    def _rows(
        self, group: tuple[str, str], wanted: set[str], lines: list[Line]
    ) -> dict[str, tuple[Row, ...]]:
        business, month = self._business, main_futures(lines)
        deals, lots = business.deals_in(*group), business.lots_in(*group)
        return {
            metric: stock_rows(lots, business.reference)
            if metric == INVENTORY
            else contract_rows(metric, deals, month)
            for metric in sorted(wanted)
        }

    def _priced(self, subject: str, moment: Moment, now: datetime) -> Moment:
        # A leg that is not good now stands where it was when it was last good.
        last = self._units.now(subject)
        spot = {} if last is None else dict(last.spot)
        futures = {} if last is None else dict(last.futures)
        pairs, symbols = priced_in(moment)
        known = [one for one in pairs if one in self._market.pairs]
        for pair in known:
            legs = self._market.legs(pair, now)
            if legs.state is DataState.GOOD and legs.spot is not None:
                spot[pair] = exact(legs.spot)
        for symbol in symbols:
            price = self._price(symbol)
            if price is not None:
                futures[symbol] = price
        return msgspec.structs.replace(
            moment,
            price_unit=self._price_unit(known, symbols),
            spot={key: price for key, price in spot.items() if key in pairs},
            futures={key: price for key, price in futures.items() if key in symbols},
        )

    def _price_unit(self, pairs: list[str], symbols: Iterable[str]) -> str:
        every = self._market.pairs
        on = (one.id for one in every.values() if one.futures in symbols)
        return next((every[one].price_unit for one in (*pairs, *on)), "")

    def _since(self, pair: str, origin: Origin | str | None) -> list[Fact]:
        now = self.pairs.now(pair)
        if now is None:
            return []
        found = self._close(pair, origin or "close") if not isinstance(origin, Origin) else origin
        if found is None or not is_comparable(found.mark, now):
            return [UNKNOWN]
        return basis_facts(found.kind, found.mark, now, self._price(found.mark.futures_symbol))

    def _close(self, pair: str, kind: str) -> Origin | None:
        mark: Mark | None = None if self._closes is None else self._closes.mark(kind, pair)
        return None if mark is None else Origin(kind, mark)

    def _price(self, symbol: str) -> Decimal | None:
        quote = self._market.quotes.get(symbol)
        if quote is None or quote.last is None or not self._market.is_up(symbol):
            return None
        return exact(quote.last)
