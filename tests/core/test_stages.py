"""Stages in the running engine: what rules are told, and what a screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Topic
from terminal.core.engine import Engine
from terminal.core.event import InstrumentsListed, PositionsChanged, QuotesChanged
from terminal.core.firm import Firm
from terminal.domain.account import Position
from terminal.domain.delivery import ClientType
from terminal.domain.order import Offset
from terminal.domain.rule import Rule
from terminal.domain.stage import StageName, StageRule
from tests.builders import ACCOUNT, FUTURES, PAIR, make_instrument
from tests.core.test_formulas import formula
from tests.core.test_respond import REDUCE
from tests.core.test_staging import BEFORE, DELIVERY, GENERAL, LAST
from tests.core.test_trading_time import at
from tests.playbook import Play, down, lots, up

PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
OTHER = "6688-02"
SMALL = tuple(msgspec.structs.replace(one, limit=10) for one in (GENERAL, BEFORE))
FULL = formula("position_limit_used > 79%", "position_limit_used > 100%")


class StagePlay(Play):
    """A desk that knows the stages of copper of May; its calendar has Qingming and May Day."""

    def __init__(
        self,
        *rules: Rule,
        stages: tuple[StageRule, ...] = (GENERAL, BEFORE, DELIVERY, LAST),
        clients: Mapping[str, ClientType] | None = None,
        **plant: Any,
    ) -> None:
        given = {ACCOUNT: FIRM} if clients is None else dict(clients)
        super().__init__(rules=rules, clients=given, accounts=tuple(given) or (ACCOUNT,), **plant)
        self.engine = Engine(self.plant, b"test", Firm(stages=stages))

    def on(self, day: str, *held: Position) -> StagePlay:
        self.now = at(f"{day} 10:00")
        self.opens(*(held or (lots(long_today=7),)))
        self.ticks(1)
        return self

    @property
    def stage(self) -> Any:
        return self.engine.view(Topic.PAIR, PAIR, self.now).stage

    def of_account(self, account: str = ACCOUNT) -> dict[str, float | None]:
        return self.engine.state.stages.of_account(account, self.now)


def test_a_pair_shows_what_is_used_and_what_the_next_stage_asks_for() -> None:
    found = StagePlay().on("2025-04-24", lots(short_history=30, long_today=7)).stage
    assert (found.accounts, found.stage) == ((ACCOUNT,), "before")
    assert (found.lots, found.limit) == (30, 3000)
    assert (found.used, found.margin) == (0.01, Decimal("0.10"))
    # Friday the 25th, Monday to Wednesday, and May begins on Tuesday the 6th.
    assert (found.next, found.days, str(found.turns)) == (StageName.DELIVERY, 5, "2025-05-06")
    assert (found.next_limit, found.next_margin) == (1000, Decimal("0.15"))
    assert found.more == 30 * 78_000 * 5 * Decimal("0.05")


def test_a_rule_watches_how_full_a_contract_is() -> None:
    play = StagePlay(FULL, stages=SMALL).on("2025-04-24").records_no("alert")
    play.hears(PositionsChanged(ACCOUNT, (lots(long_today=8),), complete=True)).ticks(1)
    assert (play.alert.subject, play.alert.level) == (PAIR, 1)
    assert ("operand", "position_limit_used = 0.8") in [(f.name, f.value) for f in play.alert.facts]


def test_a_rule_on_an_account_says_when_more_margin_is_due() -> None:
    rule = formula("days_to_stage < 6 and stage_margin > 100000", on="account", subjects=(ACCOUNT,))
    play = StagePlay(rule).on("2025-04-23", lots(long_today=7)).records_no("alert")
    play.now = at("2025-04-24 10:00")
    play.basis(0).ticks(1)
    assert play.alert.subject == ACCOUNT
    july = lots(symbol="SHFE.cu2507", long_today=100)
    found = StagePlay().on("2025-04-24", lots(long_today=7), july).of_account()
    assert found == {
        "position_limit_used": 100 / 16_000,
        "days_to_stage": 5.0,
        "stage_margin": 7 * 78_000 * 5 * 0.05,
    }, "the fullest contract, the nearest turn, and the money of that turn"


def test_an_account_that_holds_nothing_uses_nothing() -> None:
    held = StagePlay().on("2025-04-24", lots()).of_account()
    assert held == {"position_limit_used": 0.0, "days_to_stage": None, "stage_margin": 0.0}


def test_what_is_not_known_is_none_and_never_no_limit() -> None:
    nothing = {"position_limit_used": None, "days_to_stage": None, "stage_margin": None}
    assert StagePlay(clients={}).on("2025-04-24").stage is None
    assert StagePlay(clients={OTHER: FIRM}).on("2025-04-24").of_account() == nothing
    unlimited = StagePlay(stages=(msgspec.structs.replace(BEFORE, limit=None),)).on("2025-04-24")
    assert (unlimited.stage.limit, unlimited.stage.used) == (None, None)
    assert unlimited.of_account()["position_limit_used"] is None
    other = StagePlay().on("2025-04-24", lots(symbol="DCE.i2509", long_today=1))
    assert other.of_account() == nothing, "no rule of that exchange"
    away = StagePlay().on("2025-04-24")
    away.hears(down(f"td:{ACCOUNT}")).ticks(1)
    assert (away.stage.lots, away.stage.used, away.of_account()) == (None, None, nothing)


def test_without_a_price_or_a_multiplier_the_money_is_not_known() -> None:
    play = StagePlay().on("2025-04-24")
    play.hears(QuotesChanged((play.quote(78_001.0, pre_settlement=None),))).ticks(1)
    assert play.stage.more is None
    assert play.of_account()["stage_margin"] is None
    assert play.of_account()["days_to_stage"] == 5.0


def test_of_several_accounts_the_fullest_is_shown() -> None:
    play = StagePlay(clients={ACCOUNT: FIRM, OTHER: FIRM})
    play.on("2025-04-24", lots(long_today=7), lots(account=OTHER, long_today=9))
    assert (play.stage.accounts, play.stage.lots) == ((OTHER,), 9)
    values = play.engine.state.stages.of_pair(FUTURES)
    assert values["position_limit_used"] == 9 / 3000
    assert values["stage_margin"] == 16 * 78_000 * 5 * 0.05
    play.hears(down(f"td:{ACCOUNT}")).ticks(1)
    assert play.stage.accounts == (ACCOUNT,), "what is not known may be full"
    assert play.engine.state.stages.of_pair(FUTURES)["position_limit_used"] is None
    play.hears(up(f"td:{ACCOUNT}")).ticks(1)


def test_a_stage_turns_with_the_trading_day() -> None:
    play = StagePlay().on("2025-04-30")
    assert (play.stage.stage, play.stage.days) == ("before", 1)
    play.now = at("2025-05-05 20:59:58")
    play.ticks(1)
    # No night session before a holiday's end: the 6th begins on its calendar change.
    play.now = at("2025-05-06 09:00")
    play.ticks(1)
    assert (play.stage.stage, play.stage.limit) == ("delivery", 1000)


def test_the_last_days_move_with_the_last_day_that_the_front_lists() -> None:
    play = StagePlay().on("2025-05-08")
    assert (play.stage.next, str(play.stage.turns)) == ("last", "2025-05-13")
    sooner = make_instrument(expires=at("2025-05-12 15:00"))
    play.hears(InstrumentsListed((sooner,))).ticks(1)
    assert play.stage.stage == "last"


@pytest.mark.parametrize("most", [0, 5])
def test_closing_is_never_refused_by_a_limit_on_holding(most: int) -> None:
    full = tuple(msgspec.structs.replace(one, limit=most) for one in (GENERAL, BEFORE))
    play = StagePlay(stages=full).on("2025-04-24", lots(long_history=40))
    assert play.stage.used > 1
    play.hears(REDUCE).approves()
    assert play.orders_sent
    assert {one.offset for one in play.orders_sent} <= {Offset.CLOSE, Offset.CLOSE_TODAY}


# Two accounts of one client of the exchange, and one of another client.
THIRD = "6688-03"
ONE_CLIENT = {ACCOUNT: "华南铜业", OTHER: "华南铜业"}
NOTHING = {"position_limit_used": None, "days_to_stage": None, "stage_margin": None}


class ClientPlay(StagePlay):
    def __init__(self, *rules: Rule, **plant: Any) -> None:
        values = {"clients": {ACCOUNT: FIRM, OTHER: FIRM}, "client_names": ONE_CLIENT} | plant
        super().__init__(*rules, **values)

    @property
    def used(self) -> tuple[float | None, float | None]:
        """Of the pair, and of the first account."""
        of_pair = self.engine.state.stages.of_pair(FUTURES)["position_limit_used"]
        return of_pair, self.of_account()["position_limit_used"]


def test_accounts_of_one_client_are_counted_together() -> None:
    play = ClientPlay().on("2025-04-24", lots(long_today=7), lots(account=OTHER, long_today=9))
    assert (play.stage.accounts, play.stage.lots) == ((ACCOUNT, OTHER), 16)
    assert play.used == (16 / 3000, 16 / 3000)
    assert play.of_account(OTHER)["position_limit_used"] == 16 / 3000


def test_without_a_name_an_account_is_a_client_of_its_own() -> None:
    held = lots(long_today=9), lots(account=OTHER, long_today=7), lots(account=THIRD, long_today=8)
    clients = {ACCOUNT: FIRM, OTHER: FIRM, THIRD: FIRM}
    # One has the other's id for a name: that is a name and no account.
    play = ClientPlay(clients=clients, client_names={OTHER: ACCOUNT}).on("2025-04-24", *held)
    assert play.stage.accounts == (ACCOUNT,)
    assert play.used == (9 / 3000, 9 / 3000)
    assert play.of_account(OTHER)["position_limit_used"] == 7 / 3000
    apart = ClientPlay(clients=clients).on("2025-04-24", *held)
    assert apart.used == (16 / 3000, 16 / 3000)
    assert apart.of_account(THIRD)["position_limit_used"] == 8 / 3000


@pytest.mark.parametrize(
    ("mine", "theirs", "counted"),
    [
        ({"long_today": 30}, {"short_today": 7}, 30),
        ({"long_today": 30}, {"short_today": 30}, 30),
        ({"long_today": 30, "short_history": 7}, {"long_history": 7, "short_today": 40}, 47),
        ({"long_today": 5, "short_today": 4}, {"long_today": 5, "short_today": 4}, 10),
    ],
)
def test_longs_and_shorts_of_a_client_are_counted_apart(
    mine: dict[str, int], theirs: dict[str, int], counted: int
) -> None:
    play = ClientPlay().on("2025-04-24", lots(**mine), lots(account=OTHER, **theirs))
    assert play.stage.lots == counted
    # A broker takes margin of its own account's larger side, whatever lies elsewhere.
    larger = sum(
        max(
            one.get("long_today", 0) + one.get("long_history", 0),
            one.get("short_today", 0) + one.get("short_history", 0),
        )
        for one in (mine, theirs)
    )
    assert play.stage.more == larger * 78_000 * 5 * Decimal("0.05")


def test_what_another_account_of_the_client_holds_counts_for_one_that_holds_nothing() -> None:
    play = ClientPlay().on("2025-04-24", lots(), lots(account=OTHER, long_today=9))
    assert play.of_account() == {
        "position_limit_used": 9 / 3000,
        "days_to_stage": None,
        "stage_margin": 0.0,
    }, "its own margin is not that of the other"
    flat = ClientPlay().on("2025-04-24", lots(), lots(account=OTHER))
    assert flat.used == (0.0, 0.0)


def test_while_one_account_of_a_client_is_not_known_its_use_is_not() -> None:
    play = ClientPlay().on("2025-04-24", lots(long_today=7), lots(account=OTHER, long_today=9))
    play.hears(down(f"td:{OTHER}")).ticks(1)
    assert (play.stage.lots, play.stage.at_least, play.stage.missing) == (None, 7, (OTHER,))
    assert play.stage.more is None
    assert play.used == (None, None)
    assert play.of_account(OTHER) == NOTHING
    assert play.of_account()["stage_margin"] == 7 * 78_000 * 5 * 0.05, "its own lots are known"
    play.hears(up(f"td:{OTHER}")).ticks(1)
    assert play.used == (16 / 3000, 16 / 3000)
    never = ClientPlay().on("2025-04-24", lots(long_today=7))
    assert (never.stage.at_least, never.stage.missing, never.used) == (7, (OTHER,), (None, None))


def test_an_account_that_holds_nothing_does_not_hide_that_another_is_not_known() -> None:
    play = ClientPlay().on("2025-04-24", lots())
    assert play.used == (None, None)
    assert play.of_account()["stage_margin"] == 0.0
    assert play.stage.more is None


def test_an_alert_on_a_client_stays_while_an_account_is_away_and_says_whose_lots_count() -> None:
    on_account = formula("position_limit_used > 79%", on="account", subjects=(ACCOUNT,))
    play = ClientPlay(on_account, stages=SMALL)
    play.on("2025-04-24", lots(long_today=4), lots(account=OTHER, long_today=3)).records_no("alert")
    held = lots(account=OTHER, long_today=4)
    play.hears(PositionsChanged(OTHER, (held,), complete=True)).ticks(1)
    assert ("limit_over", f"{ACCOUNT} + {OTHER}") in [(f.name, f.value) for f in play.alert.facts]
    play.hears(down(f"td:{OTHER}")).ticks(120).records_no("alert")
    assert play.alert.state == "firing"


def held(account: str, long: int) -> PositionsChanged:
    return PositionsChanged(account, (lots(account=account, long_today=long),), complete=True)


@pytest.mark.parametrize("on", [{}, {"on": "account", "subjects": (ACCOUNT,)}])
def test_an_account_that_is_away_hides_no_alarm_that_the_others_prove(on: dict[str, Any]) -> None:
    full = formula("position_limit_used > 79%", **on)
    play = ClientPlay(full, stages=SMALL)
    play.on("2025-04-24", lots(long_today=5), lots(account=OTHER, long_today=1))
    play.hears(down(f"td:{OTHER}")).ticks(1)
    play.hears(held(ACCOUNT, 6)).ticks(1).records_no("alert")
    assert play.used == (0.6, 0.6), "as much as both had: it is at least that"
    play.hears(held(ACCOUNT, 8)).ticks(1)
    assert play.alert.state == "firing"
    # Less than the last that was known of both says nothing, and ends nothing.
    play.hears(held(ACCOUNT, 2)).ticks(120)
    assert play.used == (None, None)
    assert play.alert.state == "firing"
    play.hears(up(f"td:{OTHER}")).ticks(120)
    assert play.alerts == []


@pytest.mark.parametrize("on", [{}, {"on": "account", "subjects": (ACCOUNT,)}])
def test_a_limit_that_one_account_fills_alone_needs_no_word_of_the_others(
    on: dict[str, Any],
) -> None:
    play = ClientPlay(formula("position_limit_used > 79%", **on), stages=SMALL)
    play.on("2025-04-24", lots(long_today=9)).records_no("alert")
    play.hears(held(ACCOUNT, 10)).ticks(1)
    assert play.used == (1.0, 1.0)
    assert play.alert.state == "firing"


def test_an_account_alone_proves_nothing_while_it_is_away() -> None:
    play = StagePlay(stages=SMALL).on("2025-04-24", lots())
    assert play.of_account()["position_limit_used"] == 0.0
    play.hears(down(f"td:{ACCOUNT}")).ticks(1)
    assert play.stage.used is None
    assert play.of_account() == NOTHING


def test_an_alert_on_a_pair_says_whose_lots_count() -> None:
    play = ClientPlay(FULL, stages=SMALL)
    play.on("2025-04-24", lots(long_today=4), lots(account=OTHER, long_today=4)).ticks(1)
    assert ("limit_over", f"{ACCOUNT} + {OTHER}") in [(f.name, f.value) for f in play.alert.facts]
