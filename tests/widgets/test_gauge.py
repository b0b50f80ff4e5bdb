from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.level import Level
from terminal.domain.rule import Limit
from widgets.gauge import gauge_of, level_at, nearness

LEVELS = (Level.ATTENTION, Level.WARNING, Level.FORCED)


def band(lows: list[int] | None, highs: list[int] | None) -> tuple[Limit, ...]:
    return tuple(
        Limit(level, Decimal(lows[at]) if lows else None, Decimal(highs[at]) if highs else None)
        for at, level in enumerate(LEVELS)
    )


BOTH = band([-200, -250, -300], [200, 250, 300])


def test_exactly_on_a_limit_is_inside() -> None:
    assert level_at(-200, BOTH) is None
    assert level_at(-200.1, BOTH) is Level.ATTENTION
    assert level_at(-301, BOTH) is Level.FORCED
    assert level_at(251, BOTH) is Level.WARNING
    assert level_at(None, BOTH) is None


def test_the_middle_of_a_band_is_the_middle_of_the_bar() -> None:
    gauge = gauge_of(0, BOTH)
    assert gauge is not None
    assert gauge.position == 0.5
    assert [zone[2] for zone in gauge.zones] == ["attention", "warning", "forced"] * 2


def test_without_limits_there_is_no_bar() -> None:
    assert gauge_of(1.0, ()) is None


@given(
    st.floats(-1e6, 1e6),
    st.sampled_from(
        [BOTH, band([-9, -12, -15], None), band(None, [5, 7, 9]), band([0, 0, 0], None)]
    ),
)
def test_position_and_zones_stay_on_the_bar_and_touch(
    value: float, limits: tuple[Limit, ...]
) -> None:
    gauge = gauge_of(value, limits)
    assert gauge is not None
    assert 0 <= gauge.position <= 1
    for start, end, _ in gauge.zones:
        assert 0 <= start <= end <= 1


@given(st.floats(-400, 400), st.floats(-400, 400))
def test_a_larger_value_never_stands_further_left(one: float, other: float) -> None:
    left, right = (gauge_of(value, BOTH) for value in sorted((one, other)))
    assert left is not None
    assert right is not None
    assert left.position <= right.position


def test_nearer_to_the_next_limit_is_higher_and_a_level_left_is_higher_still() -> None:
    low = band([-10, -20, -30], None)
    rising = [nearness(value, low) for value in (50.0, 0.0, -9.0, -11.0, -19.0, -21.0, -31.0)]
    assert rising == sorted(rising)
    assert len(set(rising)) == len(rising)
    # Each by its own scale: gold moves by tenths where copper moves by hundreds.
    copper, gold = band([-1000, -2000, -3000], None), band([-1, -2, -3], None)
    assert nearness(-900.0, copper) == nearness(-0.9, gold)
    assert nearness(None, low) == nearness(1.0, ()) == -1.0
    assert nearness(-31.0, low) == 3.0
