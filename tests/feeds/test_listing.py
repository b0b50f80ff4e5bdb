"""The contract query names the symbols and every field that the decoder reads."""

from __future__ import annotations

import inspect
import re

from terminal.feeds import decode
from terminal.feeds.listing import listing_query


def test_the_query_names_the_symbols_and_its_id() -> None:
    packet = listing_query("q1", ["SHFE.cu2701", "DCE.m2007-P-2900"])
    assert (packet["aid"], packet["query_id"]) == ("ins_query", "q1")
    assert '(instrument_id: ["SHFE.cu2701", "DCE.m2007-P-2900"])' in str(packet["query"])
    assert "variables" not in packet


def test_the_query_asks_for_every_field_that_is_read() -> None:
    query = str(listing_query("q", ["X.y"])["query"])
    source = inspect.getsource(decode.instrument_of)
    read = re.findall(r'get\("(\w+)"\)|_positive\(node, symbol, (.+?)\)', source)
    fields = {name for one, many in read for name in (one, *re.findall(r'"(\w+)"', many)) if name}
    assert {"instrument_id", "volume_multiple", "index_multiple", "trading_time"} <= fields
    assert all(re.search(rf"\b{field}\b", query) for field in fields)


def test_the_query_is_balanced_and_a_quotation_mark_cannot_break_out() -> None:
    query = str(listing_query("q", ['X.y"]) { evil'])["query"])
    assert query.count("{") == query.count("}") + 1  # the one inside the quoted symbol
    assert '"X.y\\"]) { evil"' in query
