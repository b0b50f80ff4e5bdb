"""A mean of nothing is not known."""

from __future__ import annotations

from terminal.core.average import weighted
from tests.book_builders import D


def test_a_weighted_mean() -> None:
    assert weighted([(D(1), D(10)), (D(3), D(-2))]) == 1
    assert weighted([]) is None
    assert weighted([(D(0), D(7))]) is None
