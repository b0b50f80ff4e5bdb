from __future__ import annotations

from decimal import Decimal

import pytest

from terminal.sim.products import PRODUCTS, product_of


@pytest.mark.parametrize(
    ("symbol", "multiplier", "tick"),
    [
        ("SHFE.cu2006", 5, "10"),
        ("DCE.m2007", 10, "1"),
        ("SHFE.rb2010", 10, "1"),
        ("CZCE.SR007", 10, "1"),
        ("SHFE.au2012", 1000, "0.02"),
        ("INE.sc2702", 1000, "0.1"),
        ("GFEX.lc2705", 1, "20"),
        ("CFFEX.IF2612", 300, "0.2"),
        ("NYMEX.CL1", 1000, "0.01"),
    ],
)
def test_a_contract_is_known_by_its_product_letters(
    symbol: str, multiplier: int, tick: str
) -> None:
    found = product_of(symbol)
    assert found is not None
    assert (found[1].multiplier, found[1].tick) == (multiplier, Decimal(tick))


@pytest.mark.parametrize(
    "symbol", ["DCE.m2007-P-2900", "SHFE.cu2006C47000", "SPOT.cu", "SHFE.zz2701", "cu2701", ""]
)
def test_options_spot_and_the_unknown_have_no_product(symbol: str) -> None:
    assert product_of(symbol) is None


def test_a_step_of_a_lot_is_a_whole_number_of_fen() -> None:
    for product in PRODUCTS.values():
        worth = product.tick * product.multiplier * 100
        assert worth == int(worth) > 0
