"""Lines of the desk file as lines of exposure."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.firm import Firm
from terminal.core.given import given_lines
from terminal.domain.line import LineKind
from tests.book_builders import DAY, D, make_products
from tests.builders import make_line, make_pair

CU = make_pair(futures="SHFE.cu2701", base_unit="吨")


def test_a_line_keeps_its_unit_its_name_and_its_tonnes() -> None:
    pairs = (CU,)
    line = make_line(delta_spot=D(620), delta_futures=D(-20))
    (found,) = given_lines(pairs, (line,), Firm(products=make_products()).reference(pairs), DAY)
    assert (found.id, found.kind, found.ref) == (f"given:{line.id}", LineKind.GIVEN, line.name)
    assert (found.unit, found.commodity, found.month) == (line.unit, "cu", "2027-01")
    assert (found.delta_spot, found.delta_futures) == (620, -20)
    # One unit in two spellings would make two sums of one exposure.
    assert found.base_unit == "t"


def test_a_pair_that_counts_in_another_unit_keeps_it() -> None:
    pairs = (make_pair(futures="SHFE.cu2701", base_unit="kg", base_per_lot=Decimal(5000)),)
    reference = Firm(products=make_products()).reference(pairs)
    (found,) = given_lines(pairs, (make_line(),), reference, DAY)
    assert found.base_unit == "kg"


def test_a_product_that_is_not_on_file_is_what_its_pair_says() -> None:
    pairs = (make_pair(futures="DCE.xx2705"),)
    (found,) = given_lines(pairs, (make_line(),), Firm().reference(pairs), DAY)
    assert (found.commodity, found.month, found.base_unit) == ("xx", "2027-05", "t")
