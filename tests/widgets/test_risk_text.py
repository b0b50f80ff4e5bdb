"""Money at risk says what it is made of, and how many days are known where that is too few."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from terminal.core.book_view import Measures
from terminal.domain.price_limit import LimitMove
from terminal.domain.sums import Sums
from widgets.cells import Cell
from widgets.risk_text import risk_hint, sigma_cell

KNOWN = Measures(
    unit="u",
    commodity="cu",
    futures="SHFE.cu2701",
    basis_risk=1_300_000.0,
    flat_risk=600_000.0,
    basis_sigma_risk=91_520.0,
    flat_sigma_risk=42_240.0,
    basis_sigma=35.2,
    flat_sigma=35.204,
    basis_days=43,
    flat_days=60,
    sigma_k=2.0,
    sigma_least=20,
)
SUMS = Sums(base_unit="t", spot=Decimal(1300), pricing=Decimal(-700), lines=2)


def test_every_number_at_risk_has_its_operands() -> None:
    assert sigma_cell(KNOWN) == Cell("42,240")
    assert risk_hint(KNOWN, SUMS).splitlines() == [
        "Flat exposure: 600,000 in a limit move",
        "Basis exposure: 1,300,000 in a limit move",
        "Flat exposure: 42,240 at 2σ, σ = 35.2 a day × 600 t, 60 days",
        "Basis exposure: 91,520 at 2σ, σ = 35.2 a day × 1,300 t, 43 days",
    ]


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (
            LimitMove(move=Decimal(1000), rate=Decimal("0.08")),
            "Flat exposure: 600,000 in a limit move of today, ±8%",
        ),
        (
            LimitMove(move=Decimal(1000), rate=Decimal("0.115"), stage=2, is_next=True),
            "Flat exposure: 600,000 in a limit move of the next day, ±11.5% after this lock (D2)",
        ),
        (
            LimitMove(move=Decimal(1000), rate=None),
            "Flat exposure: 600,000 in a limit move",
        ),
    ],
)
def test_a_limit_move_says_of_which_day_it_is(limit: LimitMove, said: str) -> None:
    found = msgspec.structs.replace(KNOWN, limit=limit)
    assert risk_hint(found, SUMS).splitlines()[0] == said


def test_too_few_days_are_counted_and_never_a_zero() -> None:
    young = Measures(
        unit="u", commodity="cu", futures="x", flat_days=12, basis_days=3, sigma_least=20
    )
    assert sigma_cell(young) == Cell("12/20", "muted")
    said = risk_hint(young, SUMS)
    assert "Flat exposure: σ not known, 12 of 20 days" in said
    assert "Basis exposure: σ not known, 3 of 20 days" in said
    assert "Flat exposure: the limit move is not known" in said


def test_what_nets_to_nothing_has_no_deviation_of_one_tonne() -> None:
    netted = msgspec.structs.replace(KNOWN, basis_sigma=None)
    assert "Basis exposure: 91,520 at 2σ of all its parts, 43 days" in risk_hint(netted, SUMS)


def test_where_nothing_is_measured_nothing_is_said() -> None:
    assert sigma_cell(None).tone == "muted"
    assert risk_hint(None, SUMS) == ""
    assert risk_hint(KNOWN, None) == ""
