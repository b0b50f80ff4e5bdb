"""Other people's JSON: what fits the mapping is a price, what does not is said in words."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.quote import stamp_at
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_json import Mapping, quotes_of
from tests.feeds.saying import spoken
from tests.feeds.wire import NOW

LIST = Mapping(
    rows="data.list", symbol="code", price="avg", time="at", names={"CU1": "SPOT.cu", "7": "SPOT.i"}
)
BY_KEY = Mapping(price="p", names={"CU1": "SPOT.cu"})
EARLIER = stamp_at(NOW - timedelta(hours=1))


def read(document: Any, mapping: Mapping = LIST) -> tuple[dict[str, tuple[float | None, str]], str]:
    text = document if isinstance(document, str) else json.dumps(document)
    found = quotes_of(text, mapping, "smm", NOW)
    said = "; ".join(f"{fault.kind}: {spoken(fault)}" for fault in found.faults)
    return {quote.symbol: (quote.last, quote.stamp) for quote in found.quotes}, said


def row(**fields: Any) -> dict[str, Any]:
    return {"data": {"list": [{"code": "CU1", "avg": 88_000, "at": EARLIER} | fields]}}


def test_rows_of_a_list_are_named_priced_and_dated() -> None:
    assert read(row()) == ({"SPOT.cu": (88_000.0, EARLIER)}, "")


def test_rows_by_symbol_without_a_time_are_of_this_moment() -> None:
    assert read({"CU1": {"p": -3.5}, "XX": {"p": 1}}, BY_KEY) == (
        {"SPOT.cu": (-3.5, stamp_at(NOW))},
        "",
    )


def test_one_object_is_one_row() -> None:
    mapping = msgspec.structs.replace(LIST, rows="")
    assert read({"code": 7, "avg": "1,234.50", "at": EARLIER}, mapping)[0] == {
        "SPOT.i": (1234.5, EARLIER)
    }


def test_paths_lead_through_lists_and_end_where_there_is_nothing() -> None:
    mapping = msgspec.structs.replace(LIST, rows="0.list", price="avg.1")
    rows = [{"code": "CU1", "avg": [1, 88_000], "at": EARLIER}]
    assert read([{"list": rows}], mapping)[0] == {"SPOT.cu": (88_000.0, EARLIER)}
    rows[0]["avg"] = [1]
    assert read([{"list": rows}], mapping) == (
        {},
        "price: smm, row 1: avg.1 is not a number: None",
    )
    with pytest.raises(Malformed, match=r"no list of rows under '0\.list': None") as caught:
        read([], mapping)
    spoken(caught.value)


def test_what_nobody_asked_for_is_no_fault() -> None:
    assert read(row(code="AL1", avg="n/a")) == ({}, "")


NO_NUMBERS = [
    "-",
    "",
    None,
    "abc",
    True,
    "NaN",
    1.797e308,
    [1],
    "inf",
    "1,5",
    "12,34.5",
    ",5",
    "1_5",
]


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_what_is_no_number_is_no_price(value: Any) -> None:
    quotes, said = read(row(avg=value))
    assert quotes == {}
    assert said.startswith(f"price: smm, row 1: avg is not a number: {value!r}")


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        ("2026/11/20 15:00:00", "2026-11-20 15:00:00.000000"),
        ("2026-11-20", "2026-11-20 00:00:00.000000"),
        ("2026-11-20T07:00:00Z", "2026-11-20 15:00:00.000000"),
        (" 2026/11/20 15:00:00 ", "2026-11-20 15:00:00.000000"),
        # Just as many seconds would be the year 5138.
        (100_000_000_000, "1973-03-03 17:46:40.000000"),
        (1_763_622_000, "2025-11-20 15:00:00.000000"),
        (1_763_622_000_500, "2025-11-20 15:00:00.500000"),
        (1_763_622_000_000_000_000, "2025-11-20 15:00:00.000000"),
    ],
)
def test_times_are_read_as_services_write_them(value: Any, stamp: str) -> None:
    mapping = msgspec.structs.replace(LIST, names={"CU1": "SPOT.cu"})
    later = NOW + timedelta(days=3650)
    content = json.dumps(row(at=value))
    (quote,) = quotes_of(content, mapping, "smm", later).quotes
    assert quote.stamp == stamp


@pytest.mark.parametrize("value", ["gestern", "", None, -1, True])
def test_what_is_no_time_is_said(value: Any) -> None:
    assert read(row(at=value))[1] == f"time: smm, row 1: at is not a time: {value!r}"


def test_a_price_of_the_day_after_tomorrow_would_hide_all_that_follow() -> None:
    quotes, said = read(row(at="2099-01-01 00:00:00"))
    assert quotes == {}
    assert "row 1: at lies in the future: '2099-01-01 00:00:00'" in said


@pytest.mark.parametrize(("hours", "is_taken"), [(23, True), (25, False)])
def test_a_price_may_be_dated_a_day_ahead_at_most(hours: int, is_taken: bool) -> None:
    ahead = stamp_at(NOW + timedelta(hours=hours))
    quotes, said = read(row(at=ahead))
    assert (quotes == {"SPOT.cu": (88_000.0, ahead)}, said == "") == (is_taken, is_taken)


def test_of_two_rows_of_one_time_the_last_one_counts() -> None:
    document = row()
    document["data"]["list"].append({"code": "CU1", "avg": 88_010, "at": EARLIER})
    assert read(document)[0] == {"SPOT.cu": (88_010.0, EARLIER)}


@pytest.mark.parametrize("value", [" 1,234.5 ", "+1,234.5", "1234.5"])
def test_numbers_as_people_write_them(value: str) -> None:
    assert read(row(avg=value))[0] == {"SPOT.cu": (1234.5, EARLIER)}


@pytest.mark.parametrize("name", [True, 1.5, None, ["CU1"]])
def test_what_is_no_name_is_said(name: Any) -> None:
    assert read(row(code=name)) == ({}, f"symbol: smm, row 1: code is not a name: {name!r}")


def test_of_two_rows_of_one_series_the_later_counts() -> None:
    document = row()
    document["data"]["list"].append({"code": "CU1", "avg": 1, "at": "2020-01-01"})
    assert read(document)[0] == {"SPOT.cu": (88_000.0, EARLIER)}


def test_a_bad_row_leaves_the_others_alone() -> None:
    document = row()
    document["data"]["list"][:0] = [None, {"code": None, "avg": 1}]
    quotes, said = read(document)
    assert "SPOT.cu" in quotes
    assert said == (
        "row: smm, row 1 is no object: None; symbol: smm, row 2: code is not a name: None"
    )


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{", "not valid JSON"),
        ("", "not valid JSON"),
        ("[" * 5_000, "not valid JSON: nested too deeply to be read"),
        ('{"data": 5}', "no list of rows under 'data.list': None"),
        ('{"data": {"list": "no"}}', "no list of rows under 'data.list': 'no'"),
    ],
)
def test_a_document_without_rows_is_refused_as_a_whole(document: str, said: str) -> None:
    with pytest.raises(Malformed, match="smm") as caught:
        read(document)
    assert said in str(caught.value)


@pytest.mark.parametrize("is_first", [True, False])
def test_a_row_dated_ahead_hides_no_row_of_now(is_first: bool) -> None:
    ahead = stamp_at(NOW + timedelta(hours=8))
    rows = [
        {"code": "CU1", "avg": 88_000, "at": EARLIER},
        {"code": "CU1", "avg": 99_000, "at": ahead},
    ]
    document = json.dumps({"data": {"list": rows[::-1] if is_first else rows}})
    found = quotes_of(document, LIST, "smm", NOW)
    assert [(one.last, one.stamp) for one in found.quotes] == [(88_000, EARLIER), (99_000, ahead)]


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "1e999", "9" * 5000])
def test_one_number_that_is_none_hides_no_other_row(bad: str) -> None:
    document = (
        f'{{"data": {{"list": [{{"code": "7", "avg": {bad}, "at": "{EARLIER}"}}, '
        f'{{"code": "CU1", "avg": 88000, "at": "{EARLIER}"}}]}}}}'
    )
    quotes, said = read(document)
    assert quotes == {"SPOT.cu": (88_000.0, EARLIER)}
    assert said.startswith("price: smm, row 1: avg is not a number: ")


@pytest.mark.parametrize("document", ["[" * 100_000, '{"data": ' * 50_000])
def test_a_document_that_is_far_too_deep_is_refused_like_any_other(document: str) -> None:
    with pytest.raises(Malformed, match="nested too deeply"):
        read(document)


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        ("1767122512345", "2025-12-31 03:21:52.345000"),
        ("1763618400", "2025-11-20 14:00:00.000000"),
        (20251120, "2025-11-20 00:00:00.000000"),
        ("20251120", "2025-11-20 00:00:00.000000"),
    ],
)
def test_a_time_of_digits_alone(value: object, stamp: str) -> None:
    assert read(row(at=value))[0] == {"SPOT.cu": (88_000.0, stamp)}


KEYS = ["code", "avg", "at", "data", "list", "CU1"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=20,
)


@given(JSON, st.sampled_from([LIST, BY_KEY, msgspec.structs.replace(LIST, rows="")]))
def test_no_document_makes_anything_but_prices_or_faults(document: Any, mapping: Mapping) -> None:
    try:
        found = quotes_of(json.dumps(document), mapping, "smm", NOW)
    except Malformed:
        return
    for quote in found.quotes:
        assert quote.symbol in mapping.names.values()
        assert quote.last is not None
        assert abs(quote.last) < 1.797e308
