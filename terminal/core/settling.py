"""What follows from a settlement that has become known: its record, and the prices that rest on it.

Settlements come with quotes, and quotes are looked at once a second. Only windows of average
contracts are priced by them, so that nothing else is counted anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from terminal.core.bookwork import Bookwork
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.refusal import Refusal, say
from terminal.core.settlements import KIND, Clash
from terminal.domain.said import Said

Tell = Callable[[str, str, Said, datetime], list[Effect]]


class Settling:
    """Keep settlements for the business book."""

    def __init__(self, work: Bookwork, tell: Tell) -> None:
        self._work, self._tell = work, tell

    def tick(self, now: datetime) -> list[Effect]:
        """Keep what quotes have told, and price what waits for it."""
        found, clashes = self._work.settlements.look(now)
        effects: list[Effect] = [written(KIND, one.day.isoformat(), "system", one) for one in found]
        for clash in clashes:
            effects += self._tell("market", "warning", _said(clash), now)
        if found:
            effects += [Show(Topic.DEAL, id) for id in self._work.business.fix()]
        return effects


def _said(clash: Clash) -> Said:
    return say(
        Refusal.SETTLED_OTHERWISE,
        symbol=clash.symbol,
        day=clash.day,
        before=clash.kept,
        after=clash.told,
    )
