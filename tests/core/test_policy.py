"""How many persons must approve: by level, and by hand as many as the loudest."""

from __future__ import annotations

from terminal.core.policy import Policy
from terminal.domain.level import Level


def test_one_person_is_enough_where_nothing_is_said() -> None:
    assert [Policy().approvers_for(level) for level in (*Level, None)] == [1, 1, 1, 1]


def test_without_an_alert_as_many_as_any_level_asks_for() -> None:
    policy = Policy(approvers={Level.WARNING: 2, Level.FORCED: 3})
    assert [policy.approvers_for(level) for level in (*Level, None)] == [1, 2, 3, 3]
    assert Policy(approvers={Level.FORCED: 0}).approvers_for(Level.FORCED) == 1
