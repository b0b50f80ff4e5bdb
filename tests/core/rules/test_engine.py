"""The way in: who is told what, swaps that keep what applies, rolls, links, ticks, refusals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal import Refused
from terminal.core.rules.engine import RuleEngine
from terminal.domain.condition import All, Beyond, magnitude_beyond
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.operand import (
    Ago,
    Anchor,
    Change,
    Ewma,
    Flip,
    Of,
    Percentile,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Samples,
    Spread,
    Value,
    Volatility,
    Within,
)
from terminal.domain.subject import Subject, pair_subject
from tests.core.rules.trial import (
    CLEARED,
    FIRED,
    SUBJECT,
    UNIT,
    D,
    Trial,
    X,
    Z,
    make_trigger,
    ms,
)

CHANGE = Change(metric="x", period=Ago(ms(100)))
SPREAD = Volatility(metric="x", window=Samples(3), spread=Spread.VARIANCE)
MANY = [
    Beyond(operand=X, high=20.0, high_clear=15.0),
    magnitude_beyond(CHANGE, 12.0, 5.0),
    Beyond(operand=SPREAD, high=60.0),
    Beyond(operand=Volatility(metric="x", window=Samples(40)), high=9.0),
    Beyond(operand=Volatility(metric="x", window=Within(ms(150)), of=Of.CHANGES), high=9.0),
    Beyond(operand=Percentile(X, 9, 3), high=0.9),
]


def engine_of(*triggers, subjects=(SUBJECT, UNIT)) -> RuleEngine:
    return RuleEngine(subjects, triggers)


def rules_of(transitions) -> list[tuple[str, str]]:
    return [(each.trigger, each.kind.name) for each in transitions]


def test_a_transition_says_who_what_and_on_which_numbers() -> None:
    engine = engine_of(make_trigger(Beyond(operand=D, high=1.0)))
    rows = [("Y", 5.0, 3.0), ("Q", 6.0, 99.0), ("X", 7.0, 4.5)]
    (found,) = engine.on_quotes(rows)
    assert (found.trigger, found.subject, found.kind, found.position) == ("r", "a", FIRED, 2)
    assert found.time == 7.0
    assert found.operands == (("d", 1.5),)


@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_frames_of_any_size_give_the_same_alerts(size: int) -> None:
    rows = [("XY"[n % 2], float(n * 10), float(n * 37 % 23)) for n in range(100)]
    engine = engine_of(*(make_trigger(when, str(n)) for n, when in enumerate(MANY)))
    found = []
    for at in range(0, 100, size):
        found += [(at + t.position, t.trigger) for t in engine.on_quotes(rows[at : at + size])]
    whole = engine_of(*(make_trigger(when, str(n)) for n, when in enumerate(MANY)))
    assert found == [(t.position, t.trigger) for t in whole.on_quotes(rows)]
    assert len(found) > 20


def test_a_symbol_may_feed_many_subjects() -> None:
    other = Subject(id="b", inputs=("x",), symbols=(("X", "x"),))
    engine = RuleEngine(
        [SUBJECT, UNIT, other],
        [make_trigger(Beyond(operand=X, high=1.0), subjects=("a", "b"))],
    )
    assert [each.subject for each in engine.on_quotes([("X", 0.0, 2.0)])] == ["a", "b"]


def test_a_subject_is_not_moved_by_the_symbols_of_another() -> None:
    engine = RuleEngine(
        [Subject(id=str(n), inputs=("x",), symbols=((f"S{n}", "x"),)) for n in range(3)],
        [make_trigger(Beyond(operand=X, high=1.0), subjects=("0", "1", "2"))],
    )
    assert [each.subject for each in engine.on_quotes([("S1", 0.0, 2.0)])] == ["1"]


def test_the_example_of_the_brief_across_linked_subjects() -> None:
    # Contract basis changed over 5 % AND |inventory basis| of the unit is beyond the line.
    change = Change(metric="x", period=Anchor.SETTLEMENT, per=PerPrevious(floor=10.0))
    trial = Trial(All((magnitude_beyond(change, 0.05), magnitude_beyond(Z, 80.0))))
    trial.engine.tell("a", "x", Anchor.SETTLEMENT, -200.0)
    assert trial.x(0, -215.0) == []
    assert trial.z(1, -79.0) == []
    assert trial.z(2, -81.0) == [FIRED]
    assert trial.operands() == {
        "change of x": -0.075,
        "x": -215.0,
        "x then": -200.0,
        "unit.z": -81.0,
    }
    assert trial.x(3, -205.0) == [CLEARED]


def test_no_stock_is_unknown_and_not_an_inventory_basis_of_zero() -> None:
    trial = Trial(Beyond(operand=Z, low=50.0))
    assert trial.z(0, None) == []
    assert trial.z(1, 49.0) == [FIRED]
    assert trial.z(2, None) == []
    assert trial.z(3, 51.0) == [CLEARED]


def test_time_never_goes_back_on_a_subject() -> None:
    trial = Trial(magnitude_beyond(CHANGE, 1.0))
    assert trial.x(1000.0, 0.0) == []
    # An older stamp of the other leg counts as of now, and does not disorder the samples.
    trial.x(500.0, 5.0)
    assert trial.x(1099.0, 5.0) == []
    assert trial.x(1100.0, 9.0) == [FIRED]
    assert trial.operands()["x then"] == 5.0


samples = st.lists(
    st.tuples(st.integers(0, 60), st.one_of(st.none(), st.integers(0, 40))),
    min_size=2,
    max_size=120,
)


@given(samples, st.data())
def test_swapping_the_same_rules_changes_nothing(steps, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(steps) - 1))
    held = {"hold": ms(30), "clear_hold": ms(20)}
    plain = [make_trigger(when, str(n)) for n, when in enumerate(MANY)]
    waiting = [make_trigger(when, f"h{n}", **held) for n, when in enumerate(MANY)]
    one, other = engine_of(*plain, *waiting), engine_of(*plain, *waiting)
    now = 0.0
    for index, (gap, value) in enumerate(steps):
        if index == at:
            # Another set in between, so that every program is really replaced.
            spare = make_trigger(Beyond(operand=D, high=1e6), "spare")
            other.swap(other.prepare([spare, *plain, *waiting]))
            other.swap(other.prepare([*plain, *waiting]))
        now += gap
        frame = [("X", now, value)]
        assert rules_of(one.on_quotes(frame)) == rules_of(other.on_quotes(frame))


def test_a_swap_keeps_windows_and_active_levels() -> None:
    engine = engine_of(
        make_trigger(Beyond(operand=SPREAD, high=1.0), "spread"),
        make_trigger(Beyond(operand=X, high=3.0, high_clear=2.0), "level"),
    )
    frame = [("X", float(n), value) for n, value in enumerate([1.0, 1.0, 4.0])]
    assert rules_of(engine.on_quotes(frame)) == [("spread", "FIRED"), ("level", "FIRED")]
    # The threshold moves, the rule is the same one: it is active and clears by its new limits.
    engine.swap(
        engine.prepare(
            [
                make_trigger(Beyond(operand=X, high=9.0, high_clear=8.0), "level"),
                make_trigger(Beyond(operand=SPREAD, high=1.5), "spread"),
                make_trigger(Beyond(operand=SPREAD, high=0.1), "new"),
            ]
        )
    )
    found = rules_of(engine.on_quotes([("X", 3.0, 4.0)]))
    assert found == [("level", "CLEARED"), ("new", "FIRED")]


def test_a_new_rule_finds_the_values_that_no_rule_watched() -> None:
    engine = engine_of()
    engine.on_quotes([("X", 0.0, 9.0)])
    engine.on_sample("u", "z", 0.0, 7.0)
    both = All((Beyond(operand=Z, high=5.0), Beyond(operand=D, high=1.0)))
    engine.swap(engine.prepare([make_trigger(both)]))
    assert rules_of(engine.on_quotes([("Y", 1.0, 3.0)])) == [("r", "FIRED")]


def test_a_linked_value_that_a_rule_of_the_owner_holds_is_found_too() -> None:
    own = make_trigger(Beyond(operand=Value("z"), high=5.0), "own", subjects=("u",))
    engine = engine_of(own)
    engine.on_sample("u", "z", 0.0, 7.0)
    both = make_trigger(All((Beyond(operand=Z, high=5.0), Beyond(operand=X, high=1.0))))
    engine.swap(engine.prepare([own, both]))
    assert rules_of(engine.on_quotes([("X", 1.0, 3.0)])) == [("r", "FIRED")]


def test_a_rule_that_is_on_one_more_subject_is_compiled_for_that_one_only() -> None:
    rule, other = (
        make_trigger(Beyond(operand=X, high=1.0)),
        make_trigger(Beyond(operand=X, high=9.0), "s"),
    )
    twin = Subject(id="b", inputs=("x",))
    engine = engine_of(rule, other, subjects=(SUBJECT, UNIT, twin))
    wider = make_trigger(Beyond(operand=X, high=1.0), subjects=("a", "b"))
    assert set(engine.prepare([wider, other]).programs) == {"b"}
    later = make_trigger(Beyond(operand=X, high=1.0), hold=ms(5))
    assert set(engine.prepare([later, other]).programs) == {"a"}
    assert set(engine.prepare([wider]).programs) == {"a", "b"}


def test_subjects_are_admitted_at_once_and_those_that_are_there_stay() -> None:
    rule = make_trigger(Beyond(operand=X, high=1.0))
    engine = engine_of(rule)
    new = [Subject(id=name, inputs=("q",)) for name in ("n1", "n2")]
    engine.admit([*new, Subject(id=SUBJECT.id, inputs=("q",))], [rule])
    assert engine.on_sample("n2", "q", 1.0, 2.0) == []
    assert rules_of(engine.on_sample(SUBJECT.id, "x", 1.0, 2.0)) == [("r", "FIRED")]


@pytest.mark.parametrize("times", [{}, {"hold": ms(5), "clear_hold": ms(5)}], ids=["plain", "held"])
def test_a_level_that_was_active_before_a_restart_clears_by_its_clear_threshold(times) -> None:
    engine = engine_of(make_trigger(Beyond(operand=X, high=10.0, high_clear=8.0), **times))
    engine.restore([("r", "a", Level.WARNING)])
    assert engine.on_quotes([("X", 0.0, 9.0), ("X", 10.0, 9.0)]) == []
    found = engine.on_quotes([("X", 20.0, 7.0), ("X", 30.0, 7.0)])
    assert rules_of(found) == [("r", "CLEARED")]
    with pytest.raises(Refused, match="q does not exist"):
        engine.restore([("r", "q", Level.WARNING)])


def test_an_old_plan_is_made_again() -> None:
    engine = engine_of()
    plan = engine.prepare([make_trigger(Beyond(operand=X, high=1.0))])
    engine.swap(
        engine.prepare([make_trigger(Beyond(operand=Value("z"), high=1.0), subjects=("u",))])
    )
    engine.swap(plan)
    assert engine.on_sample("u", "z", 0.0, 9.0) == []
    assert rules_of(engine.on_quotes([("X", 0.0, 9.0)])) == [("r", "FIRED")]


def test_a_plan_holds_only_what_differs() -> None:
    engine = engine_of(make_trigger(Beyond(operand=X, high=1.0)))
    plan = engine.prepare([make_trigger(Beyond(operand=X, high=1.0))])
    assert plan.programs == {}


def test_what_was_told_is_known_to_rules_that_come_later() -> None:
    engine = engine_of()
    engine.tell("a", "x", Anchor.WEEK, 5.0)
    change = Change(metric="x", period=Anchor.WEEK)
    engine.swap(engine.prepare([make_trigger(Beyond(operand=change, high=1.0))]))
    assert rules_of(engine.on_quotes([("X", 0.0, 7.0)])) == [("r", "FIRED")]


@pytest.mark.parametrize("gap", [None, -30.0])
def test_no_change_is_taken_across_a_roll(gap: float | None) -> None:
    changes = Volatility(metric="x", window=Samples(2), of=Of.CHANGES, spread=Spread.VARIANCE)
    engine = engine_of(
        make_trigger(magnitude_beyond(CHANGE, 10.0), "change"),
        make_trigger(Beyond(operand=changes, high=10.0), "changes"),
        make_trigger(Beyond(operand=SPREAD, high=100.0), "values"),
    )
    engine.on_quotes(("X", float(n * 50), 100.0 + n % 2) for n in range(10))
    # The contract rolls: basis jumps by F_old - F_new = -30 without any event of the spot.
    engine.roll("a", "x", gap)
    after = [("X", 500.0 + n * 50, 70.0 + n % 2) for n in range(10)]
    assert engine.on_quotes(after) == []
    assert rules_of(engine.on_quotes([("X", 1000.0, 95.0)]))[0] == ("change", "FIRED")


@pytest.mark.parametrize("gap", [None, -30.0])
def test_a_window_after_a_roll_is_of_what_came_after_it(gap: float | None) -> None:
    spread = Volatility(metric="x", window=Samples(40), spread=Spread.VARIANCE)
    engine = engine_of(make_trigger(Beyond(operand=spread, high=0.5)))
    engine.on_quotes(("X", float(n), 100.0 + n % 2) for n in range(100))
    engine.roll("a", "x", gap)
    after = [("X", 100.0 + n, 70.0 + n % 2) for n in range(40)]
    assert engine.on_quotes(after) == []
    (found,) = engine.on_quotes([("X", 140.0, 76.0)])
    window = [70.0 + n % 2 for n in range(1, 40)] + [76.0]
    mean = sum(window) / 40
    variance = sum((value - mean) ** 2 for value in window) / 40
    assert found.operands[0][1] == pytest.approx(variance, rel=1e-9)


def test_without_a_roll_the_same_jump_fires() -> None:
    engine = engine_of(make_trigger(magnitude_beyond(CHANGE, 10.0), "change"))
    engine.on_quotes(("X", float(n * 50), 100.0 + n % 2) for n in range(10))
    assert rules_of(engine.on_quotes([("X", 500.0, 70.0)])) == [("change", "FIRED")]


def test_a_rebased_past_is_still_a_past() -> None:
    engine = engine_of(make_trigger(magnitude_beyond(CHANGE, 10.0), "change"))
    engine.on_quotes([("X", 0.0, 100.0)])
    engine.roll("a", "x", -30.0)
    (found,) = engine.on_quotes([("X", 100.0, 85.0)])
    assert dict(found.operands)["x then"] == 70.0


def test_what_is_revised_at_once_is_in_force_afterwards() -> None:
    engine = engine_of(make_trigger(magnitude_beyond(CHANGE, 10.0), "change"))
    engine.on_quotes([("X", 0.0, 100.0)])
    with engine.at_once():
        engine.roll("a", "x", -20.0)
        engine.roll("a", "x", -10.0)
    (found,) = engine.on_quotes([("X", 100.0, 85.0)])
    assert dict(found.operands)["x then"] == 70.0


# One of each kind of thing that is kept of a metric's past. x goes on 17 times as high.
OF_THE_PAST = {
    "ago": magnitude_beyond(CHANGE, 50.0),
    "sample": magnitude_beyond(Change(metric="x", period=Anchor.SAMPLE), 50.0),
    "bar": magnitude_beyond(Change(metric="x", period=PreviousBar(ms(100))), 50.0),
    "told": magnitude_beyond(Change(metric="x", period=Anchor.SETTLEMENT), 50.0),
    "day": magnitude_beyond(Change(metric="x", period=Anchor.SAME_TIME), 50.0),
    "price": magnitude_beyond(
        Change(metric="y", period=Ago(ms(100)), per=PerPrice(metric="x")), 0.02
    ),
    "sigma": magnitude_beyond(Change(metric="x", period=Ago(ms(100)), per=PerSigma(least=2)), 5.0),
    "spread": Beyond(operand=SPREAD, high=60.0),
    "long": Beyond(operand=Volatility(metric="x", window=Samples(40)), high=9.0),
    "time": Beyond(operand=Volatility(metric="x", window=Within(ms(300)), of=Of.CHANGES), high=9.0),
    "ewma": Beyond(operand=Volatility(metric="x", window=Ewma(least=2), of=Of.CHANGES), high=9.0),
    "rank": Beyond(operand=Percentile(X, 60, 3), high=0.99),
    "rank of changes": Beyond(operand=Percentile(CHANGE, 60, 3), high=0.99),
    "flip": Beyond(operand=Flip("x", 1.0, ms(100)), high=0.5),
}


def of_another_scale(*, is_told: bool) -> list[tuple[str, str]]:
    triggers = [make_trigger(when, name) for name, when in OF_THE_PAST.items()]
    engine = engine_of(*triggers)
    engine.tell("a", "x", Anchor.SETTLEMENT, -100.0)
    rows = [("X", float(n * 50), -100.0 - n % 3) for n in range(50)]
    day = [("X", n * 43_200_000.0, -101.0) for n in range(1, 3)]
    engine.on_quotes([("Y", 0.0, 5.0), *rows, *day])
    if is_told:
        engine.forget("a", ["x", "d"])
    return rules_of(engine.on_quotes([("X", 86_400_050.0, 1_700.0), ("Y", 86_400_060.0, 50.0)]))


def test_nothing_is_compared_across_a_step() -> None:
    assert of_another_scale(is_told=True) == []


def test_without_a_word_of_the_step_the_same_jump_fires() -> None:
    fired = {name for name, _ in of_another_scale(is_told=False)}
    assert fired == OF_THE_PAST.keys()


def test_after_a_step_changes_are_measured_among_themselves_again() -> None:
    engine = engine_of(*(make_trigger(when, name) for name, when in OF_THE_PAST.items()))
    engine.on_quotes([("X", float(n * 50), -100.0 - n % 3) for n in range(50)])
    engine.forget("a", ["x"])
    assert engine.on_quotes([("X", 2_500.0 + n * 50, 1_700.0 + n % 3) for n in range(50)]) == []
    fired = {name for name, _ in rules_of(engine.on_quotes([("X", 5_000.0, 1_800.0)]))}
    assert {"ago", "sample", "bar", "sigma", "spread", "long", "ewma", "rank"} <= fired


@given(st.lists(st.integers(-300, 300), min_size=3, max_size=60), st.integers(0, 3))
def test_after_a_step_it_is_as_if_nothing_had_been_before(after: list[int], pace: int) -> None:
    triggers = [make_trigger(when, name) for name, when in OF_THE_PAST.items()]
    engine, fresh = engine_of(*triggers), engine_of(*triggers)
    engine.on_quotes([("Y", 0.0, 5.0), ("X", 0.0, -100.0)])
    for n in range(50):
        # The spreads grow, and nothing has fired that could clear.
        engine.on_quotes([("X", 50.0 + n * 50.0, -100.0 - n % 4)])
    active = [one for one in OF_THE_PAST if engine.active(one)]
    fresh.restore((one, "a", Level.WARNING) for one in active)
    fresh.on_quotes([("Y", 0.0, 5.0)])
    engine.forget("a", ["x"])
    rows = [("X", 2_600.0 + n * 25 * pace, float(one)) for n, one in enumerate(after)]
    for row in rows:
        assert rules_of(engine.on_quotes([row])) == rules_of(fresh.on_quotes([row]))
        late = row[1] + 5.0
        assert rules_of(engine.on_tick(late)) == rules_of(fresh.on_tick(late))


def test_a_step_leaves_other_metrics_levels_and_values_of_now() -> None:
    other = magnitude_beyond(Change(metric="y", period=Ago(ms(100))), 50.0)
    high = Beyond(operand=D, high=5.0)
    engine = engine_of(make_trigger(other, "other"), make_trigger(high, "level"))
    assert rules_of(engine.on_quotes([("Y", 0.0, 1.0), ("X", 0.0, 9.0)])) == [("level", "FIRED")]
    engine.forget("a", ["x", "d"])
    assert engine.on_tick(1.0) == []
    assert [id for id, _ in rules_of(engine.on_quotes([("Y", 200.0, 99.0)]))] == ["other", "level"]


def test_a_rule_that_comes_after_a_step_is_not_told_of_days_before() -> None:
    engine = engine_of()
    engine.tell("a", "x", Anchor.WEEK, 5.0)
    engine.tell("a", "y", Anchor.WEEK, 5.0)
    engine.forget("a", ["x"])
    weeks = {name: Change(metric=name, period=Anchor.WEEK) for name in ("x", "y")}
    rules = [make_trigger(Beyond(operand=one, high=1.0), name) for name, one in weeks.items()]
    engine.swap(engine.prepare(rules))
    assert rules_of(engine.on_quotes([("X", 0.0, 7.0), ("Y", 0.0, 7.0)])) == [("y", "FIRED")]


def test_a_pair_is_spot_made_comparable_minus_futures() -> None:
    pair = pair_subject("p", "SPOT.cu", "SHFE.cu2602", scale=1.13, shift=-25.0)
    engine = RuleEngine(
        [pair],
        [make_trigger(Beyond(operand=Value("basis"), low=-100.0), subjects=("p",))],
    )
    (found,) = engine.on_quotes([("SPOT.cu", 0.0, 60_000.0), ("SHFE.cu2602", 0.0, 68_000.0)])
    assert found.operands == (("basis", 1.13 * 60_000.0 + -25.0 - 68_000.0),)


def test_a_state_other_than_good_has_no_value() -> None:
    trial = Trial(Beyond(operand=X, high=1.0))
    assert trial.x(0, 9.0, DataState.STALE) == []
    assert trial.x(1, 9.0) == [FIRED]
    assert trial.x(2, 0.0, DataState.LIMIT_BOARD) == []
    assert trial.x(3, 0.0) == [CLEARED]


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        (make_trigger(Beyond(operand=X, high=1.0), subjects=("b",)), "b, which does not exist"),
        (make_trigger(Beyond(operand=Value("q"), high=1.0)), "a has no metric called q"),
        (make_trigger(Beyond(operand=Value("z", "q"), high=1.0)), "a has no link called q"),
    ],
)
def test_a_name_that_does_not_exist_is_refused(trigger, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        engine_of(trigger)


def test_two_rules_of_one_name_are_refused() -> None:
    rule = make_trigger(Beyond(operand=X, high=1.0))
    with pytest.raises(Refused, match="two rules called r"):
        engine_of(rule, rule)


def test_a_sample_of_an_unknown_metric_is_refused() -> None:
    with pytest.raises(Refused, match="no input metric called q"):
        engine_of().on_sample("a", "q", 0.0, 1.0)


def test_a_refused_set_of_rules_leaves_the_old_one_at_work() -> None:
    engine = engine_of(make_trigger(Beyond(operand=X, high=1.0)))
    with pytest.raises(Refused):
        engine.prepare([make_trigger(Beyond(operand=Value("q"), high=1.0))])
    assert rules_of(engine.on_quotes([("X", 0.0, math.pi)])) == [("r", "FIRED")]
