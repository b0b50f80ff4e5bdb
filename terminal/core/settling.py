"""What follows from a settlement that has become known: its record, and the prices that rest on it.

Settlements come with quotes, and quotes are looked at once a second. Only windows of average
contracts are priced by them, so that nothing else is counted anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from terminal.core.bookwork import Bookwork
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.refusal import Refusal, say
from terminal.core.settlements import KIND, Clash, SettledDay
from terminal.domain.said import Said

Tell = Callable[[str, str, Said, datetime], list[Effect]]


class Settling:
    """Keep settlements for the business book."""

    def __init__(self, work: Bookwork, tell: Tell) -> None:
        self._work, self._tell = work, tell
        self._told: set[str] = set()

    def tick(self, now: datetime) -> list[Effect]:
        """Keep what quotes have told, and price what waits for it."""
        found, clashes = self._work.settlements.look(now)
        effects: list[Effect] = [written(KIND, one.day.isoformat(), "system", one) for one in found]
        said = [_said(clash) for clash in clashes] + self._differ(found)
        for words in said:
            effects += self._tell("market", "warning", words, now)
        if found:
            effects += [Show(Topic.DEAL, id) for id in self._work.business.fix()]
        return effects

    def _differ(self, days: Iterable[SettledDay]) -> list[Said]:
        rows = {(one.futures, one.day): one for one in self._work.business.register.settlements}
        said = []
        for one in days if rows else ():
            for symbol, price in one.prices.items():
                row = rows.get((symbol, one.day))
                if row is None or row.settlement == price or row.id in self._told:
                    continue
                self._told.add(row.id)
                said.append(
                    say(
                        Refusal.SETTLED_BY_HAND,
                        symbol=symbol,
                        day=one.day,
                        before=row.settlement,
                        after=price,
                    )
                )
        return said


def _said(clash: Clash) -> Said:
    return say(
        Refusal.SETTLED_OTHERWISE,
        symbol=clash.symbol,
        day=clash.day,
        before=clash.kept,
        after=clash.told,
    )
