"""What breaks in a step is logged, and the desk goes on with what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from terminal.core.effect import Show, Topic
from terminal.core.event import Tick
from terminal.defects import step
from tests.playbook import Play


def raising(*_: Any) -> Any:
    raise ZeroDivisionError


def test_a_part_that_breaks_is_logged_once_and_the_rest_is_handed_over(
    expected_logs: Callable[..., None],
) -> None:
    expected_logs("defect in a part of a step")
    play = Play().opens()
    play.engine.state.closes.tick = raising  # type: ignore[method-assign]
    assert Show(Topic.PAIR, "cu") in step(play.engine, Tick(), play.now)
    assert Show(Topic.PAIR, "cu") in step(play.engine, Tick(), play.now)
    assert play.engine.defects == []


def test_a_step_that_breaks_as_a_whole_shuts_approvals(
    expected_logs: Callable[..., None],
) -> None:
    expected_logs("defect in a step")
    play = Play().opens()
    play.engine.step = raising  # type: ignore[method-assign]
    assert step(play.engine, Tick(), play.now) == [Show(Topic.HEALTH, "")]
    assert "ZeroDivisionError" in play.engine.state.defect
