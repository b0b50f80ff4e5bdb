"""Send and withdraw orders through a trade link, each id once.

The link is given as a function: this room does not know the feeds. What was refused before a byte
left is told as `OrderNotSent`; when the connection broke while writing, the outcome is unknown and
only the counter can tell.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from terminal import LinkError, OutcomeUnknown
from terminal.core.event import Event, OrderNotSent, OrderSent
from terminal.domain.order import Offset, OrderRequest

log = structlog.stdlib.get_logger("basisdesk.orders")

Submit = Callable[[str, dict[str, Any]], Awaitable[None]]
WIRE_OFFSET = {
    Offset.OPEN: "OPEN",
    Offset.CLOSE: "CLOSE",
    Offset.CLOSE_TODAY: "CLOSETODAY",
}


class OrderSender:
    """Hand orders to the trade link of their account.

    submit: (account, packet) -> sent; raises LinkError when it was not, OutcomeUnknown when nobody
        can say
    """

    def __init__(self, submit: Submit, emit: Callable[[Event], None]) -> None:
        self._submit = submit
        self._emit = emit
        self._sent: set[str] = set()

    async def send(self, request: OrderRequest) -> None:
        """Send one order; a second call with the same id does nothing."""
        if request.id in self._sent:
            log.error("order id used twice", order=request.id)
            return
        self._sent.add(request.id)
        try:
            await self._submit(request.account, insert_packet(request))
        except OutcomeUnknown as broken:
            log.info("outcome of an order unknown", order=request.id, reason=str(broken))
            self._emit(OrderSent(request.id))
        except LinkError as refusal:
            self._emit(OrderNotSent(request.id, str(refusal)))
        else:
            self._emit(OrderSent(request.id))

    def has_sent(self, order_id: str) -> bool:
        """This order was handed to the link in this run, whatever became of it."""
        return order_id in self._sent

    async def cancel(self, account: str, order_id: str) -> None:
        """Ask the counter to withdraw an order; without a link there is nobody to ask."""
        try:
            await self._submit(account, {"aid": "cancel_order", "order_id": order_id})
        except LinkError as refusal:
            log.info("cancel not sent", order=order_id, reason=str(refusal))


def insert_packet(request: OrderRequest) -> dict[str, Any]:
    """Write an order as DIFF's insert_order; the session adds the user (diff-protocol §12)."""
    exchange, _, code = request.symbol.partition(".")
    return {
        "aid": "insert_order",
        "order_id": request.id,
        "exchange_id": exchange,
        "instrument_id": code,
        "direction": request.direction.value,
        "offset": WIRE_OFFSET[request.offset],
        "volume": request.volume,
        "price_type": "LIMIT",
        "limit_price": request.limit_price,
        "time_condition": request.time_condition,
        "volume_condition": request.volume_condition,
    }
