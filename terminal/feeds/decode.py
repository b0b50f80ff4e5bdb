"""Wire nodes to values of the house; the wire's names end here.

A node that is not complete yet gives None: its fields may come in later packets. Only what can
never become right is `Malformed`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

from terminal.core.event import NoticeReceived
from terminal.domain.account import ZERO, Account, Position
from terminal.domain.bar import Bar
from terminal.domain.instrument import Instrument, TradingTime
from terminal.domain.order import Direction, Offset, OrderReport, Trade
from terminal.feeds.fault import Malformed, shown
from terminal.feeds.scalar import MOST_COUNT, count, money, number, text, time_at

Node = dict[str, Any]

OFFSETS = {"OPEN": Offset.OPEN, "CLOSE": Offset.CLOSE, "CLOSETODAY": Offset.CLOSE_TODAY}
AMOUNTS = (
    *("balance", "available", "margin", "pre_balance", "deposit", "withdraw", "static_balance"),
    *("frozen_margin", "frozen_commission", "commission"),
    *("close_profit", "position_profit", "float_profit"),
)
OF_POSITIONS = ("float_profit", "position_profit", "margin")
ALIVE = {"ALIVE": True, "FINISHED": False}

_is_span_end = re.compile(r"\d\d:\d\d:\d\d", re.ASCII).fullmatch


def instrument_of(node: object) -> Instrument:
    """Read one item of an `ins_query` result; raise `Malformed` where it could not be traded by."""
    if not isinstance(node, dict):
        raise Malformed("instrument", f"an instrument is not an object: {shown(node)}")
    symbol = text(node.get("instrument_id"))
    exchange, _, code = symbol.partition(".")
    if not exchange or not code:
        raise Malformed("instrument", f"instrument_id is not EXCHANGE.code: {shown(symbol)}")
    multiplier = _positive(node, symbol, "volume_multiple", "index_multiple")
    expires = node.get("expire_datetime")
    return Instrument(
        symbol=symbol,
        exchange=exchange,
        code=code,
        name=text(node.get("instrument_name")) or symbol,
        product=text(node.get("product_id")),
        multiplier=multiplier,
        price_tick=_positive(node, symbol, "price_tick"),
        max_limit_volume=max(count(node.get("max_limit_order_volume")), 0),
        trading_time=trading_time_of(symbol, node.get("trading_time")),
        expires=time_at(expires),
    )


def trading_time_of(symbol: str, node: object) -> TradingTime:
    """Read session spans; none at all is legal (an index, a spot series)."""
    if node is None:
        return TradingTime()
    if not isinstance(node, dict):
        raise Malformed("instrument", f"{symbol}: trading_time is not an object: {shown(node)}")
    return TradingTime(_spans(symbol, node.get("day")), _spans(symbol, node.get("night")))


def bars_of(node: Node, first: int, last: int) -> tuple[Bar, ...]:
    """Read one `klines` series from id `first` to `last`, ascending; bars without a close drop."""
    data = node.get("data")
    if not isinstance(data, dict):
        return ()
    bars = []
    for key, bar in data.items():
        inside = key.isdecimal() and key.isascii() and first <= int(key[:20]) <= last
        if not inside or not isinstance(bar, dict):
            continue
        start, close = time_at(bar.get("datetime")), number(bar.get("close"))
        if start is not None and close is not None:
            bars.append(Bar(start.timestamp(), close))
    return tuple(sorted(bars, key=lambda bar: bar.start))


def account_of(account: str, node: Node, before: Account | None = None) -> Account | None:
    """Read `accounts.CNY` as the desk's account `account`; None until its money is known.

    That is equity and margin: a ratio of no margin would look safe. What is not said any more, or
    was never said, is `missing`.

    before: what it was before
    """
    told = {name: money(node.get(name)) for name in AMOUNTS}
    if told["static_balance"] is None:
        parts = [told[name] for name in ("pre_balance", "deposit", "withdraw")]
        if parts[0] is not None:
            told["static_balance"] = parts[0] + (parts[1] or ZERO) - (parts[2] or ZERO)
    known = {name: value for name, value in told.items() if value is not None}
    if before is None:
        if not {"balance", "margin"} <= known.keys():
            return None
        before = Account(id=account)
    return msgspec.structs.replace(
        before,
        currency=text(node.get("currency")) or before.currency,
        missing=tuple(name for name in AMOUNTS if name not in known),
        **known,
    )


def position_of(account: str, symbol: str, node: Node) -> Position:
    """Read one position; `pos_*` count, `volume_*` only where the counter has not the former.

    Raise `Malformed` where the counter writes something else than a number of lots.
    """
    long_history, long_today = _lots(symbol, node, "long")
    short_history, short_today = _lots(symbol, node, "short")
    long_frozen_history, long_frozen_today = _frozen(node, "long")
    short_frozen_history, short_frozen_today = _frozen(node, "short")
    lots = long_history + long_today + short_history + short_today
    told = ((one, money(node.get(one))) for one in OF_POSITIONS)
    known = {name: value for name, value in told if value is not None}
    return Position(
        account=account,
        symbol=symbol,
        long_today=long_today,
        long_history=long_history,
        short_today=short_today,
        short_history=short_history,
        long_frozen_today=long_frozen_today,
        long_frozen_history=long_frozen_history,
        short_frozen_today=short_frozen_today,
        short_frozen_history=short_frozen_history,
        long_price=money(node.get("open_price_long")) if long_history + long_today else None,
        short_price=money(node.get("open_price_short")) if short_history + short_today else None,
        **known,
        # Of nothing held nothing is missing.
        missing=tuple(one for one in OF_POSITIONS if lots and one not in known),
    )


def order_of(account: str, order_id: str, node: Node) -> OrderReport | None:
    """Read one order; None until direction, offset, lots and status are all there."""
    words = [node.get(name) for name in ("direction", "offset", "status", "instrument_id")]
    volume, left = _volume(node, "volume_orign"), _volume(node, "volume_left")
    if None in words or volume is None or left is None:
        return None
    if left > volume:
        raise Malformed("order", f"order {order_id}: {left} lots left of {volume}")
    status = node["status"]
    if not isinstance(status, str) or status not in ALIVE:
        raise Malformed("order", f"order {order_id} has an unknown status: {shown(status)}")
    return OrderReport(
        id=order_id,
        account=account,
        symbol=_symbol(node),
        direction=_direction(node, f"order {order_id}"),
        offset=_offset(node, f"order {order_id}"),
        volume=volume,
        volume_left=left,
        limit_price=money(node.get("limit_price")) if _is_limit(node) else None,
        is_alive=ALIVE[status],
        exchange_order_id=text(node.get("exchange_order_id")),
        message=text(node.get("last_msg")),
        inserted=time_at(node.get("insert_date_time")),
    )


def trade_of(account: str, key: str, node: Node) -> Trade | None:
    """Read one fill; None until it is complete."""
    words = [node.get(name) for name in ("direction", "offset", "order_id", "instrument_id")]
    volume, price = _volume(node, "volume"), money(node.get("price"))
    if None in words or volume is None or price is None:
        return None
    if volume == 0:
        raise Malformed("trade", f"trade {key} is of 0 lots")
    return Trade(
        key=key,
        account=account,
        order_id=text(node.get("order_id")),
        symbol=_symbol(node),
        direction=_direction(node, f"trade {key}"),
        offset=_offset(node, f"trade {key}"),
        volume=volume,
        price=price,
        time=time_at(node.get("trade_date_time")),
        commission=money(node.get("commission")) or ZERO,
    )


def notice_of(account: str, notice_id: str, node: Node) -> NoticeReceived:
    """Read one notice to people."""
    return NoticeReceived(
        account=account,
        id=notice_id,
        level=text(node.get("level")) or "INFO",
        code=count(node.get("code")),
        content=text(node.get("content")),
        is_statement=node.get("type") == "SETTLEMENT",
    )


def _positive(node: Node, symbol: str, *names: str) -> Decimal:
    for name in names:
        value = money(node.get(name))
        if value is not None and value > 0:
            return value
    raise Malformed(
        "instrument", f"{symbol}: {names[0]} is not above zero: {shown(node.get(names[0]))}"
    )


def _spans(symbol: str, value: object) -> tuple[tuple[str, str], ...]:
    spans = []
    for span in value if isinstance(value, list) else []:
        ends = span if isinstance(span, list) else []
        if len(ends) != 2 or not all(isinstance(end, str) and _is_span_end(end) for end in ends):
            raise Malformed("instrument", f"{symbol}: trading_time has a bad span: {shown(span)}")
        spans.append((ends[0], ends[1]))
    return tuple(spans)


# (yesterday's, today's). Some counters book a close on one part below zero: the sum is what counts.
def _lots(symbol: str, node: Node, side: str) -> tuple[int, int]:
    parts = []
    for key, day in (("his", "yesterday"), ("today", "today")):
        told = [node.get(f"{name}_{side}_{key}") for name in ("pos", "volume")]
        value = next((one for one in map(number, told) if _is_count(one)), None)
        if value is None and told != [None, None]:
            # Not known is not none: a hedge would be gone from the exposure.
            words = ", ".join(shown(one) for one in told if one is not None)
            raise Malformed("position", f"{symbol}: {side} lots of {day} are not a number: {words}")
        parts.append(int(value or 0))
    history, today = parts
    if history < 0 or today < 0:
        total = max(history + today, 0)
        history, today = (0, total) if history < 0 else (total, 0)
    return history, today


# What a counter left in place of a number can be finite: 1e17 lots are none, nor is half a lot.
def _is_count(value: float | None) -> bool:
    return value is not None and value.is_integer() and abs(value) <= MOST_COUNT


def _frozen(node: Node, side: str) -> tuple[int, int]:
    history = count(node.get(f"volume_{side}_frozen_his"))
    today = count(node.get(f"volume_{side}_frozen_today"))
    if not history and not today:
        history = count(node.get(f"volume_{side}_frozen"))
    return max(history, 0), max(today, 0)


def _volume(node: Node, name: str) -> int | None:
    value = number(node.get(name))
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise Malformed("volume", f"{name} is not a number of lots: {shown(node.get(name))}")
    return int(value)


def _is_limit(node: Node) -> bool:
    return text(node.get("price_type")) in ("", "LIMIT")


def _symbol(node: Node) -> str:
    return f"{text(node.get('exchange_id'))}.{text(node.get('instrument_id'))}"


def _direction(node: Node, what: str) -> Direction:
    value = node["direction"]
    try:
        return Direction(value)
    except ValueError:
        raise Malformed("direction", f"{what} has an unknown direction: {shown(value)}") from None


def _offset(node: Node, what: str) -> Offset:
    value = node["offset"]
    if not isinstance(value, str) or value not in OFFSETS:
        raise Malformed("offset", f"{what} has an unknown offset: {shown(value)}")
    return OFFSETS[value]
