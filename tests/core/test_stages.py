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
    assert (found.account, found.stage, found.lots, found.limit) == (ACCOUNT, "before", 30, 3000)
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
    assert (play.stage.account, play.stage.lots) == (OTHER, 9)
    values = play.engine.state.stages.of_pair(FUTURES)
    assert values["position_limit_used"] == 9 / 3000
    assert values["stage_margin"] == 16 * 78_000 * 5 * 0.05
    play.hears(down(f"td:{ACCOUNT}")).ticks(1)
    assert play.stage.account == ACCOUNT, "what is not known may be full"
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
