"""Carry in the running engine: what rules are told, when it is made anew, and what is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Topic
from terminal.core.engine import Engine
from terminal.core.event import InstrumentsListed
from terminal.core.firm import Firm
from terminal.domain.alert import AlertState
from terminal.domain.carry import CarryDay, CarryTerms, NoCarry
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.product import ProductTable
from terminal.domain.rule import Rule
from tests.builders import FUTURES, PAIR, make_instrument
from tests.core.test_carry import TERMS, products
from tests.core.test_formulas import formula
from tests.core.test_trading_time import AGELESS, at
from tests.playbook import Play

# 64 days from the twelfth of March: 78,000 x 3.65 % x 64/365 = 499.20, 25.60 of storage, 50 once.
FREE = 499.2 + 25.6 + 50
BOUND = -FREE * 1.13
PAYS = formula("beyond(carry_edge, high=0, high_clear=-40)")


class CarryPlay(Play):
    """A desk that knows copper's tax and what carrying it costs, on a Wednesday at half past ten.

    Spot stands at 78,000 and futures move, so that only the tax on the gap does.
    """

    def __init__(
        self,
        *rules: Rule,
        table: ProductTable | None = None,
        terms: CarryTerms | None = TERMS,
        **plant: Any,
    ) -> None:
        carries = {} if terms is None else {PAIR: terms}
        super().__init__(rules=rules, carries=carries, **plant)
        self.engine = Engine(self.plant, b"test", Firm(products=table or products()))
        self.opens()
        self.ticks(1)

    def gap(self, basis: float) -> CarryPlay:
        self.ticks(1)
        self.basis(basis, 78_000.0 - basis)
        return self

    @property
    def carry(self) -> CarryDay | NoCarry:
        found: CarryDay | NoCarry = self.engine.view(Topic.PAIR, PAIR, self.now).carry
        return found


def test_a_rule_fires_when_it_pays_and_clears_with_its_dead_band() -> None:
    play = CarryPlay(PAYS)
    play.gap(BOUND + 1).records_no("alert")
    play.gap(BOUND - 1).records("alert", state="firing")
    assert (play.alert.subject, play.alert.level) == (PAIR, Level.ATTENTION)
    # Of a wider basis the tax takes its share: 40 of edge are 45.2 of basis.
    play.gap(BOUND + 44).records_no("alert", state="resolved")
    play.gap(BOUND - 1).records_no("alert")
    play.gap(BOUND + 46).records("alert", state="resolved")


def test_no_basis_above_makes_it_fire_however_high() -> None:
    play = CarryPlay(PAYS)
    for basis in (0, 500, 5_000, 40_000):
        play.gap(basis).records_no("alert")


def test_a_rule_on_both_never_sees_one_of_before() -> None:
    # At any one moment neither can be true.
    above = formula("basis > -640 and carry_edge > 0", id="a")
    below = formula("basis < -660 and carry_edge < 0", id="b")
    play = CarryPlay(above, below).gap(-655)
    for basis in (-900, 0, -900, 500, -700, -100):
        play.gap(basis)
        assert play.alerts == []
        play.ticks(1)
        play.hears(play.legs(basis, 77_000.0 - basis))
        assert play.alerts == []


def test_its_lines_are_told_with_the_alert() -> None:
    play = CarryPlay(PAYS).gap(-1130)
    facts = [(fact.name, fact.value) for fact in play.alert.facts]
    assert ("carry_interest", "78000 x 0.0365 x 64/365 = 499.20") in facts
    assert ("carry_storage", "0.4 x 64 = 25.60") in facts
    assert ("carry_handling", "36.00") in facts
    assert ("carry_vat", "1130 / 1.13 x 0.13 = 130.00") in facts
    assert ("carry_cost", "704.80 CNY/t") in facts
    assert ("carry_edge", "79130 - 78000 - 704.80 = 425.20 CNY/t") in facts
    assert ("carry_until", "2025-05-15 + 0: T 64") in facts


def test_a_rule_on_another_metric_is_not_told_the_carry() -> None:
    play = CarryPlay(formula("basis < -300")).gap(-500)
    assert not [one for one in play.alert.facts if one.name.startswith("carry")]


@pytest.mark.parametrize("leg", ["spot", "futures"])
def test_with_a_stale_leg_it_is_unknown(leg: str) -> None:
    long = timedelta(days=9)
    pair = msgspec.structs.replace(AGELESS, **{f"{leg}_max_age": timedelta(seconds=30)})
    rules = (PAYS, formula("stale(carry_edge)", id="s"), formula("stale(carry)", id="c"))
    play = CarryPlay(*rules, pairs=(pair,)).gap(-2000)
    assert [one.rule for one in play.alerts] == ["f"]
    play.now += long / 9 / 24 / 60
    play.ticks(1)
    assert play.engine.view(Topic.PAIR, PAIR, play.now).state is DataState.STALE
    # Nothing unknown resolves what fired, and a rule on the data says so.
    assert sorted(one.rule for one in play.alerts) == ["c", "f", "s"]
    assert all(one.state is AlertState.FIRING for one in play.alerts)


def test_what_is_not_said_fires_nothing_and_says_why() -> None:
    rules = (PAYS, formula("no_data(carry)", id="n"))
    play = CarryPlay(*rules, terms=None).gap(-20_000)
    assert [one.rule for one in play.alerts] == ["n"]
    assert isinstance(play.carry, NoCarry)
    assert play.carry.why.key == "carry_unsaid"


def test_a_bonded_contract_pays_earlier() -> None:
    play = CarryPlay(PAYS, table=products(is_bonded=True))
    play.gap(-FREE + 1).records_no("alert")
    play.gap(-FREE - 1).records("alert", state="firing")


def test_it_is_made_anew_with_the_day_and_with_another_last_day() -> None:
    play = CarryPlay(PAYS)
    first = play.carry
    assert isinstance(first, CarryDay)
    assert (first.days, str(first.last_day)) == (64, "2025-05-15")
    play.ticks(5)
    assert play.carry is first
    later = make_instrument(expires=datetime(2025, 5, 16, 7, tzinfo=UTC))
    play.hears(InstrumentsListed((later,))).ticks(1)
    assert isinstance(play.carry, CarryDay)
    assert play.carry.days == 65
    # The evening's session belongs to Thursday.
    play.now = at("2025-03-12 21:00")
    play.ticks(1)
    assert isinstance(play.carry, CarryDay)
    assert (play.carry.days, str(play.carry.day)) == (64, "2025-03-13")


def test_of_a_contract_that_is_over_it_is_unknown() -> None:
    play = CarryPlay(formula("carry > 0"), pairs=(AGELESS,)).gap(0)
    assert [one.rule for one in play.alerts] == ["f"]
    play.now = at("2025-05-16 10:00")
    play.gap(0)
    assert isinstance(play.carry, NoCarry)
    assert play.carry.why.key == "carry_over"
    assert play.engine.state.carries.of_pair(PAIR)["carry_fixed"] is None


def test_beyond_the_calendar_it_is_unknown() -> None:
    play = CarryPlay(PAYS)
    far = make_instrument(expires=datetime(2999, 5, 16, 7, tzinfo=UTC))
    play.hears(InstrumentsListed((far,))).ticks(1)
    assert isinstance(play.carry, NoCarry)
    assert (play.carry.why.key, play.carry.why.args["symbol"]) == ("carry_undated", FUTURES)


def test_a_change_since_the_settlement_has_the_carry_of_then() -> None:
    rule = formula('change(carry_edge, "settlement") > 100')
    play = CarryPlay(rule, pairs=(AGELESS,)).gap(-500)
    before = play.engine.state.formulas.last_values()[PAIR]
    assert before["carry_edge"] == pytest.approx(500 - FREE - 500 / 1.13 * 0.13)
    assert before["carry"] == pytest.approx(FREE + 500 / 1.13 * 0.13)
