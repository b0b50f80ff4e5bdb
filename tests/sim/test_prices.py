from __future__ import annotations

from statistics import pstdev

from terminal.sim.catalogue import CONTRACTS
from terminal.sim.prices import PairModel
from terminal.sim.scenario import Scenario, scenario_of

CALM = scenario_of("calm")
COPPER = CONTRACTS[0]


def walk(model: PairModel, seconds: int) -> list[tuple[float, float]]:
    path = []
    for second in range(1, seconds + 1):
        model.move(float(second))
        path.append((model.spot, model.futures))
    return path


def test_a_seed_gives_one_path_and_another_seed_another() -> None:
    assert walk(PairModel(COPPER, CALM, 1), 50) == walk(PairModel(COPPER, CALM, 1), 50)
    assert walk(PairModel(COPPER, CALM, 1), 50) != walk(PairModel(COPPER, CALM, 2), 50)


def test_spot_and_futures_wander_together_but_not_apart() -> None:
    for contract in CONTRACTS:
        path = walk(PairModel(contract, CALM, 3), 10_000)
        price = float(contract.price)
        gaps = [spot - futures for spot, futures in path]
        assert pstdev(spot for spot, _ in path) > 5 * pstdev(gaps)
        assert all(abs(gap - float(contract.basis)) < 5e-4 * price for gap in gaps)
        # The basis returns to its mean: it ends near where it began however long it runs.
        assert abs(sum(gaps) / len(gaps) - float(contract.basis)) < 2e-5 * price


def test_the_past_ends_where_the_present_stands() -> None:
    model = PairModel(COPPER, CALM, 1)
    past = model.look_back(500, 60.0)
    assert len(past) == 500
    assert abs(past[-1][0] - model.spot) < 200
    assert abs(past[-1][1] - model.futures) < 200
    spread = [spot - futures for spot, futures in past]
    assert all(abs(gap - float(COPPER.basis)) < 43 for gap in spread)


def test_looking_back_does_not_change_what_comes() -> None:
    looked, straight = PairModel(COPPER, CALM, 1), PairModel(COPPER, CALM, 1)
    looked.look_back(100, 60.0)
    assert walk(looked, 20) == walk(straight, 20)


def test_a_basis_track_moves_the_futures_leg_only() -> None:
    moved = PairModel(COPPER, scenario_of("blowout"), 1)
    calm = PairModel(COPPER, Scenario(name="calm"), 1)
    moved.move(20.0)
    calm.move(20.0)
    assert moved.spot == calm.spot
    assert moved.futures - calm.futures == 305
