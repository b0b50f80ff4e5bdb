"""An alert's life: fires once, rises, is taken, recovers, and is never moved by what is unknown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from terminal.core.alert_change import Change
from terminal.core.ids import Ids
from terminal.core.triage import Triage
from terminal.domain.alert import Alert, AlertState, Cause, Label
from terminal.domain.level import Level, Side
from terminal.domain.metric import DataState, Metric
from tests.builders import NOW, make_alert, make_reading
from tests.playbook import LIMITS, reducing

S, C = AlertState, Cause


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


class Scene:
    """One rule on one pair, hold 2 s, clear hold 3 s; `says` is a good reading at a second."""

    def __init__(self, **rule: Any) -> None:
        values = {"hold": timedelta(seconds=2), "clear_hold": timedelta(seconds=3)} | rule
        self.triage = Triage([reducing(**values)], Ids(b"test"), lambda *_: ())

    def says(self, second: float, value: float, **fields: Any) -> list[Cause | None]:
        changes = self.triage.observe(make_reading(value, **fields), after(second))
        return [change.cause for change in changes]

    def is_silent(self, second: float, state: DataState = DataState.STALE) -> list[Change]:
        return self.triage.observe(make_reading(None, state=state), after(second))

    def fired(self, value: float = 310.0) -> Scene:
        """Breached at 0, fired at 2."""
        self.says(0, value)
        assert self.says(2, value) == [C.HELD]
        return self

    @property
    def alert(self) -> Alert:
        (alert,) = self.triage.alerts.values()
        return alert


# Firing


def test_alert_fires_only_after_it_was_held() -> None:
    scene = Scene()
    assert scene.says(0, 310.0) == [None]
    assert (scene.alert.state, scene.alert.fired) == (S.PENDING, None)
    assert scene.says(1.9, 310.0) == [None]
    assert scene.says(2, 310.0) == [C.HELD]
    alert = scene.alert
    assert (alert.state, alert.fired, alert.since) == (S.FIRING, after(2), NOW)
    assert (alert.level, alert.value, alert.limit) == (Level.ATTENTION, 310.0, 300.0)


def test_a_breach_that_passes_before_it_was_held_leaves_no_trace() -> None:
    scene = Scene()
    scene.says(0, 310.0)
    (gone,) = scene.triage.observe(make_reading(0.0), after(1))
    assert (gone.alert.state, gone.is_recorded) == (S.RESOLVED, False)
    assert scene.triage.alerts == {}


def test_an_alert_fires_at_the_level_that_was_held_not_at_the_first_one_passed() -> None:
    scene = Scene()
    scene.says(0, 310.0)
    scene.says(1, 710.0)
    assert scene.says(2, 710.0) == [C.HELD]
    assert scene.alert.level is Level.ATTENTION
    assert scene.says(3, 710.0) == [C.ROSE]
    assert (scene.alert.level, scene.alert.limit) == (Level.FORCED, 700.0)


def test_a_fired_alert_does_not_fire_again() -> None:
    scene = Scene().fired()
    for second in range(3, 60):
        assert scene.says(second, 310.0 + second) == [None]
    assert scene.alert.latest == 369.0
    assert scene.alert.value == 310.0


def test_both_sides_are_two_alerts() -> None:
    scene = Scene(hold=timedelta(0), clear_hold=timedelta(seconds=60))
    scene.says(0, 310.0)
    scene.says(1, -310.0)
    found = {one.side: (one.state, one.fingerprint) for one in scene.triage.alerts.values()}
    assert found == {
        Side.HIGH: (S.RECOVERING, "cu-basis/cu/high"),
        Side.LOW: (S.FIRING, "cu-basis/cu/low"),
    }


def test_the_fingerprint_knows_neither_value_nor_level() -> None:
    scene = Scene(hold=timedelta(0), clear_hold=timedelta(0))
    scene.says(0, 310.0)
    scene.says(1, 0.0)
    scene.says(2, 710.0)
    first, second = scene.triage.alerts.values()
    assert first.fingerprint == second.fingerprint
    assert first.id != second.id


def test_a_reading_of_another_metric_or_subject_moves_nothing() -> None:
    scene = Scene()
    assert scene.says(0, 9e9, subject="al") == []
    assert scene.says(0, 9e9, metric=Metric.MARGIN_RATIO) == []


def test_two_rules_on_one_subject_are_two_alerts() -> None:
    rules = [reducing(), reducing(id="second", limits=LIMITS[:1])]
    triage = Triage(rules, Ids(b"test"), lambda *_: ())
    assert len(triage.observe(make_reading(310.0), NOW)) == 2
    assert {one.rule for one in triage.alerts.values()} == {"cu-basis", "second"}


# The unknown moves nothing


@pytest.mark.parametrize("state", [one for one in DataState if one is not DataState.GOOD])
@pytest.mark.parametrize("before", ["pending", "firing", "recovering"])
def test_an_unknown_reading_neither_fires_nor_resolves(state: DataState, before: str) -> None:
    scene = Scene()
    scene.says(0, 310.0)
    if before != "pending":
        scene.says(2, 310.0)
    if before == "recovering":
        scene.says(3, 0.0)
    alert = scene.alert
    for second in range(4, 100):
        assert scene.is_silent(second, state) == []
    assert scene.alert == alert


def test_the_hold_goes_on_where_it_stopped_when_the_value_is_known_again() -> None:
    scene = Scene()
    scene.says(0, 310.0)
    scene.is_silent(1)
    assert scene.says(60, 310.0) == [None]
    assert scene.says(61, 310.0) == [C.HELD]


def test_recovery_goes_on_where_it_stopped_when_the_value_is_known_again() -> None:
    scene = Scene().fired()
    assert scene.says(3, 0.0) == [C.CLEARED]
    scene.is_silent(5)
    assert scene.says(60, 0.0) == [None]
    assert scene.says(61, 0.0) == [C.CLEAR_HELD]


# Levels


def test_a_rise_is_news_and_a_fall_is_only_noted() -> None:
    scene = Scene().fired()
    scene.says(3, 510.0)
    assert scene.says(5, 510.0) == [C.ROSE]
    assert scene.says(6, 310.0) == [C.FELL]
    assert (scene.alert.level, scene.alert.standing) == (Level.WARNING, Level.ATTENTION)
    scene.says(7, 510.0)
    assert scene.says(9, 510.0) == [C.HELD_BACK]
    scene.says(10, 710.0)
    assert scene.says(12, 710.0) == [C.ROSE]


def test_a_rise_takes_the_acknowledgement_back() -> None:
    scene = Scene().fired()
    scene.triage.acknowledge(scene.alert.id, "wang", after(3))
    scene.says(4, 510.0)
    scene.says(6, 510.0)
    alert = scene.alert
    assert (alert.state, alert.acknowledged, alert.acknowledged_by) == (S.FIRING, None, "")
    assert scene.triage.acknowledge(alert.id, "li", after(7)) != []
    assert scene.alert.acknowledged_by == "li"


def test_a_rise_out_of_recovery_takes_the_acknowledgement_back() -> None:
    scene = Scene().fired()
    scene.triage.acknowledge(scene.alert.id, "wang", after(3))
    scene.says(4, 0.0)
    scene.says(5, 510.0)
    assert scene.says(7, 510.0) == [C.ROSE]
    alert = scene.alert
    assert (alert.state, alert.acknowledged) == (S.FIRING, None)
    assert scene.triage.acknowledge(alert.id, "li", after(8)) != []
    assert scene.alert.state is S.ACKNOWLEDGED


def test_a_rise_while_somebody_handles_it_stays_with_them() -> None:
    scene = Scene().fired()
    scene.triage.acknowledge(scene.alert.id, "wang", after(3))
    scene.triage.handle(scene.alert.id, after(3))
    scene.says(4, 510.0)
    assert scene.says(6, 510.0) == [C.ROSE]
    assert (scene.alert.state, scene.alert.acknowledged_by) == (S.HANDLING, "wang")


# Recovery


def test_an_alert_resolves_only_after_it_was_clear_long_enough() -> None:
    scene = Scene().fired()
    assert scene.says(3, 280.0) == [C.CLEARED]
    assert scene.alert.state is S.RECOVERING
    assert scene.says(5.9, 280.0) == [None]
    assert scene.says(6, 280.0) == [C.CLEAR_HELD]
    assert (scene.alert.state, scene.alert.resolved) == (S.RESOLVED, after(6))


def test_the_dead_band_is_not_recovery() -> None:
    scene = Scene().fired()
    for second in range(3, 60):
        assert scene.says(second, 290.0 if second % 2 else 301.0) == [None]
    assert scene.alert.state is S.FIRING


def test_breaking_out_again_is_the_same_alert_and_restarts_recovery() -> None:
    scene = Scene().fired()
    scene.says(3, 0.0)
    scene.says(5, 310.0)
    assert scene.says(7, 310.0) == [C.BROKEN_OUT, C.HELD_BACK]
    assert scene.alert.state is S.FIRING
    assert scene.says(8, 0.0) == [C.CLEARED]
    assert scene.says(10, 0.0) == [None]
    assert scene.says(11, 0.0) == [C.CLEAR_HELD]


def test_a_spike_during_recovery_restarts_it_without_breaking_out() -> None:
    scene = Scene().fired()
    scene.says(3, 0.0)
    assert scene.says(5, 310.0) == [None]
    assert scene.says(5.5, 0.0) == [None]
    assert scene.says(8, 0.0) == [None]
    assert scene.says(8.5, 0.0) == [C.CLEAR_HELD]


def test_flapping_adds_no_record_to_the_ledger() -> None:
    scene = Scene().fired()
    assert scene.says(3, 0.0) == [C.CLEARED]
    causes = [scene.says(4 + i, value) for i, value in enumerate([310.0, 290.0] * 30)]
    assert {cause for each in causes for cause in each} == {None}


def test_who_took_it_need_not_take_it_again_when_it_breaks_out_at_the_same_level() -> None:
    scene = Scene().fired()
    scene.triage.acknowledge(scene.alert.id, "wang", after(3))
    scene.says(4, 0.0)
    scene.says(5, 310.0)
    scene.says(7, 310.0)
    assert (scene.alert.state, scene.alert.acknowledged_by) == (S.ACKNOWLEDGED, "wang")


def test_a_resolved_alert_is_over_and_the_next_breach_is_another() -> None:
    scene = Scene(hold=timedelta(0), clear_hold=timedelta(0))
    scene.says(0, 310.0)
    assert scene.says(1, 0.0) == [C.CLEARED, C.CLEAR_HELD]
    assert scene.says(2, 310.0) == [C.HELD]
    assert [one.state for one in scene.triage.alerts.values()] == [S.RESOLVED, S.FIRING]


# People


def test_the_first_to_acknowledge_stays_named() -> None:
    scene = Scene().fired()
    assert scene.triage.acknowledge(scene.alert.id, "wang", after(3)) != []
    assert scene.triage.acknowledge(scene.alert.id, "li", after(4)) == []
    assert (scene.alert.acknowledged_by, scene.alert.acknowledged) == ("wang", after(3))


def test_what_has_not_fired_or_is_over_cannot_be_acknowledged_or_handled() -> None:
    scene = Scene()
    scene.says(0, 310.0)
    for alert_id in (scene.alert.id, "ghost"):
        assert scene.triage.acknowledge(alert_id, "wang", after(1)) == []
        assert scene.triage.handle(alert_id, after(1)) == []
    scene.says(2, 310.0)
    scene.says(3, 0.0)
    scene.says(6, 0.0)
    assert scene.triage.acknowledge(scene.alert.id, "wang", after(7)) == []
    assert scene.alert.acknowledged is None


def test_only_a_resolved_alert_is_closed_and_with_its_label() -> None:
    scene = Scene().fired()
    assert scene.triage.close(scene.alert.id, Label.FALSE, after(3)) == []
    assert scene.alert.label is None
    scene.says(3, 0.0)
    scene.says(6, 0.0)
    assert scene.triage.close(scene.alert.id, Label.REAL, after(7)) != []
    assert (scene.alert.state, scene.alert.label) == (S.CLOSED, Label.REAL)
    assert scene.triage.close(scene.alert.id, Label.DRILL, after(8)) == []
    assert scene.triage.close("ghost", Label.DRILL, after(8)) == []


def test_closing_an_old_alert_leaves_the_open_one_of_the_same_kind_alone() -> None:
    scene = Scene(hold=timedelta(0), clear_hold=timedelta(0))
    scene.says(0, 310.0)
    scene.says(1, 0.0)
    scene.says(2, 310.0)
    old, new = scene.triage.alerts.values()
    scene.triage.close(old.id, Label.FALSE, after(3))
    assert scene.says(4, 310.0) == [None]
    assert scene.says(5, 0.0) == [C.CLEARED, C.CLEAR_HELD]
    assert len(scene.triage.alerts) == 2
    assert scene.triage.alerts[new.id].state is S.RESOLVED


# Restart


@pytest.mark.parametrize("state", [S.FIRING, S.ACKNOWLEDGED, S.HANDLING])
@pytest.mark.parametrize("value", [520.0, 490.0, 310.0, 281.0])
def test_after_a_restart_the_same_breach_does_not_fire_again(
    state: AlertState, value: float
) -> None:
    scene = Scene()
    alert = make_alert(state=state, acknowledged=None if state is S.FIRING else NOW)
    assert scene.triage.restore([alert], after(100)) == []
    fell = C.FELL if value < 480 else None
    assert scene.says(101, value) == [fell]
    for second in range(102, 140):
        assert scene.says(second, value) == [None]
    assert scene.alert.state is state


@pytest.mark.parametrize(("hold", "start"), [(timedelta(hours=1), 100), (timedelta(0), -3600)])
def test_a_longer_hold_or_a_clock_set_back_does_not_take_the_dead_band_away(
    hold: timedelta, start: float
) -> None:
    scene = Scene(hold=hold)
    scene.triage.restore([make_alert(level=Level.ATTENTION, limit=300.0)], after(start))
    for second in range(1, 5):
        assert scene.says(start + second, 290.0) == [None]
    assert scene.alert.state is S.FIRING


def test_after_a_restart_a_restored_alert_rises_and_recovers_as_before() -> None:
    scene = Scene()
    scene.triage.restore([make_alert()], after(100))
    scene.says(101, 710.0)
    assert scene.says(103, 710.0) == [C.ROSE]
    assert scene.says(104, 0.0) == [C.CLEARED]
    assert scene.says(107, 0.0) == [C.CLEAR_HELD]


def test_after_a_restart_recovery_is_watched_from_the_beginning() -> None:
    scene = Scene()
    scene.triage.restore([make_alert(state=S.RECOVERING)], after(100))
    assert scene.says(101, 0.0) == [None]
    assert scene.says(103.9, 0.0) == [None]
    assert scene.says(104, 0.0) == [C.CLEAR_HELD]


def test_a_restored_alert_waits_for_good_readings() -> None:
    scene = Scene()
    scene.triage.restore([make_alert()], after(100))
    assert scene.is_silent(101) == []
    assert scene.says(200, 520.0) == [None]
    assert scene.alert.state is S.FIRING


def test_an_alert_whose_rule_is_gone_does_not_stay_open_for_ever() -> None:
    scene = Scene()
    (change,) = scene.triage.restore([make_alert(rule="deleted")], after(100))
    assert (change.alert.state, change.is_recorded) == (S.RESOLVED, True)


def test_closed_alerts_are_remembered_and_left_alone() -> None:
    scene = Scene()
    alert = make_alert(state=S.CLOSED, resolved=NOW, label=Label.REAL)
    assert scene.triage.restore([alert], after(100)) == []
    assert scene.alert == alert
    scene.says(101, 520.0)
    assert scene.says(103, 520.0) == [C.HELD]
