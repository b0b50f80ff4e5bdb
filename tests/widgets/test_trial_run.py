from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.effect import Topic
from terminal.core.view import History, Point
from terminal.domain.link import Link, LinkState
from terminal.domain.metric import DataState
from tests.calendars import CALENDAR, seconds
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_carry_text import viewed
from widgets import trial_run
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.trial_clock import TrialClocks
from widgets.trial_run import TrialRun

ZERO = timedelta(0)


@pytest.fixture
def rings(bridge: Bridge) -> Rings:
    return Rings(bridge)


def test_it_sees_the_history_and_what_comes_live(
    bridge: Bridge, rings: Rings, shown: FakeDesk
) -> None:
    run = TrialRun(bridge, rings, "pair00", "basis < -300", ZERO)
    assert run.step()
    known = run.trial.count
    assert known == 480
    judged = run.judge()
    assert judged.is_true is True
    assert judged.operands == (("basis", pytest.approx(-318.0)),)
    shown.tick()
    bridge.frame()
    run.step()
    assert run.trial.count == known + 1


def test_a_long_past_is_taken_in_slices(
    bridge: Bridge, rings: Rings, shown: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial_run, "SLICE", 200)
    run = TrialRun(bridge, rings, "pair00", "basis < -300", ZERO)
    assert [run.step() for _ in range(3)] == [False, False, True]
    whole = run.trial.count
    assert whole == 480


def test_the_firings_are_those_of_the_points(bridge: Bridge, rings: Rings, desk: FakeDesk) -> None:
    start = desk.now.timestamp() - 3600
    basis = [-200.0, -310.0, -305.0, -100.0, -301.0, -100.0]
    points = tuple(
        Point("pair00", start + 60 * at, 70_000.0, 70_000.0 - value, value)
        for at, value in enumerate(basis)
    )
    desk.show_all()
    desk.changes.put(Topic.HISTORY, "pair00", History("pair00", points))
    bridge.frame()
    run = TrialRun(bridge, rings, "pair00", "basis < -300", ZERO)
    assert run.step()
    # The last one is of the price that the desk tells now.
    assert [round(one.time - start) for one in run.trial.firings] == [60, 240, 3600]


def test_a_leg_that_is_stale_now_makes_it_unknown(
    bridge: Bridge, rings: Rings, shown: FakeDesk
) -> None:
    run = TrialRun(bridge, rings, "pair00", "basis < -300", ZERO)
    run.step()
    shown.pass_time(1)
    shown.put_pair("pair00", DataState.STALE)
    bridge.frame()
    run.step()
    assert run.judge().is_true is None


def test_the_last_value_within_a_second_is_not_lost(
    bridge: Bridge, rings: Rings, shown: FakeDesk
) -> None:
    run = TrialRun(bridge, rings, "pair00", "basis < -300", ZERO)
    run.step()
    for basis in (-310.0, -200.0):
        shown.pass_time(0.2)
        shown.basis["pair00"] = basis
        shown.put_pair("pair00")
        shown.changes.add_point("pair00", shown.point("pair00"))
        bridge.frame()
        run.step()
    assert run.judge().operands[0][1] == pytest.approx(-200)
    count = run.trial.count
    run.step()
    assert run.trial.count == count


def test_an_account_is_judged_from_now_on(bridge: Bridge, rings: Rings, shown: FakeDesk) -> None:
    run = TrialRun(bridge, rings, "6688-02", "margin_ratio > 80%", ZERO)
    assert run.step()
    assert run.judge().is_true is True
    shown.pass_time(1)
    bridge.frame()
    run.step()
    assert run.trial.count == 1
    link = Link(id="td:6688-02", state=LinkState.DOWN, since=shown.now, detail="")
    shown.changes.put(Topic.LINK, link.id, link)
    bridge.frame()
    run.step()
    assert run.judge().is_true is None


def test_margin_without_equity_is_beyond_every_limit(
    bridge: Bridge, rings: Rings, shown: FakeDesk
) -> None:
    account = bridge.latest.accounts["6688-02"]
    wiped_out = msgspec.structs.replace(account, balance=Decimal(-1))
    assert wiped_out.margin > 0
    shown.changes.put(Topic.ACCOUNT, account.id, wiped_out)
    bridge.frame()
    run = TrialRun(bridge, rings, "6688-02", "margin_ratio > 100%", ZERO)
    run.step()
    assert run.judge().is_true is True


def test_a_formula_on_carry_is_tried_with_the_carry_of_today(
    bridge: Bridge, rings: Rings, shown: FakeDesk
) -> None:
    plain = TrialRun(bridge, rings, "pair00", "carry_edge > -303.5", ZERO)
    plain.step()
    assert plain.judge().is_true is None
    bridge.latest.pairs["pair00"] = viewed(shown)
    for limit, is_true in ((-303.5, True), (-302.5, False)):
        run = TrialRun(bridge, rings, "pair00", f"carry_edge > {limit} and carry > 620", ZERO)
        run.step()
        assert run.judge().is_true is is_true


def test_a_run_counts_by_its_clock(bridge: Bridge, rings: Rings, desk: FakeDesk) -> None:
    points = tuple(
        Point("pair00", moment, 70_000.0, 70_000.0 - basis, basis)
        for moment, basis in (
            *((seconds(f"2026-11-23 11:{minute}"), 0.0) for minute in range(15, 26)),
            *((seconds(f"2026-11-23 11:{minute}"), 30.0) for minute in range(26, 30)),
            *((seconds(f"2026-11-23 13:{minute}"), 60.0) for minute in range(30, 34)),
        )
    )
    desk.show_all()
    desk.changes.put(Topic.HOURS, "", CALENDAR.table)
    desk.changes.put(Topic.HISTORY, "pair00", History("pair00", points))
    bridge.frame()
    clocks = TrialClocks(bridge.latest)
    fired = {}
    for kind in ("trading", "wall"):
        clock = clocks.of("pair00", kind)
        run = TrialRun(bridge, rings, "pair00", 'change(basis, "15m") > 40', ZERO, clock)
        run.step()
        fired[kind] = [one.time for one in run.trial.firings if one.time < points[-1].time]
    assert [round(one - points[-1].time) for one in fired["trading"]] == [-180]
    assert fired["wall"] == []
