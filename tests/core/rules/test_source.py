"""Programs are short where rules are few, and the same where rules have one form."""

from __future__ import annotations

from terminal.core.rules.cells import part_of
from terminal.core.rules.layout import Layout
from terminal.core.rules.source import source_of
from terminal.domain.condition import Beyond, Condition, magnitude_beyond
from terminal.domain.operand import Ago, Change, PerPrevious, Samples, Volatility
from tests.core.rules.trial import SUBJECT, UNIT, D, X, Y, make_trigger, ms


def written(*conditions: Condition, **options) -> str:
    layout = Layout(SUBJECT, {"a": SUBJECT, "u": UNIT}, has_clock=False, thin=0)
    triggers = [make_trigger(when, str(n), **options) for n, when in enumerate(conditions)]
    parts = [part_of(layout, each, step) for each in triggers for step in each.steps]
    layout.finish()
    return source_of(layout, parts)


def change(span: float, floor: float, limit: float) -> Condition:
    return magnitude_beyond(Change(metric="d", period=Ago(ms(span)), per=PerPrevious(floor)), limit)


def test_rules_of_one_form_give_one_text() -> None:
    one = written(change(9, 1.0, 0.5), Beyond(operand=D, high=3.0, high_clear=2.0))
    other = written(change(700, 9.0, 0.1), Beyond(operand=D, high=-3.0, high_clear=-4.0))
    assert one == other


def test_rules_of_another_form_give_another_text() -> None:
    texts = {
        written(change(9, 1.0, 0.5)),
        written(change(9, 0.0, 0.5)),
        written(Beyond(operand=D, high=1.0)),
        written(Beyond(operand=D, low=1.0)),
        written(Beyond(operand=D, high=1.0), cooldown=ms(1)),
        written(Beyond(operand=D, high=1.0), hold=ms(1)),
    }
    assert len(texts) == 6


def test_an_input_runs_only_what_it_moves() -> None:
    text = written(Beyond(operand=X, high=1.0), Beyond(operand=Y, high=1.0))
    body = text.partition("def on0")[2].partition("def on1")[0]
    assert "m0" in body
    assert "m1" not in body


def test_no_samples_are_kept_for_a_level() -> None:
    assert "append" not in written(Beyond(operand=D, high=1.0))
    assert "append" in written(change(9, 1.0, 0.5))


def test_time_alone_runs_only_what_it_moves() -> None:
    level, moved = Beyond(operand=D, high=1.0), change(9, 1.0, 0.5)
    spread = Beyond(operand=Volatility(metric="d", window=Samples(50)), high=1.0)
    tick = written(level, moved, spread).partition("def tick")[2].partition("def look")[0]
    assert "m1" in tick
    assert "m0" not in tick
    assert "m2" not in tick
