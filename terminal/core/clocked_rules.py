"""The rule engine, once for each clock: rules that count trading time, and rules of the wall.

Both are told everything while they have rules; the subjects are the same. A rule that changes its
clock begins its windows anew and keeps the levels that are active.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

from terminal.core.clocked_holds import ClockedHolds
from terminal.core.guard import Guard
from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.layout import Apart
from terminal.core.rules.refill import Row as Past
from terminal.core.rules.transition import Transition
from terminal.core.rules.warmth import Warmth, colder, warmth
from terminal.core.trading_clock import TRADING, WALL, RuleClock
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.operand import Anchor
from terminal.domain.subject import Subject
from terminal.domain.trigger import Trigger

Find = Callable[[str, str], RuleClock | None]
Told = tuple[float, float | None, DataState | Apart]


class ClockedRules:
    """Every rule in the engine of its clock.

    clock_of: the clock of a subject, by kind; None = every second counts
    holds: of all rules
    """

    def __init__(self, subjects: Iterable[Subject], clock_of: Find, guard: Guard) -> None:
        subjects = tuple(subjects)
        self._clock_of = clock_of
        self._clocks: list[RuleClock] = []
        self._clock_of_rule: dict[str, str] = {}
        self._triggers: tuple[Trigger, ...] = ()
        self._told: dict[tuple[str, str], Told] = {}
        self._engines = {
            kind: RuleEngine(
                subjects,
                (),
                clocks=self._found(subjects, kind),
                guard=guard,
                state_of=self._state_of,
            )
            for kind in (TRADING, WALL)
        }
        self.holds = ClockedHolds(self._engines, clock_of, self._told)
        self._used: tuple[RuleEngine, ...] = ()
        self._only: RuleEngine | None = None

    @property
    def subjects(self) -> Mapping[str, Subject]:
        """Whatever rules can be on."""
        return self._engines[TRADING].subjects

    def replace(self, triggers: Iterable[Trigger], clock_of_rule: Mapping[str, str]) -> None:
        """Let other rules take over; what applies of windows, timers and levels is kept."""
        self._triggers = tuple(triggers)
        moved = [
            (rule, *active)
            for rule, kind in clock_of_rule.items()
            if self._clock_of_rule.get(rule, kind) != kind
            for active in self._engines[self._clock_of_rule[rule]].active(rule)
        ]
        self._clock_of_rule = dict(clock_of_rule)
        used = {self._engines[kind]: None for kind in self._clock_of_rule.values()}
        for engine in used:
            if engine not in self._used:
                self._catch_up(engine)
        self._used = tuple(used)
        self._only = self._used[0] if len(used) == 1 else None
        for kind, engine in self._engines.items():
            engine.swap(engine.prepare(self._of(kind)))
        self.restore((rule, subject, level) for rule, subject, level in moved)

    def admit(self, subjects: Iterable[Subject]) -> None:
        """Take in more subjects at once; those that are there already stay as they are."""
        more = [one for one in subjects if one.id not in self.subjects]
        for kind, engine in self._engines.items():
            engine.admit(more, self._of(kind), self._found(more, kind))

    def link(self, subject: str, links: Iterable[tuple[str, str]]) -> None:
        """Let rules on a subject name others; see `RuleEngine.link`."""
        links = tuple(links)
        for engine in self._engines.values():
            engine.link(subject, links)

    def on_sample(
        self, subject: str, metric: str, time: float, value: float | None, state: DataState | Apart
    ) -> list[Transition]:
        """Take one value of an input, ms of exchange time."""
        self._told[subject, metric] = time, value, state
        if self._only is not None:
            return self._only.on_sample(subject, metric, time, value, state)
        found: list[Transition] = []
        for engine in self._used:
            found += engine.on_sample(subject, metric, time, value, state)
        return found

    def refill(self, subject: str, rows: Iterable[Past]) -> None:
        """Fill what a subject's rules look back to; see `RuleEngine.refill`."""
        rows = tuple(rows)
        for engine in self._used:
            engine.refill(subject, rows)

    def warming(self) -> dict[str, Warmth]:
        """Return the rules that lack samples, by the subject of each that has fewest."""
        found: dict[str, Warmth] = {}
        for engine in self._used:
            for compiled, memory in engine.running():
                for rule, one in warmth(compiled, memory).items():
                    found[rule] = colder(found.get(rule), one)
        return found

    def standing(self, rule: str, subject: str, level: Level, time: float) -> Transition | None:
        """Return what a level is decided on now; see `Running.standing`."""
        kind = self._clock_of_rule.get(rule)
        program = None if kind is None else self._engines[kind].program(subject)
        return None if program is None else program.standing((rule, level), time)

    def on_tick(self, time: float) -> list[Transition]:
        """Judge what only the passing of time has changed."""
        return [one for engine in self._used for one in engine.on_tick(time)]

    def tell(self, subject: str, metric: str, anchor: Anchor, value: float) -> None:
        """Set a reference that comes from outside."""
        for engine in self._engines.values():
            engine.tell(subject, metric, anchor, value)

    def tell_past(self, subject: str, metric: str, anchor: Anchor, values: Iterable[float]) -> None:
        """Set such a reference with all that it was before, oldest first."""
        values = tuple(values)
        for engine in self._engines.values():
            engine.tell_past(subject, metric, anchor, values)

    def stand_in(self, subject: str, metric: str, anchor: Anchor, value: float) -> None:
        """Measure changes from `value` in place of what was told last."""
        for engine in self._engines.values():
            engine.stand_in(subject, metric, anchor, value)

    def forget(self, subject: str, metrics: Collection[str]) -> None:
        """Let metrics begin with their next sample; see `RuleEngine.forget`."""
        for engine in self._engines.values():
            engine.forget(subject, metrics)

    def roll(self, subject: str, metric: str, gap: float) -> None:
        """Raise the past of a metric; see `RuleEngine.roll`."""
        for engine in self._engines.values():
            engine.roll(subject, metric, gap)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Revise many subjects; see `RuleEngine.at_once`."""
        with ExitStack() as stack:
            for engine in self._engines.values():
                stack.enter_context(engine.at_once())
            yield

    def restore(self, active: Iterable[tuple[str, str, Level]]) -> None:
        """Take up (rule, subject, level) that were active: they can clear."""
        for rule, subject, level in active:
            kind = self._clock_of_rule.get(rule, TRADING)
            self._engines[kind].restore([(rule, subject, level)])

    def retime(self, time: float) -> None:
        """Go by other hours from this exchange time on; what has passed stays."""
        for clock in self._clocks:
            clock.follow(time)
        for engine in self._engines.values():
            engine.retime()

    def _of(self, kind: str) -> list[Trigger]:
        return [one for one in self._triggers if self._clock_of_rule.get(one.id, TRADING) == kind]

    def _found(self, subjects: Iterable[Subject], kind: str) -> dict[str, RuleClock]:
        clocks = {one.id: self._clock_of(one.id, kind) for one in subjects}
        found = {subject: clock for subject, clock in clocks.items() if clock is not None}
        self._clocks += [one for one in found.values() if one not in self._clocks]
        return found

    def _state_of(self, subject: str, metric: str) -> DataState | Apart | None:
        told = self._told.get((subject, metric))
        return None if told is None else told[2]

    # Before its rules come: they find what the others have known for long.
    def _catch_up(self, engine: RuleEngine) -> None:
        for (subject, metric), (time, value, state) in self._told.items():
            engine.on_sample(subject, metric, time, value, state)
