from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from terminal.sim.catalogue import CONTRACTS
from terminal.sim.symbols import Symbols, info_of, last_day, replayed_info_of, spot_info_of

SYMBOLS = Symbols([info_of(c, c.hours) for c in CONTRACTS] + [spot_info_of(c) for c in CONTRACTS])
# The shape of what tqsdk sends: arguments on the root field, fragments after it.
QUERY = """query {
  multi_symbol_info(instrument_id: ["SHFE.cu2701", "DCE.m2705", "SHFE.nothing"]) {
    __typename
    ... on basic { class instrument_id price_tick(unit: "x") }
  }
}"""


def ask(query: str, **variables: Any) -> list[dict[str, Any]]:
    pack = {"aid": "ins_query", "query_id": "Q", "query": query, "variables": variables}
    answer = SYMBOLS.answer(pack)
    assert answer is not None
    node = answer["symbols"]["Q"]
    assert node["query"] == query
    found: list[dict[str, Any]] = next(iter(node["result"].values()))
    return found


def names(found: list[dict[str, Any]]) -> set[str]:
    return {info["instrument_id"] for info in found}


def test_symbols_are_listed_and_unknown_ones_left_out() -> None:
    found = ask(QUERY)
    assert names(found) == {"SHFE.cu2701", "DCE.m2705"}
    copper = next(info for info in found if info["exchange_id"] == "SHFE")
    assert copper["class"] == "FUTURE"
    assert (copper["price_tick"], copper["price_decs"], copper["volume_multiple"]) == (10.0, 0, 5)
    assert copper["trading_time"]["night"] == [["21:00:00", "25:00:00"]]
    assert copper["max_limit_order_volume"] == 500


def test_arguments_may_come_as_variables() -> None:
    query = (
        "query ($instrument_id: [String]) { multi_symbol_info(instrument_id: $instrument_id) {a}}"
    )
    assert names(ask(query, instrument_id=["INE.sc2702"])) == {"INE.sc2702"}


def test_lists_are_narrowed_by_class_exchange_product_and_night() -> None:
    assert names(ask('{multi_symbol_info(class: ["FUTURE"], exchange_id: ["GFEX"]){x}}')) == {
        "GFEX.si2703",
        "GFEX.lc2705",
    }
    assert names(ask("{multi_symbol_info(class: [SPOT], product_id: [cu]){x}}")) == {"SPOT.cu"}
    nightless = ask('{multi_symbol_info(class: ["FUTURE"], has_night: false){x}}')
    assert names(nightless) == {"GFEX.si2703", "GFEX.lc2705", "CFFEX.IF2612"}
    assert len(ask("{multi_symbol_info(expired: false){x}}")) == 2 * len(CONTRACTS)
    assert ask("{multi_symbol_info(expired: true){x}}") == []


def test_the_older_root_field_answers_under_its_own_name() -> None:
    pack = {"query_id": "Q", "query": '{symbol_info(instrument_id:["SPOT.cu"]){x}}'}
    answer = SYMBOLS.answer(pack)
    assert answer is not None
    assert list(answer["symbols"]["Q"]["result"]) == ["symbol_info"]


def test_an_empty_query_releases_the_answer() -> None:
    assert SYMBOLS.answer({"query_id": "Q", "query": ""}) == {"symbols": {"Q": None}}


@pytest.mark.parametrize(
    "pack", [{}, {"query_id": 1, "query": ""}, {"query_id": "Q", "query": "{brokers{name}}"}]
)
def test_what_is_no_contract_query_is_not_understood(pack: dict[str, Any]) -> None:
    assert SYMBOLS.answer(pack) is None


@pytest.mark.parametrize(
    ("symbol", "day"),
    [
        ("SHFE.cu2701", date(2027, 1, 15)),
        ("INE.sc2702", date(2027, 1, 29)),
        ("DCE.m2705", date(2027, 5, 14)),
        ("CFFEX.IF2612", date(2026, 12, 18)),
        ("GFEX.si2703", date(2027, 3, 12)),
    ],
)
def test_the_last_trading_day_follows_the_exchange(symbol: str, day: date) -> None:
    assert last_day(next(c for c in CONTRACTS if c.symbol == symbol)) == day


def test_a_recorded_symbol_is_described_by_its_product() -> None:
    copper = replayed_info_of("SHFE.cu2006")
    assert copper is not None
    assert (copper["price_tick"], copper["volume_multiple"]) == (10.0, 5)
    assert (copper["class"], copper["exchange_id"]) == ("FUTURE", "SHFE")
    crude = replayed_info_of("SPOT.WTI")
    assert crude is not None
    assert crude["class"] == "SPOT"
    assert replayed_info_of("DCE.m2007-P-2900") is None
