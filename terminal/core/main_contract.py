"""Main contracts (主力合约), decided once for a trading day by what the day before ended at.

Nothing is asked per quote: fronts tell the figures of all listed months once a minute at most, and
a decision that was made for a day stands until the next one, over a restart too. What a front says
of the day before (its own figure of the day's end) goes before what was heard last of that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from terminal.core.days import Days, OutOfCalendar
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.explain import alias_facts
from terminal.core.main_choice import Choice, Figures, choose
from terminal.core.market import Market
from terminal.core.month_check import is_over
from terminal.core.refusal import Refusal, say
from terminal.core.rule_subjects import IS_MAIN
from terminal.core.timekeeper import Timekeeper
from terminal.domain.alert import Fact
from terminal.domain.code import future_product, month_of
from terminal.domain.main_contract import (
    Doubt,
    Fixed,
    Interest,
    Listed,
    MainContract,
    MainRule,
    Source,
)
from terminal.domain.quote import time_of
from terminal.domain.said import Said

Tell = Callable[[str, str, Said, datetime], list[Effect]]
KIND = "main_contract"
LOOK_AGAIN = timedelta(minutes=1)
# Letters of a stamp; a trading day changes on a full hour.
TO_THE_HOUR = len("2026-11-23 10")


class _End(NamedTuple):
    """What was heard last of a day, of one month."""

    day: date
    open_interest: int | None
    volume: int | None


class MainContracts:
    """Decide and keep the main contract of each product that a pair is on.

    tell: says a sentence to the people at the desk
    today: product -> what holds on the trading day of now, known or not
    """

    def __init__(self, rule: MainRule, market: Market, times: Timekeeper, tell: Tell) -> None:
        self.today: dict[str, MainContract] = {}
        self._rule, self._market, self._times, self._tell = rule, market, times, tell
        self._pairs: dict[str, list[str]] = {}
        for pair in market.pairs.values():
            if product := future_product(pair.futures):
                self._pairs.setdefault(product, []).append(pair.id)
        self._heard: dict[str, Listed] = {}
        self._ends: dict[str, _End] = {}
        self._kept: dict[str, MainContract] = {}
        self._looked: datetime | None = None

    def restore(self, kept: Iterable[MainContract]) -> None:
        """Take up what was decided before a stop."""
        self._kept = {one.product: one for one in kept if one.product in self._pairs}

    def hear(self, products: Iterable[Listed], now: datetime) -> list[Effect]:
        """Take the figures of all months that a front lists; decide what is due."""
        for one in products:
            if one.product in self._pairs:
                self._note(self._heard.get(one.product), one)
                self._heard[one.product] = one
        self._looked = None
        return self.tick(now)

    def tick(self, now: datetime) -> list[Effect]:
        """Decide, once a minute, of what is not decided for its trading day."""
        if self._rule.is_off or (self._looked and now - self._looked < LOOK_AGAIN):
            return []
        self._looked = now
        wanted = (product for product in self._pairs if self._is_wanted(product))
        return [effect for product in wanted for effect in self._look(product, now)]

    def of(self, symbol: str) -> MainContract | None:
        """Return today's alias of a contract's product; None where none is wanted, or yet heard."""
        return self.today.get(future_product(symbol) or "")

    def of_pair(self, symbol: str) -> dict[str, float | None]:
        """Return the metric of a pair, by its contract: 1 = it is the main one, 0 = another is."""
        main = self.of(symbol)
        found = None if main is None else main.is_main(symbol)
        return {IS_MAIN: None if found is None else float(found)}

    def facts(self, subject: str) -> list[Fact]:
        """Say what was the main contract, for the record of an alert on a pair or a unit."""
        symbol = self._times.contract_of(subject)
        if symbol is None or not self._is_wanted(future_product(symbol) or ""):
            return []
        own = symbol if subject in self._market.pairs else ""
        return alias_facts(self.of(symbol), own)

    # Without a source only of what a person named.
    def _is_wanted(self, product: str) -> bool:
        if self._rule.source is not Source.OFF:
            return product in self._pairs
        return any(future_product(one.contract) == product for one in self._rule.fixed)

    def _look(self, product: str, now: datetime) -> list[Effect]:
        days = self._times.calendar.days(product.partition(".")[0])
        try:
            day = days.of(self._time(product, now))
            before = self.today.get(product)
            if before is not None and before.is_known and before.day == day:
                return []
            made = self._decide(product, day, days)
        except OutOfCalendar:
            return []
        if made == before:
            return []
        self.today[product] = made
        effects: list[Effect] = [Show(Topic.PAIR, pair) for pair in self._pairs[product]]
        kept = self._kept.get(product)
        if made.is_known and made != kept:
            self._kept[product] = made
            effects.append(written(KIND, product, "system", made))
            if kept is not None and kept.day <= made.day:
                effects += self._hint(kept.symbol, made, now)
        return effects

    # The contract of some pairs is the main one no more.
    def _hint(self, old: str, made: MainContract, now: datetime) -> list[Effect]:
        pairs = [self._market.pairs[id] for id in self._pairs[made.product]]
        ids = ", ".join(pair.id for pair in pairs if pair.futures == old)
        if old == made.symbol or not ids:
            return []
        words = say(Refusal.MAIN_MOVED, symbol=old, main=made.symbol, since=made.since, pairs=ids)
        return self._tell("md", "info", words, now)

    # A replayed day goes by its own time, from its first price on.
    def _time(self, product: str, now: datetime) -> datetime:
        pairs, quotes = self._market.pairs, self._market.quotes
        found = (id for id in self._pairs[product] if pairs[id].futures in quotes)
        id = next(found, None)
        return now if id is None else self._market.time(id, now)

    def _decide(self, product: str, day: date, days: Days) -> MainContract:
        kept = self._kept.get(product)
        if kept is not None and kept.day > day:
            kept = None  # of a later day than the one that is replayed
        if fixed := self._fixed(product, day, days):
            return _fixed_as(fixed, product, day, kept)
        if kept is not None and kept.day == day and kept.source is self._rule.source:
            return kept
        # Where a person's word has ended, the source begins anew.
        current = kept.symbol if kept and kept.source is not Source.FIXED else ""
        choice, count = self._choose(product, day, days, current)
        if choice.doubt is not None:
            last = kept or MainContract(product=product, day=day, source=self._rule.source)
            return MainContract(
                product=product,
                day=day,
                symbol=last.symbol,
                since=last.since,
                is_exact=last.is_exact,
                before=last.before,
                source=self._rule.source,
                months=count,
                doubt=choice.doubt,
            )
        return self._named(choice.symbol, count, day, days, kept, product)

    def _named(
        self,
        symbol: str,
        count: int,
        day: date,
        days: Days,
        kept: MainContract | None,
        product: str,
    ) -> MainContract:
        stays = kept is not None and kept.symbol == symbol
        was_seen = kept is not None and kept.day == days.last_before(day)
        return MainContract(
            product=product,
            day=day,
            symbol=symbol,
            since=kept.since if kept and stays else day,
            is_exact=kept.is_exact if kept and stays else was_seen,
            before="" if kept is None else kept.before if stays else kept.symbol,
            source=self._rule.source,
            months=count,
        )

    # A person's newest word that has begun, while its contract trades.
    def _fixed(self, product: str, day: date, days: Days) -> Fixed | None:
        rows = (one for one in self._rule.fixed if future_product(one.contract) == product)
        begun = [one for one in rows if one.since <= day]
        found = max(begun, key=lambda one: one.since, default=None)
        if found is None:
            return None
        heard = self._heard.get(product)
        months = {one.symbol: one for one in heard.months} if heard else {}
        month = months.get(found.contract) or Interest(symbol=found.contract)
        return found if _trades(month, day, days) else None

    def _choose(self, product: str, day: date, days: Days, current: str) -> tuple[Choice, int]:
        heard = self._heard.get(product)
        if heard is None or self._rule.source is Source.OFF:
            return Choice("", Doubt.NO_DATA), 0
        if self._rule.source is Source.FRONT:
            # Only from the day's first word on: at its turn a front may still name the old one.
            is_told = heard.alias != "" and _day_of(heard.alias_stamp, days) == day
            return Choice(heard.alias, None if is_told else Doubt.NO_DATA), 0
        trading = [one for one in heard.months if _trades(one, day, days)]
        figures = self._figures(trading, day, days)
        at = month_of(current, day) if current else None
        return choose(self._rule, current, at, figures), len(trading)

    def _figures(self, months: list[Interest], day: date, days: Days) -> Mapping[str, Figures]:
        eve = days.last_before(day)
        seen = {one.symbol: _day_of(one.stamp, days) for one in months}
        newest = max((one for one in seen.values() if one is not None), default=None)
        # A front that is days behind says nothing of the day before.
        if newest is None or newest < eve or newest > day:
            return {}
        found = {}
        for one in months:
            month = month_of(one.symbol, day)
            if month is not None:
                found[one.symbol] = Figures(month, *self._end(one, seen[one.symbol], day, eve))
        return found

    # Open interest and volume at the end of the day before.
    def _end(
        self, one: Interest, seen: date | None, day: date, eve: date
    ) -> tuple[int | None, int | None]:
        if seen is None:
            return one.open_interest or 0, 0
        if seen < day:
            # An idle month holds what it held, and was not traded.
            return one.open_interest, one.volume if seen == eve else 0
        end = self._ends.get(one.symbol)
        if end is None or end.day != eve:
            return one.pre_open_interest, None
        known = end.open_interest if one.pre_open_interest is None else one.pre_open_interest
        return known, end.volume

    # What was heard last of a day is kept when the month is heard of on the next one.
    def _note(self, before: Listed | None, after: Listed) -> None:
        days = self._times.calendar.days(after.product.partition(".")[0])
        news = {one.symbol: one.stamp for one in after.months}
        for one in before.months if before else ():
            stamp = news.get(one.symbol, "")
            if stamp[:TO_THE_HOUR] == one.stamp[:TO_THE_HOUR]:
                continue
            try:
                old, new = _day_of(one.stamp, days), _day_of(stamp, days)
            except OutOfCalendar:
                continue
            if old is not None and new is not None and old < new:
                self._ends[one.symbol] = _End(old, one.open_interest, one.volume)


def _fixed_as(fixed: Fixed, product: str, day: date, kept: MainContract | None) -> MainContract:
    before = "" if kept is None else kept.before if kept.symbol == fixed.contract else kept.symbol
    return MainContract(
        product=product,
        day=day,
        symbol=fixed.contract,
        since=fixed.since,
        before=before,
        source=Source.FIXED,
    )


def _trades(one: Interest, day: date, days: Days) -> bool:
    if one.expires is None:
        return not is_over(one.symbol, day)
    return days.of(one.expires) >= day


def _day_of(stamp: str, days: Days) -> date | None:
    time = time_of(stamp) if stamp else None
    return None if time is None else days.of(time)
