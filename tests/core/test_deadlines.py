"""Countdowns to delivery in the running engine: what rules are told, and what a screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Topic
from terminal.core.engine import Engine
from terminal.core.event import InstrumentsListed, PositionsChanged
from terminal.core.firm import Firm
from terminal.domain.account import Position
from terminal.domain.delivery import ClientType, DeliveryRule, Demand
from terminal.domain.level import Level
from terminal.domain.rule import Rule
from tests.builders import ACCOUNT, FUTURES, PAIR, make_instrument
from tests.core.test_formulas import formula
from tests.core.test_trading_time import at
from tests.playbook import Play, down, lots, make_policy, up

PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
# Copper of May: a person is out, or at multiples of 5, by the end of April; a firm by its last day.
FLAT = DeliveryRule(exchange="SHFE", clients=(PERSON,), demand=Demand.FLAT, source="a")
FIVES = msgspec.structs.replace(FLAT, demand=Demand.MULTIPLE, multiple=5, source="b")
LAST = DeliveryRule(
    exchange="SHFE", clients=(FIRM,), demand=Demand.LAST_DAY, months_before=0, source="c"
)
OTHER = "6688-02"


class NearPlay(Play):
    """A desk that knows delivery rules; its calendar's April has Qingming and ends on the 30th."""

    def __init__(
        self,
        *rules: Rule,
        delivery: tuple[DeliveryRule, ...] = (FLAT, LAST),
        clients: Mapping[str, ClientType] | None = None,
        **plant: Any,
    ) -> None:
        given = {ACCOUNT: PERSON} if clients is None else dict(clients)
        accounts = tuple(given) or (ACCOUNT,)
        super().__init__(rules=rules, clients=given, accounts=accounts, **plant)
        self.engine = Engine(self.plant, b"test", Firm(delivery=delivery))

    def on(self, day: str, *held: Position) -> NearPlay:
        self.now = at(f"{day} 10:00")
        self.opens(*(held or (lots(long_today=7),)))
        self.ticks(1)
        return self

    @property
    def deadline(self) -> Any:
        return self.engine.view(Topic.PAIR, PAIR, self.now).deadline


def test_a_pair_shows_the_days_left_and_the_lots_that_must_go() -> None:
    found = NearPlay().on("2025-04-24").deadline
    assert (found.day, found.days) == (date(2025, 4, 30), 4), "Friday, then Monday to Wednesday"
    assert (found.client, found.demand, found.lots, found.source) == (PERSON, Demand.FLAT, 7, "a")


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2025-04-16", Level.ATTENTION),
        ("2025-04-15", None),
        ("2025-04-23", Level.WARNING),
        ("2025-04-22", Level.ATTENTION),
        ("2025-04-28", Level.FORCED),
        ("2025-04-30", Level.FORCED),
        ("2025-05-06", Level.FORCED),
    ],
)
def test_how_near_it_is_follows_the_house_s_setting(day: str, level: Level | None) -> None:
    assert NearPlay().on(day).deadline.level is level


def test_a_deadline_beyond_what_is_announced_says_so() -> None:
    assert NearPlay().on("2025-04-24").deadline.is_confirmed
    late = make_instrument(expires=datetime(2027, 5, 17, 7, tzinfo=UTC))
    play = NearPlay(clients={ACCOUNT: FIRM}).on("2025-04-24")
    assert not play.hears(InstrumentsListed((late,))).ticks(1).deadline.is_confirmed


def test_other_days_may_be_set() -> None:
    policy = make_policy(near_delivery=(3, 2, 1))
    assert NearPlay(policy=policy).on("2025-04-24").deadline.level is None


def test_what_need_not_go_is_near_nothing() -> None:
    assert NearPlay().on("2025-04-30", lots()).deadline.level is None
    fives = NearPlay(delivery=(FIVES,))
    assert fives.on("2025-04-30", lots(short_history=10)).deadline.lots == 0
    assert NearPlay(delivery=(FIVES,)).on("2025-04-30").deadline.lots == 2


def test_of_two_client_types_the_nearer_deadline_counts_for_the_contract() -> None:
    play = NearPlay(clients={ACCOUNT: FIRM, OTHER: PERSON})
    play.on("2025-04-24", lots(long_today=7), lots(account=OTHER, long_today=2))
    assert (play.deadline.client, play.deadline.days, play.deadline.lots) == (PERSON, 4, 9)
    firm = NearPlay(clients={ACCOUNT: FIRM}).on("2025-04-24").deadline
    assert (firm.day, firm.client) == (date(2025, 5, 15), FIRM), "as the front lists it"


def test_the_last_day_is_the_front_s_and_moves_with_it() -> None:
    play = NearPlay(clients={ACCOUNT: FIRM}).on("2025-04-24")
    sooner = make_instrument(expires=datetime(2025, 5, 8, 7, tzinfo=UTC))
    play.hears(InstrumentsListed((sooner,))).ticks(1)
    assert play.deadline.day == date(2025, 5, 8)


@pytest.mark.parametrize("clients", [{}, {ACCOUNT: FIRM}])
def test_without_a_client_type_or_a_rule_nothing_is_known(clients: dict[str, ClientType]) -> None:
    rule = formula("days_to_flat < 100")
    play = NearPlay(rule, delivery=(FLAT,), clients=clients).on("2025-04-24")
    assert play.deadline is None
    assert play.engine.state.triage.alerts == {}


def test_lots_that_are_not_known_are_not_zero() -> None:
    play = NearPlay().on("2025-04-24", lots())
    assert play.deadline.lots == 0
    play.hears(down(f"td:{ACCOUNT}")).ticks(1)
    assert (play.deadline.lots, play.deadline.level) == (None, Level.WARNING)
    unnamed = NearPlay(clients={ACCOUNT: PERSON}).on(
        "2025-04-24", lots(), lots(account="nobody", long_today=1)
    )
    assert unnamed.deadline.lots is None, "in whose name the others trade is not said"


@pytest.mark.parametrize(
    ("day", "basis", "is_out"),
    [
        ("2025-04-10", 250, False),
        ("2025-04-10", 350, True),
        ("2025-04-24", 250, True),
        ("2025-04-24", 150, False),
    ],
)
def test_a_limit_can_tighten_as_delivery_comes_near(day: str, basis: int, is_out: bool) -> None:
    rule = formula("abs(basis) > 300 or abs(basis) > 200 and days_to_flat < 10")
    play = NearPlay(rule).on(day)
    play.now += timedelta(seconds=5)
    play.basis(basis).ticks(1)
    assert [alert.value for alert in play.alerts] == ([basis] if is_out else [])


def test_a_rule_on_a_pair_counts_down_and_is_over_when_the_lots_are_gone() -> None:
    rule = formula(
        "days_to_flat < 11 and lots_to_flat > 0", "days_to_flat < 5 and lots_to_flat > 0"
    )
    play = NearPlay(rule).on("2025-04-23")
    assert play.alert.level is Level.ATTENTION
    assert play.alert.subject == PAIR
    assert ("operand", "days_to_flat = 5") in [(f.name, f.value) for f in play.alert.facts]
    play.now = at("2025-04-23 21:00")
    play.ticks(1).records("alert", level=2)
    play.hears(PositionsChanged(ACCOUNT, (), complete=True)).ticks(1)
    play.records("alert", state="resolved")


def test_a_rule_on_an_account_looks_at_all_that_it_holds() -> None:
    rule = formula("days_to_flat < 6 and lots_to_flat > 0", on="account", subjects=(ACCOUNT,))
    held = (lots(symbol="SHFE.cu2507", long_today=3), lots(short_history=4))
    play = NearPlay(rule).on("2025-04-24", *held)
    operands = [fact.value for fact in play.alert.facts if fact.name == "operand"]
    assert (play.alert.subject, operands) == (ACCOUNT, ["days_to_flat = 4", "lots_to_flat = 4"])
    play.hears(PositionsChanged(ACCOUNT, (held[0],), complete=True)).ticks(1)
    play.records("alert", state="resolved")


def test_what_may_stay_is_no_account_s_deadline() -> None:
    held = (lots(symbol="SHFE.cu2507", long_today=3), lots(short_history=10))
    play = NearPlay(delivery=(FIVES,)).on("2025-04-24", *held)
    found = play.engine.state.deadlines.of_account(ACCOUNT, play.now)
    # To the end of June, over the First of May and the Dragon Boat.
    assert found == {"days_to_flat": 43.0, "lots_to_flat": 3.0}


def test_an_account_with_nothing_to_give_up_clears_and_one_that_is_away_does_not() -> None:
    rule = formula("days_to_flat < 6 and lots_to_flat > 0", on="account", subjects=(ACCOUNT,))
    play = NearPlay(rule).on("2025-04-24")
    play.hears(down(f"td:{ACCOUNT}")).ticks(2).records_no("alert", state="resolved")
    away = play.engine.state.deadlines.of_account(ACCOUNT, play.now)
    assert away == {"days_to_flat": None, "lots_to_flat": None}
    gone = PositionsChanged(ACCOUNT, (), complete=True)
    play.hears(up(f"td:{ACCOUNT}"), gone).ticks(1).records("alert", state="resolved")


def test_a_new_day_is_counted_anew() -> None:
    play = NearPlay().on("2025-04-24")
    play.now = at("2025-04-24 20:59:58")
    play.ticks(1)
    assert play.deadline.days == 3, "the night is Friday's"


def test_no_contract_of_the_desk_no_countdown() -> None:
    play = NearPlay().on("2025-04-24")
    assert set(play.engine.state.deadlines.contracts) == {FUTURES}
