"""What the counter tells people: `notify` packets with ids that never repeat, and their codes.

The codes are those of a CTP counter behind an open trade gateway, where one exists.
"""

from __future__ import annotations

from uuid import uuid4

from terminal.sim.flow import Patch
from terminal.sim.ticket import Ticket

LOGIN_OK = 324
SETTLEMENT = 325
TRANSFER = 327
ORDER_OK = 328
CANCELLED = 329
ORDER_FAILED = 330
TRADE = 331
LOGIN_REPEATED = 338
BAD_CREDENTIALS = 339
NOTHING_TO_CANCEL = 354
DUPLICATE = 407
WRONG_USER = 408
TRANSFER_FAILED = 422

_INFO = frozenset({LOGIN_OK, SETTLEMENT, TRANSFER, ORDER_OK, CANCELLED, TRADE})
_DIRECTIONS = {"BUY": "买", "SELL": "卖"}
_OFFSETS = {"OPEN": "开仓", "CLOSE": "平仓", "CLOSETODAY": "平今"}


def make(code: int, content: str) -> Patch:
    """Wrap a text as one notice."""
    return {
        "notify": {
            uuid4().hex: {
                "type": "SETTLEMENT" if code == SETTLEMENT else "MESSAGE",
                "level": "INFO" if code in _INFO else "WARNING",
                "code": code,
                "session_id": 1,
                "content": content,
            }
        }
    }


def describe(ticket: Ticket, lots: int | None = None, price: float | None = None) -> str:
    """Say what an order is in a few words."""
    request = ticket.request
    shown = request.limit_price if price is None else price
    at = request.price_type if shown is None else f"{shown:.12g}"
    count = request.volume if lots is None else lots
    words = _DIRECTIONS[request.direction] + _OFFSETS[request.offset]
    return f"{request.symbol} {words} {count}手 价格{at} 委托号{ticket.order_id}"
