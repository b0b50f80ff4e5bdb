"""What is kept of holds is no more than a help: rubbish in it, or nothing, is never in the way."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.core.engine import Memory
from terminal.domain.level import Side
from terminal.domain.rule import Rule
from tests.builders import PAIR
from tests.core.test_holds import BAND, BOTH, SAID, digest, fires_after, goes, killed, pending
from tests.playbook import Play


@pytest.mark.parametrize("passed", [-1.0, float("nan"), float("inf"), 1e300])
@BOTH
def test_a_time_that_cannot_be_is_none(rule: Rule, passed: float) -> None:
    fires_after(killed(pending(rule), kept=lambda now: digest(now, passed=passed)), 300)


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": 9},
        {"level": 0},
        {"rule": "gone"},
        {"subject": "gone"},
        {"side": Side.LOW},
        {"is_clearing": True},
    ],
    ids=str,
)
@BOTH
def test_what_fits_nothing_is_passed_over(rule: Rule, wrong: dict[str, Any]) -> None:
    play = killed(pending(rule), kept=lambda now: digest(now, **wrong))
    fires_after(play, 300)
    assert play.engine.defects == []


def test_while_nothing_runs_there_is_nothing_to_keep() -> None:
    play = Play(rules=(BAND, SAID)).opens()
    assert [*goes(play, 0, 5).engine.holds(play.now)] == []
    goes(play, 400, 2)
    assert [one.subject for one in play.engine.holds(play.now)] == [PAIR, PAIR]
    goes(play, 400, 301)
    assert [*play.engine.holds(play.now)] == []


def test_what_is_kept_and_cannot_be_read_is_told() -> None:
    play = Play(rules=(BAND,))
    play.effects = play.engine.restore(Memory(held_fault="no JSON"), play.now)
    play.records("notice", key="holds_lost", level="warning", args={"words": "no JSON"})
