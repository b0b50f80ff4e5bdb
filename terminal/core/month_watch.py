"""Says, once, which months of the business book have no price here, or are over.

An import says so in its preview; this says it of the book as it stands: at a start, after any
change, and on the day on which a month passes. A sentence is one month, however many rows name it.
"""

from __future__ import annotations

from datetime import datetime

from terminal.core.bookwork import Bookwork
from terminal.core.firm import date_in_beijing
from terminal.core.month_check import OVER, month_faults
from terminal.core.refusal import Refusal, say
from terminal.domain.said import Said

MOST_ROWS = 3


class MonthWatch:
    """Looks at the book whenever it was counted anew."""

    def __init__(self, work: Bookwork) -> None:
        self._work = work
        self._seen: object = None
        self._said: set[tuple[Refusal, str]] = set()

    def look(self, now: datetime) -> list[Said]:
        """Return a sentence for each month that has become odd since the last look."""
        business, known = self._work.business, self._work.known
        if business.deals is self._seen:
            return []
        self._seen = business.deals
        rows: dict[tuple[Refusal, str], list[str]] = {}
        for fault in month_faults(
            business.register, business.deals, known.products, known.watched, date_in_beijing(now)
        ):
            # A book of an older version may have months that are refused by now: no price either.
            why = Refusal.MONTH_OVER if fault.why == OVER else Refusal.MONTH_UNWATCHED
            rows.setdefault((why, fault.value), []).append(fault.id)
        news = [key for key in rows if key not in self._said]
        self._said = set(rows)
        return [_said(why, symbol, rows[why, symbol]) for why, symbol in news]


def _said(why: Refusal, symbol: str, ids: list[str]) -> Said:
    rows = ", ".join(ids[:MOST_ROWS])
    if len(ids) > MOST_ROWS:
        rows += f" +{len(ids) - MOST_ROWS}"
    if why is Refusal.MONTH_OVER:
        return say(Refusal.MONTH_OVER, symbol=symbol, rows=rows)
    return say(Refusal.MONTH_UNWATCHED, symbol=symbol, rows=rows)
