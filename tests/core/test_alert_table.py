"""Alerts move along the table of their life and no other way."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.alert_table import AlertTable, key_of
from terminal.domain.alert import AlertState, Cause
from tests.builders import NOW, make_alert

LATER = NOW + timedelta(seconds=1)


def test_what_is_no_transition_moves_nothing() -> None:
    table, alert = AlertTable(), make_alert(state=AlertState.RESOLVED)
    assert table.move(alert, Cause.ACKNOWLEDGE, LATER) == []
    assert table.alerts == {}


def test_an_alert_that_is_over_is_open_no_more_and_one_that_never_fired_is_gone() -> None:
    for fired, left in ((NOW, 1), (None, 0)):
        table, alert = AlertTable(), make_alert(fired=fired)
        table.alerts[alert.id], table.open[key_of(alert)] = alert, alert.id
        (change,) = table.move(alert, Cause.UNWATCHED, LATER)
        assert (change.alert.resolved, change.alert.updated) == (LATER, LATER)
        assert (len(table.alerts), table.open) == (left, {})


def test_to_close_an_old_alert_says_nothing_of_the_one_that_is_open() -> None:
    table, old = AlertTable(), make_alert(id="old", state=AlertState.RESOLVED)
    table.open[key_of(old)] = "new"
    table.move(old, Cause.CLOSE, LATER)
    assert table.open == {key_of(old): "new"}
