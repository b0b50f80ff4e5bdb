"""The ends of a unit's days, as they were, and what of them is not compared with the day before."""

from __future__ import annotations

import math
from datetime import date

from terminal.core.closes import Close
from terminal.core.effect import Show, Topic
from terminal.core.engine import Memory
from terminal.core.unit_days import unit_days, units_in
from terminal.core.view import UnitDays
from tests.core.test_bookwork import BookPlay
from tests.core.test_unit_months import things_of
from tests.core.test_unit_rules import desk

UNIT, METALS = "east/cu", "metals/cu"
DAY = 86_400.0
DAYS = [date(2025, 3, 10), date(2025, 3, 11), date(2025, 3, 13)]
LEGS = {"cu": "SPOT.CU SHFE.cu2505"}


def is_trading_day(day: date) -> bool:
    return day.weekday() < 5


def told(closes: list[Close]) -> UnitDays:
    found = unit_days(UNIT, closes, is_trading_day)
    assert found is not None
    return found


def view(play: BookPlay) -> UnitDays | None:
    found = play.engine.view(Topic.UNIT_DAYS, METALS, play.now)
    assert found is None or isinstance(found, UnitDays)
    return found


def close(at: int, **values: float) -> Close:
    return Close(day=DAYS[at], values={UNIT: values, "cu": {"basis": 1.0}}, legs=LEGS)


def test_days_are_as_they_ended_and_a_missing_one_breaks_the_row() -> None:
    closes = [close(0, inventory_basis=90.0), close(1, contract_basis=50.0), close(2, flat=1.0)]
    found = told(closes)
    assert (found.subject, found.days) == (UNIT, tuple(DAYS))
    assert found.follows == (False, True, False)
    assert found.values["inventory_basis"][0] == 90.0
    assert math.isnan(found.values["inventory_basis"][1])
    assert found.values["contract_basis"][1] == 50.0
    assert found.apart == ((), (), ())


def test_what_was_rolled_converted_or_put_on_another_contract_stands_apart() -> None:
    values = {"contract_basis": 50.0, "inventory_basis": 90.0, "flat_exposure": 5.0}
    rolled = Close(
        day=DAYS[1], values={UNIT: values}, legs=LEGS, stepped={UNIT: ("inventory_basis",)}
    )
    found = told([close(0, **values), rolled])
    assert found.apart == ((), ("inventory_basis",))
    first = Close(day=DAYS[0], values={UNIT: values}, legs=LEGS, months={UNIT: "SHFE.cu2505"})
    other = Close(day=DAYS[1], values={UNIT: values}, legs=LEGS, months={UNIT: "SHFE.cu2506"})
    found = told([first, other])
    assert found.apart[1] == ("contract_basis", "purchase_basis", "sale_basis")
    moved = Close(day=DAYS[1], values={UNIT: values}, legs={"cu": "SPOT.CU SHFE.cu2506"})
    found = told([close(0, **values), moved])
    assert found.apart[1] == ("contract_basis", "inventory_basis")


def test_units_are_told_from_pairs_and_one_without_days_has_none() -> None:
    assert units_in([close(0, a=1.0), close(1, a=1.0)]) == [UNIT]
    assert unit_days("west/cu", [close(0, a=1.0)], is_trading_day) is None


def test_the_screen_is_told_when_a_day_is_over_and_after_a_start() -> None:
    play = desk('abs(change(inventory_basis, "settlement")) > 900').basis(90).ticks(1)
    assert view(play) is None
    play.at(DAY).ticks(1)
    assert Show(Topic.UNIT_DAYS, METALS) in play.effects
    first = view(play)
    assert first is not None
    assert len(first.days) == 1
    assert first.values["inventory_basis"] == (90.0,)
    fresh = BookPlay(rules=play.plant.rules)
    memory = Memory(closes=things_of(play, "closes", Close))
    assert Show(Topic.UNIT_DAYS, METALS) in fresh.engine.restore(memory, play.now)
    assert view(fresh) == first


def test_days_of_units_are_kept_while_a_rule_watches_units_whatever_it_compares() -> None:
    play = desk("abs(basis_exposure) > 9000").basis(90).ticks(1).at(DAY).ticks(1)
    found = view(play)
    assert found is not None
    assert found.values["inventory_basis"] == (90.0,)
    (kept,) = things_of(play, "closes", Close)
    # Of pairs nothing is compared: nothing is kept.
    assert (set(kept.values), kept.marks) == ({METALS}, {})
