"""An alert as it begins, for a value outside a rule's limits."""

from __future__ import annotations

from datetime import datetime

from terminal.core.evaluate import Threshold, Watch
from terminal.domain.alert import Alert, AlertState
from terminal.domain.metric import Reading
from terminal.domain.rule import Rule


def alert_of_breach(
    rule: Rule, watch: Watch, reading: Reading, passed: Threshold, id: str, now: datetime
) -> Alert:
    """Begin an alert for a reading with a value; it is pending until triage moves it."""
    assert reading.value is not None
    return Alert(
        id=id,
        fingerprint=f"{rule.id}/{reading.subject}/{watch.side.name.lower()}",
        rule=rule.id,
        rule_digest=rule.digest,
        metric=reading.metric,
        subject=reading.subject,
        side=watch.side,
        level=passed.level,
        state=AlertState.PENDING,
        value=reading.value,
        limit=passed.limit,
        latest=reading.value,
        since=watch.outside_since or now,
        updated=now,
    )
