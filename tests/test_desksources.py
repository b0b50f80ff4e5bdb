"""Sources of spot prices are taken whole, and only with keys that mean something."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from terminal.desksources import SpotFileTable, SpotHttpTable, SpotPushTable

JSON: dict[str, Any] = {"id": "smm", "url": "http://a/b", "price": "avg", "names": {"1": "SPOT.cu"}}


def test_what_is_not_said_is_what_most_services_do() -> None:
    http = msgspec.convert(JSON, SpotHttpTable)
    assert (http.rows, http.symbol, http.time, http.every, http.token) == ("", "", "", "10s", False)
    assert msgspec.convert(JSON | {"hello": "{}"}, SpotPushTable).hello == "{}"
    assert msgspec.convert({"id": "csv", "path": "a.csv"}, SpotFileTable).symbols == ()


@pytest.mark.parametrize(
    "wrong", [{"names": {}}, {"every": "0s"}, {"id": "a b"}, {"price": ""}, {"hello": "{}"}]
)
def test_what_means_nothing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(JSON | wrong, SpotHttpTable)
