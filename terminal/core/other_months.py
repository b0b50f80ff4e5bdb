"""Months of average contracts that no pair of the desk is on: the front is asked for them as well.

They have no price here but their settlements, which windows are priced by. Those that are too many
to be asked for are said once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from terminal.core.bookwork import Bookwork
from terminal.core.month_check import flaw
from terminal.core.refusal import Refusal, say
from terminal.domain.basis import Pair
from terminal.domain.code import future_product
from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from terminal.domain.said import Said

# The settlement of a window's last day comes with the quotes of the trading day after it.
LONGEST = timedelta(days=31)
# [K] A front takes hundreds of symbols; a list that is longer is a mistake in a file.
MOST = 200
MOST_NAMED = 3


class OtherMonths:
    """What windows of the book wait for, beside the pairs' contracts."""

    def __init__(self, work: Bookwork, pairs: Iterable[Pair]) -> None:
        self._work = work
        self._watched = {pair.futures for pair in pairs}
        self._seen: object = None
        self._symbols: tuple[str, ...] = ()
        self._left: tuple[str, ...] = ()
        self._said: frozenset[str] = frozenset()

    def symbols(self) -> tuple[str, ...]:
        """Return them in the order of their names; the same object while the book is the same."""
        deals = self._work.business.deals
        if deals is not self._seen:
            self._seen = deals
            named = {one.contract.futures for one in deals if self._waits(one)} - self._watched
            months = tuple(sorted(named))
            self._symbols, self._left = months[:MOST], months[MOST:]
        return self._symbols

    def look(self) -> list[Said]:
        """Return a sentence when months have come to be too many to be asked for."""
        self.symbols()
        before, self._said = self._said, frozenset(self._left)
        if self._said <= before:
            return []
        named = [*self._left[:MOST_NAMED], *["…"] * (len(self._left) > MOST_NAMED)]
        left, contracts = len(self._left), ", ".join(named)
        return [say(Refusal.MONTHS_UNASKED, left=left, most=MOST, contracts=contracts)]

    def _waits(self, deal: Deal) -> bool:
        terms = deal.contract
        if terms.kind is not PricingKind.AVERAGE or terms.window_end is None:
            return False
        if future_product(terms.futures) is None or flaw(terms.futures, None):
            return False
        is_late = self._work.day - terms.window_end > LONGEST
        return not is_late and (deal.passed < deal.days or bool(deal.missing))
