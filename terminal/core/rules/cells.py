"""The levels of triggers as lines of a program: each fires, clears, or stays as it is.

Only what is certain moves a level, so an unknown operand leaves it alone. Under `Unknown.HOLD` a
composite must know all its operands before anything is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from terminal.core.rules.hold import LONG_AGO, Hold
from terminal.core.rules.layout import Layout, Metric, Node
from terminal.core.rules.logic import explained, never, nodes, surely
from terminal.core.rules.names import Leaf, leaves
from terminal.core.rules.transition import Kind
from terminal.domain.condition import All, Beyond, Condition, Data, During, InSession
from terminal.domain.operand import (
    Anchor,
    Change,
    Flip,
    Operand,
    Percentile,
    Ratio,
    Volatility,
    Within,
)
from terminal.domain.trigger import Step, Trigger, Unknown

MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Part:
    """A level in the program: its lines, and which metrics, nodes and passing time concern it.

    shown: the variables that it is decided on, in the order of `names_of`
    ended: whether an active level only waits until it clears; "" = there is no such wait, or its
        one comparison says so itself
    """

    lines: list[str]
    roots: frozenset[Metric]
    nodes: tuple[Node, ...]
    is_timed: bool
    shown: tuple[str, ...]
    ended: str


def part_of(layout: Layout, trigger: Trigger, step: Step) -> Part:
    """Write one level of a trigger."""
    used = nodes(layout, step.when)
    roots = {root for node in used for root in node.roots}
    parts = leaves(step.when)
    for leaf in parts:
        if isinstance(leaf, Data):
            roots.add(layout.data_state(leaf.link, leaf.metric)[1])
    is_held = bool(trigger.hold or trigger.clear_hold)
    waits = bool(trigger.clear_hold) and not isinstance(step.when, Beyond)
    lines = (_held if is_held else _plain)(layout, trigger, step, used)
    return Part(
        lines,
        frozenset(roots),
        tuple(used),
        is_held or any(_ages(leaf) for leaf in parts),
        tuple(explained(layout, step.when)),
        never(layout, step.when, stays=True) if waits else "",
    )


def _plain(layout: Layout, trigger: Trigger, step: Step, used: list[Node]) -> list[str]:
    number = layout.fresh()
    key = (trigger.id, step.level)
    a = layout.state(f"a{number}", ("active", key), False)
    fire, clear = _edges(layout, trigger, step, used)
    fired, cleared, suppressed = (_note(layout, trigger, step, kind.name) for kind in Kind)
    lines = [
        f"if {a}:",
        f"    if {clear}:",
        f"        {a} = False",
        f"        {cleared}",
        f"elif {fire}:",
        f"    {a} = True",
    ]
    if not trigger.cooldown:
        return [*lines, f"    {fired}"]
    z = layout.state(f"z{number}", ("counted", key), LONG_AGO)
    wait = layout.param(float(trigger.cooldown // MILLISECOND))
    return [
        *lines,
        f"    if {layout.u} - {z} >= {wait}:",
        f"        {z} = {layout.u}",
        f"        {fired}",
        f"    else: {suppressed}",
    ]


def _held(layout: Layout, trigger: Trigger, step: Step, used: list[Node]) -> list[str]:
    times = (
        trigger.hold // MILLISECOND,
        trigger.clear_hold // MILLISECOND,
        trigger.cooldown // MILLISECOND,
    )
    key = (trigger.id, step.level)
    h = layout.object(("hold", key), lambda: Hold(*times))
    layout.holds.append((key, times))
    when = step.when
    known = _known(used) if trigger.unknown is Unknown.HOLD and used else ""
    guard = f" if {known} else -1" if known else ""

    def truth(stays: bool) -> str:
        yes, no = surely(layout, when, stays=stays), never(layout, when, stays=stays)
        return f"v = (1 if {yes} else 0 if {no} else -1){guard}"

    return [
        f"if {h}.is_latched: {truth(True)}",
        f"else: {truth(False)}",
        f"v = {h}.step(v, {layout.u})",
        f"if v: {_note(layout, trigger, step, 'v')}",
    ]


def _edges(layout: Layout, trigger: Trigger, step: Step, used: list[Node]) -> tuple[str, str]:
    fire, clear = surely(layout, step.when, stays=False), never(layout, step.when, stays=True)
    if trigger.unknown is Unknown.HOLD and used and not isinstance(step.when, Beyond):
        known = _known(used)
        fire = fire if _knows_all(step.when) else f"{fire} and {known}"
        clear = f"{clear} and {known}"
    return fire, clear


# Whether all operands are known whenever the condition is certainly true.
def _knows_all(condition: Condition) -> bool:
    match condition:
        case All(parts=parts):
            return all(_knows_all(part) for part in parts)
        case Beyond() | During() | InSession() | Data():
            return True
        case _:
            return False


def _known(used: list[Node]) -> str:
    return " and ".join(f"{node.var} == {node.var}" for node in used)


def _note(layout: Layout, trigger: Trigger, step: Step, kind: str) -> str:
    cell = layout.cell(trigger.id, step)
    shown = ", ".join(explained(layout, step.when))
    return f"note(({cell}, {kind}, t{', ' + shown if shown else ''}))"


# Whether a part of a condition changes when nothing happens but time.
def _ages(leaf: Leaf) -> bool:
    if isinstance(leaf, Beyond):
        return _moves(leaf.operand)
    return isinstance(leaf, During | InSession)


def _moves(operand: Operand) -> bool:
    match operand:
        case Change(period=period):
            return period is not Anchor.SAMPLE
        case Volatility(window=window):
            return isinstance(window, Within)
        case Ratio(over=over, under=under):
            return _moves(over) or _moves(under)
        case Percentile(of=of):
            return _moves(of)
        case Flip():
            return True
        case _:
            return False
