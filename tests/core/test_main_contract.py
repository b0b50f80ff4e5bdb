"""The main contract as an alias: once a day, kept over a restart, written in every alert."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from terminal.core.effect import Topic, Write
from terminal.core.engine import Memory
from terminal.core.event import MonthsHeard
from terminal.core.main_contract import KIND
from terminal.domain.audit import thing_of
from terminal.domain.main_contract import (
    Doubt,
    Fixed,
    Interest,
    Listed,
    MainContract,
    MainRule,
    Source,
)
from terminal.domain.quote import stamp_at
from tests.builders import FUTURES, PAIR
from tests.core.test_trading_time import at
from tests.playbook import Play

CU5, CU6, CU7 = FUTURES, "SHFE.cu2506", "SHFE.cu2507"
RULE = MainRule(source=Source.OPEN_INTEREST)
TUESDAY, WEDNESDAY, THURSDAY = date(2025, 3, 11), date(2025, 3, 12), date(2025, 3, 13)


def month(symbol: str, held: int | None, when: str, **fields: Any) -> Interest:
    """One month as of a time in Beijing; its figure of the day before is the same."""
    values = {"open_interest": held, "pre_open_interest": held, "volume": held}
    return Interest(symbol=symbol, stamp=stamp_at(at(when)) if when else "", **values | fields)


def heard(when: str, **held: Any) -> MonthsHeard:
    """Months of copper by their digits: heard("2025-03-12 10:30", cu2505=100, cu2506=90)."""
    months = tuple(month(f"SHFE.{code}", lots, when) for code, lots in held.items())
    return MonthsHeard((Listed(product="SHFE.cu", months=months),))


class MainPlay(Play):
    def __init__(self, rule: MainRule = RULE, **plant: Any) -> None:
        super().__init__(main=rule, **plant)
        self.now = at("2025-03-12 10:30")

    def on(self, when: str) -> MainPlay:
        self.now = at(when)
        return self

    @property
    def main(self) -> MainContract | None:
        found: MainContract | None = self.engine.view(Topic.PAIR, PAIR, self.now).main
        return found

    @property
    def kept(self) -> list[MainContract]:
        """What the ledger was told, as it reads it back."""
        every = [one.record for one in self.history if isinstance(one, Write)]
        found = [one for one in every if one.kind == KIND]
        return [thing_of(json.loads(json.dumps(one.body)), MainContract) for one in found]

    @property
    def told(self) -> list[str]:
        notices = self.engine.state.notices.values()
        return [one.content for one in notices if one.source == "md"]

    def again(self, kept: Iterable[MainContract], **plant: Any) -> MainPlay:
        """Start anew with this memory, as a desk of other settings perhaps."""
        play = MainPlay(**{"rule": self.plant.main, **plant})
        play.now = self.now
        play.engine.restore(Memory(mains=tuple(kept)), play.now)
        return play


def symbol_of(play: MainPlay) -> str | None:
    return None if play.main is None or not play.main.is_known else play.main.symbol


def test_a_first_start_takes_what_the_front_says_of_the_day_before() -> None:
    play = MainPlay()
    assert play.main is None
    months = (
        month(CU5, 90, "2025-03-12 10:29", pre_open_interest=120),
        month(CU6, 130, "2025-03-12 10:29", pre_open_interest=110),
    )
    play.hears(MonthsHeard((Listed(product="SHFE.cu", months=months),)))
    assert play.main is not None
    assert (play.main.symbol, play.main.since, play.main.day) == (CU5, WEDNESDAY, WEDNESDAY)
    # Nobody was there to see the change: it may have been so for longer.
    assert (play.main.is_exact, play.main.before, play.main.months) == (False, "", 2)
    assert [one.symbol for one in play.kept] == [CU5]


def test_it_never_changes_inside_a_trading_day() -> None:
    play = MainPlay().hears(heard("2025-03-12 10:29", cu2505=100, cu2506=90)).ticks(2)
    for minute in range(31, 59):
        play.on(f"2025-03-12 10:{minute}")
        play.hears(heard(f"2025-03-12 10:{minute}", cu2505=100, cu2506=900)).ticks(1)
        assert symbol_of(play) == CU5
    assert len(play.kept) == 1


def test_at_the_days_end_it_changes_for_the_next_trading_day_and_says_so() -> None:
    play = MainPlay().hears(heard("2025-03-12 10:29", cu2505=100, cu2506=90)).ticks(1)
    play.on("2025-03-12 14:59").hears(heard("2025-03-12 14:59", cu2505=100, cu2506=111)).ticks(1)
    play.on("2025-03-12 17:59").ticks(1)
    assert (symbol_of(play), play.told) == (CU5, [])
    play.on("2025-03-12 18:01").ticks(1)
    assert play.main is not None
    assert (play.main.symbol, play.main.since, play.main.is_exact) == (CU6, THURSDAY, True)
    assert play.main.before == CU5
    assert play.told == [
        f"{CU5} is no longer the main contract, {CU6} is since 2025-03-13; roll the pairs that are "
        f"still on {CU5}? cu"
    ]


def test_what_stays_keeps_its_first_day() -> None:
    play = MainPlay().hears(heard("2025-03-12 14:59", cu2505=100, cu2506=90)).ticks(1)
    play.on("2025-03-12 18:01").ticks(1)
    assert play.main is not None
    assert (play.main.symbol, play.main.since, play.main.day) == (CU5, WEDNESDAY, THURSDAY)
    assert (play.main.is_exact, play.told) == (False, [])


def test_the_fronts_own_figure_of_the_days_end_goes_before_what_was_heard() -> None:
    play = MainPlay().hears(heard("2025-03-12 14:58", cu2505=100, cu2506=90)).ticks(1)
    months = (
        month(CU5, 70, "2025-03-12 21:00", pre_open_interest=100),
        month(CU6, 70, "2025-03-12 21:00", pre_open_interest=112),
    )
    play.on("2025-03-13 09:00").hears(MonthsHeard((Listed(product="SHFE.cu", months=months),)))
    assert symbol_of(play) == CU6


def test_without_it_what_was_heard_last_of_that_day_counts() -> None:
    rule = MainRule(source=Source.BOTH)
    play = MainPlay(rule).hears(heard("2025-03-12 14:59", cu2505=100, cu2506=90)).ticks(1)
    assert play.main is not None
    assert (symbol_of(play), play.main.doubt) == (None, Doubt.NO_DATA)
    months = (
        month(CU5, 1, "2025-03-12 21:00", pre_open_interest=None),
        month(CU6, 2, "2025-03-12 21:00", pre_open_interest=None),
    )
    play.on("2025-03-13 09:00").hears(MonthsHeard((Listed(product="SHFE.cu", months=months),)))
    assert symbol_of(play) == CU5


def test_an_idle_month_holds_what_it_held_and_was_not_traded() -> None:
    idle = month(CU7, 95, "2025-03-06 10:00", volume=9000)
    never = month("SHFE.cu2602", None, "")
    lively = [month(CU5, 100, "2025-03-12 14:59"), month(CU6, 90, "2025-03-12 14:59")]
    listed = Listed(product="SHFE.cu", months=(*lively, idle, never))
    for source in (Source.OPEN_INTEREST, Source.BOTH):
        play = MainPlay(MainRule(source=source)).on("2025-03-12 20:00")
        play.hears(MonthsHeard((listed,)))
        assert symbol_of(play) == CU5


def test_a_front_that_is_days_behind_says_nothing() -> None:
    play = MainPlay().hears(heard("2025-03-10 14:59", cu2505=100, cu2506=90)).ticks(1)
    assert play.main is not None
    assert (symbol_of(play), play.main.doubt, play.kept) == (None, Doubt.NO_DATA, [])
    play.hears(heard("2025-03-13 10:29", cu2505=100, cu2506=90)).ticks(1)
    assert symbol_of(play) is None


def test_one_month_and_a_tie_are_unknown_and_no_guess() -> None:
    for held, doubt in (({"cu2505": 1}, "one month"), ({"cu2505": 7, "cu2506": 7}, "tie")):
        play = MainPlay().hears(heard("2025-03-12 10:29", **held)).ticks(1)
        assert play.main is not None
        assert (symbol_of(play), play.main.doubt) == (None, doubt)
        assert play.engine.state.mains.of_pair(CU5) == {"is_main": None}


def test_a_restart_within_the_day_keeps_what_was_decided() -> None:
    play = MainPlay().hears(heard("2025-03-12 10:29", cu2505=100, cu2506=90)).ticks(1)
    again = play.again(play.kept).hears(heard("2025-03-12 10:31", cu2505=100, cu2506=900)).ticks(1)
    assert (symbol_of(again), again.kept) == (CU5, [])
    # Without any front at all too.
    alone = play.again(play.kept).ticks(1)
    assert symbol_of(alone) == CU5


def test_after_days_without_the_desk_a_change_is_told_and_its_day_is_a_latest_one() -> None:
    kept = MainContract(product="SHFE.cu", day=date(2025, 3, 6), symbol=CU5, since=date(2025, 2, 3))
    play = MainPlay().again([kept])
    assert play.ticks(1).told == []
    assert play.main is not None
    assert (play.main.doubt, play.main.symbol, play.main.since) == ("no data", CU5, kept.since)
    play.hears(heard("2025-03-12 10:31", cu2505=100, cu2506=112)).ticks(1)
    assert (play.main.symbol, play.main.since, play.main.is_exact) == (CU6, WEDNESDAY, False)
    assert [one.partition(" is")[0] for one in play.told] == [CU5]


def test_never_back_over_a_restart() -> None:
    kept = MainContract(product="SHFE.cu", day=TUESDAY, symbol=CU6, since=TUESDAY)
    play = MainPlay().again([kept])
    play.hears(heard("2025-03-12 10:31", cu2505=900, cu2506=10, cu2507=5)).ticks(1)
    assert symbol_of(play) == CU6


def test_a_record_of_a_later_day_is_none_of_a_replayed_one() -> None:
    kept = MainContract(product="SHFE.cu", day=date(2026, 1, 5), symbol=CU7, since=TUESDAY)
    play = MainPlay().again([kept])
    play.hears(heard("2025-03-12 10:31", cu2505=900, cu2506=10, cu2507=5)).ticks(1)
    assert (symbol_of(play), play.told) == (CU5, [])


def test_a_contract_that_expires_hands_over_after_its_last_day() -> None:
    last = at("2025-03-12 15:00")

    def told(when: str) -> MonthsHeard:
        months = (
            month(CU5, 100, when, expires=last),
            month(CU6, 20, when),
            month(CU7, 10, when),
        )
        return MonthsHeard((Listed(product="SHFE.cu", months=months),))

    play = MainPlay().hears(told("2025-03-12 14:59")).ticks(1)
    assert symbol_of(play) == CU5
    play.on("2025-03-12 18:01").ticks(1)
    assert symbol_of(play) == CU6


def test_a_persons_word_goes_first_from_its_day_on_while_its_contract_trades() -> None:
    rows = (Fixed(CU6, THURSDAY), Fixed(CU7, date(2025, 3, 14)))
    play = MainPlay(MainRule(source=Source.OPEN_INTEREST, fixed=rows))
    play.hears(heard("2025-03-12 14:59", cu2505=100, cu2506=9, cu2507=9)).ticks(1)
    assert symbol_of(play) == CU5
    play.on("2025-03-12 18:01").ticks(1)
    assert play.main is not None
    assert (symbol_of(play), play.main.since, play.main.source) == (CU6, THURSDAY, Source.FIXED)
    play.on("2025-03-13 18:01").ticks(1)
    assert (symbol_of(play), play.main.before) == (CU7, CU6)
    # July 2025 is over: the source takes its place again, and nobody has told of any month.
    play.on("2025-08-04 10:00").ticks(1)
    assert (symbol_of(play), play.main.doubt) == (None, Doubt.NO_DATA)


def test_a_word_that_is_taken_back_lets_the_source_begin_anew() -> None:
    fixed = MainPlay(MainRule(source=Source.OPEN_INTEREST, fixed=(Fixed(CU7, TUESDAY),))).ticks(1)
    assert symbol_of(fixed) == CU7
    play = fixed.again(fixed.kept, rule=RULE)
    play.hears(heard("2025-03-12 10:31", cu2505=100, cu2506=90, cu2507=1)).ticks(1)
    assert symbol_of(play) == CU5


def test_the_fronts_own_alias_counts_from_its_first_word_of_the_day() -> None:
    play = MainPlay(MainRule(source=Source.FRONT))

    def says(alias: str, when: str) -> MonthsHeard:
        return MonthsHeard(
            (Listed(product="SHFE.cu", alias=alias, alias_stamp=stamp_at(at(when))),)
        )

    play.hears(says(CU5, "2025-03-12 10:29")).ticks(1)
    assert symbol_of(play) == CU5
    # Its word of the day before is none for the next one.
    play.on("2025-03-12 18:01").ticks(1)
    assert symbol_of(play) is None
    play.on("2025-03-12 21:01").hears(says(CU6, "2025-03-12 21:00")).ticks(1)
    assert (symbol_of(play), len(play.told)) == (CU6, 1)
