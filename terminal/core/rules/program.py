"""From the rules of a subject to a running program, and from one program to the next.

`compile_rules` is the slow half and touches nothing that lives: it can be done ahead. `start` is
the quick half: it binds a program to what the subject remembers (inputs, samples, references,
which levels are active) and takes over where the one before stopped.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from terminal.core.rules.cells import part_of
from terminal.core.rules.clock import Clock, parts
from terminal.core.rules.hold import LONG_AGO, Hold
from terminal.core.rules.layout import Layout, Metric
from terminal.core.rules.names import metrics_in
from terminal.core.rules.series import Series
from terminal.core.rules.source import source_of
from terminal.core.rules.transition import Cell, Kind, Transition
from terminal.domain.level import Level
from terminal.domain.subject import Subject
from terminal.domain.trigger import Trigger

Handler = Callable[..., None]
Note = Callable[[tuple[Any, ...]], None]

# What is measured over time, by the first word of its key.
MEASURED = frozenset(
    ("series", "reference", "steps", "spread", "rank", "flip", "sum", "before", "value")
)

# The programs of one process by their text: rules of one form are compiled once.
_makers: dict[str, Callable[..., Any]] = {}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A program that is bound to nothing yet, with the keys of all that it keeps.

    places: where the cell of each (trigger, level) is
    """

    triggers: tuple[Trigger, ...]
    make: Callable[..., Any]
    params: tuple[object, ...]
    objects: tuple[tuple[Hashable, Callable[[], object]], ...]
    series: tuple[tuple[Hashable, tuple[int, ...]], ...]
    cells: tuple[Cell, ...]
    states: tuple[tuple[Hashable, object], ...]
    holds: tuple[tuple[Hashable, tuple[int, int, int]], ...]
    inputs: tuple[Metric, ...]
    places: Mapping[tuple[str, Level], int]


@dataclass(slots=True)
class Memory:
    """What a subject's rules remember, by key; outlives every program."""

    values: dict[Hashable, Any] = field(default_factory=dict)
    objects: dict[Hashable, Any] = field(default_factory=dict)
    series: dict[Hashable, Series] = field(default_factory=dict)

    def activate(self, key: tuple[str, Level]) -> None:
        """Set a level active, as if it had fired long ago."""
        self.values["active", key] = True
        if ("hold", key) in self.objects:
            self.objects["hold", key].restore(True, LONG_AGO)

    def active(self, trigger: str) -> list[Level]:
        """Return the levels of a trigger that are active."""
        found: list[Any] = [key for key, value in self.values.items() if _is_active(key, value)]
        return [level for _, (id, level) in found if id == trigger]

    def take(self, metric: Metric, other: Memory) -> None:
        """Take the value of now that a metric has where it is measured."""
        for kind in ("input", "state"):
            if (kind, ("", metric[1])) in other.values:
                self.values[kind, metric] = other.values[kind, ("", metric[1])]

    def roll(self, metric: Metric, gap: float | None) -> None:
        """Raise the past of a metric by `gap`, or forget it; series of changes stay as they are."""
        for key, series in self.series.items():
            if isinstance(key, tuple) and key[1] == metric and not key[2]:
                series.forget() if gap is None else series.rebase(gap)
        for key, found in self.objects.items():
            if isinstance(key, tuple) and key[0] != "hold" and key[1] == metric:
                found.forget() if gap is None else found.rebase(gap)
        for key, value in self.values.items():
            if not isinstance(key, tuple) or key[0] == "now" or key[1] != metric:
                continue
            if key[0] == "sum":
                self.values[key] = math.nan
            elif key[0] in ("before", "value"):
                self.values[key] = math.nan if gap is None else value + gap

    def forget(self, metrics: Collection[Metric]) -> None:
        """Drop all that was measured of metrics: samples, changes, spreads, ranks, references.

        Their values of now, levels and timers stay.
        """
        for kept in (self.values, self.objects, self.series):
            for key in [key for key in kept if _is_of(key, metrics)]:
                del kept[key]


@dataclass(slots=True)
class Running:
    """A program at work: a handler for each input it uses, one for time, and its memory.

    look: judges every level by what is known, which an update does only where something moved
    peek: says whether the level at a place only waits until it clears, and what it is decided on
        now; judges nothing
    """

    compiled: Compiled
    handlers: tuple[Handler, ...]
    tick: Handler
    look: Handler
    peek: Callable[[float, int], tuple[Any, ...]]
    dump: Callable[[], tuple[Any, ...]]

    def standing(self, key: tuple[str, Level], time: float) -> Transition | None:
        """Return what a level is decided on now, as if it fired, or cleared while it waits until it
        does; None of one that is not here.

        time: ms, that of the last tick: what time moves has moved by then
        """
        place = self.compiled.places.get(key)
        if place is None:
            return None
        cell = self.compiled.cells[place]
        ended, *values = self.peek(time, place)
        kind = Kind.CLEARED if ended else Kind.FIRED
        return Transition(cell, kind, 0, (cell, kind, time, *values))

    def save(self, memory: Memory) -> None:
        """Write everything that the program keeps into the memory."""
        keys = (key for key, _ in self.compiled.states)
        memory.values.update(zip(keys, self.dump(), strict=True))
        for key, _ in self.compiled.holds:
            hold: Hold = memory.objects[("hold", key)]
            memory.values["active", key] = hold.is_active
            memory.values["counted", key] = hold.counted


def compile_rules(
    subject: Subject,
    subjects: Mapping[str, Subject],
    triggers: Iterable[Trigger],
    *,
    has_clock: bool,
    thin: int,
) -> Compiled:
    """Write and compile the program of a subject's triggers. Raise `Refused` on an unknown name."""
    triggers = tuple(triggers)
    layout = Layout(subject, subjects, has_clock=has_clock, thin=thin)
    parts = [part_of(layout, trigger, step) for trigger in triggers for step in trigger.steps]
    layout.finish()
    return Compiled(
        triggers,
        _maker(source_of(layout, parts)),
        tuple(layout.params),
        tuple((key, make) for key, (_, make) in layout.objects.items()),
        tuple((key, tuple(ring.counts)) for key, ring in layout.rings.items()),
        tuple(layout.cells),
        tuple((state.key, state.default) for state in layout.states),
        tuple(layout.holds),
        tuple(layout.inputs),
        {(cell.trigger, cell.step.level): place for place, cell in enumerate(layout.cells)},
    )


def start(compiled: Compiled, memory: Memory, note: Note, clock: Clock | None) -> Running:
    """Let a program take over. The memory keeps only what it uses, and every input."""
    series = {key: _series(memory, key, counts, compiled) for key, counts in compiled.series}
    objects = {
        key: memory.objects[key] if key in memory.objects else make()
        for key, make in compiled.objects
    }
    _set_holds(compiled, objects, memory)
    states = {key: memory.values.get(key, default) for key, default in compiled.states}
    inputs = {key: value for key, value in memory.values.items() if _is_input(key)}
    memory.values, memory.objects, memory.series = inputs | states, objects, series
    handlers, tick, look, peek, dump = compiled.make(
        note,
        clock,
        compiled.params,
        tuple(objects.values()),
        tuple(series.values()),
        compiled.cells,
        tuple(states.values()),
    )
    return Running(compiled, handlers, tick, look, peek, dump)


def _maker(source: str) -> Callable[..., Any]:
    if source not in _makers:
        space: dict[str, Any] = {"nan": math.nan, "inf": math.inf, "sqrt": math.sqrt}
        space["parts"] = parts
        space |= {kind.name: kind for kind in Kind}
        exec(compile(source, "<rules>", "exec"), space)
        _makers[source] = space["make"]
    return _makers[source]


def _series(memory: Memory, key: Hashable, counts: tuple[int, ...], compiled: Compiled) -> Series:
    series = memory.series.get(key)
    if series is None:
        return Series(counts, stagger=sum(map(ord, compiled.cells[0].subject)) * 37)
    series.serve(counts)
    return series


def _set_holds(compiled: Compiled, objects: Mapping[Hashable, Any], memory: Memory) -> None:
    for key, times in compiled.holds:
        hold: Hold = objects["hold", key]
        if ("hold", key) in memory.objects:
            hold.set_times(*times)
        else:
            is_active = memory.values.get(("active", key), False)
            hold.restore(is_active, memory.values.get(("counted", key), LONG_AGO))


def _is_active(key: Any, value: Any) -> bool:
    return isinstance(key, tuple) and key[0] == "active" and value is True


# A rank of changes or spreads is of no one metric, and is kept by its operand.
def _is_of(key: Any, metrics: Collection[Metric]) -> bool:
    if key[0] not in MEASURED:
        return False
    if key[0] == "rank" and key[1] is None:
        return not metrics_in(key[2]).isdisjoint(metrics)
    return key[1] in metrics


def _is_input(key: Hashable) -> bool:
    return isinstance(key, tuple) and key[0] in ("input", "state", "now")
