"""Each scenario, played over the real market model at fixed times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

import pytest

from terminal import Refused
from terminal.sim.market import Market
from terminal.sim.scenario import SCENARIOS, Track, scenario_of

STEP = 0.25


def _steps(market: Market, now: datetime, seconds: float) -> Iterator[tuple[float, Market]]:
    for count in range(1, int(seconds / STEP) + 1):
        list(market.advance(count * STEP, now))
        yield count * STEP, market


def series(
    name: str, now: datetime, seconds: float, seed: int = 7
) -> dict[float, dict[str, float]]:
    market = Market(scenario_of(name), seed, now)
    found = {}
    for moment, _ in _steps(market, now, seconds):
        found[moment] = {s: book.grid.price(book.last) for s, book in market.books.items()}
    return found


def basis(prices: dict[str, float], product: str, futures: str) -> float:
    return prices[f"SPOT.{product}"] - prices[futures]


def test_a_track_is_a_line_through_its_points_and_level_outside() -> None:
    track = Track(((2, 0), (4, 10)))
    assert [track.at(t) for t in (0, 2, 3, 4, 99)] == [0, 0, 5, 10, 10]
    assert Track(((0, 0), (1, 4)), 2).at(4.5) == 2


def test_an_unknown_scenario_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(Refused, match="no scenario 'storms'; there are calm, blowout"):
        scenario_of("storms")
    wanted = {"calm", "blowout", "limit", "gap", "stale", "flap", "negative", "drop", "storm"}
    assert wanted == set(SCENARIOS)


@pytest.mark.parametrize("seed", range(5))
def test_blowout_breaks_the_copper_basis_and_heals_it(seed: int, monday_morning: datetime) -> None:
    path = series("blowout", monday_morning, 62, seed)
    copper = {t: basis(prices, "cu", "SHFE.cu2701") for t, prices in path.items()}
    assert all(-150 < value < 70 for t, value in copper.items() if t < 4)
    assert min(value for t, value in copper.items() if t <= 10.5) < -300
    assert all(value < -300 for t, value in copper.items() if 12 <= t <= 44)
    assert all(-150 < value < 70 for t, value in copper.items() if t >= 56)


def test_other_pairs_take_their_turns_after_copper(monday_morning: datetime) -> None:
    path = series("blowout", monday_morning, 239)
    assert max(basis(p, "m", "DCE.m2705") for t, p in path.items() if 66 < t < 110) > 180
    assert min(basis(p, "rb", "SHFE.rb2705") for t, p in path.items() if 126 < t < 170) < -85
    assert min(basis(p, "sc", "INE.sc2702") for t, p in path.items() if 186 < t < 230) < -14
    assert max(basis(p, "m", "DCE.m2705") for t, p in path.items() if t > 130) < 90


def test_calm_never_leaves_its_band(monday_morning: datetime) -> None:
    path = series("calm", monday_morning, 120)
    assert all(-150 < basis(p, "cu", "SHFE.cu2701") < 70 for p in path.values())


def test_limit_locks_copper_at_its_upper_board(monday_morning: datetime) -> None:
    market = Market(scenario_of("limit"), 7, monday_morning)
    for moment, _ in _steps(market, monday_morning, 80):
        quote = market.books["SHFE.cu2701"].wire()
        if 12 < moment < 58:
            assert quote["last_price"] == quote["upper_limit"] == quote["bid_price1"]
            assert (quote["ask_price1"], quote["ask_volume1"]) == ("-", 0)
            assert quote["bid_volume1"] > 100
    assert quote["last_price"] < quote["upper_limit"]
    assert quote["ask_price1"] != "-"


def test_gap_jumps_two_percent_at_once(monday_morning: datetime) -> None:
    path = series("gap", monday_morning, 12)
    before, after = path[9.75]["SHFE.cu2701"], path[11.0]["SHFE.cu2701"]
    assert -0.023 < after / before - 1 < -0.017


def test_stale_silences_one_spot_leg_and_nothing_else(monday_morning: datetime) -> None:
    market = Market(scenario_of("stale"), 7, monday_morning)
    list(market.advance(10.0, monday_morning))
    moved = set(market.advance(69.0, monday_morning))
    assert "SPOT.cu" not in moved
    assert {"SHFE.cu2701", "SPOT.al"} <= moved
    assert "SPOT.cu" in set(market.advance(80.0, monday_morning))


def test_flap_crosses_minus_300_again_and_again(monday_morning: datetime) -> None:
    path = series("flap", monday_morning, 40)
    below = [basis(p, "cu", "SHFE.cu2701") < -300 for p in path.values()]
    crossings = sum(a != b for a, b in pairwise(below))
    assert crossings >= 30


def test_negative_takes_both_crude_legs_through_zero(monday_morning: datetime) -> None:
    path = series("negative", monday_morning, 100)
    low = path[45.0]
    assert low["INE.sc2702"] < -20
    assert low["SPOT.sc"] < -20
    assert abs(basis(low, "sc", "INE.sc2702") + 3) < 3
    assert path[100.0]["INE.sc2702"] > 450
    assert low["SHFE.cu2701"] > 80_000


def test_drop_loses_the_feed_three_times() -> None:
    scenario = scenario_of("drop")
    out = [t for t in range(120) if scenario.is_out(t)]
    assert out[0] == 15
    assert len(out) == 30
    assert not scenario.is_out(20)


def test_storm_breaks_several_pairs_within_every_six_seconds(monday_morning: datetime) -> None:
    path = series("storm", monday_morning, 30)
    for start in (6, 12, 18, 24):
        span = [p for t, p in path.items() if start <= t < start + 6]
        copper = [basis(p, "cu", "SHFE.cu2701") for p in span]
        assert min(copper) < -300 < -120 < max(copper)
        assert max(basis(p, "m", "DCE.m2705") for p in span) > 180
        assert min(basis(p, "rb", "SHFE.rb2705") for p in span) < -85
