"""Root causes as they are told: in the alert, in the ledger, from the first second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, QuotesChanged, Tick
from terminal.domain.level import Level
from terminal.domain.metric import DataState, Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import ACCOUNT, PAIR, SPOT, make_account, make_pair, make_rule
from tests.playbook import Play, firing_records, reducing


def said(formula: str, **fields: Any) -> Rule:
    clauses = (Clause(Level.WARNING, formula),)
    values = {"id": "said", "metric": Metric.FORMULA, "limits": (), "clauses": clauses}
    return make_rule(**values | fields)


def told(play: Play) -> dict[str, str]:
    return {fact.name: fact.value for fact in play.alert.facts}


def test_a_band_says_from_its_first_second_which_leg_moved() -> None:
    play = Play().opens(basis=100)
    play.at(7).basis(350, 77_800.0)
    assert told(play)["leg"] == "futures"
    assert told(play)["since_before"] == "2025-03-12 10:30:00"
    assert told(play)["part_basis"] == "100 → 350: +250 CNY/t"
    assert told(play)["part_futures"] == "78000 → 77800: +200 CNY/t"
    assert told(play)["part_spot"] == "78100 → 78150: +50 CNY/t"
    (record,) = firing_records(play.all(Write))
    assert [(one["name"], one["value"]) for one in record["facts"]] == list(told(play).items())


def test_with_a_hold_it_is_measured_from_before_the_band_was_left() -> None:
    play = Play(rules=(reducing(hold=timedelta(seconds=5)),)).opens(basis=100)
    play.at(2).basis(310)
    play.at(4).basis(330, 78_400.0)
    play.ticks(5)
    assert told(play)["part_basis"] == "100 → 330: +230 CNY/t"
    assert told(play)["since_before"] == "2025-03-12 10:30:00"


def test_a_level_that_rises_is_still_measured_from_before_the_band_was_left() -> None:
    play = Play().opens(basis=100).at(2).basis(350).at(3).basis(400).at(4).basis(550)
    assert play.alert.level is Level.WARNING
    assert told(play)["part_basis"] == "100 → 550: +450 CNY/t"


def test_a_desk_that_began_outside_says_that_it_knows_nothing_earlier() -> None:
    play = Play().opens(basis=350)
    assert told(play)["since_none"] == ""
    assert "leg" not in told(play)


def test_a_leg_that_was_bad_in_between_is_no_reference() -> None:
    play = Play().opens(basis=100)
    play.at(1).hears(QuotesChanged((play.quote(None),)))
    play.at(2).basis(350)
    assert told(play)["part_basis"] == "100 → 350: +250 CNY/t"


def test_a_basis_that_did_not_count_is_no_reference() -> None:
    # Locked at the upper limit the futures price is none that a basis may be judged by.
    play = Play().opens(basis=100)
    locked = play.at(1).quote(78_200.0, upper_limit=78_200.0, ask=None)
    play.hears(QuotesChanged((locked, play.quote(78_350.0, symbol=SPOT))))
    assert play.engine.state.market.reading(PAIR, play.now).state is DataState.LIMIT_BOARD
    play.at(2).basis(350)
    assert told(play)["part_basis"] == "100 → 350: +250 CNY/t"
    assert told(play)["since_before"] == "2025-03-12 10:30:00"


def test_after_a_restart_an_alert_says_that_nobody_saw_what_was_before_it() -> None:
    before = Play().opens(basis=100).at(1).basis(350)
    again = Play()
    again.engine.restore(Memory(alerts=(before.alert,)), again.now)
    again.opens(basis=350).at(3).basis(380).at(4).basis(550)
    assert again.alert.level is Level.WARNING
    assert told(again)["since_none"] == ""
    assert "part_basis" not in told(again)


def test_a_formula_is_explained_from_the_moment_it_compares_with() -> None:
    play = Play(rules=(said('abs(change(basis, "10s")) > 50'),)).opens(basis=100)
    play.at(2).basis(110)
    play.at(12).basis(190, 77_950.0)
    assert told(play)["since_ago"] == "2025-03-12 10:30:02"
    assert told(play)["part_basis"] == "110 → 190: +80 CNY/t"
    # It is the rule's own reference.
    assert "basis then = 110" in [one.value for one in play.alert.facts]
    assert told(play)["leg"] == "both"


def test_a_formula_on_silence_has_no_cause_in_prices() -> None:
    play = Play(rules=(said('data(basis, "stale")', hold=timedelta(seconds=1)),)).opens()
    play.ticks(40)
    assert not [name for name in told(play) if name.startswith(("leg", "since", "part"))]


@pytest.mark.parametrize(
    ("settled", "is_divided", "kind", "moved"),
    [
        # Last prices 78 100 + 20 - 78 000; the settlement of the contract was 77 990.
        (77_990.0, False, "settled", "130 → 190: +60 CNY/t"),
        (None, False, "settlement", "120 → 190: +70 CNY/t"),
        (77_990.0, True, "settlement", "120 → 190: +70 CNY/t"),
    ],
)
def test_a_change_since_settlement_is_explained_from_that_close(
    settled: float | None, is_divided: bool, kind: str, moved: str
) -> None:
    change = 'change(basis, "settlement")'
    # Divided by another operand it is a statistic: both legs stay last prices.
    rule = said(f"{change} / futures > 0.0005" if is_divided else f"{change} > 50")
    pair = make_pair(premium=Decimal(-20))
    play = Play(rules=(rule,), pairs=(pair,)).opens(basis=100).ticks()
    play.now = datetime(2025, 3, 13, 2, 30, tzinfo=UTC)
    play.hears(Tick())
    futures = play.quote(78_000.0, pre_settlement=settled)
    play.hears(QuotesChanged((play.quote(78_170.0, symbol=SPOT), futures)))
    assert told(play)[f"since_{kind}"] == "2025-03-12 10:30:00"
    assert told(play)["part_basis"] == moved
    assert told(play)["part_futures"].startswith(f"{settled if kind == 'settled' else 78000:.0f} →")


def test_a_formula_on_an_account_says_what_moved_its_equity() -> None:
    rule = said("equity < 5000000", on="account", subjects=(ACCOUNT,))
    play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens()
    lost = Decimal(-6_000_000)
    play.hears(AccountChanged(make_account(balance=Decimal(4_000_000), position_profit=lost)))
    assert told(play)["equity_change"] == told(play)["position_profit"] == "-6000000 CNY"
