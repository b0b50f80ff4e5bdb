"""Three-valued logic, the two edges of a limit, windows of the day, data states."""

from __future__ import annotations

import itertools
from datetime import time

import pytest

from terminal.domain.condition import All, Any, Beyond, Condition, Data, During, Not
from terminal.domain.metric import DataState
from terminal.domain.trigger import Unknown
from tests.core.rules.trial import CLEARED, FIRED, Trial, X, Y, ms

HOUR = 3_600_000.0
A = Beyond(operand=X, high=0.0)
B = Beyond(operand=Y, high=0.0)
VALUES = {True: 1.0, False: -1.0, None: None}


def kleene(condition: Condition, a: bool | None, b: bool | None) -> bool | None:
    match condition:
        case All(parts=parts):
            found = {kleene(part, a, b) for part in parts}
            return False if False in found else None if None in found else True
        case Any(parts=parts):
            found = {kleene(part, a, b) for part in parts}
            return True if True in found else None if None in found else False
        case Not(part=part):
            inner = kleene(part, a, b)
            return None if inner is None else not inner
        case _:
            return a if condition is A else b


CONDITIONS = [
    All((A, B)),
    Any((A, B)),
    Not(A),
    Not(All((A, B))),
    All((A, Not(B))),
    Any((Not(A), All((A, B)))),
    Not(Any((A, Not(B)))),
]
TRUTHS = list(itertools.product([True, False, None], repeat=2))


@pytest.mark.parametrize("number", range(len(CONDITIONS)))
@pytest.mark.parametrize("unknown", list(Unknown))
@pytest.mark.parametrize("held", [{}, {"hold": ms(1), "clear_hold": ms(1)}], ids=["plain", "held"])
def test_every_way_from_one_truth_to_another(number: int, unknown: Unknown, held: dict) -> None:
    condition = CONDITIONS[number]
    uses_b = condition != Not(A)
    for first, second in itertools.product(TRUTHS, repeat=2):
        trial = Trial(condition, unknown=unknown, **held)
        a = b = None
        active = False
        for step, (new_a, new_b) in enumerate((first, second)):
            for leg in "xy" if uses_b else "x":
                if leg == "x":
                    a, value, feed = new_a, VALUES[new_a], trial.x
                else:
                    b, value, feed = new_b, VALUES[new_b], trial.y
                now = step * 1000.0 + (100 if leg == "y" else 0)
                # The second of two samples finds a hold time of one ms over.
                kinds = feed(now, value) + feed(now + 10, value)
                truth = kleene(condition, a, b)
                if unknown is Unknown.HOLD and (a is None or (uses_b and b is None)):
                    truth = None
                turns = truth is not None and truth != active
                assert kinds == ([FIRED if truth else CLEARED] if turns else []), (first, second)
                active = active if truth is None else truth


def test_false_is_certain_whatever_else_is_unknown() -> None:
    trial = Trial(All((A, B)))
    trial.x(0, 1.0)
    assert trial.y(0, 1.0) == [FIRED]
    trial.x(1, None)
    assert trial.y(2, -1.0) == [CLEARED]


def test_under_hold_nothing_moves_while_anything_is_unknown() -> None:
    trial = Trial(All((A, B)), unknown=Unknown.HOLD)
    trial.x(0, 1.0)
    assert trial.y(0, 1.0) == [FIRED]
    trial.x(1, None)
    assert trial.y(2, -1.0) == []
    assert trial.x(3, 1.0) == [CLEARED]


def test_a_value_on_the_limit_is_inside() -> None:
    trial = Trial(Beyond(operand=X, high=10.0, low=-10.0))
    assert trial.xs([(0, 10.0), (1, -10.0)]) == []
    assert trial.xs([(2, 10.000001), (3, 10.0)]) == [FIRED, CLEARED]


def test_a_limit_has_two_edges() -> None:
    trial = Trial(Beyond(operand=X, high=10.0, high_clear=8.0))
    assert trial.xs([(0, 11.0), (1, 9.0), (2, 8.1)]) == [FIRED]
    assert trial.x(3, 8.0) == [CLEARED]
    assert trial.x(4, 9.0) == []


def test_a_band_that_is_crossed_at_once_stays_active() -> None:
    band = Beyond(operand=X, low=-10.0, low_clear=-8.0, high=10.0, high_clear=8.0)
    trial = Trial(band)
    assert trial.xs([(0, 11.0), (1, -11.0), (2, -9.0)]) == [FIRED]
    assert trial.x(3, 0.0) == [CLEARED]


def test_the_edges_change_places_under_not() -> None:
    # Not above 10: becomes true well inside, at 8, and stays so until 10 is passed.
    trial = Trial(Not(Beyond(operand=X, high=10.0, high_clear=8.0)))
    assert trial.xs([(0, 11.0), (1, 9.0)]) == []
    assert trial.x(2, 8.0) == [FIRED]
    assert trial.xs([(3, 9.0), (4, 10.0)]) == []
    assert trial.x(5, 10.5) == [CLEARED]


@pytest.mark.parametrize(
    ("window", "inside", "outside"),
    [
        (During(time(9), time(11, 30)), [9.0, 11.499], [8.999, 11.5, 21.0]),
        (During(time(21), time(2, 30)), [21.0, 23.999, 0.0, 2.499], [2.5, 9.0, 20.999]),
    ],
    ids=["day", "over midnight"],
)
def test_a_window_begins_with_its_start_and_ends_before_its_end(
    window: During, inside: list[float], outside: list[float]
) -> None:
    for hours, expected in [(inside, [FIRED]), (outside, [])]:
        for hour in hours:
            trial = Trial(All((window, A)))
            assert trial.x(20_000 * 24 * HOUR + hour * HOUR, 1.0) == expected, hour


def test_a_window_opens_and_closes_by_the_clock_alone() -> None:
    trial = Trial(All((During(time(1), time(2)), A)))
    assert trial.x(0.5 * HOUR, 1.0) == []
    assert trial.tick(HOUR) == [FIRED]
    assert trial.tick(2 * HOUR - 1) == []
    assert trial.tick(2 * HOUR) == [CLEARED]


def test_a_data_state_is_a_condition() -> None:
    trial = Trial(Data("d", (DataState.STALE, DataState.LINK_DOWN)))
    assert trial.x(0, 1.0) == []
    assert trial.y(0, 1.0) == []
    assert trial.y(1, None, DataState.LIMIT_BOARD) == []
    assert trial.y(2, None, DataState.STALE) == [FIRED]
    assert trial.operands() == {"state of d": 2}
    assert trial.y(3, 1.0) == [CLEARED]


def test_no_data_is_the_state_before_the_first_sample_and_of_no_number() -> None:
    trial = Trial(All((Data("x", (DataState.NO_DATA,)), B)))
    assert trial.y(0, 1.0) == [FIRED]
    assert trial.x(1, 5.0) == [CLEARED]
    assert trial.x(2, None) == [FIRED]


def test_stale_data_neither_fires_nor_resolves_the_rule_beside_it() -> None:
    trial = Trial(A)
    assert trial.x(0, 1.0) == [FIRED]
    assert trial.x(1, -1.0, DataState.STALE) == []
    assert trial.x(2, -1.0) == [CLEARED]
