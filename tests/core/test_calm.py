"""What concerns nobody is passed over: that changes nothing of what is decided."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.alert_change import Change
from terminal.core.event import QuotesChanged, Tick
from terminal.core.ids import Ids
from terminal.core.triage import Triage
from terminal.domain.level import Level
from terminal.domain.quote import Quote
from terminal.domain.rule import Rule
from tests.builders import (
    FUTURES,
    NOW,
    PAIR,
    make_limit,
    make_pair,
    make_quote,
    make_reading,
    make_rule,
)
from tests.core.test_formulas import formula
from tests.playbook import Play, up

VALUES = st.sampled_from([0.0, 90.0, 100.0, 101.0, 150.0, 201.0, -100.0, -101.0, -250.0, None])
# Also a change of rules, and somebody who takes the alert.
HAPPENINGS = st.one_of(VALUES, VALUES, VALUES, st.sampled_from(["rules", "acknowledge"]))


def banded(high: int, **fields: Any) -> Rule:
    limits = (make_limit(Level.ATTENTION, -100, high), make_limit(Level.WARNING, -200, 200))
    seconds = timedelta(seconds=3)
    values = {"limits": limits, "hold": seconds, "clear_hold": seconds, "hysteresis": Decimal(20)}
    return make_rule(**values | fields)


def triage() -> Triage:
    return Triage([banded(100), banded(140, id="other")], Ids(b"test"), lambda *_: ())


def told(changes: list[Change]) -> list[tuple[Any, ...]]:
    return [(one.alert.rule, one.alert.state, one.alert.level, one.cause) for one in changes]


@given(st.lists(st.tuples(st.integers(0, 4), HAPPENINGS), max_size=40))
def test_only_what_would_change_nothing_is_calm(steps: list[tuple[int, Any]]) -> None:
    asked, always, now = triage(), triage(), NOW
    for seconds, what in steps:
        now += timedelta(seconds=seconds)
        if what == "rules":
            for one in (asked, always):
                one.replace([banded(80), banded(140, id="other")], now)
        elif what == "acknowledge":
            for one in (asked, always):
                for alert in list(one.alerts):
                    one.acknowledge(alert, "zhang", now)
        else:
            reading = make_reading(what)
            found = always.observe(reading, now)
            if what is not None and asked.is_calm(PAIR, what):
                assert found == []
            else:
                assert told(asked.observe(reading, now)) == told(found)


def test_a_value_inside_is_calm_once_it_was_seen_there() -> None:
    one = triage()
    assert not one.is_calm(PAIR, 0.0)
    for _ in range(2):
        one.observe(make_reading(0.0), NOW)
    assert one.is_calm(PAIR, 100.0)
    assert not one.is_calm(PAIR, 100.5)
    assert not one.is_calm(PAIR, -100.5)
    one.observe(make_reading(None), NOW)
    assert not one.is_calm(PAIR, 0.0)


@pytest.mark.parametrize("order", [1, -1])
def test_the_nearest_limit_of_all_rules_counts(order: int) -> None:
    near = banded(5, id="near", limits=(make_limit(Level.ATTENTION, -7, 5),))
    one = Triage([banded(100), near][::order], Ids(b"test"), lambda *_: ())
    for _ in range(2):
        one.observe(make_reading(0.0), NOW)
    found = [value for value in range(-10, 10) if one.is_calm(PAIR, value)]
    assert found == [*range(-7, 6)]


def test_what_was_calm_under_other_rules_is_not() -> None:
    one = triage()
    for _ in range(2):
        one.observe(make_reading(90.0), NOW)
    one.replace([banded(80)], NOW)
    assert not one.is_calm(PAIR, 90.0)


def test_rules_that_come_to_a_desk_without_any_are_told_what_stands() -> None:
    play = Play(rules=()).opens().at(1).basis(400)
    formulas = play.engine.state.formulas
    formulas.replace([formula("basis > 300")])
    legs = play.engine.state.market.legs(PAIR, play.now)
    (verdict,) = formulas.pair_moved(PAIR, legs, play.now)
    assert verdict.value == 400


def test_what_stands_as_it_did_is_no_sample_of_the_new_day() -> None:
    said = 'change(basis, "sample") > 50', 'change(basis, "settlement") > 900'
    play = Play(rules=(formula(*said),)).opens().at(1).basis(50).at(2).basis(120)
    play.records("alert", state="firing")
    play.engine.state.formulas.forget_last_values()
    play.at(3).basis(120).records_no("alert", state="resolved")
    play.at(4).basis(121).records("alert", state="resolved")


def test_what_stands_as_it_did_is_a_close_of_the_new_day_too() -> None:
    play = Play(rules=(formula('change(basis, "settlement") > 300'),)).opens().at(1).basis(120)
    formulas = play.engine.state.formulas
    formulas.forget_last_values()
    assert formulas.last_values() == {}
    play.at(2).basis(120)
    assert formulas.last_values()[PAIR]["basis"] == 120


def quoted(symbol: str, last: float | None) -> Quote:
    return make_quote(last, symbol=symbol)


def test_a_quote_is_urgent_where_the_basis_that_it_makes_concerns_an_alert() -> None:
    # 10 dearer than it is quoted: a basis of 40 where the quotes lie 50 apart.
    pair = make_pair(spot="SPOT.A", futures=FUTURES, premium=Decimal(10))
    play = Play(rules=(banded(60),), pairs=(pair,))
    engine = play.engine
    assert engine.ranks({FUTURES: 78_000.0}) == {}, "it has no other leg yet"
    both = [quoted("SPOT.A", 78_050.0), quoted(FUTURES, 78_000.0)]
    play.hears(up("md"), QuotesChanged(tuple(both)), Tick())
    for symbol, last, is_urgent in (
        (FUTURES, 77_980.0, False),
        (FUTURES, 77_979.0, True),
        (FUTURES, 78_140.0, False),
        (FUTURES, 78_141.0, True),
        ("SPOT.A", 78_070.0, False),
        ("SPOT.A", 78_071.0, True),
        ("SPOT.A", None, False),
        ("SPOT.B", 1.0, False),
    ):
        assert engine.ranks({symbol: last}) == ({symbol: 0} if is_urgent else {})
    # While one is open, whatever is quoted of it comes after those.
    play.hears(QuotesChanged((quoted(FUTURES, 77_000.0),)))
    assert engine.ranks({FUTURES: 78_000.0}) == {FUTURES: 1}


def test_a_quote_of_two_pairs_is_as_urgent_as_the_more_urgent_one() -> None:
    pairs = [make_pair(id="a", spot="SPOT.A"), make_pair(id="b", spot="SPOT.B")]
    for rules in (("a", "b"), ("b", "a")):
        narrow, wide = (
            banded(high, id=id, subjects=(id,)) for high, id in zip((60, 900), rules, strict=True)
        )
        play = Play(rules=(narrow, wide), pairs=tuple(pairs), book=())
        spots = [quoted(one, 78_050.0) for one in ("SPOT.A", "SPOT.B")]
        play.hears(up("md"), QuotesChanged((*spots, quoted(FUTURES, 78_000.0))), Tick())
        # The wide one has an alert open: it was far below.
        low = quoted(f"SPOT.{rules[1].upper()}", 70_000.0)
        play.hears(QuotesChanged((low,)))
        assert play.engine.ranks({FUTURES: 77_000.0}) == {FUTURES: 0}


def test_a_pair_that_only_formulas_watch_is_not_urgent() -> None:
    play = Play(rules=(formula("basis > 100"),)).opens()
    assert play.engine.ranks({FUTURES: 70_000.0}) == {}


def test_quotes_that_cannot_be_ranked_are_judged_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    play = Play(rules=(banded(100),)).opens()

    def broken(*_: object) -> dict[str, int]:
        raise ValueError("broken")

    monkeypatch.setattr(play.engine.state.market.lulls, "ranks", broken)
    assert play.engine.ranks({FUTURES: 70_000.0}) == {}
    play.at(1).basis(120)
    assert [str(one) for one in play.engine.defects] == ["broken"]
