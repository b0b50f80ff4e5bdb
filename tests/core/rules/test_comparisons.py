"""Which comparison decides a condition, and which way it is further out."""

from __future__ import annotations

import math

import pytest

from terminal.core.rules.comparisons import comparisons_of, decisive, same
from terminal.core.rules.formula import parse
from terminal.core.rules.names import names_of
from terminal.domain.alert import Decided

NAN = math.nan


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("basis > 3", Decided("basis", None, 3)),
        ("basis < -3", Decided("basis", -3, None)),
        ("abs(basis) > 3", Decided("basis", -3, 3)),
        ("outside(basis, -2, 4, clear=1)", Decided("basis", -2, 4)),
        ("beyond(basis, high=4, high_clear=1)", Decided("basis", None, 4)),
        ("not (basis < 3)", Decided("basis", None, 3)),
        ("not (basis > 3)", Decided("basis", 3, None)),
        ("not (not (basis > 3))", Decided("basis", None, 3)),
        ("abs(basis) < 3", Decided("basis")),
        ('abs(change(basis, "15m")) > 40', Decided('change(basis, "15m")', -40, 40)),
        ("basis / spot < -2%", Decided("basis / spot", -0.02, None)),
        ("flip(basis, 20)", None),
    ],
)
def test_which_way_is_further_out(text: str, decided: Decided | None) -> None:
    (found,) = comparisons_of(parse(text))
    assert found.decided == decided


def test_operands_are_found_among_all_that_is_shown() -> None:
    condition = parse(
        'stale(spot) or change(spot, "1h") > 1 or during("09:00", "10:00") or not (basis < 3)'
    )
    names, found = names_of(condition), comparisons_of(condition)
    assert [names[one.at] for one in found] == ["change of spot", "basis"]
    values = [0.0, 5.0, 105.0, 100.0, 2.0]
    assert [one.value(values) for one in found] == [5.0, 2.0]
    assert comparisons_of(parse("stale(spot)")) == ()


def test_the_first_one_that_is_so_decides() -> None:
    found = comparisons_of(parse("spot > 10 or not (basis < 3)"))
    assert decisive(found, [11.0, 5.0]) is found[0]
    assert decisive(found, [NAN, 5.0]) is found[1]
    assert decisive(found, [10.0, 2.0]) is None
    assert decisive(found, [NAN, NAN]) is None


def test_the_limit_is_the_nearer_one() -> None:
    (found,) = comparisons_of(parse("outside(basis, -2, 4)"))
    assert (found.limit(-9), found.limit(9), found.limit(NAN)) == (-2, 4, -2)


def test_the_same_operand_is_found_by_its_limits_first_then_by_its_sides() -> None:
    found = comparisons_of(parse("basis < -5 and basis > 3 and spot > 1 and basis > 9"))
    assert same(found, Decided("basis", None, 9)) is found[3]
    assert same(found, Decided("basis", None, 4)) is found[1]
    assert same(found, Decided("basis", -7, None)) is found[0]
    assert same(found, Decided("basis", -1, 1)) is found[0]
    assert same(found, Decided("futures", -1, 1)) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("basis > 300 or basis < -200", (-200, 300), (-200, 300)),
        ("basis > 300 or spot > 1 or not (basis > -200)", (-200, 300), (-200, 300)),
        ("not (basis < 300 and basis > -200)", (-200, 300), (-200, 300)),
        ("basis > 300 or basis > 400", (None, 300), (None, 300)),
        # No band: both must be so, or it is another "or" or another number.
        ("basis > 300 and basis < 400", (None, 300), (400, None)),
        ("not (basis < 300 or basis > 400)", (None, 300), (400, None)),
        ("basis > 300 or spot > 1 and basis < -200", (None, 300), (-200, None)),
        ("basis > 300 or futures < -200", (None, 300), (-200, None)),
    ],
)
def test_two_limits_of_one_number_in_an_or_are_one_band(
    text: str, first: tuple[float | None, ...], last: tuple[float | None, ...]
) -> None:
    found = [one.decided for one in comparisons_of(parse(text)) if one.decided is not None]
    assert (found[0].low, found[0].high) == first
    assert (found[-1].low, found[-1].high) == last
