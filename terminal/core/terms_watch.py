"""Looks, at the turn of a trading day, which dated rows of a pair are in force on the new one.

Where none is, the pair goes on with the rows that were in force last, never unsaid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from terminal.core.comparable import SpotTerms, commodity_of, comparable_pair
from terminal.core.reference import NoReference, Reference
from terminal.core.refusal import Refusal, say
from terminal.core.timekeeper import Timekeeper
from terminal.domain.basis import Pair
from terminal.domain.premium import Premium
from terminal.domain.said import Said

DAYS_AHEAD = 5  # trading days, today's with them


class Look(NamedTuple):
    """A pair on a trading day that has begun: as its rows make it, and what there is to say."""

    pair: Pair
    day: date
    said: tuple[Said, ...]


class TermsWatch:
    """Looks at the pairs that dated rows have made, once on each of their trading days.

    pairs: as they are now, by id
    """

    def __init__(
        self,
        terms: Mapping[str, SpotTerms],
        pairs: Mapping[str, Pair],
        reference: Reference,
        times: Timekeeper,
    ) -> None:
        self._pairs, self._reference, self._times = pairs, reference, times
        self._terms = {pair: terms[pair] for pair in pairs if pair in terms}
        self._seen: dict[str, date] = {}

    def look(self, now: datetime) -> Iterator[Look]:
        """Give each pair on whose next trading day nobody has looked yet."""
        for id, terms in self._terms.items():
            pair = self._pairs[id]
            day = self._times.calendar.trading_day(pair.futures, now)
            if self._seen.get(id) != day:
                self._seen[id] = day
                yield self._look(pair, terms, day)

    def _look(self, pair: Pair, terms: SpotTerms, day: date) -> Look:
        said: list[Said] = []
        try:
            pair = comparable_pair(pair, SpotTerms(with_tax=terms.with_tax), day, self._reference)
        except NoReference:
            said.append(say(Refusal.TAX_LOST, pair=pair.id, day=str(day), symbol=pair.futures))
        if lost := [one for one in terms.goods if not self._is_on_file(pair, one, day)]:
            goods = ", ".join(map(" ".join, lost))
            said.append(say(Refusal.PREMIUM_LOST, pair=pair.id, day=str(day), goods=goods))
        else:
            pair = comparable_pair(pair, SpotTerms(goods=terms.goods), day, self._reference)
            said += self._ends(pair, pair.premiums if terms.goods else (), day)
        return Look(pair, day, tuple(said))

    # Said ahead: on the morning after its last day the file is refused, and no desk starts on it.
    def _ends(self, pair: Pair, rows: Iterable[Premium], day: date) -> Iterator[Said]:
        days = self._times.calendar.days(pair.futures.partition(".")[0])
        for row in rows:
            if row.until is None or row.until >= days.shift(day, DAYS_AHEAD):
                continue
            goods = row.attribute, row.value
            if not self._is_on_file(pair, goods, days.shift(row.until, 1)):
                names, until = " ".join(goods), str(row.until)
                yield say(Refusal.PREMIUM_ENDS, pair=pair.id, goods=names, until=until)

    def _is_on_file(self, pair: Pair, one: tuple[str, str], day: date) -> bool:
        try:
            self._reference.premium(commodity_of(pair.futures), *one, day)
        except NoReference:
            return False
        return True
