"""A formula tried out: would it have fired in the past that is known, and is it true now?

The past is a step function: each moment's values stand until the next. The rule engine itself runs
over it, by the rule's own clock, so that what is counted here is what the rule would do once it is
in the desk file: a hold, a clear hold and what is not known count as there. A cooldown does not: an
alert within it is one too, though not told at once. Of other subjects that it names nothing is
known here: it says which. Over a break between sessions nothing is known, as on the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from terminal.core.dues import MOMENT, Dues
from terminal.core.linked import check_links, links_in
from terminal.core.rule_subjects import BASIS, CARRY, EDGE, FUTURES, OF_ACCOUNTS, SPOT
from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.formula import parse
from terminal.core.rules.layout import APART
from terminal.core.rules.names import Leaf, leaves
from terminal.core.rules.operand_text import spell_operand
from terminal.core.rules.transition import Kind, Transition
from terminal.core.trading_clock import RuleClock
from terminal.domain.condition import Any, Beyond, Condition, Data, Not
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.operand import Anchor, Change, Operand, Percentile, Ratio
from terminal.domain.subject import Subject
from terminal.domain.trigger import Step, Trigger, Unknown

EIGHT_HOURS = 8 * 3_600_000.0  # exchange time has no zone inside the rule engine
BREAK = 300_000.0  # ms without a value: a break between sessions
OF_PAIRS = (SPOT, FUTURES, BASIS)
OF_CARRY = (CARRY, EDGE)
TRIED, IS_TRUE, IS_FALSE, KNOWN = "tried", "is true", "is false", "known "
SUBJECT, COMMODITY = "subject", "cu"


class Firing(msgspec.Struct, frozen=True):
    """One firing: seconds since the epoch, UTC, and the first comparison's value, or None."""

    time: float
    value: float | None


class Judged(msgspec.Struct, frozen=True):
    """Where a formula stands: true, false or None = unknown, and its operands as written."""

    is_true: bool | None
    operands: tuple[tuple[str, float | None], ...]


class Trial:
    """Run one formula over one subject's values, oldest first; `BadFormula` for a wrong one.

    on_pair: values are spot, futures, basis, and the carry if it says anything of that; else those
        of an account
    clock: what windows and the holds count; None = every second
    unseen: the other subjects that the formula names: they stay unknown
    """

    def __init__(
        self,
        formula: str,
        *,
        on_pair: bool = True,
        hold: timedelta = timedelta(0),
        clear_hold: timedelta = timedelta(0),
        unknown: str = "kleene",
        clock: RuleClock | None = None,
    ) -> None:
        self.condition = parse(formula)
        self.unseen = links_in(self.condition)
        self.firings: list[Firing] = []
        self.count = 0
        self.since: float | None = None
        self._inputs: tuple[str, ...] = OF_PAIRS if on_pair else OF_ACCOUNTS
        self.asks_for_carry = on_pair and CARRY in formula
        if self.asks_for_carry:
            self._inputs += OF_CARRY
        self._unknown = Unknown(unknown)
        self._last: float | None = None
        found = leaves(self.condition)
        self.asks_for_state = any(isinstance(one, Data) for one in found)
        self.operands = _operands(found)
        self._trigger = self._made(TRIED, self.condition, hold, clear_hold)
        self._dues = Dues(found, self._due, clock)
        # Any commodity will do: none of theirs has a value.
        commodity = COMMODITY if on_pair else ""
        own, others = check_links(formula, Subject(id=SUBJECT, inputs=self._inputs), commodity)
        clocks = {} if clock is None else {SUBJECT: clock}
        self._engine = RuleEngine([own, *others], [self._trigger], clocks=clocks)

    @property
    def needs_reference(self) -> bool:
        """It compares with a settlement or last week's close, which the past shown lacks."""
        told = (Anchor.SETTLEMENT, Anchor.WEEK)
        parts = [part for one in self.operands for part in _parts(one)]
        return any(isinstance(part, Change) and part.period in told for part in parts)

    def feed(
        self,
        time: float,
        values: Mapping[str, float | None],
        state: DataState = DataState.GOOD,
    ) -> None:
        """Take the values of one moment, seconds since the epoch; older than the last are left."""
        at = time * 1000.0 + EIGHT_HOURS
        if self._last is not None:
            if at <= self._last:
                return
            self._pass(at)
        if self.since is None:
            self.since = time
        self.count += 1
        # As on the desk: none of them is judged beside another's value of before.
        self._lose(at)
        for metric in self._inputs:
            self._take(self._engine.on_sample(SUBJECT, metric, at, values.get(metric), state))
        # A part of a day is of no metric: the desk looks at it as often as at the time.
        self._take(self._engine.on_tick(at))
        self._dues.expect(at)
        self._last = at

    def tick(self, time: float) -> None:
        """Let time pass up to a moment that brought nothing new, seconds since the epoch."""
        at = time * 1000.0 + EIGHT_HOURS
        if self._last is not None and at > self._last:
            self._ripen(at)
            self._take(self._engine.on_tick(at))
            self._last = at

    def judge(self) -> Judged:
        """Tell where the formula stands after what was fed, by its fire thresholds."""
        spelled = [spell_operand(one) for one in self.operands]
        if self._last is None:
            return Judged(None, tuple((name, None) for name in spelled))
        probes = [
            self._made(IS_TRUE, self.condition, MOMENT),
            self._made(IS_FALSE, Not(self.condition), MOMENT),
        ]
        for number, operand in enumerate(self.operands):
            # True as soon as the operand is known at all.
            above = Beyond(operand=operand, high=0.0)
            probes.append(self._made(f"{KNOWN}{number}", Any((above, Not(above))), MOMENT))
        engine, at = self._engine, self._last
        engine.swap(engine.prepare([self._trigger, *probes]))
        found = {}
        for later in (1.0, 2.5):
            moved = engine.on_tick(at + later)
            found.update({one.trigger: one for one in moved if one.trigger != TRIED})
            self._take([one for one in moved if one.trigger == TRIED])
        self._last = at + 2.5
        engine.swap(engine.prepare([self._trigger]))
        verdict = True if IS_TRUE in found else False if IS_FALSE in found else None
        values = [_value(found.get(f"{KNOWN}{number}")) for number in range(len(spelled))]
        return Judged(verdict, tuple(zip(spelled, values, strict=True)))

    # What a hold waits for comes between two moments, unless nothing is known in between.
    def _pass(self, at: float) -> None:
        assert self._last is not None
        if at - self._last <= BREAK:
            self._ripen(at)
            return
        quiet = self._last + BREAK
        self._ripen(quiet)
        self._lose(quiet)
        self._take(self._engine.on_tick(quiet))
        for due in self._dues.between(quiet, at, is_known=False):
            self._take(self._engine.on_tick(due))

    def _lose(self, at: float) -> None:
        for metric in self._inputs:
            self._take(self._engine.on_sample(SUBJECT, metric, at, None, APART))

    def _ripen(self, end: float) -> None:
        assert self._last is not None
        for due in self._dues.between(self._last, end):
            self._take(self._engine.on_tick(due))

    # When the hold that runs is over, in session time.
    def _due(self) -> float | None:
        (_, memory), *_ = self._engine.running()
        hold = memory.objects.get(("hold", (TRIED, Level.ATTENTION)))
        return None if hold is None else hold.due

    def _take(self, moved: list[Transition]) -> None:
        for one in moved:
            if one.kind is Kind.FIRED:
                value = next((number for _, number in one.operands), None)
                known = value if value is not None and value == value else None
                self.firings.append(Firing((one.time - EIGHT_HOURS) / 1000.0, known))

    def _made(
        self,
        id: str,
        condition: Condition,
        hold: timedelta,
        clear_hold: timedelta = timedelta(0),
    ) -> Trigger:
        return Trigger(
            id=id,
            subjects=(SUBJECT,),
            steps=(Step(Level.ATTENTION, condition),),
            unknown=self._unknown,
            hold=hold,
            clear_hold=clear_hold,
        )


def _operands(found: list[Leaf]) -> tuple[Operand, ...]:
    return tuple(dict.fromkeys(one.operand for one in found if isinstance(one, Beyond)))


def _parts(operand: Operand) -> list[Operand]:
    match operand:
        case Ratio(over=over, under=under):
            return [*_parts(over), *_parts(under)]
        case Percentile(of=of):
            return _parts(of)
    return [operand]


def _value(one: Transition | None) -> float | None:
    if one is None:
        return None
    value = one.operands[0][1]
    return value if value == value else None
