from __future__ import annotations

import msgspec

from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from terminal.domain.link import Link, LinkState
from terminal.domain.notification import Stage
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.latest import Latest, title_of


def test_names_fall_back_to_ids() -> None:
    latest = Latest({"person:li": "Li Min"})
    assert latest.named("person", "li") == "Li Min"
    assert latest.named("person", "nobody") == "nobody"
    assert latest.contract("SHFE.cu2701") == "CU2701"
    assert latest.now is None


def test_contracts_and_subjects_have_the_names_of_their_pairs(
    bridge: Bridge, shown: FakeDesk
) -> None:
    latest = bridge.latest
    assert latest.contract("SHFE.cu2701") == "沪铜 CU2701"
    assert title_of(latest.pairs["pair02"]) == "螺纹 RB2705"
    assert latest.subject(latest.alerts["a-forced"]) == "沪铜 CU2701"
    assert latest.subject(latest.alerts["a-margin"]) == "6688-02"


def test_open_alerts_are_those_that_fired_and_are_not_over(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    assert {one.id for one in latest.open_alerts()} == {
        "a-forced",
        "a-warning",
        "a-attention",
        "a-acked",
    }
    assert latest.level_of("pair00") is Level.FORCED
    assert latest.level_of("pair09") is None
    over = msgspec.structs.replace(latest.alerts["a-forced"], state=AlertState.RESOLVED)
    latest.put(latest.alerts, {"a-forced": over})
    assert latest.level_of("pair00") is None
    latest.put(latest.alerts, {"a-warning": None})
    assert "a-warning" not in {one.id for one in latest.open_alerts()}


def test_an_alert_finds_its_deliveries_plan_orders_and_fills(
    bridge: Bridge, shown: FakeDesk
) -> None:
    latest = bridge.latest
    stages = [one.stage for one in latest.deliveries_of("a-forced")]
    assert sorted(stages) == [Stage.ACKNOWLEDGED, Stage.DELIVERED, Stage.DELIVERED]
    assert latest.deliveries_of("nothing") == []
    assert [one.id for one in latest.approvals_of("a-forced")] == ["p-copper"]
    orders = latest.orders_of("p-zinc")
    assert len(orders) == 3
    assert [trade.volume for trade in latest.trades_of(orders[0])] == [5]


def test_what_the_desk_forgets_is_forgotten_here(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    gone = latest.deliveries_of("a-forced")[0]
    latest.put(latest.deliveries, {gone.id: None})
    assert gone not in latest.deliveries_of("a-forced")
    latest.put(latest.alerts, {"a-forced": None})
    assert latest.deliveries_of("a-forced") == []


def test_a_desk_is_deaf_when_every_channel_is_down_or_the_store_failed(
    bridge: Bridge, shown: FakeDesk
) -> None:
    latest = bridge.latest
    assert latest.deafness() == ""
    for key, link in list(latest.links.items()):
        if key.startswith("channel:"):
            down = msgspec.structs.replace(link, state=LinkState.DOWN)
            latest.put(latest.links, {key: down})
    assert latest.deafness() == "channels"
    assert latest.health is not None
    latest.health = msgspec.structs.replace(latest.health, read_only="disk full")
    assert latest.deafness() == "read_only"


def test_a_desk_without_channels_is_not_deaf(desk: FakeDesk) -> None:
    latest = Latest()
    latest.put(latest.links, {"md": Link(id="md", state=LinkState.DOWN, since=desk.now)})
    assert latest.deafness() == ""
