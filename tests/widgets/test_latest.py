from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.core.book_view import BookState, Called, Measures, group_key
from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from terminal.domain.link import Link, LinkState
from terminal.domain.notification import Stage
from terminal.domain.unit import BusinessUnit
from tests.builders import make_alert
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.latest import Latest


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
    assert latest.title(latest.pairs["pair02"].pair) == "螺纹 RB2705"
    assert latest.subject(latest.alerts["a-forced"]) == "沪铜 CU2701"
    assert latest.subject(latest.alerts["a-margin"]) == "6688-02"


def named(*, is_english: bool) -> Latest:
    latest = Latest(
        {"unit:east": "East" if is_english else "east", "account:a/b": "a/b"}, is_english=is_english
    )
    units = ("east", "华东"), ("west", "华西"), ("bare", "")
    latest.put(latest.units, {id: BusinessUnit(id=id, name=name) for id, name in units})
    called = Called("commodity:cu", "铜", "Copper"), Called("strategy:carry", "正套")
    latest.put(latest.book, {"": BookState(called=called)})
    return latest


def test_a_units_alert_is_called_by_the_names_of_the_desk_file_the_book_and_the_products() -> None:
    latest = named(is_english=False)
    # The desk file has no Chinese name of its own, so the book's stands.
    assert latest.subject_name("east/cu") == "华东 · 铜"
    # A rule may be on "*/CU".
    assert latest.subject_name("east/CU") == "华东 · 铜"
    assert latest.subject_name("west") == "华西"
    assert latest.subject_name("carry") == "正套"
    assert latest.subject_name("cu") == "铜"
    assert latest.subject_name("bare/xx") == "bare · xx"
    assert latest.subject_name("a/b") == "a/b"
    assert latest.subject(make_alert(subject="east/cu")) == "华东 · 铜"


def test_an_english_screen_says_the_english_names_that_there_are() -> None:
    latest = named(is_english=True)
    assert latest.subject_name("east/cu") == "East · Copper"
    assert latest.subject_name("west/cu") == "华西 · Copper"
    assert latest.subject_name("carry") == "正套"


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


def test_pairs_take_their_names_from_the_screen_s_language(bridge: Bridge, shown: FakeDesk) -> None:
    latest = Latest({"pair:pair00": "Copper · Shanghai"})
    latest.pairs = bridge.latest.pairs
    assert latest.pair_name(shown.pairs["pair00"]) == ("Copper", "Shanghai")
    assert latest.pair_name(shown.pairs["pair02"]) == ("螺纹", "上海")
    assert latest.contract("SHFE.cu2701") == "Copper CU2701"


def test_prices_have_the_decimals_of_their_pair(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    assert latest.price("SHFE.au2706", Decimal("939.1")) == "939.10"
    assert latest.price("SHFE.cu2701", Decimal("86690.0")) == "86,690"
    assert latest.price("SHFE.never", Decimal("3.5")) == "3.5"
    assert latest.price("SHFE.cu2701", None) == "—"


def test_things_have_a_place_in_the_desk_file_and_the_unknown_come_last() -> None:
    latest = Latest({"channel:wecom": "WeCom", "channel:sms": "SMS"})
    keys = sorted(("fax", "sms", "wecom"), key=lambda key: latest.place("channel", key))
    assert keys == ["wecom", "sms", "fax"]


def test_groups_come_and_go_with_their_measures(bridge: Bridge, shown: FakeDesk) -> None:
    latest, key = bridge.latest, group_key("north", "cu")
    before = latest.groups
    assert before is not None
    one = Measures(unit="north", commodity="cu", futures="SHFE.cu2701")
    latest.put(latest.measures, {key: one})
    assert latest.groups == before | {"north/cu"}
    latest.put(latest.measures, {key: one})
    assert latest.groups == before | {"north/cu"}
    latest.put(latest.measures, {key: None})
    assert latest.groups == before


def test_a_strategy_that_is_measured_is_no_unit(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    before, own = latest.groups, "strategy:carry"
    one = Measures(unit=own, commodity="cu", futures="SHFE.cu2701")
    latest.put(latest.measures, {group_key(own, "cu"): one})
    assert latest.groups == before
