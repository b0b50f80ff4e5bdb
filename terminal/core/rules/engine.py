"""The rule engine: samples in, transitions out.

It owns what rules remember and nothing else: no clock (time comes with every update and with
`on_tick`), no alerts, no people. An update reaches only the program of the subjects it is a metric
of, so its cost grows with the rules that watch them and not with all rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import msgspec

from terminal import Refused
from terminal.core.guard import Guard
from terminal.core.rules import refill as past
from terminal.core.rules.clock import Clock
from terminal.core.rules.layout import CODES, Apart
from terminal.core.rules.plan import Plan, are_one, by_subject
from terminal.core.rules.program import Compiled, Handler, Memory, Running, compile_rules, start
from terminal.core.rules.reference import Told
from terminal.core.rules.routes import Handlers, Row, feeder, route
from terminal.core.rules.told import DaysBefore, Key
from terminal.core.rules.transition import Transition
from terminal.core.rules.unjudged import StateOf, Unjudged, never_told
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.operand import Anchor
from terminal.domain.subject import Subject
from terminal.domain.trigger import Trigger

MILLISECOND = timedelta(milliseconds=1)
GOOD = DataState.GOOD


class RuleEngine:
    """Rules on subjects, evaluated as samples come.

    clocks: session clocks by subject; a subject without one trades round the clock
    resolution: within it references of `Ago` may replace one another, to bound memory; 0 = exact
    state_of: how metrics were told last, so that new rules are judged by numbers that stand

    Times are exchange time in ms, float64, and must not run ahead of the market: a subject's time
    never goes back, so an update that is older than its last one counts as of that one.
    """

    def __init__(
        self,
        subjects: Iterable[Subject],
        triggers: Iterable[Trigger],
        *,
        clocks: Mapping[str, Clock] | None = None,
        resolution: timedelta = timedelta(0),
        guard: Guard | None = None,
        state_of: StateOf = never_told,
    ) -> None:
        self._guard = guard or Guard()
        self._unjudged = Unjudged(state_of)
        self.subjects = {subject.id: subject for subject in subjects}
        self._clocks = dict(clocks or {})
        self._thin = resolution // MILLISECOND
        self._by_symbol = Handlers()
        self._note, self._feed, self._taken = feeder(self._by_symbol)
        self._memories = {subject: Memory() for subject in self.subjects}
        self._running: dict[str, Running] = {}
        self._told = DaysBefore()
        self._by_metric: dict[tuple[str, str], Handler] = {}
        self._ticks: list[Handler] = []
        self._generation, self._is_held = 0, False
        self.swap(self.prepare(triggers))

    def admit(
        self,
        subjects: Iterable[Subject],
        triggers: Iterable[Trigger],
        clocks: Mapping[str, Clock] | None = None,
    ) -> None:
        """Take in more subjects at once, with all rules as they are from now on.

        Subjects that are there already stay as they are. Raise `Refused` on a bad name.
        """
        more = {one.id: one for one in subjects if one.id not in self.subjects}
        if not more:
            return
        self.subjects |= more
        self._clocks |= {id: clock for id, clock in (clocks or {}).items() if id in more}
        self._memories |= {id: Memory() for id in more}
        self.swap(self.prepare(triggers))

    def link(self, subject: str, links: Iterable[tuple[str, str]]) -> None:
        """Let rules that come say more of others: (link, subject id); no link ever changes."""
        own = self.subjects[subject]
        more = tuple(one for one in dict.fromkeys(links) if one not in own.links)
        if more:
            self.subjects[subject] = msgspec.structs.replace(own, links=own.links + more)

    def on_quotes(self, rows: Iterable[Row]) -> list[Transition]:
        """Take a frame of (symbol, time, price); None or NaN = no price."""
        return self._feed(rows)

    def on_sample(
        self,
        subject: str,
        metric: str,
        time: float,
        value: float | None,
        state: DataState | Apart = GOOD,
    ) -> list[Transition]:
        """Take one value of an input metric; with any other state than GOOD it has none."""
        handle = self._by_metric.get((subject, metric))
        if handle is None:
            raise Refused(f"{subject} has no input metric called {metric}")
        if state is GOOD:
            handle(time, value, 0)
        else:
            handle(time, None, CODES[state])
        return self._taken()

    def on_tick(self, time: float) -> list[Transition]:
        """Judge what only time has changed, and new rules; once a second is enough."""
        looks = self._unjudged.looks(self._running, self._links)
        for tick in (*looks, *self._ticks):
            try:
                tick(time)
            except Exception as defect:  # the other subjects are judged all the same
                self._guard.note(defect)
        return self._taken()

    def tell(self, subject: str, metric: str, anchor: Anchor, value: float) -> None:
        """Set a reference that comes from outside: previous settlement, last week's close.

        It counts from the next update or tick on. NaN = there is none. What was told before stays
        known, for the deviation of a rule that comes later.
        """
        self._told.tell(key := (subject, metric, anchor), value, self._references(key))

    def tell_past(self, subject: str, metric: str, anchor: Anchor, values: Iterable[float]) -> None:
        """Set such a reference with all that it was before, oldest first, in place of the old."""
        self._told.begin(key := (subject, metric, anchor), values, self._references(key))

    def stand_in(self, subject: str, metric: str, anchor: Anchor, value: float) -> None:
        """Measure changes from `value` in place of what was told last; statistics stay as told."""
        self._told.stand_in(key := (subject, metric, anchor), value, self._references(key))

    def _references(self, wanted: Key) -> list[Told]:
        # All pairs are told in the first packet of a day: no reader is asked that cannot be meant.
        readers = (id for id in self._memories if id == wanted[0] or self.subjects[id].links)
        return [
            found
            for reader in readers
            for key, found in self._memories[reader].objects.items()
            if isinstance(found, Told) and self._anchor(reader, key) == wanted
        ]

    def roll(self, subject: str, metric: str, gap: float | None = None) -> None:
        """Say that the metric now is of another contract: no change is taken across this.

        gap: what the past must be raised by to be comparable; None = forget the past
        """
        for memory, link in self._revised(subject):
            memory.roll((link, metric), gap)

    def forget(self, subject: str, metrics: Collection[str]) -> None:
        """Let metrics that measure something else begin with their next sample, days included."""
        self._told.forget(subject, metrics)
        for memory, link in self._revised(subject):
            memory.forget({(link, name) for name in metrics})

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Revise many subjects for little more than what one costs; nothing is told within."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self._route()

    # Each memory with a link to a subject; what is done to it is in force afterwards.
    def _revised(self, subject: str) -> Iterator[tuple[Memory, str]]:
        for reader in self.subjects:
            links = [name for name, target in self._links(reader).items() if target == subject]
            if links:
                self._save(reader)
                yield from ((self._memories[reader], link) for link in links)
                self._start(reader, self._running[reader].compiled)
        self._route()

    def restore(self, active: Iterable[tuple[str, str, Level]]) -> None:
        """Take up (trigger, subject, level) that were active before a restart: they can clear."""
        for trigger, subject, level in active:
            if subject not in self._running:
                raise Refused(f"{subject} does not exist")
            self._save(subject)
            self._memories[subject].activate((trigger, level))
            self._start(subject, self._running[subject].compiled)
        self._route()

    def running(self) -> list[tuple[Compiled, Memory]]:
        """Return what runs on each subject, and what it remembers; to be read only."""
        return [(one.compiled, self._memories[id]) for id, one in self._running.items()]

    def program(self, subject: str) -> Running | None:
        """Return what runs on a subject, to be asked only; None where no rules can be."""
        return self._running.get(subject)

    def active(self, trigger: str) -> list[tuple[str, Level]]:
        """Return the subjects on which a trigger is active, each with its levels."""
        found = []
        for subject in self._running:
            self._save(subject)
            found += [(subject, level) for level in self._memories[subject].active(trigger)]
        return found

    def retime(self) -> None:
        """Ask the clocks anew: hours have been corrected. Session time must not have jumped."""
        for subject in self._clocks:
            self._save(subject)
            self._start(subject, self._running[subject].compiled)
        self._route()

    def refill(self, subject: str, rows: Iterable[past.Row]) -> None:
        """Fill what rules look back to by time, from before up to now; nothing is judged."""
        self._save(subject)
        compiled = self._running[subject].compiled
        past.refill(compiled, self._memories[subject], self._clocks.get(subject), rows)
        self._start(subject, compiled)
        self._route()

    def prepare(self, triggers: Iterable[Trigger]) -> Plan:
        """Compile a set of rules without touching what runs. Raise `Refused` on a bad name."""
        triggers = tuple(triggers)
        programs = {}
        for subject, wanted in by_subject(triggers, self.subjects).items():
            running = self._running.get(subject)
            if running is None or not are_one(running.compiled.triggers, wanted):
                programs[subject] = compile_rules(
                    self.subjects[subject],
                    self.subjects,
                    wanted,
                    has_clock=subject in self._clocks,
                    thin=self._thin,
                )
        return Plan(triggers, self._generation, programs)

    def swap(self, plan: Plan) -> None:
        """Let prepared rules take over; samples, timers and active levels that apply are kept."""
        if plan.generation != self._generation:
            # Other rules came in between: what this plan leaves alone may have changed.
            plan = self.prepare(plan.triggers)
        self._generation += 1
        for subject, compiled in plan.programs.items():
            self._save(subject)
            self._adopt(subject, compiled)
        for subject, compiled in plan.programs.items():
            self._start(subject, compiled)
        self._route()

    def _save(self, subject: str) -> None:
        if subject in self._running:
            self._running[subject].save(self._memories[subject])

    # The first rule that looks over a link finds the value that is there already.
    def _adopt(self, subject: str, compiled: Compiled) -> None:
        links = self._links(subject)
        memory = self._memories[subject]
        for link, name in compiled.inputs:
            if link and ("input", (link, name)) not in memory.values:
                self._save(links[link])
                memory.take((link, name), self._memories[links[link]])
        self._unjudged.add(subject, compiled, memory, links)

    def _start(self, subject: str, compiled: Compiled) -> None:
        memory = self._memories[subject]
        before = set(memory.objects)
        clock = self._clocks.get(subject)
        self._running[subject] = start(compiled, memory, self._note, clock)
        for key, found in memory.objects.items():
            if isinstance(found, Told) and key not in before:
                self._told.brief(self._anchor(subject, key), found)

    # Who is told what: handlers by the metric and by the symbol, links included.
    def _route(self) -> None:
        if self._is_held:
            return
        tables = self._by_metric, self._by_symbol
        route(self.subjects.values(), self._running, self._memories, self._links, *tables)
        self._ticks = [running.tick for running in self._running.values()]

    # What a subject's operands may be measured on: itself, and what it is linked to.
    def _links(self, subject: str) -> dict[str, str]:
        return {"": subject, **dict(self.subjects[subject].links)}

    def _anchor(self, reader: str, key: Any) -> Key:
        _, (link, metric), anchor, _ = key
        return self._links(reader)[link], metric, anchor
