"""An order leaves once; what cannot be known is not called failed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from terminal import LinkError, OutcomeUnknown
from terminal.core.event import Event, OrderNotSent, OrderSent
from terminal.domain.order import Offset
from terminal.orders import OrderSender, insert_packet
from tests.builders import ACCOUNT, make_request


class Wire:
    """A trade link that takes packets, or breaks in a given way."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.packets: list[tuple[str, dict[str, Any]]] = []
        self.events: list[Event] = []
        self.sender = OrderSender(self.submit, self.events.append)

    async def submit(self, account: str, packet: dict[str, Any]) -> None:
        if self.error is not None:
            raise self.error
        self.packets.append((account, packet))


async def test_a_sent_order_is_told_as_sent() -> None:
    wire = Wire()
    await wire.sender.send(make_request())
    assert wire.events == [OrderSent("order-1")]
    assert wire.packets == [(ACCOUNT, insert_packet(make_request()))]


async def test_the_same_id_never_leaves_twice(expected_logs: Any) -> None:
    expected_logs("order id used twice")
    wire = Wire()
    await wire.sender.send(make_request())
    await wire.sender.send(make_request(volume=99))
    assert len(wire.packets) == len(wire.events) == 1


async def test_an_order_refused_by_the_link_is_told_with_the_reason() -> None:
    wire = Wire(LinkError("td:demo is down"))
    await wire.sender.send(make_request())
    assert wire.events == [OrderNotSent("order-1", "td:demo is down")]


async def test_after_a_break_while_writing_the_order_may_have_left() -> None:
    wire = Wire(OutcomeUnknown("connection reset"))
    await wire.sender.send(make_request())
    assert wire.events == [OrderSent("order-1")]


async def test_after_a_break_the_order_is_not_sent_again(expected_logs: Any) -> None:
    expected_logs("order id used twice")
    wire = Wire(OutcomeUnknown("connection reset"))
    await wire.sender.send(make_request())
    wire.error = None
    await wire.sender.send(make_request())
    assert wire.packets == []


async def test_a_withdrawal_names_the_order_and_may_be_asked_again() -> None:
    wire = Wire()
    for _ in range(2):
        await wire.sender.cancel(ACCOUNT, "order-1")
    assert wire.packets == [(ACCOUNT, {"aid": "cancel_order", "order_id": "order-1"})] * 2


async def test_a_withdrawal_without_a_link_is_no_error() -> None:
    wire = Wire(LinkError("down"))
    await wire.sender.cancel(ACCOUNT, "order-1")
    assert wire.events == []


@pytest.mark.parametrize(
    ("offset", "word"),
    [(Offset.OPEN, "OPEN"), (Offset.CLOSE, "CLOSE"), (Offset.CLOSE_TODAY, "CLOSETODAY")],
)
def test_the_offset_is_written_in_the_counters_word(offset: Offset, word: str) -> None:
    assert insert_packet(make_request(offset=offset))["offset"] == word


def test_an_order_is_written_field_by_field() -> None:
    assert insert_packet(make_request(limit_price=Decimal("-37.63"))) == {
        "aid": "insert_order",
        "order_id": "order-1",
        "exchange_id": "SHFE",
        "instrument_id": "cu2505",
        "direction": "SELL",
        "offset": "CLOSE",
        "volume": 10,
        "price_type": "LIMIT",
        "limit_price": Decimal("-37.63"),
        "time_condition": "GFD",
        "volume_condition": "ANY",
    }


def test_a_code_with_a_dot_of_its_own_stays_whole() -> None:
    packet = insert_packet(make_request(symbol="DCE.SP a2505&a2509.x"))
    assert (packet["exchange_id"], packet["instrument_id"]) == ("DCE", "SP a2505&a2509.x")
