"""The cooldown of formulas over a restart, and until when an alert within one is held back.

The rule engine counts cooldowns while it runs and begins without any. What fired before the start
is known by its alert, which the ledger has.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from terminal.core.stopwatch import Stopwatch
from terminal.core.verdict import Verdict
from terminal.core.vigil import COOLDOWN, NOTHING, Vigil
from terminal.domain.alert import Alert
from terminal.domain.level import Level


class Cooling:
    """Own which alerts were restored; it reads alerts and never moves them."""

    def __init__(self, vigil: Vigil) -> None:
        self._vigil = vigil
        self._restored: set[str] = set()

    def restore(self, alert: Alert) -> None:
        """Take note of an alert of before the start."""
        self._restored.add(alert.id)

    def is_known(
        self,
        alert: Alert,
        level: Level,
        cooldown: timedelta,
        every: Iterable[Alert],
        now: datetime,
    ) -> bool:
        """Whether the cooldown runs of a firing before the start that was of this level or higher.

        alert: the one that is about to be told. every: all alerts that are known
        """
        return any(
            one.fingerprint == alert.fingerprint
            and one.id in self._restored
            and one.raised is not None
            and (one.told or one.level) >= level
            and one.raised <= now < one.raised + cooldown
            for one in every
        )

    def until(
        self,
        alert: Alert,
        verdict: Verdict,
        cooldown: timedelta,
        every: Iterable[Alert],
        now: datetime,
        stopwatch: Stopwatch,
    ) -> datetime | None:
        """Return until when an alert is not told that begins or rises; None = it is told now.

        That runs from the last firing that began one; in ledgers of before firings were noted, from
        when people were told last by an alert before this one. What is over is over, also where the
        rule engine goes on counting: it counts what was held back as a firing, and trading time
        alone.
        """
        if verdict.is_told and not self.is_known(alert, verdict.level, cooldown, every, now):
            return None
        found = self.quiet_until(alert, cooldown, every, now)
        return None if stopwatch.passed(found, now) > NOTHING else found

    def shortened(
        self, alert: Alert, cooldown: timedelta, every: Iterable[Alert], now: datetime
    ) -> Alert:
        """Return an alert under another cooldown: held back by a longer one, it waits no longer.

        alert: of a formula. One that people were told of waits for no cooldown of its rule.
        """
        if alert.raised is not None or alert.quiet_until is None or COOLDOWN not in alert.muted_by:
            return alert
        until = min(alert.quiet_until, self.quiet_until(alert, cooldown, every, now))
        return msgspec.structs.replace(alert, quiet_until=until)

    def quiet_until(
        self, alert: Alert, cooldown: timedelta, every: Iterable[Alert], now: datetime
    ) -> datetime:
        """Return until when an alert that fired within a cooldown is not told.

        That runs from when people were told last, by an alert before this one, and ends with the
        cooldown of the last firing at the latest: a reminder, or an end that somebody took, begins
        none. In ledgers of before firings were noted only the first is known.
        """
        before = [
            one for one in every if one.fingerprint == alert.fingerprint and one.id != alert.id
        ]
        ends = [self._vigil.cooled(one, cooldown) for one in before]
        fired = [one.raised for one in before if one.raised is not None]
        latest = now + cooldown
        told = max((end for end in ends if end), default=latest)
        return min(latest, told, max(fired, default=latest) + cooldown)
