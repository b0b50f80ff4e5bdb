"""No statistic is taken across a person's roll of a pair, of units neither."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.closes import Close
from terminal.core.engine import Memory
from terminal.core.event import HistoryArrived, QuotesChanged
from terminal.core.rolled import AT_A_BASIS, comparable
from terminal.domain.bar import Bar
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_pair
from tests.core.test_formulas import formula
from tests.playbook import Play

THEN = {PAIR: f"{SPOT} {FUTURES}", "al": "SPOT.AL SHFE.al2505"}
ROLLED = THEN | {PAIR: f"{SPOT} SHFE.cu2506"}
TONNES = {"inventory_cost": 9.0, "flat_exposure": 7.0}
UNIT = TONNES | {"exposure_basis": -40.0, "inventory_basis": -50.0}


def test_a_pair_has_no_past_on_another_contract() -> None:
    assert comparable(PAIR, {"basis": 1.0}, THEN, THEN) == {"basis": 1.0}
    assert comparable(PAIR, {"basis": 1.0}, THEN, ROLLED) == {}
    assert comparable("al", {"basis": 1.0}, THEN, ROLLED) == {"basis": 1.0}


def test_on_another_spot_series_a_pair_has_the_past_of_its_contract() -> None:
    values = {"spot": 3.0, "futures": 2.0, "basis": 1.0, "carry": 1.0, "carry_edge": 1.0}
    stepped = THEN | {PAIR: f"{SPOT}@2025-03-12 {FUTURES}"}
    assert comparable(PAIR, values, THEN, stepped) == {"futures": 2.0}
    assert comparable(PAIR, values, stepped, THEN) == {"futures": 2.0}
    assert comparable(PAIR, values, THEN, {PAIR: f"SPOT.B {FUTURES}"}) == {"futures": 2.0}
    assert comparable(PAIR, values, stepped, stepped) == values
    assert comparable(PAIR, values, stepped, ROLLED) == {}


def test_a_unit_keeps_what_no_spot_price_is_in() -> None:
    stepped = THEN | {PAIR: f"{SPOT}@2025-03-12 {FUTURES}"}
    values = UNIT | {"contract_basis": 30.0, "contract_profit": 8.0}
    assert comparable("east/CU", values, THEN, stepped) == TONNES | {"contract_basis": 30.0}
    assert comparable("east/AL", values, THEN, stepped) == values


def test_an_account_knows_nothing_of_months() -> None:
    assert comparable("6688-01", {"equity": 1.0}, THEN, ROLLED) == {"equity": 1.0}


@pytest.mark.parametrize("now", [ROLLED, {"al": THEN["al"]}])
def test_a_unit_keeps_its_tonnes_and_none_of_its_bases(now: dict[str, str]) -> None:
    assert comparable("east/CU", UNIT, THEN, THEN) == UNIT
    assert comparable("east/CU", UNIT, THEN, now) == TONNES
    assert comparable("east/AL", UNIT, THEN, now) == UNIT


def test_a_pair_that_is_new_rolls_nothing() -> None:
    assert comparable("east/CU", UNIT, THEN, THEN | {"b": f"{SPOT} SHFE.cu2506"}) == UNIT


def test_everything_at_a_basis_is_named() -> None:
    assert {"contract_basis", "exposure_basis", "inventory_profit"} <= AT_A_BASIS
    assert "flat_exposure" not in AT_A_BASIS


# In the running engine: the desk file names another month at a restart


def restarted(said: str, month: str, **fields: object) -> Play:
    """A desk whose yesterday was on cu2505, started on a month."""
    yesterday = (NOW + timedelta(hours=8)).date() - timedelta(days=1)
    values = {
        PAIR: {"spot": 78_000.0, "futures": 78_000.0, "basis": 0.0},
        "东区/CU": {"exposure_basis": 0.0, "basis_exposure": 100.0, "flat_exposure": 100.0},
    }
    close = Close(day=yesterday, values=values, legs={PAIR: f"{SPOT} {FUTURES}"})
    pair = make_pair(futures=month)
    play = Play(rules=(formula(said, **fields),), pairs=(pair,), book=())
    play.engine.restore(Memory(closes=(close,)), NOW)
    return play


def judged(play: Play, subject: str, values: dict[str, float | None]) -> list[float]:
    found = play.engine.state.formulas.unit_moved(subject, values, NOW)
    return [one.value for one in found if one.has_fired]


@pytest.mark.parametrize(("month", "fires"), [(FUTURES, True), ("SHFE.cu2506", False)])
def test_a_units_basis_is_not_compared_across_the_roll(month: str, fires: bool) -> None:
    said = 'abs(change(exposure_basis, "settlement")) > 100'
    play = restarted(said, month, on="unit", subjects=("*",))
    assert judged(play, "东区/CU", {"exposure_basis": -900.0}) == ([-900.0] if fires else [])


def test_a_units_tonnes_still_are() -> None:
    said = 'abs(change(flat_exposure, "settlement")) > 100'
    play = restarted(said, "SHFE.cu2506", on="unit", subjects=("*",))
    assert judged(play, "东区/CU", {"flat_exposure": 900.0}) == [800.0]


def test_a_window_over_time_has_bars_of_the_new_month_alone() -> None:
    play = restarted('abs(change(basis, "1m")) > 100', "SHFE.cu2506").opens()
    start = NOW.timestamp() - 600
    for symbol, price in ((SPOT, 78_000.0), (FUTURES, 77_000.0), ("SHFE.cu2506", 78_000.0)):
        bars = tuple(Bar(start + 60 * at, price) for at in range(10))
        play.hears(HistoryArrived(symbol, 60, bars))
    play.at(1)
    found = [play.quote(78_010.0, symbol=SPOT), play.quote(78_000.0, symbol="SHFE.cu2506")]
    play.hears(QuotesChanged(tuple(found))).ticks(1)
    assert play.alerts == []
