"""Contract information: answers `ins_query` without being a GraphQL server.

The root field and its arguments are read off the query's text; the answer is a superset of what was
asked for, and symbols that do not exist are left out, as the protocol has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from terminal.domain.instrument import decimals_of
from terminal.sim.catalogue import Contract
from terminal.sim.hours import ALWAYS, BEIJING, NIGHT_2300, Hours
from terminal.sim.products import product_of

Info = dict[str, Any]

_ROOT = re.compile(r"\b((?:multi_)?symbol_info)\s*(?:\(([^)]*)\))?")
_ARGUMENT = re.compile(r"(\w+)\s*:\s*(\[[^\]]*\]|\$\w+|[\w.\"-]+)")
_WORD = re.compile(r"[\w.&@ -]+")


class Symbols:
    """The list of all that can be asked about, by symbol."""

    def __init__(self, infos: Iterable[Info]) -> None:
        self._infos = {info["instrument_id"]: info for info in infos}

    def answer(self, pack: dict[str, Any]) -> dict[str, Any] | None:
        """Return the patch that answers an `ins_query`; None when it cannot be read."""
        query_id, query = pack.get("query_id"), pack.get("query")
        if not isinstance(query_id, str) or not isinstance(query, str):
            return None
        if not query:
            return {"symbols": {query_id: None}}
        variables = pack.get("variables")
        variables = variables if isinstance(variables, dict) else {}
        root = _ROOT.search(query)
        if root is None:
            return None
        wanted = {name: _values(text, variables) for name, text in _ARGUMENT.findall(root[2] or "")}
        result = {root[1]: [info for info in self._infos.values() if _matches(info, wanted)]}
        node = {"query": query, "variables": variables, "result": result}
        return {"symbols": {query_id: node}}


def _values(text: str, variables: dict[str, Any]) -> list[Any]:
    if text.startswith("$"):
        value = variables.get(text[1:], [])
        return value if isinstance(value, list) else [value]
    words = [word.strip() for word in _WORD.findall(text)]
    return [{"true": True, "false": False}.get(word, word) for word in words if word]


def _matches(info: Info, wanted: dict[str, list[Any]]) -> bool:
    for name in ("instrument_id", "class", "exchange_id", "product_id", "expired"):
        if name in wanted and info[name] not in wanted[name]:
            return False
    return "has_night" not in wanted or bool(info["trading_time"]["night"]) in wanted["has_night"]


def info_of(contract: Contract, hours: Hours) -> Info:
    """Describe a listed contract that trades in these hours."""
    lower, upper = contract.band
    tick = contract.tick
    return _info(contract.symbol, contract.name, contract.product, "FUTURE", tick) | {
        "volume_multiple": contract.multiplier,
        "trading_time": hours.wire(),
        "delivery_year": contract.delivery[0],
        "delivery_month": contract.delivery[1],
        "expire_datetime": _nanoseconds(last_day(contract)),
        "max_limit_order_volume": contract.most,
        "max_market_order_volume": contract.most,
        "upper_limit": float(upper * tick),
        "lower_limit": float(lower * tick),
        "settlement_price": float(contract.price),
        "pre_close": float(contract.price),
        "margin": contract.margin_fen / 100,
        "commission": contract.fee / 100,
    }


def spot_info_of(contract: Contract) -> Info:
    """Describe the spot series of a listed contract."""
    info = _info(contract.spot, contract.name, contract.product, "SPOT", contract.spot_tick)
    return info | {"trading_time": ALWAYS.wire()}


def replayed_info_of(symbol: str) -> Info | None:
    """Describe a symbol of a recording by its product letters; None when they say nothing."""
    product = product_of(symbol)
    if product is not None:
        info = _info(symbol, symbol, product[0], "FUTURE", product[1].tick)
        hours = {"volume_multiple": product[1].multiplier, "trading_time": NIGHT_2300.wire()}
        return info | hours
    if symbol.startswith("SPOT."):
        info = _info(symbol, symbol, symbol.partition(".")[2], "SPOT", Decimal("0.01"))
        return info | {"trading_time": ALWAYS.wire()}
    return None


def _info(symbol: str, name: str, product: str, kind: str, tick: Decimal) -> Info:
    return {
        "instrument_id": symbol,
        "exchange_id": symbol.partition(".")[0],
        "instrument_name": name,
        "class": kind,
        "product_id": product,
        "price_tick": float(tick),
        "price_decs": decimals_of(tick),
        "volume_multiple": 1,
        "expired": False,
        "min_limit_order_volume": 1,
        "max_limit_order_volume": 500,
        "categories": [],
    }


def last_day(contract: Contract) -> date:
    """Name the last trading day, by the exchange's rule and weekends only."""
    year, month = contract.delivery
    first = date(year, month, 1)
    if contract.exchange == "CFFEX":
        return first + timedelta(days=(4 - first.weekday()) % 7 + 14)
    if contract.exchange == "INE":
        return _working_day(first - timedelta(days=1), -1)
    if contract.exchange == "SHFE":
        return _working_day(first + timedelta(days=14), 1)
    day = _working_day(first, 1)
    for _ in range(9):
        day = _working_day(day + timedelta(days=1), 1)
    return day


def _working_day(day: date, step: int) -> date:
    while day.weekday() >= 5:
        day += timedelta(days=step)
    return day


def _nanoseconds(day: date) -> int:
    close = datetime(day.year, day.month, day.day, 15, tzinfo=BEIJING)
    return int(close.timestamp()) * 1_000_000_000
