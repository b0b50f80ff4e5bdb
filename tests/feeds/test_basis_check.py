"""A basis column is recomputed; one that has the other sign is refused with the explanation."""

from __future__ import annotations

import pytest

from terminal.feeds.basis_check import BasisRow, BasisSign, checked, doubted
from terminal.feeds.fault import Malformed
from tests.book_builders import D
from tests.feeds.saying import spoken

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
        "have 2 of 3 rows. If the file writes futures minus spot, leave the column out, or use "
        "`book import --sign futures-spot`"
    )
    with pytest.raises(Malformed, match=r"spot minus futures, .* --sign spot-futures`"):
        checked([row(2, 100, 351, "-251")], "b.csv", THEIRS)


def test_a_wrong_size_is_said_row_by_row() -> None:
    rows = [row(2, 100, 90, "10.01"), row(3, 100, 90, "10.02"), row(4, 100, 90, "0")]
    assert checked(rows, "b.csv", OURS) == [
        "b.csv, line 3: basis = 10.02: spot 100 minus futures 90 is 10",
        "b.csv, line 4: basis = 0: spot 100 minus futures 90 is 10",
    ]


def test_what_has_no_legs_cannot_be_checked() -> None:
    assert checked([BasisRow(2, None, D(1), D(5)), BasisRow(3, D(1), D(1), None)], "b", OURS) == []


def test_one_row_of_the_other_sign_is_refused_alone() -> None:
    rows = [row(2, 100, 90, "10"), row(3, 100, 351, "251"), row(4, 100, 90, "12")]
    assert [(fault.kind, fault.line, spoken(fault)) for fault in doubted(rows, "b.csv", OURS)] == [
        (
            "sign",
            3,
            "b.csv, line 3: basis = 251: spot 100 minus futures 351 is -251: the sign is wrong",
        ),
        ("basis", 4, "b.csv, line 4: basis = 12: spot 100 minus futures 90 is 10"),
    ]


def test_the_other_sign_throughout_refuses_the_file_whatever_its_zeros_say() -> None:
    rows = [row(2, 5, 5, "0"), row(3, 100, 351, "251"), row(4, 100, 90, "-10"), row(5, 5, 5, "7")]
    with pytest.raises(Malformed) as caught:
        doubted(rows, "b.csv", OURS)
    assert spoken(caught.value) == (
        "b.csv: the file seems to write futures minus spot: basis = 251 in line 3, where spot 100 "
        "minus futures 351 is -251, and so all rows with a basis, 2 of 4. If that is meant, say "
        'sign = "futures-spot"; until then nothing of it is taken'
    )
    assert [fault.kind for fault in doubted(rows, "b.csv", THEIRS)] == ["basis"]
    with pytest.raises(Malformed, match=r"seems to write spot minus futures"):
        doubted([row(2, 100, 351, "-251")], "b.csv", THEIRS)


def test_rows_of_both_signs_of_negative_prices_are_judged_alike() -> None:
    rows = [BasisRow(2, D("-36.98"), D("-37.63"), D("0.65"))]
    assert doubted(rows, "b.csv", OURS) == []
    with pytest.raises(Malformed):
        doubted(rows, "b.csv", THEIRS)
