"""What lines stand for, and what is priced."""

from __future__ import annotations

from terminal.core.basis_rows import INVENTORY, Row
from terminal.core.unit_things import BASIS, FLAT, Moment, adds, priced_in, things_of
from terminal.domain.line import LineKind
from tests.book_builders import CU1, CU2, TIME, D, book_line

PURCHASE = LineKind.PURCHASE
LEGS = [
    book_line(100, -40, id="purchase:P1", kind=PURCHASE, ref="P1"),
    book_line(50, -50, id=f"purchase:P1:{CU2}", kind=PURCHASE, ref="P1", futures=CU2),
]


def moment(**fields: object) -> Moment:
    lines = {one.id: one for one in LEGS}
    return Moment(time=TIME, base_unit="t", price_unit="", lines=lines, nets={}, **fields)


def test_a_contract_in_two_months_is_one_thing() -> None:
    assert things_of(moment()) == {("purchase", "P1"): tuple(LEGS)}
    assert (adds(BASIS, LEGS), adds(FLAT, LEGS)) == (150, 60)


def test_what_is_priced_are_the_lines_that_move_with_spot_and_the_rows() -> None:
    row = Row(ref="L1", weight=D(1), futures="SHFE.cu2703", pair="far")
    deal = Row(ref="P1", weight=D(1), futures=CU1, month="SHFE.cu2704", side="purchase")
    assert priced_in(moment()) == (["cu"], [CU1, CU2])
    found = priced_in(moment(rows={INVENTORY: (row,), "contract_basis": (deal,)}))
    assert found == (["cu", "far"], [CU1, CU2, "SHFE.cu2703", "SHFE.cu2704"])


def test_rows_that_differ_make_another_moment() -> None:
    row = Row(ref="L1", weight=D(1), futures=CU1, pair="cu")
    assert not moment().is_as(moment(rows={INVENTORY: (row,)}))
    assert moment().is_as(moment())
