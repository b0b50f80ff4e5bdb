"""What a market front lists of a product besides the contracts of pairs: all its open months.

They are asked for once a connection, subscribed beside the pairs' legs, and told once a minute: how
much of each is held and traded, and what the front itself calls the main contract. They move no
price of the desk, and no link waits for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from terminal.core.event import MonthsHeard
from terminal.domain.code import future_product
from terminal.domain.main_contract import Interest, Listed
from terminal.feeds.decode import Node
from terminal.feeds.fault import Malformed
from terminal.feeds.scalar import number, stamp_of, text, time_at

QUERY = "basisdesk_months_"
OFTEN, SOON = timedelta(minutes=1), timedelta(seconds=1)
# A front's own continuous series of a product's main contract.
SERIES = "KQ.m@"


class Months:
    """The open months of some products, such as "SHFE.cu".

    is_series: ask for the front's own main contract instead of all months
    """

    def __init__(self, products: Iterable[str] = (), *, is_series: bool = False) -> None:
        self._products = tuple(dict.fromkeys(products))
        self._is_series = is_series
        self._listed: dict[str, dict[str, datetime | None]] = {}
        self._told: dict[str, Listed] = {}
        self._due: datetime | None = None

    @property
    def symbols(self) -> list[str]:
        """What has to be subscribed, as far as it is known."""
        if self._is_series:
            return [f"{SERIES}{product}" for product in self._products]
        return [symbol for months in self._listed.values() for symbol in months]

    def opened(self) -> list[dict[str, object]]:
        """Return the packets that ask for the months, of a connection that is new."""
        self._listed, self._told, self._due = {}, {}, None
        if self._is_series:
            return []
        exchanges: dict[str, list[str]] = {}
        for product in self._products:
            exchange, _, letters = product.partition(".")
            exchanges.setdefault(exchange, []).append(letters)
        return [_query(exchange, letters) for exchange, letters in exchanges.items()]

    def read(self, query: str, result: Mapping[str, Any]) -> bool:
        """Take an answer; True for one of ours. Raise `Malformed` where it names no contracts."""
        if not query.startswith(QUERY):
            return False
        rows = result.get("multi_symbol_info")
        if not isinstance(rows, list):
            raise Malformed("instrument", f"the front did not list the months of {query}")
        for row in rows:
            if not isinstance(row, dict) or row.get("expired") is True:
                continue
            symbol = text(row.get("instrument_id"))
            product = future_product(symbol)
            if product in self._products:
                expires = time_at(row.get("expire_datetime"))
                self._listed.setdefault(product, {})[symbol] = expires
        return True

    def tell(self, quotes: Mapping[str, Node], now: datetime) -> MonthsHeard | None:
        """Return what is new of the products that are heard completely, once a minute at most."""
        if not self._products or (self._due is not None and now < self._due):
            return None
        found = [self._of(product, quotes) for product in self._products]
        # The first words are many: what comes late in them is not kept waiting for a minute.
        self._due = now + (OFTEN if all(found) else SOON)
        news = [one for one in found if one is not None and self._told.get(one.product) != one]
        self._told.update((one.product, one) for one in news)
        return MonthsHeard(tuple(news)) if news else None

    def _of(self, product: str, quotes: Mapping[str, Node]) -> Listed | None:
        if self._is_series:
            node = quotes.get(f"{SERIES}{product}")
            alias = text(node.get("underlying_symbol")) if node else ""
            if node is None or not alias:
                return None
            stamp = stamp_of(node.get("datetime"))
            return Listed(product=product, alias=alias, alias_stamp=stamp)
        months = self._listed.get(product)
        if not months or any(symbol not in quotes for symbol in months):
            return None
        found = (_interest(symbol, end, quotes[symbol]) for symbol, end in months.items())
        return Listed(product=product, months=tuple(found))


def _interest(symbol: str, expires: datetime | None, node: Node) -> Interest:
    return Interest(
        symbol=symbol,
        stamp=stamp_of(node.get("datetime")),
        open_interest=_lots(node.get("open_interest")),
        pre_open_interest=_lots(node.get("pre_open_interest")),
        volume=_lots(node.get("volume")),
        expires=expires,
    )


def _lots(value: object) -> int | None:
    found = number(value)
    return None if found is None or found < 0 else int(found)


# Letters belong to one exchange: the same two may be another product elsewhere.
def _query(exchange: str, letters: list[str]) -> dict[str, object]:
    names = ", ".join(msgspec.json.encode(one).decode() for one in letters)
    query = (
        f'query {{\n  multi_symbol_info(class: [FUTURE], exchange_id: ["{exchange}"], '
        f"product_id: [{names}], expired: false) {{\n"
        "    ... on basic { instrument_id class }\n"
        "    ... on future { expired expire_datetime }\n  }\n}"
    )
    return {"aid": "ins_query", "query_id": f"{QUERY}{exchange}", "query": query}
