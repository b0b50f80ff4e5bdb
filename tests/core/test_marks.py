"""A missing price is unknown, and is named."""

from __future__ import annotations

from tests.book_builders import CU1, CU2, JD, D
from tests.marks import Marks

MARKS = Marks(spot={"cu": D(88100), "jd": D(0)}, futures={CU1: D(88000)}, scale={JD: D(2)})


def test_basis_is_spot_minus_futures_or_unknown() -> None:
    assert MARKS.basis("cu", CU1) == 100
    assert MARKS.basis("jd", CU1) == -88000
    assert MARKS.basis("cu", CU2) is None
    assert MARKS.basis("", CU1) is None


def test_the_missing_leg_is_named() -> None:
    assert MARKS.absent("cu", CU1) == ""
    assert MARKS.absent("cu", CU2) == "futures SHFE.cu2702"
    assert MARKS.absent("al", CU2) == "spot of al"
    assert MARKS.absent("", CU2) == "spot of no pair on SHFE.cu2702"


def test_money_knows_the_quote_unit() -> None:
    assert MARKS.worth(CU1, D(5), D(10)) == 50
    assert MARKS.worth(JD, D(5), D(10)) == 100
