"""A series has one source, whoever speaks first."""

from __future__ import annotations

from terminal.feeds.spot_claims import Claims


def test_the_first_that_brings_a_series_keeps_it() -> None:
    claims = Claims()
    assert claims.owner("CU", "spot:a") == "spot:a"
    assert claims.owner("CU", "spot:b") == "spot:a"
    assert claims.owner("AL", "spot:b") == "spot:b"


def test_what_the_desk_file_says_holds_whoever_speaks_first() -> None:
    claims = Claims({"CU": "spot:b"})
    assert claims.owner("CU", "spot:a") == "spot:b"
