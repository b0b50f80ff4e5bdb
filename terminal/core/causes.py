"""Root causes of a desk's alerts: what moved, from where, told from the first second.

It sees what the rules see, at the same moments, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from terminal.core.alert_change import Change
from terminal.core.basis_cause import Mark, basis_facts, is_comparable
from terminal.core.cause import account_facts
from terminal.core.clocked_rules import Find
from terminal.core.closes import Closes
from terminal.core.evaluate import Threshold
from terminal.core.market import Legs, Market
from terminal.core.pair_past import METRICS, Origin, PairPast
from terminal.core.periods import first_metric
from terminal.core.plan import exact
from terminal.core.trading_clock import no_clock
from terminal.core.verdict import Verdict
from terminal.domain.account import Account
from terminal.domain.alert import Fact
from terminal.domain.level import Side
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
        clock_of: Find = no_clock,
    ) -> None:
        self.pairs = PairPast(rules, clock_of)
        self._market = market
        self._accounts = accounts
        self._closes: Closes | None = None

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

    def note(self, changes: Iterable[Change]) -> list[Change]:
        """Take what has moved among the alerts, and hand it on."""
        changes = list(changes)
        self.pairs.note(changes)
        return changes

    def of_band(self, rule: Rule, reading: Reading, held: Threshold) -> list[Fact]:
        """Say what moved a basis out of its band."""
        if reading.metric is not Metric.BASIS or reading.value is None:
            return []
        side = Side.LOW if reading.value < held.limit else Side.HIGH
        return self._since(reading.subject, self.pairs.of_band(rule, reading.subject, side))

    def of_formula(self, rule: Rule, verdict: Verdict, time: datetime) -> list[Fact]:
        """Say what moved, where a formula compares something whose parts are known."""
        if rule.on == "account":
            account = self._accounts.get(verdict.subject)
            return [] if account is None else account_facts(account)
        if rule.on != "pair" or not first_metric(rule, verdict.level, METRICS):
            return []
        return self._since(verdict.subject, self.pairs.of_formula(rule, verdict, time))

    def _since(self, pair: str, origin: Origin | str | None) -> list[Fact]:
        now = self.pairs.now(pair)
        if now is None:
            return []
        found = self._close(pair, origin or "close") if not isinstance(origin, Origin) else origin
        if found is None or not is_comparable(found.mark, now):
            return [UNKNOWN]
        return basis_facts(found.kind, found.mark, now, self._price(found.mark.futures_symbol))

    def _close(self, pair: str, kind: str) -> Origin | None:
        if self._closes is None:
            return None
        close = self._closes.week if kind == "week" else self._closes.settled
        mark: Mark | None = None if close is None else close.marks.get(pair)
        return None if mark is None else Origin(kind, mark)

    def _price(self, symbol: str) -> Decimal | None:
        quote = self._market.quotes.get(symbol)
        if quote is None or quote.last is None or not self._market.is_up(symbol):
            return None
        return exact(quote.last)
