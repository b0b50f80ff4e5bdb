"""Packets as a front would write them: a test names only the fields that matter to it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from terminal.core.event import Event

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
CU, M = "SHFE.cu2701", "DCE.m2705"
STAMP = "2026-11-23 10:30:00.500000"
USER = "demo"

Node = dict[str, Any]


def rtn(*patches: Node) -> str:
    return json.dumps({"aid": "rtn_data", "data": list(patches)})


def quote(stamp: str = STAMP, **fields: Any) -> Node:
    return {
        "datetime": stamp,
        "last_price": 88000.0,
        "bid_price1": 87990,
        "bid_volume1": 5,
        "ask_price1": 88010.0,
        "ask_volume1": 7,
        "upper_limit": 95040.0,
        "lower_limit": 80960.0,
        "pre_settlement": 88000.0,
        "volume": 1234,
        "open_interest": 4321,
        "close": "-",
        "ask_price6": None,
        **fields,
    }


def market_snapshot(symbols: Iterable[str], **root: Any) -> str:
    names = list(symbols)
    quotes = {symbol: quote() for symbol in names}
    return rtn(
        {"quotes": quotes}, {"ins_list": ",".join(names), "mdhis_more_data": False, **root}, {}
    )


def info(symbol: str = CU, **fields: Any) -> Node:
    return {
        "instrument_id": symbol,
        "exchange_id": symbol.partition(".")[0],
        "instrument_name": "沪铜2701",
        "class": "FUTURE",
        "price_tick": 10,
        "volume_multiple": 5,
        "product_id": "cu",
        "max_limit_order_volume": 500,
        "expire_datetime": 1799996400000000000,
        "trading_time": {
            "day": [["09:00:00", "10:15:00"], ["10:30:00", "11:30:00"]],
            "night": [["21:00:00", "25:00:00"]],
        },
        **fields,
    }


def listing(query_id: str, *infos: Node) -> Node:
    return {"symbols": {query_id: {"query": "…", "result": {"multi_symbol_info": list(infos)}}}}


def account(**fields: Any) -> Node:
    return {
        "currency": "CNY",
        "pre_balance": 1000000.0,
        "static_balance": 1000000.0,
        "balance": 1000123.45,
        "available": 900000.1,
        "margin": 100000,
        **fields,
    }


def position(symbol: str = CU, **fields: Any) -> Node:
    exchange, _, code = symbol.partition(".")
    return {
        "exchange_id": exchange,
        "instrument_id": code,
        "pos_long_his": 3,
        "pos_long_today": 2,
        "pos_short_his": 0,
        "pos_short_today": 0,
        "open_price_long": 87500.0,
        "open_price_short": "-",
        "float_profit": 12500.0,
        **fields,
    }


def order(**fields: Any) -> Node:
    return {
        "exchange_id": "SHFE",
        "instrument_id": "cu2701",
        "direction": "SELL",
        "offset": "CLOSETODAY",
        "volume_orign": 2,
        "volume_left": 2,
        "price_type": "LIMIT",
        "limit_price": 87990.0,
        "status": "ALIVE",
        "exchange_order_id": "",
        "last_msg": "未成交",
        "insert_date_time": 0,
        **fields,
    }


def trade(order_id: str = "o1", **fields: Any) -> Node:
    return {
        "order_id": order_id,
        "exchange_id": "SHFE",
        "instrument_id": "cu2701",
        "direction": "SELL",
        "offset": "CLOSETODAY",
        "volume": 2,
        "price": 87990.0,
        "trade_date_time": 1763865000500000000,
        "commission": 21.5,
        **fields,
    }


def notice(content: str, code: int = 0, level: str = "INFO") -> Node:
    return {"type": "MESSAGE", "level": level, "code": code, "content": content}


def of_user(**sections: Any) -> Node:
    return {"trade": {USER: sections}}


def trade_snapshot(day: str = "20261123", **sections: Any) -> str:
    everything = {
        "session": {"user_id": USER, "trading_day": day},
        "accounts": {"CNY": account()},
        "positions": {},
        "orders": {},
        "trades": {},
        **sections,
    }
    return rtn(of_user(**everything), of_user(trade_more_data=False))


def of_kind(events: Iterable[Event], kind: type) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def sent(frames: Iterable[str], aid: str) -> list[Node]:
    packets = [json.loads(frame) for frame in frames]
    return [packet for packet in packets if packet["aid"] == aid]


def plain_merge(tree: Node, patch: Node) -> Node:
    """RFC 7386 as it is written there, to check the tree of the feeds against."""
    result = dict(tree)
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict):
            below = result.get(key)
            result[key] = plain_merge(below if isinstance(below, dict) else {}, value)
        else:
            result[key] = deepcopy(value)
    return result


def recordings(shared: Path) -> dict[str, list[str]]:
    """Received frames of each recording, as they came over the wire."""
    found = {}
    for path in sorted((shared / "data" / "diff").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        found[path.name] = [
            record["raw"] if "raw" in record else json.dumps(record["pack"])
            for record in records
            if record["dir"] == "recv"
        ]
    return found
