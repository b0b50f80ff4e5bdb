"""What leaves for the counters: orders once they are recorded, withdrawals come what may.

Between a click and its commit minutes may lie, so the engine is asked again right before an order
leaves. A withdrawal lowers the risk: it waits a moment for its record and then goes without it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

import structlog

from terminal.core.effect import CancelOrder, Effect, SendOrder
from terminal.core.engine import Engine
from terminal.core.event import Event, OrderNotSent
from terminal.domain.order import OrderStatus
from terminal.gauge import Gauge
from terminal.orders import OrderSender, Submit

log = structlog.stdlib.get_logger("basisdesk.dispatch")

# A withdrawal waits this long for its record: a full disk must not keep an order alive. Seconds.
CANCEL_PATIENCE = 0.25


class Dispatch:
    """Hand orders and withdrawals to the counters.

    approve_to_wire: takes the seconds from each click's arrival to its order's bytes
    """

    def __init__(
        self,
        engine: Engine,
        submit: Submit,
        emit: Callable[[Event], None],
        clock: Callable[[], datetime],
        approve_to_wire: Gauge,
    ) -> None:
        self._gauge = approve_to_wire
        self._engine = engine
        self._sender = OrderSender(submit, emit)
        self._emit = emit
        self._clock = clock
        self._clicked: dict[str, float] = {}

    def approved(self, effects: Iterable[Effect], clicked: float) -> None:
        """Note when a person allowed these orders, in monotonic seconds."""
        orders = (one.request.id for one in effects if isinstance(one, SendOrder))
        self._clicked.update((order, clicked) for order in orders)

    async def send(self, order: SendOrder) -> None:
        """Send one recorded order, unless something now speaks against it."""
        clicked = self._clicked.pop(order.request.id, None)
        reason = self._held_back(order.request.id)
        if reason:
            self._emit(OrderNotSent(order.request.id, reason))
            return
        await self._sender.send(order.request)
        if clicked is not None:
            self._gauge.add(time.perf_counter() - clicked)

    async def cancel(self, cancel: CancelOrder, saved: asyncio.Event) -> None:
        """Ask for a withdrawal, once it is recorded or the patience ends."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CANCEL_PATIENCE):
                await saved.wait()
        order = self._engine.state.orders.orders.get(cancel.order)
        waits = order is not None and order.status is OrderStatus.INTENT
        if waits and not self._sender.has_sent(cancel.order):
            return  # It is still here, and what was withdrawn is held back.
        await self._sender.cancel(cancel.account, cancel.order)

    def _held_back(self, order_id: str) -> str:
        try:
            return self._engine.held_back(order_id, self._clock())
        except Exception as defect:
            log.exception("defect before sending", order=order_id)
            self._engine.state.defect = f"internal error: {defect!r}"
            return self._engine.state.defect
