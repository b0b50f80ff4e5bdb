"""The market basis of what is exposed, weighted by tonnes whatever their sign."""

from __future__ import annotations

from terminal.core.exposure_basis import exposure_basis
from terminal.core.marks import Marks
from tests.book_builders import CU1, CU2, D, book_line

MARKS = Marks(spot={"cu": D(88100), "cu.south": D(88300)}, futures={CU1: D(88000)})


def test_the_mean_is_weighted_by_size() -> None:
    lines = [book_line(300), book_line(-100, pair="cu.south"), book_line(0, -150, futures=CU2)]
    found = exposure_basis(lines, MARKS)
    assert found.value == (300 * 100 + 100 * 300) / D(400)
    assert (found.basis, found.flat) == (200, 50)


def test_nothing_exposed_and_nothing_known_are_both_none_but_only_one_has_a_reason() -> None:
    assert exposure_basis([book_line(0, 5)], MARKS).value is None
    assert exposure_basis([book_line(0, 5)], MARKS).missing == ()
    found = exposure_basis([book_line(5), book_line(5, futures=CU2)], MARKS)
    assert (found.value, found.basis, found.missing) == (None, 10, (f"futures {CU2}",))
