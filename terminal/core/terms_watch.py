"""Says, at the turn of a trading day, which dated rows of a pair are in force on the new one.

A desk counts with the rows of the day on which it read its file, until it is started anew: what its
rules, windows and closes remember is in those terms. It never goes on with them unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from terminal.core.comparable import SpotTerms, commodity_of, comparable_pair, tax_factor
from terminal.core.plant import Plant
from terminal.core.reference import NoReference, Reference
from terminal.core.refusal import Refusal, say
from terminal.core.timekeeper import Timekeeper
from terminal.domain.basis import Pair
from terminal.domain.said import Said


class TermsWatch:
    """Looks at the pairs that dated rows have made, once on each of their trading days."""

    def __init__(self, plant: Plant, reference: Reference, times: Timekeeper) -> None:
        self._reference, self._times = reference, times
        self._pairs = [
            (pair, plant.terms[pair.id]) for pair in plant.pairs if pair.id in plant.terms
        ]
        self._seen: dict[str, date] = {}

    def look(self, now: datetime) -> list[Said]:
        """Return a sentence for each factor that is another one on the day that has begun."""
        news: list[Said] = []
        for pair, terms in self._pairs:
            day = self._times.calendar.trading_day(pair.futures, now)
            if self._seen.get(pair.id) == day:
                continue
            self._seen[pair.id] = day
            news += [*self._tax(pair, terms, day), *self._premium(pair, terms, day)]
        return news

    def _tax(self, pair: Pair, terms: SpotTerms, day: date) -> Iterator[Said]:
        if (with_tax := terms.with_tax) is None:
            return
        try:
            now = tax_factor(pair, with_tax, day, self._reference)
        except NoReference:
            yield say(Refusal.TAX_MISSING, pair=pair.id, day=str(day), symbol=pair.futures)
            return
        if now != pair.tax_factor:
            before, after = _text(pair.tax_factor), _text(now)
            yield say(Refusal.TAX_TURNED, pair=pair.id, day=str(day), before=before, after=after)

    def _premium(self, pair: Pair, terms: SpotTerms, day: date) -> Iterator[Said]:
        if lost := [one for one in terms.goods if not self._is_on_file(pair, one, day)]:
            goods = ", ".join(map(" ".join, lost))
            yield say(Refusal.PREMIUM_MISSING, pair=pair.id, day=str(day), goods=goods)
            return
        now = comparable_pair(pair, SpotTerms(goods=terms.goods), day, self._reference).premium
        if now != pair.premium:
            before, after = _text(pair.premium), _text(now)
            yield say(
                Refusal.PREMIUM_TURNED, pair=pair.id, day=str(day), before=before, after=after
            )

    def _is_on_file(self, pair: Pair, one: tuple[str, str], day: date) -> bool:
        try:
            self._reference.premium(commodity_of(pair.futures), *one, day)
        except NoReference:
            return False
        return True


def _text(value: Decimal) -> str:
    return f"{value:.10g}"
