"""The GraphQL question a market front answers with contract descriptions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

# Only what `decode.instrument_of` reads; `class` because other clients' servers key on it.
FIELDS = """{
  __typename
  ... on basic {
    instrument_id exchange_id instrument_name class price_tick price_decs trading_time { day night }
  }
  ... on tradeable { volume_multiple }
  ... on index { index_multiple }
  ... on future { product_id max_limit_order_volume expired expire_datetime }
  ... on option { max_limit_order_volume expired expire_datetime }
}"""


def listing_query(query_id: str, symbols: Iterable[str]) -> dict[str, object]:
    """Return the packet that asks for the descriptions of `symbols`."""
    ids = ", ".join(msgspec.json.encode(symbol).decode() for symbol in symbols)
    query = f"query {{\n  multi_symbol_info(instrument_id: [{ids}]) {FIELDS}\n}}"
    return {"aid": "ins_query", "query_id": query_id, "query": query}
