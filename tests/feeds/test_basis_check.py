"""A basis column is recomputed; one that has the other sign is refused with the explanation."""

from __future__ import annotations

import pytest

from terminal.feeds.basis_check import BasisRow, BasisSign, checked
from terminal.feeds.fault import Malformed
from tests.book_builders import D

OURS, THEIRS = BasisSign.SPOT_MINUS_FUTURES, BasisSign.FUTURES_MINUS_SPOT


def row(line: int, spot: int, futures: int, basis: str) -> BasisRow:
    return BasisRow(line, D(spot), D(futures), D(basis))


def test_the_sign_of_the_file_is_the_sign_it_says() -> None:
    rows = [row(2, 100, 351, "-251"), row(3, -37, -38, "1"), row(4, 5, 5, "0")]
    assert checked(rows, "b.csv", OURS) == []
    assert checked([row(2, 100, 351, "251")], "b.csv", THEIRS) == []


def test_the_other_sign_is_refused_and_explained() -> None:
    rows = [row(2, 5, 5, "0"), row(3, 100, 351, "251"), row(4, 100, 90, "-10")]
    with pytest.raises(Malformed) as caught:
        checked(rows, "b.csv", OURS)
    assert str(caught.value) == (
        "b.csv, line 3: basis = 251 has the wrong sign: spot 100 minus futures 351 is -251; so "
        'have 2 of 3 rows. If the file writes futures minus spot, say sign = "futures-spot"'
    )
    with pytest.raises(Malformed, match='spot minus futures, say sign = "spot-futures"'):
        checked([row(2, 100, 351, "-251")], "b.csv", THEIRS)


def test_a_wrong_size_is_said_row_by_row() -> None:
    rows = [row(2, 100, 90, "10.01"), row(3, 100, 90, "10.02"), row(4, 100, 90, "0")]
    assert checked(rows, "b.csv", OURS) == [
        "b.csv, line 3: basis = 10.02: spot 100 minus futures 90 is 10",
        "b.csv, line 4: basis = 0: spot 100 minus futures 90 is 10",
    ]


def test_what_has_no_legs_cannot_be_checked() -> None:
    assert checked([BasisRow(2, None, D(1), D(5)), BasisRow(3, D(1), D(1), None)], "b", OURS) == []
