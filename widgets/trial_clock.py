"""The clocks by which trials count: those that the desk's own rules go by."""

from __future__ import annotations

from terminal.core.calendar import Calendar
from terminal.core.timekeeper import Timekeeper
from terminal.core.trading_clock import RuleClock
from terminal.domain.calendar import CalendarTable
from widgets.latest import Latest


class TrialClocks:
    """Made anew only when the desk tells other hours: a timetable takes as long as a frame."""

    def __init__(self, latest: Latest) -> None:
        self._latest = latest
        self._table: CalendarTable | None = None
        self._keeper: Timekeeper | None = None

    def of(self, subject: str, kind: str) -> RuleClock | None:
        """Return the clock of a pair, "trading" or "wall"; None where every second counts."""
        view = self._latest.pairs.get(subject)
        table = self._latest.hours.get("")
        if view is None or table is None:
            return None
        if self._keeper is None or table is not self._table:
            self._table = table
            pairs = [one.pair for one in self._latest.pairs.values()]
            self._keeper = Timekeeper(Calendar(table), pairs)
        return self._keeper.clock(subject, kind)
