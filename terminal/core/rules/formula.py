"""Conditions as text that a person can read and write: a small language of comparisons.

    basis < -300
    outside(basis, -300, 300, clear=20) and during("09:00", "11:30")
    abs(basis) > 300 and not during("last 30m")
    abs(change(contract_basis, "settlement", per="previous", floor=50)) > 5%
        and abs(inventory_basis) > 120
    deviation(basis, 5) / deviation(basis, 60) > 2 or stale(basis)

Names are metrics; `unit.inventory_basis` is one of a linked subject. `parse` reads what `spell`
writes, and refuses everything else with the words that are wrong.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import lru_cache

from terminal import Refused
from terminal.core.rules import words as w
from terminal.core.rules.operand_text import read_operand, spell_operand
from terminal.core.rules.width import full_width
from terminal.core.rules.words import BadFormula
from terminal.domain.condition import (
    All,
    Any,
    Beyond,
    Condition,
    Data,
    DayPart,
    During,
    InSession,
    Not,
    flipped,
)
from terminal.domain.metric import DataState
from terminal.domain.operand import Flip

LONGEST = 4000
DEEPEST = 20
PERCENT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*%")
STATES = {
    "stale": DataState.STALE,
    "no_data": DataState.NO_DATA,
    "skewed": DataState.SKEWED,
    "limit_board": DataState.LIMIT_BOARD,
    "link_down": DataState.LINK_DOWN,
}
PARTS = 'there are two times of day, "night", "day", "first 15m" and "last 30m"'
STATE_WORDS = {state: word for word, state in STATES.items()}


# Thousands of rules say few different formulas, and tables of the window ask again and again.
@lru_cache(maxsize=4096)
def parse(text: str) -> Condition:
    """Read a formula; raise `BadFormula` with the words that cannot be understood."""
    if len(text) > LONGEST:
        raise BadFormula(f"a formula has at most {LONGEST} characters")
    if found := full_width(text):
        wide, column, plain = found
        raise BadFormula(f"column {column}: {wide} is full-width: type {plain}")
    try:
        # Joined lines, so that a formula may be broken anywhere; 5% is 0.05.
        flat = PERCENT.sub(r"pct(\1)", " ".join(text.split()))
        tree = ast.parse(flat, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadFormula(f"this is not a formula: {text.strip()!r}") from None
    try:
        return _read(tree, 0)
    except Refused as refusal:
        raise BadFormula(str(refusal)) from None


def spell(condition: Condition) -> str:
    """Write a condition as a formula that `parse` reads back to the same condition."""
    match condition:
        case All(parts=parts):
            return _spell_parts("all", " and ", parts)
        case Any(parts=parts):
            return _spell_parts("any", " or ", parts)
        case Not(part=part):
            return f"not {_inner(part)}"
        case During(start=start, end=end):
            return f"during({w.spell_time(start)}, {w.spell_time(end)})"
        case InSession():
            return f'during("{spell_part(condition)}")'
        case Data(metric=metric, states=states, link=link):
            return _spell_data(w.spell_metric(metric, link), states)
        case Beyond():
            return _spell_beyond(condition)


def _read(node: ast.expr, depth: int) -> Condition:
    if depth > DEEPEST:
        raise BadFormula("the formula is nested too deeply")
    match node:
        case ast.BoolOp(op=op, values=values):
            parts = tuple(_read(one, depth + 1) for one in values)
            return All(parts) if isinstance(op, ast.And) else Any(parts)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return Not(_read(inner, depth + 1))
        case ast.Compare():
            return _comparison(node)
        case ast.Call(func=ast.Name(id="all" | "any" as name)):
            args, _ = w.call(node, 1, 100, set())
            parts = tuple(_read(one, depth + 1) for one in args)
            return All(parts) if name == "all" else Any(parts)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            return CALLS[name](node)
    raise w.bad(node, "this is neither true nor false")


def _comparison(node: ast.Compare) -> Condition:
    if len(node.ops) != 1:
        raise w.bad(node, "compare two things at a time")
    left, sign, right = node.left, node.ops[0], node.comparators[0]
    if not isinstance(sign, ast.Lt | ast.Gt):
        raise w.bad(node, "things are compared by < and > only")
    is_above = isinstance(sign, ast.Gt)
    if w.is_number(left):
        left, right, is_above = right, left, not is_above
    limit = w.number(right)
    match left:
        case ast.Call(func=ast.Name(id="abs"), args=[inner], keywords=[]):
            beyond = Beyond(operand=read_operand(inner), high=limit, low=-limit)
            return beyond if is_above else Not(beyond)
    operand = read_operand(left)
    return Beyond(operand=operand, high=limit) if is_above else Beyond(operand=operand, low=limit)


# outside(x, low, high, clear=width): beyond either limit, and back once inside by the width.
def _outside(node: ast.Call) -> Condition:
    args, words = w.call(node, 3, 3, {"clear"})
    low, high = w.number(args[1]), w.number(args[2])
    width = w.number(words["clear"]) if "clear" in words else 0.0
    if width < 0:
        raise w.bad(node, "the width to come back by must not be negative")
    return Beyond(
        operand=read_operand(args[0]),
        high=high,
        low=low,
        high_clear=high - width if width else None,
        low_clear=low + width if width else None,
    )


# beyond(x, high=, high_clear=, low=, low_clear=): every threshold by itself.
def _beyond(node: ast.Call) -> Condition:
    args, words = w.call(node, 1, 1, {"high", "low", "high_clear", "low_clear"})
    limits = {name: w.number(word) for name, word in words.items()}
    return Beyond(operand=read_operand(args[0]), **limits)


# during("21:00", "02:30") is the wall's clock; during("night") is a session of the contract.
def _during(node: ast.Call) -> Condition:
    args, _ = w.call(node, 1, 2, set())
    if len(args) == 1:
        return read_part(w.quoted(args[0]))
    return During(w.time_of_day(args[0]), w.time_of_day(args[1]))


def read_part(text: str) -> InSession:
    """Read a part of a trading day: "night", "day", "first 15m", "last 30m"; or `Refused`."""
    part, _, span = text.partition(" ")
    if text in (DayPart.NIGHT, DayPart.DAY):
        return InSession(DayPart(text))
    if span and part in (DayPart.FIRST, DayPart.LAST):
        return InSession(DayPart(part), w.span(ast.Constant(span)))
    raise BadFormula(f"during({text!r}): {PARTS}")


def spell_part(one: InSession) -> str:
    """Write a part of a trading day as `read_part` reads it."""
    return f"{one.part} {w.spell_span(one.span)}".replace('"', "") if one.span else one.part.value


def _flip(node: ast.Call) -> Condition:
    flip = read_operand(node)
    assert isinstance(flip, Flip)
    return flipped(flip)


# data(x, "stale", "no_data"): no good value for one of these reasons.
def _data(node: ast.Call) -> Condition:
    args, _ = w.call(node, 2, 1 + len(STATES), set())
    metric, link = w.metric(args[0])
    return Data(metric, tuple(_state(one) for one in args[1:]), link)


def _state(node: ast.expr) -> DataState:
    state = STATES.get(w.quoted(node))
    if state is None:
        raise w.bad(node, f"there are {', '.join(STATES)}")
    return state


def _one_state(node: ast.Call) -> Condition:
    args, _ = w.call(node, 1, 1, set())
    metric, link = w.metric(args[0])
    assert isinstance(node.func, ast.Name)
    return Data(metric, (STATES[node.func.id],), link)


def _inner(part: Condition) -> str:
    is_joined = isinstance(part, All | Any) and len(part.parts) > 1
    return f"({spell(part)})" if is_joined else spell(part)


def _spell_parts(name: str, between: str, parts: tuple[Condition, ...]) -> str:
    if len(parts) == 1:
        return f"{name}({spell(parts[0])})"
    return between.join(_inner(one) for one in parts)


def _spell_data(metric: str, states: tuple[DataState, ...]) -> str:
    if len(states) == 1:
        return f"{STATE_WORDS[states[0]]}({metric})"
    named = ", ".join(f'"{STATE_WORDS[state]}"' for state in states)
    return f"data({metric}, {named})"


def _spell_beyond(one: Beyond) -> str:
    operand = spell_operand(one.operand)
    if isinstance(one.operand, Flip) and one == flipped(one.operand):
        return operand
    clears = (one.high_clear, one.low_clear)
    if clears == (None, None):
        if one.low is None and one.high is not None:
            return f"{operand} > {w.spell_number(one.high)}"
        if one.high is None and one.low is not None:
            return f"{operand} < {w.spell_number(one.low)}"
        if one.high is not None and one.low == -one.high:
            return f"abs({operand}) > {w.spell_number(one.high)}"
    limits = ("high", "high_clear", "low", "low_clear")
    said = [
        f"{name}={w.spell_number(limit)}"
        for name in limits
        if (limit := getattr(one, name)) is not None
    ]
    return f"beyond({operand}, {', '.join(said)})"


CALLS: dict[str, Callable[[ast.Call], Condition]] = {
    "outside": _outside,
    "beyond": _beyond,
    "during": _during,
    "flip": _flip,
    "data": _data,
    **dict.fromkeys(STATES, _one_state),
}
