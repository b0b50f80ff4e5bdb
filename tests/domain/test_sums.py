"""Basis, physical, flat and hedge ratio of sums of lines."""

from __future__ import annotations

from terminal.domain.sums import Sums
from tests.book_builders import D


def test_the_exposures_of_goods_and_futures() -> None:
    sums = Sums(base_unit="t", spot=D(1000), pricing=D(-400), futures=D(-450))
    assert (sums.basis, sums.physical, sums.flat) == (1000, 600, 150)
    assert sums.hedge_ratio == D("0.75")


def test_there_is_no_ratio_where_there_is_nothing_to_hedge() -> None:
    assert Sums(base_unit="t", spot=D(5), pricing=D(-5), futures=D(9)).hedge_ratio is None
