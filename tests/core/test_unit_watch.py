"""Two prices of one thing that cannot be in one unit are told, once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from terminal.core.market import Market
from terminal.core.refusal import sentence
from terminal.core.unit_watch import UnitWatch
from terminal.domain.link import LinkState
from tests.builders import FUTURES, NOW, SPOT, make_pair, make_quote, stamp
from tests.playbook import Play

SAID = (
    "cu: SPOT.CU made comparable is 78.25 and futures are 78000 CNY/t: one of them must be in "
    "another unit or currency; unit_factor is 1, fx 1"
)


def market(spot: float | None, futures: float | None, **fields: object) -> Market:
    made = Market([make_pair(**fields)], wall_clock=False)
    made.link_changed("md", LinkState.READY)
    made.apply([make_quote(spot, symbol=SPOT), make_quote(futures, symbol=FUTURES)], "md")
    return made


def said(spot: float | None, futures: float | None = 78_000.0, **fields: object) -> list[str]:
    return [sentence(one) for one in UnitWatch(market(spot, futures, **fields)).look(NOW)]


def test_a_price_of_another_unit_is_told_with_both_prices_and_the_factors() -> None:
    assert said(78.25) == [SAID]


@pytest.mark.parametrize(
    ("factor", "spot", "futures"),
    [(500, 8.4, 4200.0), (1000, 16.0, 12_000.0), (80, 17.0, 1100.0), (7, 9000.0, 78_000.0)],
)
def test_without_the_factor_of_its_unit_a_spot_price_is_told(
    factor: int, spot: float, futures: float
) -> None:
    # Eggs, hogs, glass, and copper in dollars.
    assert len(said(spot, futures)) == 1
    assert said(spot, futures, unit_factor=Decimal(factor)) == []


@pytest.mark.parametrize("basis", [-40_000, -1000, 0, 1000, 100_000])
def test_a_basis_is_no_other_unit(basis: float) -> None:
    assert said(78_000.0 + basis) == []


@pytest.mark.parametrize(
    ("spot", "futures"), [(-36.98, -37.63), (-36.98, 20.0), (1.0, -37.63), (0.0, 5.0), (None, 5.0)]
)
def test_prices_at_and_below_zero_and_none_say_nothing(
    spot: float | None, futures: float | None
) -> None:
    assert said(spot, futures) == []


def test_a_stale_price_says_nothing_and_forgets_nothing() -> None:
    made = market(78.25, 78_000.0)
    watch = UnitWatch(made)
    assert watch.look(NOW + timedelta(hours=1)) == []
    assert len(watch.look(NOW)) == 1
    assert watch.look(NOW + timedelta(hours=1)) == watch.look(NOW) == []
    later = NOW + timedelta(seconds=1)
    put = {"stamp": stamp(later), "arrival": later}
    made.apply([make_quote(78_000.0, symbol=SPOT, **put)], "md")
    assert watch.look(later) == []


def test_the_desk_tells_it_once_and_again_when_it_comes_back() -> None:
    play = Play().opens()
    for spot, count in ((78_000.0, 0), (78.25, 1), (78.5, 1), (78_000.0, 1), (78.25, 2)):
        play.basis(spot - 78_000.0).ticks(2)
        told = [one for one in play.engine.state.notices.values() if one.source == "market"]
        assert len(told) == count
    assert {one.level for one in told} == {"warning"}
    assert told[0].content == SAID
