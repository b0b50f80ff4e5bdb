"""The lines of the carry among an alert's facts."""

from __future__ import annotations

import pytest

from terminal.core.carry_facts import carry_facts, watches_carry
from terminal.core.market import Legs
from terminal.domain.metric import DataState
from tests.book_builders import D
from tests.builders import make_pair
from tests.core.test_carry import held, products
from tests.core.test_formulas import formula

GOOD = DataState.GOOD


def facts(spot: float | None, futures: float | None, **terms: object) -> dict[str, str]:
    told = carry_facts(held(**terms), make_pair(), Legs(spot, futures, None, GOOD))
    return {fact.name: fact.value for fact in told}


def test_each_line_says_what_it_was_reckoned_from() -> None:
    assert facts(10_000.0, 11_130.0) == {
        "carry_until": "2025-05-15 + 0: T 100",
        "carry_interest": "10000 x 0.0365 x 100/365 = 100.00",
        "carry_storage": "0.4 x 100 = 40.00",
        "carry_handling": "36.00",
        "carry_inspection": "5.00",
        "carry_delivery": "2.00",
        "carry_loss": "7.00",
        "carry_vat": "1130 / 1.13 x 0.13 = 130.00",
        "carry_cost": "320.00 CNY/t",
        "carry_edge": "11130 - 10000 - 320.00 = 810.00 CNY/t",
    }


def test_what_counts_as_nothing_is_shown_with_its_base() -> None:
    found = facts(-37.0, -40.0)
    assert found["carry_interest"] == "-37 < 0: 0.00"
    assert found["carry_vat"] == "-3 < 0: 0.00"
    assert found["carry_edge"] == "-40 - -37 - 90.00 = -93.00 CNY/t"


def test_digits_that_an_adjustment_has_left_are_not_shown() -> None:
    assert 72_000 * 1.13 != 81_360
    assert facts(72_000 * 1.13, 81_360.0)["carry_interest"].startswith("81360 x 0.0365 x ")
    assert facts(2_000 / 1.13, 1_800.0)["carry_interest"].startswith("1769.9115 x ")


def test_what_is_not_confirmed_is_named() -> None:
    found = facts(10_000.0, 11_130.0, unconfirmed=frozenset({"loss", "handling"}))
    assert found["carry_unconfirmed"] == "handling, loss"
    assert "carry_vat" not in facts(1.0, 2.0, table=products(is_bonded=True))
    assert D(facts(1.0, 2.0)["carry_vat"].split()[-1]) == D("0.12")


@pytest.mark.parametrize(("spot", "futures"), [(None, 1.0), (1.0, None)])
def test_without_a_leg_there_is_nothing_to_say(spot: float | None, futures: float | None) -> None:
    assert facts(spot, futures) == {}


def test_only_rules_on_carry_ask_for_it() -> None:
    assert watches_carry(formula("basis > 3", "carry_edge > 0"))
    assert not watches_carry(formula("basis > 3"))
