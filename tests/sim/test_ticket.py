from __future__ import annotations

from typing import Any

import msgspec
import pytest

from terminal.sim.ticket import Fill, OrderRequest, Ticket

PACK: dict[str, Any] = {
    "aid": "insert_order",
    "user_id": "demo",
    "order_id": "x1",
    "exchange_id": "SHFE",
    "instrument_id": "cu2701",
    "direction": "SELL",
    "offset": "CLOSETODAY",
    "volume": 3,
    "price_type": "LIMIT",
    "limit_price": 86500,
    "time_condition": "GFD",
    "volume_condition": "ANY",
    "hedge_flag": "SPECULATION",
}


def ticket() -> Ticket:
    return Ticket(7, msgspec.convert(PACK, OrderRequest), "demo", "x1")


def test_an_order_is_read_whatever_else_it_carries() -> None:
    request = msgspec.convert(PACK, OrderRequest)
    assert (request.symbol, request.sign, request.limit_price) == ("SHFE.cu2701", -1, 86500.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"direction": "SIDEWAYS"},
        {"volume": "3"},
        {"volume": 2**40},
        {"volume": 1.5},
        {"limit_price": "86500"},
        {"offset": "CLOSE_TODAY"},
        {"exchange_id": None},
    ],
)
def test_wrong_types_and_words_are_not_an_order(wrong: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(PACK | wrong, OrderRequest)


def test_the_first_packet_of_an_order_has_status_and_exchange_id() -> None:
    node = ticket().wire()
    assert (node["status"], node["exchange_order_id"]) == ("ALIVE", "")
    assert (node["volume_orign"], node["volume_left"], node["offset"]) == (3, 3, "CLOSETODAY")


def test_an_order_without_a_price_says_so() -> None:
    request = msgspec.convert(PACK | {"limit_price": None, "price_type": "ANY"}, OrderRequest)
    assert Ticket(1, request, "demo", "x2").wire()["limit_price"] == "-"


def test_a_trade_is_keyed_by_order_and_trade_number() -> None:
    fill = Fill(number=12, ticket=ticket(), price=86490.0, lots=2, fee=8640, moment=5)
    node = fill.wire()
    assert node["trade_id"] == fill.key == "x1|12"
    assert (node["volume"], node["price"], node["commission"]) == (2, 86490.0, 86.4)
