"""A close is told in the terms and on the footing of now, and keeps what it was written with."""

from __future__ import annotations

from datetime import date

import msgspec

from terminal.core.basis_cause import mark_of
from terminal.core.close import Close
from terminal.domain.basis import scale_and_shift
from terminal.domain.line import TaxView
from tests.book_builders import D
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_pair

THEN, DEARER = make_pair(premium=D(80)), make_pair(premium=D(100))
OTHER = make_pair(id="al", spot="SPOT.AL", futures="SHFE.al2505")
CLOSE = Close(
    day=date(2025, 3, 12),
    values={
        PAIR: {"spot": 77_970.0, "futures": 78_000.0, "basis": -30.0},
        "al": {"spot": 20_000.0, "futures": 20_010.0, "basis": -10.0},
        "metals/cu": {"exposure_basis": -30.0, "flat_exposure": 500.0, "inventory_basis": -8.0},
    },
    legs={PAIR: f"{SPOT} {FUTURES}"},
    marks={PAIR: mark_of(THEN, 78_050.0, 78_000.0, NOW)},
    terms={PAIR: scale_and_shift(THEN), "al": scale_and_shift(OTHER)},
    weights={"metals/cu": {"exposure_basis": {PAIR: 1.0}, "inventory_basis": {"al": 1.0}}},
)


def test_in_its_own_terms_it_is_itself() -> None:
    assert CLOSE.in_terms((THEN, OTHER), TaxView.WITH_TAX) is CLOSE


def test_one_pair_in_other_terms_moves_that_pair_and_its_share_of_units() -> None:
    found = CLOSE.in_terms((DEARER, OTHER), TaxView.WITH_TAX)
    assert found.values == {
        PAIR: {"spot": 77_950.0, "futures": 78_000.0, "basis": -50.0},
        "al": CLOSE.values["al"],
        "metals/cu": {"exposure_basis": -50.0, "flat_exposure": 500.0, "inventory_basis": -8.0},
    }
    assert found.marks == {PAIR: mark_of(DEARER, 78_050.0, 78_000.0, NOW)}
    assert found.terms[PAIR] == scale_and_shift(DEARER)
    assert (found.day, found.legs, found.weights) == (CLOSE.day, CLOSE.legs, CLOSE.weights)


def test_a_pair_without_terms_is_taken_as_it_is() -> None:
    old = msgspec.structs.replace(CLOSE, terms={})
    assert old.in_terms((DEARER,), TaxView.WITH_TAX) is old


def test_exposures_of_another_footing_are_left_out() -> None:
    found = CLOSE.in_terms((THEN, OTHER), TaxView.WITHOUT_TAX)
    assert found.values["metals/cu"] == {"inventory_basis": -8.0}
    assert found.footing is TaxView.WITHOUT_TAX
