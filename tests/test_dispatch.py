"""What leaves, what is held back, and that a withdrawal waits for nobody."""

from __future__ import annotations

import asyncio
from typing import Any

from terminal.core.effect import CancelOrder, Effect, SendOrder
from terminal.core.event import Cancel, Event, Halt, OrderNotSent, OrderSent, Reduce
from terminal.dispatch import Dispatch
from terminal.gauge import Gauge
from tests.builders import ACCOUNT, FUTURES
from tests.playbook import Play


class Counter:
    """A desk hand's approved orders (20 and 10 lots), a dispatch, and what reached the counter."""

    def __init__(self) -> None:
        self.play = Play().opens().hears(Reduce(ACCOUNT, FUTURES, "li")).at(1).approves()
        self.approved: list[Effect] = list(self.play.effects)
        self.orders = [one for one in self.approved if isinstance(one, SendOrder)]
        self.packets: list[dict[str, Any]] = []
        self.events: list[Event] = []
        self.gauge = Gauge()
        self.dispatch = Dispatch(
            self.play.engine, self._submit, self.events.append, lambda: self.play.now, self.gauge
        )

    async def _submit(self, account: str, packet: dict[str, Any]) -> None:
        assert account == ACCOUNT
        self.packets.append(packet)

    def cancels(self) -> list[CancelOrder]:
        return [one for one in self.play.effects if isinstance(one, CancelOrder)]

    def reached(self) -> list[tuple[str, int]]:
        return [(one["aid"], one.get("volume", 0)) for one in self.packets]


def saved(yes: bool = True) -> asyncio.Event:
    event = asyncio.Event()
    if yes:
        event.set()
    return event


async def test_approved_orders_leave_and_the_time_since_the_click_is_taken() -> None:
    counter = Counter()
    counter.dispatch.approved(counter.approved, 0.0)
    for order in counter.orders:
        await counter.dispatch.send(order)
    assert counter.reached() == [("insert_order", 20), ("insert_order", 10)]
    assert counter.events == [OrderSent(one.request.id) for one in counter.orders]
    assert counter.gauge.spread().p50 is not None


async def test_an_order_that_may_no_longer_leave_is_told_with_its_reason() -> None:
    counter = Counter()
    counter.play.hears(Halt("boss", True))
    await counter.dispatch.send(counter.orders[0])
    assert counter.packets == []
    (event,) = counter.events
    assert isinstance(event, OrderNotSent)
    assert "kill switch" in event.reason


async def test_a_withdrawal_of_what_is_still_here_asks_nobody() -> None:
    counter = Counter()
    counter.play.hears(Cancel(counter.orders[0].request.id, "li"))
    for cancel in counter.cancels():
        await counter.dispatch.cancel(cancel, saved())
    for order in counter.orders:
        await counter.dispatch.send(order)
    assert counter.reached() == [("insert_order", 10)]


async def test_a_withdrawal_of_an_order_on_its_way_follows_it() -> None:
    counter = Counter()
    await counter.dispatch.send(counter.orders[0])
    counter.play.hears(Cancel(counter.orders[0].request.id, "li"))
    await counter.dispatch.cancel(counter.cancels()[0], saved())
    assert counter.reached() == [("insert_order", 20), ("cancel_order", 0)]


async def test_a_withdrawal_goes_without_its_record_when_that_takes_too_long() -> None:
    counter = Counter()
    await counter.dispatch.send(counter.orders[0])
    async with asyncio.timeout(60):
        await counter.dispatch.cancel(
            CancelOrder(ACCOUNT, counter.orders[0].request.id), saved(False)
        )
    assert counter.reached()[-1] == ("cancel_order", 0)


async def test_a_defect_in_the_question_holds_back_and_shuts_approvals(
    monkeypatch: Any, expected_logs: Any
) -> None:
    expected_logs("defect before sending")
    counter = Counter()

    def broken(order_id: str, now: Any) -> str:
        raise ZeroDivisionError(order_id)

    monkeypatch.setattr(counter.play.engine, "held_back", broken)
    await counter.dispatch.send(counter.orders[0])
    assert counter.packets == []
    assert "ZeroDivisionError" in counter.play.engine.state.defect
