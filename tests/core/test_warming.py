"""How far rules are that lack samples is shown, when it has changed."""

from __future__ import annotations

from terminal.core.effect import Show, Topic
from tests.core.test_formulas import formula
from tests.core.test_rulebook import goes_live
from tests.playbook import Play


def shown(play: Play) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = play.engine.view(Topic.RULES, "", play.now).warming
    return found


def is_told(play: Play) -> bool:
    return Show(Topic.RULES, "") in play.effects


def test_a_rule_warms_up_and_then_is_told_no_more() -> None:
    rules = (formula("deviation(basis, 8) > 900"), formula("basis > 900", id="level"))
    play = Play(rules=rules).opens().ticks(1)
    assert (shown(play), is_told(play)) == ({"f": (1, 8)}, True)
    play.at(2).basis(1).at(3).basis(2).ticks(1)
    assert shown(play) == {"f": (1, 8)}, "looked at once in five seconds"
    play.ticks(3)
    assert shown(play) == {"f": (3, 8)}
    for second in range(8, 20):
        play.at(second).basis(second)
    play.ticks(6)
    assert (shown(play), is_told(play)) == ({}, True)
    assert not is_told(play.ticks(6))
    assert play.engine.state.triage.alerts == {}


def test_bars_are_counted_as_they_close() -> None:
    rules = (
        formula('deviation(basis, 8, every="2s") > 900', id="deviation"),
        formula('deviation(basis, "ewma", least=9, every="2s") > 900', id="ewma"),
        formula('rank(basis, 90, least=7, every="2s") > 101%', id="rank"),
    )
    play = Play(rules=rules).opens()
    for second in range(1, 7):
        play.at(second).basis(second)
    assert shown(play.ticks(1)) == {"deviation": (3, 8), "ewma": (3, 9), "rank": (3, 7)}


def test_a_rule_that_comes_later_begins_cold() -> None:
    play = Play(rules=(formula("basis > 900"),)).opens().ticks(6)
    assert shown(play) == {}
    goes_live(play, formula("rank(basis, 90, least=5) > 99%", clock="wall"))
    play.ticks(6)
    assert shown(play) == {"f": (0, 5)}
