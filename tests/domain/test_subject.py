"""A subject's metrics have one name each, and sums are of its own inputs."""

from __future__ import annotations

import pytest

from terminal import Refused
from terminal.domain.subject import Excess, Subject, Sum, Term, pair_subject

BASIS = Sum("basis", (Term(1.0, "spot"), Term(-1.0, "futures")))


def test_a_name_is_used_once() -> None:
    with pytest.raises(Refused, match="p: a metric is named twice"):
        Subject(id="p", inputs=("spot", "futures", "basis"), sums=(BASIS,))


def test_a_sum_is_of_inputs() -> None:
    with pytest.raises(Refused, match="futures is used, but is not an input"):
        Subject(id="p", inputs=("spot",), sums=(BASIS,))
    with pytest.raises(Refused, match="sum of nothing"):
        Sum("basis", ())


def test_a_symbol_feeds_an_input() -> None:
    with pytest.raises(Refused, match="spot is used, but is not an input"):
        Subject(id="p", inputs=("last",), symbols=(("SPOT.cu", "spot"),))


def test_a_pair_has_a_basis_of_spot_minus_futures() -> None:
    pair = pair_subject("p", "SPOT.cu", "SHFE.cu2602", scale=2.0, shift=-5.0)
    basis, spot = pair.sums
    assert basis == Sum("basis", (Term(2.0, "spot_quote"), Term(-1.0, "futures")), -5.0)
    assert spot == Sum("spot", (Term(2.0, "spot_quote"),), -5.0)
    assert pair.symbols == (("SPOT.cu", "spot_quote"), ("SHFE.cu2602", "futures"))


def test_an_excess_is_of_inputs() -> None:
    for excess in (Excess(1.0, "a", "x"), Excess(1.0, "x", "a"), Excess(1.0, "x", "x", "a")):
        with pytest.raises(Refused, match="a is used, but is not an input"):
            Subject(id="p", inputs=("x",), sums=(Sum("s", (excess,)),))


def test_a_sum_is_worked_out_where_all_its_inputs_are() -> None:
    tax = Sum("tax", (Term(1.0, "once"), Excess(2.0, "futures", "rate", "spot")), 0.5)
    pair = Subject(id="p", inputs=("spot", "futures", "once", "rate"), sums=(BASIS, tax))
    values = {"spot": 90.0, "futures": 100.0}
    assert pair.totals(values) == {"basis": -10.0}
    assert pair.totals(values | {"once": 1.0, "rate": 0.1}) == {"basis": -10.0, "tax": 3.5}
    above = values | {"once": 1.0, "rate": 0.1, "spot": 110.0}
    assert pair.totals(above)["tax"] == 1.5
