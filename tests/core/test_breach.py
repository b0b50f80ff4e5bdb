"""An alert begins with what was measured, by whom, and since when."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.breach import alert_of_breach
from terminal.core.evaluate import Watch, thresholds
from terminal.domain.alert import AlertState
from terminal.domain.level import Level, Side
from terminal.domain.metric import DataState, Metric, Reading
from tests.builders import NOW, PAIR, make_limit, make_rule

HOLD = timedelta(seconds=5)


def test_it_is_pending_since_the_value_left_its_band() -> None:
    rule = make_rule(limits=(make_limit(Level.WARNING, -500, 500),))
    ladder = thresholds(rule.limits, 0.0, Side.LOW)
    watch = Watch(Side.LOW, ladder, HOLD)
    watch.observe(-600.0, NOW)
    later = NOW + timedelta(seconds=2)
    reading = Reading(metric=Metric.BASIS, subject=PAIR, value=-610.0, state=DataState.GOOD)
    alert = alert_of_breach(rule, watch, reading, ladder[0], "id", later)
    assert (alert.state, alert.side, alert.level) == (AlertState.PENDING, Side.LOW, Level.WARNING)
    assert (alert.value, alert.limit, alert.since, alert.updated) == (-610.0, -500.0, NOW, later)
    assert alert.fingerprint == f"{rule.id}/{PAIR}/low"
