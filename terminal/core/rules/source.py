"""The program of a subject's rules, as Python source.

One function for each input, one for passing time, one for the first look at what is there and one
that says what a level stands on, all closures over the same state, so that an update is one call
and every step after that straight down: take the value, work out the sums it is in, append samples,
move pointers, compute operands, judge the levels. Subjects whose rules have the same form give the
same text, and share its code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from terminal.core.rules.cells import Part
from terminal.core.rules.layout import Layout, Metric, Node, Ring

# Infinite, or so large (above 1e150) that no sum of squares could hold it: no price, no money.
# Written so that CPython 3.11 has specialised instructions for it; a chained comparison has none.
TAKE = ["if p is None: p = nan", "w = p * 1e158", "if w - w != 0.0: p = nan"]


def source_of(layout: Layout, parts: Sequence[Part]) -> str:
    """Write the program; every node and part must have been made before."""
    handlers = [_Handler(layout, parts, metric) for metric in layout.inputs]
    tick = _Handler(layout, parts, None)
    every = [*handlers, tick]
    # What a handler reads but does not work out must outlive the call that did.
    kept = {name for handler in every for name in handler.borrowed}
    kept |= {node.var for node in layout.nodes if node.is_kept}
    layout.scalars += sorted(kept)
    lines = _preamble(layout) + _first(layout, kept)
    nonlocals = _nonlocals(layout)
    for ring in layout.rings.values():
        lines += ["", f"def trim{ring.number}():", *_indent([*nonlocals, *_trim(ring)])]
    for number, handler in enumerate(handlers):
        lines += ["", f"def on{number}(t, p, e=0):", *_indent([*nonlocals, *handler.lines()])]
    lines += ["", "def tick(t):", *_indent([*nonlocals, *tick.lines()])]
    lines += ["", "def look(t):", *_indent([*nonlocals, *_look(layout, parts, kept, tick)])]
    lines += ["", "def peek(t, n):", *_indent([*nonlocals, *_peek(layout, parts, kept, tick)])]
    lines += ["", "def dump():", f"    return ({''.join(f'{s.var}, ' for s in layout.states)})"]
    names = "".join(f"on{number}, " for number in range(len(handlers)))
    lines += ["", f"return ({names}), tick, look, peek, dump"]
    head = "def make(note, clock, params, objects, series, cells, states):"
    return "\n".join([head, *_indent(lines), ""])


def _preamble(layout: Layout) -> list[str]:
    lines = [
        *_unpack([f"k{number}" for number in range(len(layout.params))], "params"),
        *_unpack([name for name, _ in layout.objects.values()], "objects"),
        *_unpack([ring.object for ring in layout.rings.values()], "series"),
        *_unpack([f"m{number}" for number in range(len(layout.cells))], "cells"),
        *_unpack([state.var for state in layout.states], "states"),
        "lo = hi = off = day = 0",
        "is_open = False",
        *(["part = parts(clock)"] if layout.has_parts else []),
    ]
    for ring in layout.rings.values():
        number, series = ring.number, ring.object
        lines.append(f"T{number}, B{number} = {series}.times, {series}.values")
        lines.append(f"n{number}, c{number} = len(T{number}), {series}.limit")
        if ring.counts:
            lines.append(f"o{number}, g{number} = {series}.origin, {series}.loud")
    lines += [line for _, line, _ in layout.sums.values()]
    return lines + layout.setup


# Operands that live between calls, from the past that is there already.
def _first(layout: Layout, kept: set[str]) -> list[str]:
    lines = []
    for node in _closure(layout, (node for node in layout.nodes if node.var in kept)):
        lines += _begun(layout, node)
    return lines


def _begun(layout: Layout, node: Node) -> list[str]:
    lines = [f"{node.var} = nan"] if node.var[0] == "x" else []
    if node.initial and node.metric is not None:
        value = layout.variable(node.metric)
        lines += [f"if {value} == {value}:", *_indent(node.initial)]
    return lines + node.combine


# Every level once by the values that are there, without a sample: rules that have just come must
# not wait for news of a number that stands.
def _look(
    layout: Layout, parts: Sequence[Part], kept: Collection[str], tick: _Handler
) -> list[str]:
    if not parts:
        return ["pass"]
    lines = tick.moment() + _stand(layout, (node for part in parts for node in part.nodes), kept)
    return lines + [line for part in parts for line in part.lines]


# What one level is decided on as it stands, without judging it.
def _peek(
    layout: Layout, parts: Sequence[Part], kept: Collection[str], tick: _Handler
) -> list[str]:
    lines = tick.moment()
    for number, part in enumerate(parts):
        shown = f"return ({part.ended or False}, {''.join(f'{one}, ' for one in part.shown)})"
        body = [*_stand(layout, part.nodes, kept), shown]
        lines += [f"if n == {number}:", *_indent(body)]
    return lines


def _stand(layout: Layout, nodes: Iterable[Node], kept: Collection[str]) -> list[str]:
    lines = []
    for node in _closure(layout, nodes):
        if node.idle:
            lines += [*node.idled(), *node.combine]
        else:
            lines += node.combine if node.var in kept else _begun(layout, node)
    return lines


def _trim(ring: Ring) -> list[str]:
    number, series = ring.number, ring.object
    needed = [*(f"{pointer} - 1" for pointer in ring.pointers), *ring.needed]
    first = needed[0] if len(needed) == 1 else f"min({', '.join(needed)})"
    lines = [
        f"w = {series}.tidy({first})",
        *(f"{pointer} -= w" for pointer in ring.pointers),
        f"n{number} = len(T{number})",
        *ring.afresh,
    ]
    if ring.counts:
        squares = ", ".join(ring.squares)
        fresh = [
            f"o{number} = {series}.origin",
            *ring.sums,
            f"g{number} = {series}.heed({squares})",
        ]
        lines += [f"if {series}.is_fresh:", *_indent(fresh)]
    return [*lines, f"c{number} = {series}.limit"]


def _nonlocals(layout: Layout) -> list[str]:
    names = [state.var for state in layout.states] + layout.scalars
    names += [var for var, _, _ in layout.sums.values()]
    for ring in layout.rings.values():
        letters = "ncog" if ring.counts else "nc"
        names += [f"{letter}{ring.number}" for letter in letters]
    if layout.has_clock:
        names += ["lo", "hi", "off", "is_open", "day"]
    return [f"nonlocal {', '.join(dict.fromkeys(names))}"] if names else []


class _Handler:
    # What happens on one input, or, with no input, when only time has passed.

    def __init__(self, layout: Layout, parts: Sequence[Part], source: Metric | None) -> None:
        self.layout = layout
        self.source = source
        self.moved = [] if source is None else list(layout.moved_by(source))
        if source is None:
            self.parts = [part for part in parts if part.is_timed]
        else:
            self.parts = [part for part in parts if part.roots & set(self.moved)]
        self.needed = _closure(layout, (node for part in self.parts for node in part.nodes))
        self.ids = {id(node) for node in self.needed}
        self.sampled = [node for node in layout.nodes if node.metric in self.moved]
        self.idle = [node for node in layout.nodes if self._idles(node)]
        self.combined = [node for node in layout.nodes if self._combines(node)]
        computed = {node.var for node in self.sampled if not node.ring}
        computed |= {node.var for node in self.combined}
        computed |= {node.var for node in self.idle if not node.is_kept}
        read = {node.var for node in self.combined for node in node.needs}
        read |= {node.var for part in self.parts for node in part.nodes}
        read |= {name for node in self.needed for name in node.explained}
        self.borrowed = {name for name in read if name not in computed and name[0] == "x"}

    def _idles(self, node: Node) -> bool:
        return node.metric not in self.moved and id(node) in self.ids and bool(node.idle)

    def _combines(self, node: Node) -> bool:
        lines = node.combine or (node.counted if self.moved else [])
        if not lines:
            return False
        return bool(node.roots & set(self.moved)) or (id(node) in self.ids and bool(node.combine))

    def lines(self) -> list[str]:
        if self.source is None:
            return self.moment() + self._body() if self.parts else ["pass"]
        return [*self._take(), *self.moment(), *self._body()]

    def _take(self) -> list[str]:
        assert self.source is not None
        number = self.layout.inputs[self.source]
        lines = [*TAKE]
        if self.layout.has_states:
            lines += [f"e{number} = e or (0 if p == p else 1)", "if e: p = nan"]
        lines.append(f"i{number} = p")
        return lines + [
            line for metric, (_, line, _) in self.layout.sums.items() if metric in self.moved
        ]

    def moment(self) -> list[str]:
        """Read the clock."""
        lines = ["if t < now: t = now", "else: now = t"]
        if self.layout.has_clock:
            lines += [
                "if not lo <= t < hi: lo, hi, off, is_open, day = clock(t)",
                "u = t - off if is_open else off",
            ]
        return [*lines, "tod = t % 86400000.0"] if self.layout.has_tod else lines

    def _body(self) -> list[str]:
        lines = []
        for metric in self.moved:
            nodes = [node for node in self.sampled if node.metric == metric]
            if not nodes:
                continue
            value = self.layout.variable(metric)
            lines.append(f"if {value} == {value}:")
            for node in nodes:
                lines += _indent(_append(self.layout, node.ring) if node.ring else node.sampled())
            unknown = [line for node in nodes for line in node.unknown]
            if unknown:
                lines += ["else:", *_indent(unknown)]
        for node in self.idle:
            lines += node.idled()
        for node in self.combined:
            lines += node.combine
            if node.roots & set(self.moved):
                lines += node.counted
        for part in self.parts:
            lines += part.lines
        return lines


def _append(layout: Layout, ring: Ring) -> list[str]:
    value, u = ring.value, layout.u
    if not ring.before:
        return _grow(ring, value, u)
    counts = "w == w and w != 0.0" if ring.skips_zeros else "w == w"
    lines = [
        f"w = {value} - {ring.before}",
        f"{ring.before} = {value}",
        f"if {counts}:",
        *_indent(_grow(ring, "w", u)),
    ]
    return [*lines, "else:", *_indent(ring.otherwise)] if ring.otherwise else lines


def _grow(ring: Ring, value: str, u: str) -> list[str]:
    number = ring.number
    lines = [f"T{number}.append({u})", f"B{number}.append({value})", f"n{number} += 1"]
    if ring.counts:
        lines += [
            f"v{number} = {value} - o{number}",
            f"vv{number} = v{number} * v{number}",
            f"if vv{number} > g{number}: c{number} = {ring.object}.shout()",
        ]
    lines += [*ring.windows, *([ring.check] if ring.check else [])]
    # Sums made anew are worth more than those that this sample was judged by.
    lines += [f"if n{number} >= c{number}:", *_indent([f"trim{number}()", *ring.otherwise])]
    if not ring.thin:
        return lines
    return [
        f"if T{number} and {u} - T{number}[-1] < {ring.thin}: B{number}[-1] = {value}",
        "else:",
        *_indent(lines),
    ]


# The nodes and all that they need, in the order in which they are worked out.
def _closure(layout: Layout, nodes: Iterable[Node]) -> list[Node]:
    found: set[int] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found.add(id(node))
            waiting += node.needs
    return [node for node in layout.nodes if id(node) in found]


def _unpack(names: list[str], source: str) -> list[str]:
    return [f"{', '.join(names)}, = {source}"] if names else []


def _indent(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
