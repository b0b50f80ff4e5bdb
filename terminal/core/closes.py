"""Where each metric stood at the end of the trading day before, and of the week before.

Changes against "settlement" and "week" are measured from there. The last good values of a day are
kept in the ledger while the day runs, so that a desk that was shut overnight still has them. They
are last values, of one source and one contract each; no settlement price enters them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

import msgspec

from terminal.core.effect import Effect, written
from terminal.core.firm import Firm
from terminal.core.formulas import Formulas
from terminal.domain.operand import Anchor

OFTEN = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)
Values = dict[str, dict[str, float]]


class Close(msgspec.Struct, frozen=True, kw_only=True):
    """The last good values of one trading day: subject -> metric -> value, float64."""

    day: date
    values: Values


class Closes:
    """Keep the day's last values, and tell the rules those of the days before."""

    def __init__(self, firm: Firm, formulas: Formulas) -> None:
        self._firm = firm
        self._formulas = formulas
        self._day: date | None = None
        self._written: datetime | None = None
        self._kept: Values = {}

    def tick(self, now: datetime) -> list[Effect]:
        """Turn the day when it is over; keep its values every 15 minutes until then."""
        if not self._formulas.needs_closes:
            return []
        day = self._firm.day_of(now)
        if self._day is None:
            self._day, self._written = day, now
        values = self._formulas.last_values()
        if day != self._day:
            close = Close(day=self._day, values=values)
            self._day, self._written = day, now
            self._formulas.forget_last_values()
            self._tell([close], day)
            return self._keep(close)
        if self._written is not None and now - self._written < OFTEN:
            return []
        self._written = now
        return self._keep(Close(day=day, values=values))

    def restore(self, closes: Iterable[Close], now: datetime) -> None:
        """Take up what the ledger kept of the days before today."""
        today = self._firm.day_of(now)
        closes = sorted(closes, key=lambda one: one.day)
        for close in closes:
            if close.day == today:
                # Else a restart near the close would keep only what it still saw.
                self._formulas.recall_values(close.values)
        self._tell(closes, today)

    def _keep(self, close: Close) -> list[Effect]:
        if not close.values or close.values == self._kept:
            return []
        self._kept = close.values
        return [written("closes", close.day.isoformat(), "system", close)]

    # A day that was missed leaves no reference: the one before it is another period.
    def _tell(self, closes: list[Close], today: date) -> None:
        for close in closes:
            if close.day >= today:
                continue
            if _next(close.day, self._firm.is_trading_day) == today:
                self._formulas.tell_reference(Anchor.SETTLEMENT, close.values)
            if _week(close.day) == _week(today - timedelta(days=7)):
                self._formulas.tell_reference(Anchor.WEEK, close.values)


def _next(day: date, is_trading_day: Callable[[date], bool]) -> date:
    following = day + ONE_DAY
    # No exchange has ever rested for so long.
    for _ in range(31):
        if is_trading_day(following):
            break
        following += ONE_DAY
    return following


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
