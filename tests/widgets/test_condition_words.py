from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from terminal.core.rules.formula import parse
from tests.core.rules.conditions import CONDITIONS
from widgets.condition_words import condition_words
from widgets.formula_words import ON_ACCOUNTS, ON_PAIRS


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("basis < -300", "Basis below −300"),
        (
            "outside(basis, -300, 220, clear=20)",
            "Basis below −300 or above 220, until it is back at −280 or 200",
        ),
        ("margin_ratio > 80%", "Margin ratio above 80%"),
        ("unit_margin_ratio > 80%", "Margin ratio of the unit above 80%"),
        ("over_hedge > 60", "Futures beyond a hedge above 60"),
        (
            'change(basis, "settlement") > 5',
            "change of Basis against the trading day before (futures at settlement, or where it "
            "is not known at their last price) above 5",
        ),
        (
            'change(inventory_basis, "settlement") > 5',
            "change of Inventory basis against the trading day before (futures at settlement, or "
            "where it is not known at their last price) above 5",
        ),
        (
            'change(inventory_cost, "settlement") > 5',
            "change of Inventory basis at cost against the last price of the trading day before "
            "above 5",
        ),
        (
            'change(basis, "settlement", per="sigma") > 3',
            "change of Basis against the last price of the trading day before, "
            "in deviations above 3",
        ),
        (
            'change(basis, "settlement") / change(spot, "settlement") > 3',
            "change of Basis against the last price of the trading day before divided by "
            "change of Spot, comparable against the last price of the trading day before above 3",
        ),
        (
            'abs(change(basis, "15m", per="price")) > 0.5%',
            "change of Basis against 15m ago, of the price then below −0.5% or above 0.5%",
        ),
        (
            'change(basis, "week", per="previous", floor=50) > 20%',
            "change of Basis against the close of last week, "
            "of the value then (at least 50) above 20%",
        ),
        (
            'change(basis, bar="5m") < -20',
            "change of Basis against the close of the last 5m bar below −20",
        ),
        (
            'change(basis, "sample", per="sigma") > 3',
            "change of Basis against the sample before, in deviations above 3",
        ),
        (
            'deviation(basis, 5) / variance(basis, "2h", of="changes") > 2',
            "deviation of Basis over 5 samples divided by "
            "variance of the changes of Basis over 2h above 2",
        ),
        (
            'rank(basis, 240, every="1m") > 0.95',
            "place of Basis among its last 240 closes of 1m bars above 0.95",
        ),
        (
            'deviation(basis, 60, of="changes", every="1m") > 4',
            "deviation of the changes of Basis over 60 closes of 1m bars above 4",
        ),
        (
            'deviation(basis, "ewma", every="1d") > 4',
            "deviation of Basis over all closes of 1d bars, weighed 0.94 above 4",
        ),
        ("rank(basis, 240) > 0.95", "place of Basis among its last 240 values above 0.95"),
        ("flip(basis, 10)", "Basis changes its sign by more than 10"),
        (
            'basis < -200 and (during("21:00", "23:00") or not (spot > 5))',
            "Basis below −200 and (between 21:00 and 23:00 or not (Spot, comparable above 5))",
        ),
        ('during("night")', "in the night session"),
        (
            'during("day") or during("first 15m")',
            "in the day session or in the first 15m of the trading day",
        ),
        ('not during("last 30m")', "not (in the last 30m of the trading day)"),
        ("stale(basis)", "Basis is stale"),
        ("unit.inventory_basis > 5", "Inventory basis of its business unit above 5"),
        ('data(basis, "stale", "no_data")', "Basis has no good value: Stale, No data"),
    ],
)
def test_a_condition_is_said_in_words(qapp: Any, formula: str, words: str) -> None:
    assert condition_words(parse(formula)) == words


@given(CONDITIONS)
def test_every_condition_has_words(condition: Any) -> None:
    assert condition_words(condition)


@pytest.mark.parametrize("formula", [formula for formula, _ in ON_PAIRS + ON_ACCOUNTS])
def test_the_examples_are_said_in_chinese(
    qapp: Any, speak: Callable[[str], None], formula: str
) -> None:
    speak("zh")
    assert not re.search(r"[A-Za-z]{3,}", condition_words(parse(formula)))
