"""A unit that no line of the book is in is named, as the rule writes it."""

from __future__ import annotations

import pytest

from terminal.core.absent import absent_units
from tests.core.test_formulas import formula

UNITS = ("north/cu", "east/CU")


@pytest.mark.parametrize(
    ("on", "subjects", "said", "absent"),
    [
        ("pair", ("*",), "basis > 1", ()),
        ("pair", ("nowhere/cu",), "basis > 1", ()),
        ("pair", ("*",), 'flat_exposure["unit:north/cu"] > 1', ()),
        ("pair", ("*",), 'flat_exposure["unit:nowhere/cu"] > 1', ("nowhere/cu",)),
        # It is another one, and it stays unknown.
        ("pair", ("*",), 'flat_exposure["unit:east/cu"] > 1', ("east/cu",)),
        ("pair", ("*",), 'flat_exposure["unit:north"] > 1', ()),
        ("pair", ("*",), 'flat_exposure["unit:west"] > 1 or basis["pair:x"] > 1', ("west",)),
        ("unit", ("*",), "flat_exposure > 1", ()),
        ("unit", ("north", "north/cu", "*/CU", "east"), "flat_exposure > 1", ()),
        ("unit", ("east/cu", "*/Cu"), "flat_exposure > 1", ()),
        ("unit", ("west", "*/AL", "north/al"), "flat_exposure > 1", ("west", "*/AL", "north/al")),
        ("unit", ("strategy:carry/cu", "strategy:*"), "flat_exposure > 1", ()),
        ("unit", ("west",), 'flat_exposure["unit:west"] > 1', ("west",)),
    ],
)
def test_units_that_mean_nothing_are_named(
    on: str, subjects: tuple[str, ...], said: str, absent: tuple[str, ...]
) -> None:
    assert absent_units(formula(said, on=on, subjects=subjects), UNITS) == absent


def test_without_a_book_every_unit_is_absent() -> None:
    rule = formula('flat_exposure["unit:north/cu"] > 1')
    assert absent_units(rule, ()) == ("north/cu",)
    # "*" means whatever comes.
    assert absent_units(formula("flat_exposure > 1", on="unit", subjects=("*",)), ()) == ()
