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


def test_asking_whether_a_series_is_open_claims_nothing() -> None:
    claims = Claims({"CU": "spot:b"})
    assert [claims.is_open("CU", link) for link in ("spot:a", "spot:b")] == [False, True]
    assert [claims.is_open("AL", link) for link in ("spot:a", "spot:b")] == [True, True]
    assert claims.owner("AL", "spot:b") == "spot:b"
    assert not claims.is_open("AL", "spot:a")
