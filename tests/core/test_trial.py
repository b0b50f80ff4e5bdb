"""What a formula would have done is what the engine does with it, and where it stands is said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal import Refused
from terminal.core.rules.words import BadFormula
from terminal.core.timekeeper import Timekeeper
from terminal.core.trial import Trial
from terminal.domain.metric import DataState
from tests.builders import make_pair
from tests.calendars import CALENDAR, said, seconds

START = 1_800_000_000.0


def values(basis: float, spot: float = 70_000.0) -> dict[str, float | None]:
    return {"spot": spot, "futures": spot - basis, "basis": basis}


def run(formula: str, *steps: tuple[float, float], **fields: object) -> Trial:
    """(seconds since the start, basis) in a row."""
    trial = Trial(formula, **fields)  # type: ignore[arg-type]
    for second, basis in steps:
        trial.feed(START + second, values(basis))
    return trial


def test_each_time_it_comes_true_is_one_firing() -> None:
    trial = run("basis < -300", (0, -200), (60, -310), (120, -320), (180, -290), (240, -301))
    trial.tick(START + 250)
    assert [round(one.time - START) for one in trial.firings] == [60, 240]
    assert [one.value for one in trial.firings] == [-310, -301]
    assert (trial.count, trial.since) == (5, START)


def test_a_hold_is_waited_out_between_two_bars() -> None:
    hold = timedelta(seconds=30)
    trial = run("basis < -300", (0, -200), (60, -310), (120, -200), hold=hold)
    assert [round(one.time - START) for one in trial.firings] == [90]
    short = run("basis < -300", (0, -200), (60, -310), (80, -200), (200, -200), hold=hold)
    assert short.firings == []


def test_a_break_between_sessions_holds_nothing() -> None:
    hold = timedelta(minutes=10)
    trial = run("basis < -300", (0, -310), (7200, -310), (7260, -200), hold=hold)
    assert trial.firings == []


def test_change_relative_to_price_stays_calm_where_the_basis_crosses_zero() -> None:
    steps = [(60.0 * at, (at % 2) * 2.0 - 1.0) for at in range(60)]
    naive = run('abs(change(basis, "sample", per="previous", floor=0)) > 5%', *steps)
    sound = run('abs(change(basis, "1m", per="price")) > 0.5%', *steps)
    assert len(naive.firings) >= 1
    assert sound.firings == []


def test_spot_of_now_beside_the_basis_of_before_fires_nothing() -> None:
    trial = Trial("basis < -300 and spot > 80000")
    for at, (spot, basis) in enumerate([(70_000, -310), (90_000, -100), (70_000, -310)]):
        trial.feed(START + 60 * at, values(basis, spot))
    trial.tick(START + 500)
    assert trial.firings == []


def test_a_moment_counts_once_in_windows_of_samples() -> None:
    trial = run("deviation(basis, 3) > 1", (0, 1.0), (1, 2.0))
    assert trial.judge().operands == (("deviation(basis, 3)", None),)
    trial.feed(START + 2, values(3.0))
    assert trial.judge().operands[0][1] == pytest.approx((2 / 3) ** 0.5)


def test_it_is_true_false_or_unknown_now() -> None:
    trial = run("basis < -300 and futures > 1000", (0, -310))
    assert trial.judge().is_true is True
    assert trial.judge().operands == (("basis", -310.0), ("futures", 70_310.0))
    trial.feed(START + 1, values(-100))
    assert trial.judge().is_true is False
    trial.feed(START + 2, {}, DataState.STALE)
    judged = trial.judge()
    assert judged.is_true is None
    assert judged.operands == (("basis", None), ("futures", None))


def test_nothing_is_known_before_the_first_value() -> None:
    assert Trial("basis > 1").judge() == Trial("basis > 1").judge()
    assert Trial("basis > 1").judge().is_true is None


def test_judging_again_and_again_leaves_the_count_alone() -> None:
    trial = run("basis < -300", (0, -310))
    for second in range(1, 20):
        trial.judge()
        trial.feed(START + second, values(-310 - second))
    trial.judge()
    assert len(trial.firings) == 1


def test_a_state_of_data_is_judged_from_what_comes() -> None:
    trial = Trial("stale(basis)")
    assert trial.asks_for_state
    trial.feed(START, values(1))
    assert trial.judge().is_true is False
    trial.feed(START + 1, {}, DataState.STALE)
    assert trial.judge().is_true is True


def test_a_settlement_that_the_past_lacks_is_told() -> None:
    assert run('abs(change(basis, "settlement")) > 5').needs_reference
    assert not run('abs(change(basis, "15m")) > 5').needs_reference
    assert run('rank(change(basis, "week"), 100) > 0.9').needs_reference


def test_accounts_have_their_own_words() -> None:
    trial = Trial("margin_ratio > 80%", on_pair=False)
    trial.feed(START, {"margin_ratio": 0.9})
    assert trial.judge().is_true is True


def test_only_a_formula_on_carry_asks_for_it() -> None:
    trial = Trial("carry_edge > 0 and carry > 100")
    assert trial.asks_for_carry
    trial.feed(START, {"spot": 1.0, "futures": 2.0, "basis": -1.0})
    assert trial.judge().is_true is None
    trial.feed(START + 1, {"carry": 110.0, "carry_edge": 3.0})
    assert trial.judge().is_true is True
    assert not Trial("basis > 0").asks_for_carry


def test_what_cannot_be_understood_or_measured_is_refused() -> None:
    with pytest.raises(BadFormula, match="this is not a metric"):
        Trial("basis * 2 > 1")
    with pytest.raises(Refused, match="margin_ratio"):
        Trial("margin_ratio > 1")


# By the rule's own clock

LUNCH = seconds("2026-11-25 11:15"), seconds("2026-11-25 13:30")
CLOCKS = Timekeeper(CALENDAR, [make_pair(futures="SHFE.cu2701")])


def over_lunch(formula: str, kind: str) -> list[str | None]:
    """A basis of 0, of 30 in the last five minutes before the break, of 60 after it."""
    trial = Trial(formula, clock=CLOCKS.clock("cu", kind))
    for start, minutes in zip(LUNCH, (range(16), range(20)), strict=True):
        for minute in minutes:
            basis = 60.0 if start == LUNCH[1] else 30.0 if minute > 10 else 0.0
            trial.feed(start + 60 * minute, values(basis))
    return [said(round(one.time)) for one in trial.firings]


def test_a_change_is_measured_over_the_break_in_trading_time_only() -> None:
    fires = 'change(basis, "15m") > 40'
    assert over_lunch(fires, "trading") == ["2026-11-25 13:30:00"]
    # A quarter of an hour before that is in the break, and the last value of before it is 30.
    assert over_lunch(fires, "wall") == []


def test_a_hold_ends_when_the_clock_says_so() -> None:
    clock = CLOCKS.clock("cu", "trading")
    trial = Trial("basis > 40", hold=timedelta(minutes=3), clock=clock)
    # The small break of the morning, 10:15 to 10:30, stands still.
    trial.feed(seconds("2026-11-25 10:14"), values(50.0))
    trial.tick(seconds("2026-11-25 10:40"))
    assert [said(round(one.time)) for one in trial.firings] == ["2026-11-25 10:32:00"]


def test_parts_of_a_day_are_those_of_the_contract() -> None:
    """A Friday's night is counted, the evening before a holiday is not one."""
    for kind in ("trading", "wall"):
        for start in ("2026-11-27 20:58", "2026-09-30 20:58"):
            trial = Trial('basis > 5 and during("night")', clock=CLOCKS.clock("cu", kind))
            for minute in range(10):
                trial.feed(seconds(start) + 60 * minute, values(50.0))
            found = [said(round(one.time)) for one in trial.firings]
            assert found == (["2026-11-27 21:00:00"] if "11-27" in start else [])


def test_without_a_clock_a_part_of_a_day_is_unknown_and_an_account_refuses_it() -> None:
    assert run('basis > 5 and not during("day")', (0, 50)).judge().is_true is None
    with pytest.raises(Refused, match="an account has no sessions"):
        Trial('margin_ratio > 80% and during("day")', on_pair=False)


def test_another_subject_is_named_and_stays_unknown() -> None:
    said_of = 'basis < -300 and flat_exposure["unit:north/cu"] > 500'
    trial = run(said_of, (0, -310), (60, -310))
    assert trial.unseen == ("unit:north/cu",)
    assert trial.judge().is_true is None
    assert trial.firings == []
    assert run("basis < -300", (0, -310)).unseen == ()
    with pytest.raises(Refused, match="has no metric called nonsense"):
        Trial('nonsense["unit:north/cu"] > 500')
