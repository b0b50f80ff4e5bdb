"""A series of a service that is read by other keys than before is another series."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.core.spot_mapped import SpotReading
from terminal.feeds.spot_json import Mapping
from terminal.feeds.spot_ways import Ways, ways_of

KEYS: dict[str, Any] = {
    "rows": "data",
    "symbol": "code",
    "price": "avg",
    "time": "at",
    "names": {"1#": "SPOT.cu", "2#": "SPOT.al"},
}
URL = "http://127.0.0.1:1/prices"


def ways(known: tuple[SpotReading, ...] = (), url: str = URL, hello: str = "", **keys: Any) -> Ways:
    return ways_of(Mapping(**KEYS | keys), known, url, hello)


def before() -> tuple[SpotReading, ...]:
    return ways().take(["SPOT.cu", "SPOT.al"])


def test_what_was_never_read_has_no_past() -> None:
    assert ways().otherwise(["SPOT.cu"]) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"price": "high"},
        {"rows": "other"},
        {"symbol": "name"},
        {"names": {"3#": "SPOT.cu", "2#": "SPOT.al"}},
        {"url": f"{URL}?goods=scrap"},
        {"hello": "subscribe"},
    ],
)
def test_whatever_may_bring_another_price_steps_the_series_once(changed: Any) -> None:
    found = ways(before(), **changed)
    assert found.otherwise(["SPOT.cu"]) == ("SPOT.cu",)
    told = found.take(["SPOT.cu"])
    assert found.otherwise(["SPOT.cu"]) == ()
    assert ways(told, **changed).otherwise(["SPOT.cu"]) == (), "nor at the next start"
    assert found.take(["SPOT.cu"]) == ()


@pytest.mark.parametrize(
    "changed", [{}, {"time": ""}, {"names": {"1#": "SPOT.cu", "2#": "SPOT.al", "3#": "SPOT.zn"}}]
)
def test_what_changes_no_price_steps_nothing(changed: Any) -> None:
    assert ways(before(), **changed).otherwise(["SPOT.cu", "SPOT.al"]) == ()


def test_of_a_name_that_moved_to_another_series_both_step() -> None:
    found = ways(before(), names={"2#": "SPOT.cu", "1#": "SPOT.al"})
    assert found.otherwise(["SPOT.cu", "SPOT.al"]) == ("SPOT.cu", "SPOT.al")


def test_what_is_told_is_all_that_is_known_and_no_address() -> None:
    found = ways(before(), names={"1#": "SPOT.cu"}, url=f"{URL}?key=secret")
    told = found.take(["SPOT.cu"])
    assert [one.symbols for one in told] == [("SPOT.cu",), ("SPOT.al",)]
    assert told[0].mapping == {
        "rows": "data",
        "symbol": "code",
        "price": "avg",
        "names": ["1#"],
        "address": told[0].mapping["address"],
    }
    assert "secret" not in str(told)


def test_what_was_read_from_a_file_before_is_another_series() -> None:
    known = (SpotReading({"series": "SPOT.cu", "price": "avg"}, ("SPOT.cu",)),)
    assert ways(known).otherwise(["SPOT.cu"]) == ("SPOT.cu",)
