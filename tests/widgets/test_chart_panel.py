from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.view import Point
from terminal.domain.metric import DataState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_carry_text import viewed
from widgets.bridge import Bridge
from widgets.chart_header import SPANS
from widgets.chart_panel import ChartPanel, Rings
from widgets.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, theme: Theme) -> ChartPanel:
    made = ChartPanel(bridge, Rings(bridge), theme)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    return made


def test_the_header_is_there_before_the_chart(panel: ChartPanel, shown: FakeDesk) -> None:
    panel.show_pair("pair00")
    assert panel.chart is None
    assert panel.header._value.text() == "−318"
    panel.load()
    assert len(panel.chart.ring) == 480


def test_live_points_join_the_history(panel: ChartPanel, shown: FakeDesk, bridge: Bridge) -> None:
    panel.load()
    panel.show_pair("pair00")
    for _ in range(5):
        shown.tick()
    bridge.frame()
    panel.refresh()
    assert len(panel.chart.ring) == 485
    assert len(panel.chart._line.xData) == 485


def test_history_that_comes_late_goes_before(
    panel: ChartPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.put_pair("pair00")
    settle()
    panel.load()
    panel.show_pair("pair00")
    desk.tick()
    settle()
    desk.changes.put(Topic.HISTORY, "pair00", desk.history("pair00"))
    settle()
    # Its last minute is the second of the live point, which stands.
    assert len(panel.chart.ring) == 480
    assert panel.chart.ring.times[-1] == desk.now.timestamp()


def test_alerts_of_this_pair_are_marked(panel: ChartPanel, shown: FakeDesk) -> None:
    panel.load()
    panel.show_pair("pair00")
    assert len(panel.chart._marks.points()) == 1
    panel.show_pair("pair03")
    assert len(panel.chart._marks.points()) == 0


def test_a_span_that_was_chosen_before_the_chart_came_is_kept(
    panel: ChartPanel, shown: FakeDesk
) -> None:
    panel.set_span(0)
    panel.show_pair("pair00")
    panel.load()
    (left, right), _ = panel.chart._basis.box.viewRange()
    assert right - left == pytest.approx(SPANS[0] * 1.02)
    panel.header.buttons.button(3).click()
    shown.tick()
    panel._changed({"pair00": None})
    panel.refresh()
    assert panel.span == 3
    (left, right), _ = panel.chart._basis.box.viewRange()
    assert left == panel.chart.ring.x[0]


def test_an_unknown_pair_is_waited_for(panel: ChartPanel, shown: FakeDesk) -> None:
    panel.load()
    panel.show_pair("nobody")
    panel.refresh()
    assert panel.pair == "nobody"


def test_pointing_shows_the_points_numbers(panel: ChartPanel, shown: FakeDesk) -> None:
    panel.load()
    panel.show_pair("pair00")
    panel.chart.pointed.emit(479)
    assert panel.header._formula.text() == (
        "11-23 21:14:07   basis −318   spot 86,420   futures 86,738"
    )
    panel.chart.pointed.emit(-1)
    assert "futures" in panel.header._formula.text()
    assert "ago" in panel.header._ages.text()


def test_a_span_that_was_chosen_stays_while_points_come(
    panel: ChartPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.load()
    panel.show_pair("pair00")
    panel.set_span(2)
    shown.tick()
    settle()
    panel.refresh()
    assert panel.span == 2


def test_marks_are_set_anew_when_an_alert_fires_or_rises_not_when_it_moves(
    panel: ChartPanel,
    shown: FakeDesk,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel.load()
    panel.show_pair("pair00")
    marked = []
    monkeypatch.setattr(panel.chart, "mark", marked.append)
    alert = shown.alerts["a-forced"]
    shown.put_alert(msgspec.structs.replace(alert, latest=-999.0))
    settle()
    assert marked == []
    shown.put_alert(msgspec.structs.replace(alert, value=-400.0))
    settle()
    shown.put_alert(msgspec.structs.replace(alert, id="a-second"))
    settle()
    assert [len(alerts) for alerts in marked] == [1, 2]


def test_rings_are_kept_once_for_each_pair(bridge: Bridge, shown: FakeDesk) -> None:
    rings = Rings(bridge)
    assert rings.of("pair00") is rings.of("pair00")
    assert rings.of("pair00") is not rings.of("pair01")


def test_the_line_of_the_carry_follows_its_pair_and_goes_with_its_prices(
    panel: ChartPanel, shown: FakeDesk, bridge: Bridge
) -> None:
    bridge.latest.pairs["pair00"] = viewed(shown)
    panel.show_pair("pair00")
    panel.load()
    backdrop = panel.chart._basis.backdrop
    assert backdrop.bound == (-660.36, "Cash-and-carry < −660")
    bridge.latest.pairs["pair00"] = viewed(shown, state=DataState.STALE)
    panel._changed({"pair00": None})
    panel.refresh()
    assert backdrop.bound is None
    bridge.latest.pairs["pair00"] = viewed(shown)
    panel.show_pair("pair00")
    panel.show_pair("pair01")
    assert backdrop.bound is None


def test_a_premium_of_a_new_day_is_no_step_of_the_line(
    panel: ChartPanel, shown: FakeDesk, bridge: Bridge
) -> None:
    panel.load()
    panel.show_pair("pair00")
    ring = panel.chart.ring
    before = ring.basis.tolist()
    view = bridge.latest.pairs["pair00"]
    pair = msgspec.structs.replace(view.pair, premium=view.pair.premium + 25)
    dearer = msgspec.structs.replace(view, pair=pair)
    shown.changes.put(Topic.PAIR, "pair00", dearer)
    time = float(ring.times[-1]) + 1
    shown.changes.add_point("pair00", Point("pair00", time, 1_000.0, 900.0, 100.0))
    bridge.frame()
    panel.refresh()
    assert ring.basis.tolist() == [*(one - 25 for one in before), 100.0]
    # The same terms again move nothing.
    shown.changes.put(Topic.PAIR, "pair00", dearer)
    bridge.frame()
    assert ring.basis.tolist()[-1] == 100.0


def test_a_value_that_is_old_is_not_painted_as_an_alarm_of_now(
    panel: ChartPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.load()
    desk.show_all()
    settle()
    panel.show_pair("pair00")
    backdrop = panel.chart._basis.backdrop
    assert backdrop.level_token == "forced"
    for state, token in ((DataState.STALE, "muted"), (DataState.GOOD, "forced")):
        desk.put_pair("pair00", state)
        settle()
        panel.refresh()
        assert backdrop.level_token == token
        panel.show_pair("pair00")
        assert backdrop.level_token == token
