"""Wherever a desk is killed and started at the same moment, it says what one that ran on says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terminal.core.effect import Write
from terminal.core.event import Tick
from terminal.domain.level import Level
from terminal.domain.rule import Rule
from tests.builders import NOW, make_limit
from tests.core.test_formulas import formula
from tests.core.test_holds import killed
from tests.playbook import Play, reducing

TIMES = {"hold": timedelta(seconds=4), "clear_hold": timedelta(seconds=6)}
BANDS = make_limit(Level.ATTENTION), make_limit(Level.WARNING, -500, 500)
RULES = {
    "band": reducing(limits=BANDS, **TIMES),
    "formula": formula(
        "outside(basis, -300, 300, clear=20)", "outside(basis, -500, 500, clear=20)", **TIMES
    ),
    "guarded": formula("basis > 300 and not stale(basis)", "basis > 500", **TIMES),
}
VALUES = st.sampled_from(
    [None, 0.0, 285.0, 310.0, 310.0, 400.0, 485.0, 510.0, 510.0, -310.0, -510.0]
)
STORY = st.lists(st.tuples(VALUES, st.integers(1, 6)), min_size=1, max_size=12)


def told(rule: Rule, story: list[tuple[float | None, int]], kills: set[int]) -> list[Any]:
    play, found, second = Play(rules=(rule,)).opens(), [], 0
    for value, length in story:
        for _ in range(length):
            second += 1
            play.at(second).basis(value)
            effects = [*play.effects, *play.hears(Tick()).effects]
            alerts = [one.record.body for one in effects if isinstance(one, Write)]
            found += [
                (second, body["state"], body["level"], body["standing"])
                for body in alerts
                if "fingerprint" in body
            ]
            if second in kills:
                play = killed(play, 0)
                play.basis(value)
    assert play.now <= NOW + timedelta(seconds=second)
    return found


@pytest.mark.parametrize("name", RULES)
@given(story=STORY, kills=st.sets(st.integers(1, 40), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_a_kill_changes_nothing(
    name: str, story: list[tuple[float | None, int]], kills: set[int]
) -> None:
    assert told(RULES[name], story, kills) == told(RULES[name], story, set())
