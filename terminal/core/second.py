"""What a second that has passed calls for, in parts that others may come between.

On a big desk all of it together takes longer than a tick may wait.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from terminal.core.days_anew import DaysAnew
from terminal.core.effect import Effect, Show, Topic
from terminal.core.event import Tick
from terminal.core.fault_watch import FaultWatch
from terminal.core.given_watch import GivenWatch
from terminal.core.judge import Judge
from terminal.core.lot_watch import LotWatch
from terminal.core.month_watch import MonthWatch
from terminal.core.other_months import OtherMonths
from terminal.core.settling import Settling
from terminal.core.state import State
from terminal.core.strategy_watch import StrategyWatch
from terminal.core.terms_turn import TermsTurn
from terminal.core.unit_watch import UnitWatch
from terminal.core.warming import Warming

# How many parts pairs and units are each judged in.
SHARES = 4
PARTS = 2 * SHARES + 4
Part = Callable[[datetime], list[Effect]]


class Second:
    """Own what is done by the clock alone, over one state.

    terms: turns them with the day; others: months that fronts are asked for beside the pairs'
    """

    def __init__(self, state: State, judge: Judge) -> None:
        self._s, self._judge = state, judge
        self.others = OtherMonths(state.bookwork, state.market.pairs.values())
        units = UnitWatch(state.market)
        self.terms = TermsTurn(state, judge)
        sizes = LotWatch(state.market.pairs.values(), state.bookwork.business.reference)

        def look_at_units(now: datetime) -> list[Effect]:
            said = [*units.look(now), *sizes.look(state.bookwork.day)]
            return [one for words in said for one in state.tell("market", "warning", words, now)]

        self._parts: tuple[tuple[Part, ...], ...] = (
            # First, so that the close of a day has nothing of the next one in it, no terms either.
            (state.closes.tick, state.ends.tick, self.terms.tick, judge.delivery),
            *((partial(self._pairs, share),) for share in range(SHARES)),
            (self._accounts,),
            *((partial(judge.units, share, SHARES),) for share in range(SHARES)),
            (
                judge.tick,
                self._remind,
                self._look_ahead,
                self._tick_orders,
                state.responder.tick,
                self._propose,
            ),
            (
                Settling(state.bookwork, state.tell).tick,
                DaysAnew(state).tick,
                state.bookwork.tick,
                Warming(state.formulas, state.rulebook).tick,
                _looks_at_book(state, self.others),
                look_at_units,
                state.seasons.tick,
                state.mains.tick,
                lambda now: state.forget(),
            ),
        )

    def tick(self, event: Tick, now: datetime) -> list[Effect]:
        """Do one part, or all of them in their order; what breaks takes no other with it."""
        parts = self._parts if event.part is None else (self._parts[event.part],)
        guard = self._s.guard
        return [effect for part in parts for one in part for effect in guard(one, now)]

    def _pairs(self, share: int, now: datetime) -> list[Effect]:
        effects: list[Effect] = []
        for pair in list(self._s.market.pairs)[share::SHARES]:
            effects += [Show(Topic.PAIR, pair), *self._s.guard(self._judge.pair, pair, now)]
        return effects

    def _accounts(self, now: datetime) -> list[Effect]:
        effects: list[Effect] = []
        for account in self._s.accounts.values():
            effects += self._s.guard(self._judge.account, account, now)
        return effects

    def _remind(self, now: datetime) -> list[Effect]:
        return self._s.cases.follow(self._s.triage.remind(now, self._judge.see), now)

    def _look_ahead(self, now: datetime) -> list[Effect]:
        words = self._s.times.look(now)
        return self._s.tell("calendar", "warning", words, now) if words else []

    def _tick_orders(self, now: datetime) -> list[Effect]:
        return followed(self._s, self._s.orders.tick(now), now)

    def _propose(self, now: datetime) -> list[Effect]:
        if self._s.read_only or self._s.defect or self._s.halted:
            return []
        return self._s.cases.propose_where_needed(now)


# What people are told of the book once it is so.
def _looks_at_book(state: State, others: OtherMonths) -> Part:
    months, faults = MonthWatch(state.bookwork), FaultWatch(state.bookwork)
    named = {line.unit for line in state.plant.book}
    strategies = StrategyWatch(state.rulebook, state.bookwork, named)
    given = GivenWatch(state.bookwork, state.bookwork.claims.given)

    def look(now: datetime) -> list[Effect]:
        first = *months.look(now), *others.look(), *strategies.look()
        said = [*first, *given.look(), *faults.look()]
        return [one for words in said for one in state.tell("book", "warning", words, now)]

    return look


def followed(state: State, effects: list[Effect], now: datetime) -> list[Effect]:
    """Add what the news of orders means for the approvals behind them."""
    moved: dict[str, None] = {}
    for effect in effects:
        if isinstance(effect, Show) and effect.topic is Topic.ORDER:
            moved[state.orders.orders[effect.key].approval] = None
    for approval in moved:
        effects = effects + state.responder.follow(approval, now)
    return effects
