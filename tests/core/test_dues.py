"""Between two bars a trial looks when something may have changed, and not more often."""

from __future__ import annotations

import pytest

from terminal.core.dues import Dues
from terminal.core.rules.formula import parse
from terminal.core.rules.names import leaves
from terminal.core.timekeeper import Timekeeper
from tests.builders import make_pair
from tests.calendars import CALENDAR, said, seconds

CLOCK = Timekeeper(CALENDAR, [make_pair(futures="SHFE.cu2701")]).clock("cu", "trading")
EIGHT_HOURS = 8 * 3_600_000.0
DAY = "2026-11-25"


def at(clock: str) -> float:
    return seconds(f"{DAY} {clock}") * 1000.0 + EIGHT_HOURS


def told(times: list[float]) -> list[str]:
    return [said(round((time - EIGHT_HOURS) / 1000.0))[11:] for time in times]


def dues(formula: str, held: float | None = None) -> Dues:
    return Dues(leaves(parse(formula)), lambda: held, CLOCK)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("basis > 5", []),
        ('change(basis, "10m") > 5', ["10:10:00"]),
        # From ten o'clock the break begins after a quarter of an hour and takes as long.
        ('deviation(basis, "20m") > 5', ["10:35:00"]),
        ('flip(basis, 5, lasting="5m")', ["10:05:00"]),
        ('rank(change(basis, "10m") / deviation(basis, 9), 60) > 90%', ["10:10:00"]),
        ('during("10:05:30", "10:20")', ["10:05:30", "10:20:00"]),
        ('during("day")', ["10:15:00", "10:30:00"]),
        # Bars are cut from the night on, in trading time: at ten they are 300 minutes.
        ('change(basis, bar="20m") > 5', ["10:35:00"]),
        ('abs(change(basis, "16m", per="sigma")) > 5', ["10:04:00", "10:31:00", "10:35:00"]),
    ],
)
def test_what_time_alone_may_change_is_due(formula: str, expected: list[str]) -> None:
    one = dues(formula)
    one.expect(at("10:00"))
    assert told(list(one.between(at("10:00"), at("10:40")))) == expected


def test_what_is_due_later_waits_and_comes_once() -> None:
    one = dues('change(basis, "10m") > 5')
    one.expect(at("10:00"))
    assert told(list(one.between(at("10:00"), at("10:05")))) == []
    assert told(list(one.between(at("10:05"), at("10:12")))) == ["10:10:00"]
    assert told(list(one.between(at("10:12"), at("10:14")))) == []


def test_a_hold_that_runs_is_due_once_however_late_it_is_over() -> None:
    u = CLOCK.at(at("10:14")).u if CLOCK else 0.0
    one = dues("basis > 5", held=u + 120_000.0)
    assert told(list(one.between(at("10:14"), at("10:40")))) == ["10:31:00"]


def test_while_nothing_is_known_no_bar_is_waited_for() -> None:
    one = dues('change(basis, bar="1s") > 5 and during("day")')
    found = list(one.between(at("10:40"), at("13:35"), is_known=False))
    assert told(found) == ["11:30:00", "13:30:00"]


def test_no_bar_is_shorter_than_a_desk_looks() -> None:
    one = dues('change(basis, bar="1ms") > 5')
    assert len(list(one.between(at("10:00"), at("10:01")))) in (59, 60)


def test_without_a_clock_every_second_counts_and_a_day_ends_at_midnight() -> None:
    one = Dues(leaves(parse('change(basis, bar="5h") > 5')), lambda: None, None)
    found = told(list(one.between(at("10:00"), at("23:00") + 2 * 3_600_000.0)))
    assert found == ["15:00:00", "20:00:00", "00:00:00"]
