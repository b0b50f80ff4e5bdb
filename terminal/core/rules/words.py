"""The words of a formula: numbers, quoted texts, spans of time, names of metrics, and calls.

Python's own grammar takes a formula apart, and nothing of it is ever run. Each function reads one
kind of word from the tree and writes it again; what it cannot read is refused as it was written.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Set
from datetime import time, timedelta
from decimal import Decimal

from terminal import Refused

MOST_MAGNITUDE = 10.0**15
LONGEST = timedelta(days=3660)
SPAN = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)(ms|s|m|h|d)", re.ASCII)
MICROSECONDS = {
    "d": 86_400_000_000,
    "h": 3_600_000_000,
    "m": 60_000_000,
    "s": 1_000_000,
    "ms": 1_000,
}


class BadFormula(Refused):
    """A formula that cannot be understood; the text quotes the words that are wrong."""


def bad(node: ast.expr, why: str) -> BadFormula:
    """Say what is wrong with some words of a formula."""
    return BadFormula(f"{ast.unparse(node)}: {why}")


def is_number(node: ast.expr) -> bool:
    """A number, with or without a sign, perhaps in per cent."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return is_number(node.operand)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "pct"
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def number(node: ast.expr) -> float:
    """Read a finite number; pct(5) is 0.05."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=inner) if is_number(inner):
            return -number(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner) if is_number(inner):
            return number(inner)
        case ast.Call(func=ast.Name(id="pct"), args=[inner], keywords=[]):
            return number(inner) / 100
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            if math.isfinite(value) and abs(value) <= MOST_MAGNITUDE:
                return float(value)
    raise bad(node, "a number is needed")


def whole(node: ast.expr) -> int:
    """Read a whole number."""
    found = number(node)
    if not found.is_integer():
        raise bad(node, "a whole number is needed")
    return int(found)


def flag(node: ast.expr) -> bool:
    """Read True or False."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return node.value
    raise bad(node, "True or False is needed")


def quoted(node: ast.expr) -> str:
    """Read a text in quotation marks."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise bad(node, 'a text in quotation marks is needed, such as "15m"')


def span(node: ast.expr) -> timedelta:
    """Read a span of time: "500ms", "90s", "15m", "1.5h", "5d"."""
    match = SPAN.fullmatch(quoted(node))
    if match is not None:
        found = int(Decimal(match[1]) * MICROSECONDS[match[2]])
        if found <= LONGEST / timedelta(microseconds=1):
            return timedelta(microseconds=found)
    raise bad(node, 'a span of time is needed, such as "90s", "15m" or "5d"')


def time_of_day(node: ast.expr) -> time:
    """Read an exchange time: "21:00" or "10:15:30"."""
    try:
        found = time.fromisoformat(quoted(node))
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise bad(node, 'a time of day is needed, such as "21:00"')
    return found


def metric(node: ast.expr) -> tuple[str, str]:
    """Read the name of a metric: (metric, link).

    The link of `unit.basis` is "unit", that of `basis["pair:cu"]` is "pair:cu".
    """
    match node:
        case ast.Name(id=name):
            return name, ""
        case ast.Attribute(value=ast.Name(id=link), attr=name):
            return name, link
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(link))):
            if ":" not in link or '"' in link:
                raise bad(node, 'a subject is written as basis["pair:…"]')
            return name, link
    raise bad(node, "the name of a metric is needed, such as basis or unit.basis")


def call(
    node: ast.Call, least: int, most: int, words: Set[str]
) -> tuple[list[ast.expr], dict[str, ast.expr]]:
    """Take a call apart: from `least` to `most` things in a row, then only these named words."""
    named = {word.arg: word.value for word in node.keywords if word.arg is not None}
    if any(word.arg is None for word in node.keywords) or any(
        isinstance(one, ast.Starred) for one in node.args
    ):
        raise bad(node, "no stars, please")
    if not least <= len(node.args) <= most:
        count = str(least) if least == most else f"{least} to {most}"
        raise bad(node, f"{count} things are needed in the brackets")
    for word in named:
        if word not in words:
            known = ", ".join(sorted(words)) or "none"
            raise bad(node, f"there is no {word} here; there are: {known}")
    return list(node.args), named


def spell_number(value: float) -> str:
    """Write a number so that it is read back exactly, without a needless point."""
    return str(int(value)) if value.is_integer() else repr(value)


def spell_span(value: timedelta) -> str:
    """Write a span in its largest whole unit, in quotation marks."""
    total = value // timedelta(microseconds=1)
    for unit, size in MICROSECONDS.items():
        if total % size == 0:
            return f'"{total // size}{unit}"'
    return f'"{Decimal(total) / 1_000_000}s"'


def spell_time(value: time) -> str:
    """Write a time of day, in quotation marks."""
    return f'"{value.isoformat("auto" if value.second or value.microsecond else "minutes")}"'


def spell_metric(name: str, link: str) -> str:
    """Write the name of a metric, with its link."""
    if ":" in link:
        return f'{name}["{link}"]'
    return f"{link}.{name}" if link else name
