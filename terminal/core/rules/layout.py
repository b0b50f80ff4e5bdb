"""What the rules of one subject need, each thing once: inputs, sums, series, references, operands.

A layout collects it in the order of use and gives every thing a name; `source` writes the program
from it. Nothing here depends on the value of a threshold or a period: those become parameters
(`k0`, `k1`, ...), so that subjects with rules of the same form share one compiled program.

Names in a program: i input, e its data state, l sum; S series, T its times, B its values, n how
many, o origin, c when to tidy, g what is loud, v a sample's deviation, vv its square; s q a
window's sums, r pointer, f when it moves, b reference, d denominator, y value before, x operand,
h object, a active, z when it last counted, m its cell, k parameter, pa and pe where a part of a
day begins and ends; j v w are for the moment.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from terminal import Refused
from terminal.core.rules.hold import LONG_AGO
from terminal.core.rules.transition import Cell
from terminal.domain.metric import DataState
from terminal.domain.subject import Excess, Subject, Sum
from terminal.domain.trigger import Step

Metric = tuple[str, str]  # link, name
NAN = math.nan
# The code of a data state is its place in the enumeration; 0 is good.
CODES = {state: code for code, state in enumerate(DataState)}
NO_DATA = CODES[DataState.NO_DATA]


@dataclass(slots=True)
class Node:
    """One thing that is worked out, as lines of the program.

    roots: metrics that move it
    metric: whose samples it takes; None = it takes none
    sample: run when that metric has a new, known value; may not look at other metrics
    unknown: run instead when the metric has no value
    idle: run when only time has passed, or another metric moved
    moved: run after either, once the reference is known
    combine: run after all of these, whenever any root moved or time passed
    counted: the same, but only when a root moved
    initial: run once when a program takes over and the metric is known
    is_kept: an idle line reads what the last sample left
    explained: what an alert shows of it
    """

    var: str
    roots: frozenset[Metric]
    metric: Metric | None = None
    sample: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    combine: list[str] = field(default_factory=list)
    needs: tuple[Node, ...] = ()
    counted: list[str] = field(default_factory=list)
    explained: tuple[str, ...] = ()
    initial: list[str] = field(default_factory=list)
    ring: Ring | None = None
    is_kept: bool = False

    def sampled(self) -> list[str]:
        """Return the lines for a new sample."""
        return self.sample + self.moved

    def idled(self) -> list[str]:
        """Return the lines for time that has passed."""
        return self.idle + self.moved if self.idle else []


@dataclass(slots=True)
class Ring:
    """A series of samples in the program, and what is done with each.

    value: the metric's variable; before: its value before, when the samples are changes
    thin: the parameter within which a newer sample replaces the last one; "" = all are kept
    pointers, needed: variables and expressions from which index on the past is needed
    counts: lengths of the windows, 0 = by time
    windows: lines for a new sample; otherwise: for a value that is none, a change of zero
    afresh: lines after the past was cut; sums: after the origin moved; squares: their mean squares
    check: whether the shortest window has gone so quiet that its sums have no digits left
    """

    key: Hashable
    number: int
    value: str
    before: str = ""
    skips_zeros: bool = False
    thin: str = ""
    pointers: list[str] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)
    afresh: list[str] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    squares: list[str] = field(default_factory=list)
    check: str = ""

    @property
    def object(self) -> str:
        """The `Series` itself."""
        return f"S{self.number}"


@dataclass(frozen=True, slots=True)
class State:
    """A variable that outlives its program: where it is kept, and what it starts as."""

    var: str
    key: Hashable
    default: object


class Layout:
    """Everything one subject's program is made of."""

    def __init__(
        self, subject: Subject, subjects: Mapping[str, Subject], *, has_clock: bool, thin: int
    ) -> None:
        self.subject = subject
        self.has_clock = has_clock
        self.thin = thin
        self.params: list[object] = []
        self.objects: dict[Hashable, tuple[str, Callable[[], object]]] = {}
        self.states: list[State] = []
        self.scalars: list[str] = []
        self.setup: list[str] = []
        self.inputs: dict[Metric, int] = {}
        self.sums: dict[Metric, tuple[str, str, tuple[Metric, ...]]] = {}
        self.rings: dict[Hashable, Ring] = {}
        self.nodes: list[Node] = []
        self.memo: dict[Hashable, Node] = {}
        self.cells: list[Cell] = []
        self.holds: list[tuple[Hashable, tuple[int, int, int]]] = []
        self.has_states = False
        self.has_tod = False
        self.has_parts = False
        self._subjects = subjects
        self._count = 0

    @property
    def u(self) -> str:
        """The name of session time; without a clock it is exchange time."""
        return "u" if self.has_clock else "t"

    @property
    def day(self) -> str:
        """The session time at which the trading day of `t` began."""
        return "day" if self.has_clock else "t // 86400000.0 * 86400000.0"

    def param(self, value: object) -> str:
        """Pass a value in from outside; return its name."""
        self.params.append(value)
        return f"k{len(self.params) - 1}"

    def fresh(self) -> int:
        """Return a number that no other name has."""
        self._count += 1
        return self._count - 1

    def state(self, var: str, key: Hashable, default: object) -> str:
        """Keep a variable between calls and from one program to the next."""
        self.states.append(State(var, key, default))
        return var

    def object(self, key: Hashable, make: Callable[[], object], letter: str = "h") -> str:
        """Pass in an object that survives under `key`."""
        if key not in self.objects:
            self.objects[key] = (f"{letter}{len(self.objects)}", make)
        return self.objects[key][0]

    def add(self, key: Hashable, node: Node) -> Node:
        """Remember a node for whoever asks for the same again."""
        self.memo[key] = node
        self.nodes.append(node)
        return node

    def cell(self, trigger: str, step: Step) -> str:
        """Name the cell of a level, for its transitions."""
        if not self.cells or (self.cells[-1].trigger, self.cells[-1].step) != (trigger, step):
            self.cells.append(Cell(trigger, self.subject.id, step))
        return f"m{len(self.cells) - 1}"

    def owner(self, link: str) -> Subject:
        """Find the subject that a link names, "" being this one. Raise `Refused`."""
        if not link:
            return self.subject
        target = dict(self.subject.links).get(link)
        if target is None or target not in self._subjects:
            raise Refused(f"{self.subject.id} has no link called {link}")
        return self._subjects[target]

    def value(self, link: str, name: str) -> tuple[str, Metric]:
        """Return a metric's variable and key. Raise `Refused` where there is no such metric."""
        metric = (link, name)
        if metric in self.sums:
            return self.sums[metric][0], metric
        owner = self.owner(link)
        if name in owner.inputs:
            return self._input(metric), metric
        for total in owner.sums:
            if total.metric == name:
                return self._sum(metric, total), metric
        raise Refused(f"{owner.id} has no metric called {name}")

    def data_state(self, link: str, name: str) -> tuple[str, Metric]:
        """Return an expression for a metric's data state as a number, 0 = good."""
        self.has_states = True
        _, metric = self.value(link, name)
        sources = self.sums[metric][2] if metric in self.sums else (metric,)
        return " or ".join(f"e{self.inputs[source]}" for source in sources), metric

    def moved_by(self, source: Metric) -> Sequence[Metric]:
        """Return the metrics that an update of an input moves: itself and the sums it is in."""
        return [source, *(metric for metric, (_, _, used) in self.sums.items() if source in used)]

    def variable(self, metric: Metric) -> str:
        """The name of a metric's value."""
        return self.sums[metric][0] if metric in self.sums else f"i{self.inputs[metric]}"

    def finish(self) -> None:
        """Declare what every program keeps: its inputs and how late it is."""
        for metric, number in self.inputs.items():
            self.state(f"i{number}", ("input", metric), NAN)
            if self.has_states:
                self.state(f"e{number}", ("state", metric), NO_DATA)
        self.state("now", ("now",), LONG_AGO)

    def _input(self, metric: Metric) -> str:
        if metric not in self.inputs:
            self.inputs[metric] = len(self.inputs)
        return f"i{self.inputs[metric]}"

    def _sum(self, metric: Metric, total: Sum) -> str:
        names = (name for term in total.terms for name in term.inputs)
        sources = tuple(dict.fromkeys((metric[0], name) for name in names))
        text = ""
        for number, term in enumerate(total.terms):
            source = self._input((metric[0], term.metric))
            if isinstance(term, Excess):
                source = self._excess(metric[0], term)
            if abs(term.factor) == 1.0:
                text += f" {'+' if term.factor > 0 else '-'} {source}"
            else:
                text += f" + {self.param(term.factor)} * {source}"
            # As a person would write it, spot x scale + shift - futures: the same digits too.
            if number == 0 and total.constant:
                text += f" + {self.param(total.constant)}"
        var = f"l{len(self.sums)}"
        self.sums[metric] = (var, f"{var} = {text.removeprefix(' + ').strip()}", sources)
        return var

    # Written so that an unknown input makes it unknown: no comparison with it is true.
    def _excess(self, link: str, term: Excess) -> str:
        above = self._input((link, term.metric))
        if term.over:
            above = f"{above} - {self._input((link, term.over))}"
        return f"{self._input((link, term.times))} * (0.0 if {above} < 0.0 else {above})"
