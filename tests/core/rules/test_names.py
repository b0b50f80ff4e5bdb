"""Every operand has a name, as many as the program gives numbers."""

from __future__ import annotations

import pytest

from terminal.core.rules.names import leaves, name_of, names_of
from terminal.domain.condition import All, Any, Beyond, Data, During, Not, flipped
from terminal.domain.metric import DataState
from terminal.domain.operand import (
    Ago,
    Change,
    Flip,
    Operand,
    Percentile,
    PerPrice,
    PerSigma,
    Ratio,
    Samples,
    Value,
    Volatility,
)
from tests.core.rules.trial import Trial, X, ms

CHANGE = Change(metric="x", period=Ago(ms(1)))
SPREAD = Volatility(metric="x", window=Samples(2))


@pytest.mark.parametrize(
    ("operand", "names"),
    [
        (X, ["x"]),
        (CHANGE, ["change of x", "x", "x then"]),
        (
            Change(metric="x", period=Ago(ms(1)), per=PerPrice("y")),
            ["change of x", "x", "x then", "price then"],
        ),
        (
            Change(metric="x", period=Ago(ms(1)), per=PerSigma(least=1)),
            ["change of x", "x", "x then", "deviation of changes"],
        ),
        (SPREAD, ["volatility of x"]),
        (Ratio(X, SPREAD), ["x / volatility of x", "x", "volatility of x"]),
        (Percentile(X, 2, 2), ["percentile of x", "x"]),
        (Flip("x", 0.0), ["flip of x", "x"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_program_gives_a_number_for_every_name(operand: Operand, names: list[str]) -> None:
    condition = Beyond(operand=operand, high=-1e6)
    assert names_of(condition) == names
    assert names[0] == name_of(operand)
    trial = Trial(condition)
    trial.y(0.0, 50.0)
    trial.xs([(n * 2.0, 3.0 + n % 2) for n in range(8)])
    assert [name for name, _ in trial.last[0].operands] == names


def test_leaves_come_in_order() -> None:
    first, second = Beyond(operand=X, high=1.0), Beyond(operand=Value("y"), high=1.0)
    stale = Data("x", (DataState.STALE,))
    assert leaves(All((first, Not(Any((stale, second)))))) == [first, stale, second]
    assert names_of(All((first, stale))) == ["x", "state of x"]


def test_a_window_needs_no_number() -> None:
    from datetime import time

    assert names_of(During(time(9), time(10))) == []
    assert names_of(flipped(Flip("x", 1.0))) == ["flip of x", "x"]
