from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from terminal.domain.alert import AlertState, Fact
from terminal.domain.level import Level
from terminal.domain.notification import Reason, Stage
from tests.widgets.fake_desk import FakeDesk
from widgets import alert_text as text
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.timeline import story


def test_a_breach_is_told_in_the_metrics_own_form(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    assert text.breach(latest.alerts["a-forced"], latest) == "−318 < −300"
    assert text.why(latest.alerts["a-warning"], latest) == "Basis 136 > 120 CNY/t"
    assert text.why(latest.alerts["a-margin"], latest) == "Margin ratio 78.0% > 75.0%"
    assert text.breach(latest.alerts["a-acked"], latest) == "−96.0 < −90.0"


def test_the_state_tells_label_and_muting(bridge: Bridge, shown: FakeDesk) -> None:
    alert = bridge.latest.alerts["a-closed"]
    assert text.state_text(alert) == "Closed · Real"
    muted = msgspec.structs.replace(alert, label=None, muted_by=("silence li",))
    assert text.state_text(muted) == "Closed (muted)"


def test_what_is_handled_while_its_acknowledgement_is_over_is_taken_by_nobody(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    handled = msgspec.structs.replace(
        bridge.latest.alerts["a-forced"], state=AlertState.HANDLING, acknowledged=None
    )
    assert text.state_text(handled) == "Handling, taken by nobody"
    taken = msgspec.structs.replace(handled, acknowledged=shown.now)
    assert text.state_text(taken) == "Handling"
    speak("zh")
    assert text.state_text(handled).endswith("，无人认领")


def test_why_nobody_is_told_now_is_said_in_words(bridge: Bridge, shown: FakeDesk) -> None:
    muted = msgspec.structs.replace(bridge.latest.alerts["a-forced"], muted_by=("li", "cooldown"))
    assert text.muting(muted) == "li, people were told just before; told again if it lasts"


def test_who_took_it_is_named_with_the_end_of_that(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    until = datetime(2025, 3, 12, 2, 42, tzinfo=UTC)
    fields = {"acknowledged": until, "acknowledged_by": "li", "acknowledged_until": until}
    taken = msgspec.structs.replace(latest.alerts["a-forced"], **fields)
    assert text.who(taken, latest) == "李敏, until 10:42"
    assert "Acknowledged by 李敏, until 10:42" in [one.text for one in story(taken, latest)]
    endless = msgspec.structs.replace(taken, acknowledged_until=None)
    assert text.who(endless, latest) == "李敏"


def test_an_alert_lasts_from_firing_to_recovery(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    assert text.lasted(latest.alerts["a-forced"], shown.now) == 45
    assert text.lasted(latest.alerts["a-margin"], shown.now) == 22 * 60
    pending = shown.alert("x", 1, Level.WARNING, AlertState.PENDING, shown.now, 1, 0)
    assert text.lasted(pending, shown.now) is None
    assert not text.wants_acknowledgement(pending)


def test_ticks_show_the_least_far_person_of_a_channel(bridge: Bridge, shown: FakeDesk) -> None:
    one = shown.delivery("a-forced", "sms", Stage.DELIVERED)
    late = msgspec.structs.replace(one.notification, id="late", person="wang")
    two = msgspec.structs.replace(one, notification=late, stage=Stage.PENDING)
    parts = text.ticks([one, two], bridge.latest)
    assert [(words.strip(), token) for words, token in parts] == [("短信…", "muted")]


def test_a_later_notice_to_the_same_person_stands_for_the_earlier(
    bridge: Bridge, shown: FakeDesk
) -> None:
    first = shown.delivery("a-forced", "sms", Stage.FAILED)
    again = msgspec.structs.replace(first.notification, id="n2", reason=Reason.LEVEL_ROSE)
    second = msgspec.structs.replace(first, notification=again, stage=Stage.DELIVERED)
    assert text.ticks([first, second], bridge.latest) == (("短信✓✓  ", "ok"),)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_sign(stage: Stage) -> None:
    assert text.TICKS[stage][0]
    assert stage in text.WORST_FIRST


def test_a_plan_is_told_with_side_lots_and_worst_price(bridge: Bridge, shown: FakeDesk) -> None:
    plan = bridge.latest.approvals["p-copper"].plan
    assert text.plan_text(plan, bridge.latest) == "Sell CU2701 12 lots ≥ 86,690"
    assert text.legs_text(plan, bridge.latest) == "close 8 + close today 4, account 6688-01"
    assert text.exposure_text(plan) == "+60 → 0 t incl. VAT"


def test_who_took_it_stands_before_who_was_told(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    assert text.who(latest.alerts["a-acked"], latest) == "王磊"
    assert set(text.who(latest.alerts["a-forced"], latest).split()) == {"值班风控", "李敏"}
    early = latest.alerts["a-forced"].since - timedelta(hours=1)
    assert text.lasted(latest.alerts["a-forced"], early) < 0  # type: ignore[operator]


def test_a_number_of_a_formula_that_is_not_known_is_a_dash(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    alert = msgspec.structs.replace(latest.alerts["a-forced"], metric="formula")
    assert text.value_text(alert, float("nan"), latest) == "—"
    assert text.value_text(alert, -12.5, latest) == "−12.5"


def test_a_formula_is_told_with_the_name_of_its_rule(bridge: Bridge, shown: FakeDesk) -> None:
    latest, said = bridge.latest, Fact("condition", "abs(change(basis)) > 5")
    alert = msgspec.structs.replace(
        latest.alerts["a-forced"], metric="formula", rule="jump", facts=(said,)
    )
    assert text.why(alert, latest) == "基差急变: abs(change(basis)) > 5"


def test_a_plan_of_one_lot_says_lot(desk: FakeDesk) -> None:
    plan = desk.approval("p", "a", "SHFE.cu2701", 12).plan
    leg = msgspec.structs.replace(plan.legs[0], volume=1)
    said = text.plan_text(msgspec.structs.replace(plan, legs=(leg,)), Latest(desk.names))
    assert "1 lot ≥" in said
