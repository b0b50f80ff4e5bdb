"""Which orders may still fill, and what makes a fill itself."""

from __future__ import annotations

from terminal.domain.order import ELSEWHERE, OrderStatus
from tests.builders import make_order, make_trade

S = OrderStatus


def test_an_order_in_doubt_may_still_fill() -> None:
    assert {status for status in S if not status.is_final} == {S.INTENT, S.SENT, S.ALIVE, S.UNKNOWN}


def test_an_order_is_known_by_the_id_that_is_sent() -> None:
    assert make_order().id == make_order().request.id


def test_an_order_of_another_terminal_is_known_by_its_account_as_well() -> None:
    assert make_order(actor=ELSEWHERE).id == "demo/order-1"


def test_a_fill_is_its_account_its_order_and_its_key() -> None:
    fills = [
        make_trade(),
        make_trade(account="other"),
        make_trade(order_id="other"),
        make_trade(key="other"),
    ]
    assert len({fill.id for fill in fills}) == 4
    assert make_trade(price=1).id == make_trade().id
