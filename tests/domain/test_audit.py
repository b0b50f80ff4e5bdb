"""What goes into the ledger comes out as it was, number for number."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.alert import Alert, AlertState, Decided, Fact, Label
from terminal.domain.approval import Approval, ApprovalState
from terminal.domain.audit import body_of, thing_of
from terminal.domain.level import Level, Side
from terminal.domain.notification import Delivery, Stage
from terminal.domain.order import Direction, Offset, Order, OrderStatus, Trade
from tests import builders as b

times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
prices = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9))
floats = st.floats(allow_nan=False, allow_infinity=False)
# The words a careless reader takes for something else.
words = st.one_of(
    st.text(max_size=20), st.sampled_from(["null", "None", "true", "1", "1e3", "NaN", "2025-01-01"])
)


def through_the_ledger(thing: msgspec.Struct) -> Any:
    body = json.loads(json.dumps(body_of(thing), sort_keys=True))
    return thing_of(body, type(thing))


ALERTS = st.builds(
    Alert,
    id=words,
    fingerprint=words,
    rule=words,
    rule_digest=words,
    metric=words,
    subject=words,
    side=st.sampled_from(Side),
    level=st.sampled_from(Level),
    state=st.sampled_from(AlertState),
    value=floats,
    limit=floats,
    latest=floats,
    since=times,
    updated=times,
    fired=st.none() | times,
    acknowledged=st.none() | times,
    acknowledged_by=words,
    resolved=st.none() | times,
    label=st.none() | st.sampled_from(Label),
    facts=st.lists(st.builds(Fact, words, words), max_size=3).map(tuple),
    muted_by=st.lists(words, max_size=2).map(tuple),
    decided=st.none() | st.builds(Decided, words, st.none() | floats, st.none() | floats),
)


@given(ALERTS)
def test_an_alert_is_read_back_as_it_was(alert: Alert) -> None:
    assert through_the_ledger(alert) == alert


@given(
    price=prices,
    words=words,
    direction=st.sampled_from(Direction),
    offset=st.sampled_from(Offset),
    status=st.sampled_from(OrderStatus),
    volume=st.integers(1, 10**6),
    time=times,
)
def test_an_order_is_read_back_as_it_was(
    price: Decimal,
    words: str,
    direction: Direction,
    offset: Offset,
    status: OrderStatus,
    volume: int,
    time: datetime,
) -> None:
    request = b.make_request(
        id=words, limit_price=price, direction=direction, offset=offset, volume=volume
    )
    order: Order = b.make_order(request=request, status=status, message=words, updated=time)
    back = through_the_ledger(order)
    assert back == order
    assert str(back.request.limit_price) == str(price)


@given(price=prices, time=st.none() | times, key=words)
def test_a_trade_is_read_back_as_it_was(price: Decimal, time: datetime | None, key: str) -> None:
    trade: Trade = b.make_trade(price=price, time=time, key=key)
    assert through_the_ledger(trade) == trade


@given(state=st.sampled_from(ApprovalState), reason=words, decided=st.none() | times)
def test_an_approval_is_read_back_with_its_plan(
    state: ApprovalState, reason: str, decided: datetime | None
) -> None:
    approval: Approval = b.make_approval(state=state, reason=reason, decided=decided)
    assert through_the_ledger(approval) == approval


@given(stage=st.sampled_from(Stage), words=words)
def test_a_delivery_is_read_back_as_it_was(stage: Stage, words: str) -> None:
    notice = b.make_notification(text=words)
    delivery: Delivery = b.make_delivery(notification=notice, stage=stage, error=words)
    assert through_the_ledger(delivery) == delivery


def test_every_number_that_is_no_integer_is_text() -> None:
    body = body_of(b.make_alert(value=0.1 + 0.2))
    assert body["value"] == "0.30000000000000004"
    assert body["level"] == 2
    assert body_of(b.make_plan())["worst_cost"] == "3000"


def test_times_are_written_in_full_and_in_utc() -> None:
    assert body_of(b.make_alert())["since"] == "2025-03-12T02:30:00Z"
    late = b.NOW + timedelta(microseconds=1)
    assert body_of(b.make_alert(since=late))["since"] == "2025-03-12T02:30:00.000001Z"


def test_a_body_that_is_not_the_thing_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        thing_of({"id": "x"}, Alert)
    with pytest.raises(msgspec.ValidationError):
        thing_of(body_of(b.make_alert()) | {"state": "dreaming"}, Alert)


def floats_in(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in floats_in(item)]
    if isinstance(value, list):
        return [found for item in value for found in floats_in(item)]
    return [value] if isinstance(value, float) else []


MAKERS = sorted(name for name in dir(b) if name.startswith("make_"))


@pytest.mark.parametrize("name", MAKERS)
def test_every_noun_of_the_domain_survives_the_ledger(name: str) -> None:
    thing = getattr(b, name)()
    assert floats_in(body_of(thing)) == []
    assert through_the_ledger(thing) == thing


class Nested(msgspec.Struct, frozen=True):
    """Floats at every depth that a body can have."""

    rows: tuple[tuple[float, ...], ...]
    named: dict[str, list[float]]


@given(
    st.lists(st.lists(floats).map(tuple)).map(tuple),
    st.dictionaries(words, st.lists(floats), max_size=3),
)
def test_no_float_hides_in_a_list_or_a_table(
    rows: tuple[tuple[float, ...], ...], named: dict[str, list[float]]
) -> None:
    thing = Nested(rows, named)
    assert floats_in(body_of(thing)) == []
    assert through_the_ledger(thing) == thing
