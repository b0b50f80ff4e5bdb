"""What follows from a settlement that has become known: its record, and the prices that rest on it.

Settlements come with quotes, and quotes are looked at once a second. Only windows of average
contracts are priced by them, so that nothing else is counted anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal

from terminal.core.bookwork import Bookwork
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.refusal import Refusal, say
from terminal.core.settlements import KIND, Clash, Told
from terminal.domain.said import Said

Tell = Callable[[str, str, Said, datetime], list[Effect]]


class Settling:
    """Keep settlements for the business book."""

    def __init__(self, work: Bookwork, tell: Tell) -> None:
        self._work, self._tell = work, tell

    def tick(self, now: datetime) -> list[Effect]:
        """Keep what quotes have told, and price what waits for it."""
        kept = self._work.settlements
        found = kept.look(now)
        told = [one for one in found if isinstance(one, Told)]
        effects: list[Effect] = [
            written(KIND, one.day.isoformat(), "system", one) for one in kept.due(now)
        ]
        said = [_said(one) for one in found if isinstance(one, Clash)]
        for words in said + self._differ(told):
            effects += self._tell("market", "warning", words, now)
        if self._is_waited_for(told):
            effects += [Show(Topic.DEAL, id) for id in self._work.business.fix()]
        return effects

    # A book is counted in milliseconds, and an exchange settles for minutes.
    def _is_waited_for(self, told: Sequence[Told]) -> bool:
        if not told:
            return False
        deals = self._work.business.deals
        missing = {(one.contract.futures, day) for one in deals for day in one.missing}
        return any((one.symbol, one.day) in missing for one in told)

    def _differ(self, told: Sequence[Told]) -> list[Said]:
        if not told:
            return []
        rows = {(one.futures, one.day): one for one in self._work.business.register.settlements}
        return [
            say(
                Refusal.SETTLED_BY_HAND,
                symbol=one.symbol,
                day=one.day,
                before=_plain(row.settlement),
                after=_plain(one.price),
            )
            for one in told
            if (row := rows.get((one.symbol, one.day))) and row.settlement != one.price
        ]


def _said(clash: Clash) -> Said:
    return say(
        Refusal.SETTLED_OTHERWISE,
        symbol=clash.symbol,
        day=clash.day,
        before=_plain(clash.kept),
        after=_plain(clash.told),
    )


# A wire writes 78000 as 78000.0.
def _plain(price: Decimal) -> str:
    return f"{price.normalize():f}"
