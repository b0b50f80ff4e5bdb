"""What is wrong with a desk file, in one sentence: file, line, key, value, and what is allowed.

Lines are found by reading the text again, good enough for a message: table headers and keys at the
start of a line are known, whatever spans several lines is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from terminal import Refused

Place = Sequence[str | int]

LONGEST_VALUE = 60
SECRET = frozenset({"password", "secret"})
KINDS = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "true or false",
    "date": "a date such as 2027-02-05",
    "array": "a list",
    "object": "a table",
}
COMPARED = {">=": "must be at least", "<=": "must be at most", ">": "must be above"}


class SettingsError(Refused):
    """The desk file is wrong; the text names file, line, key and value."""


def complaint(path: Path, text: str, where: Place, value: object, why: str) -> SettingsError:
    """Say that the value at this place, such as ("pair", 2, "premium"), is wrong, and why."""
    shown = "***" if where and where[-1] in SECRET else _short(value)
    return SettingsError(f"{path} line {line_of(text, where)}: {dotted(where)} = {shown}: {why}")


def missing_key(path: Path, text: str, where: Place) -> SettingsError:
    """Say that the key at this place must be there and is not."""
    return SettingsError(f"{path} line {line_of(text, where)}: {dotted(where)} is missing")


def shape_complaint(
    path: Path, text: str, tables: Any, shape: type, patterns: dict[str, str], error: str
) -> SettingsError:
    """Put into words what msgspec says of tables that have not this shape.

    patterns: regular expression of a type -> what it allows
    """
    where, why = shape_flaw(shape, patterns, error)
    if not why:
        return missing_key(path, text, where)
    return complaint(path, text, where, _value_at(tables, where), why)


def shape_flaw(shape: type, patterns: dict[str, str], error: str) -> tuple[Place, str]:
    """Return where a value has not this shape, and why, in words; "" = there is no value."""
    # msgspec writes "Expected `int` >= 1 - at `$.pair[0].decimals`".
    why, _, place = error.partition(" - at `$")
    where = tuple(int(p) if p.isdigit() else p for p in re.findall(r"[\w-]+", place))
    if missing := re.search(r"missing required field `([\w-]+)`", why):
        return (*where, missing[1]), ""
    if unknown := re.search(r"unknown field `([^`]*)`", why):
        return (*where, unknown[1]), "is not a known key"
    if why.startswith("Invalid enum"):
        allowed = ", ".join(f'"{one}"' for one in _allowed(shape, where))
        return where, f"allowed is {allowed}"
    return where, _in_words(why, patterns)


def line_of(text: str, where: Place) -> int:
    """Find the line of a key such as ("pair", 2, "premium"), or of the nearest table above it."""
    found, depth = 1, 0
    for number, path in _paths(text):
        if depth < len(path) <= len(where) and tuple(where[: len(path)]) == path:
            found, depth = number, len(path)
    return found


def decimals_in(value: Any, where: Place = ()) -> Iterator[tuple[Place, Decimal]]:
    """Give every decimal of tables in shape, with its place."""
    if isinstance(value, Decimal):
        yield where, value
    elif isinstance(value, tuple):
        for index, row in enumerate(value):
            yield from decimals_in(row, (*where, index))
    elif isinstance(value, msgspec.Struct):
        for key in value.__struct_fields__:
            yield from decimals_in(getattr(value, key), (*where, key))


def dotted(where: Place) -> str:
    """Write ("pair", 2, "premium") as pair[3].premium, counting tables from one."""
    text = ""
    for part in where:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _paths(text: str) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    # The place of each table header and of each key, in the order of the lines.
    rows: Counter[str] = Counter()
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[(\[?)\s*([\w.-]+)\s*\]", line):
            name, *rest = header[2].split(".")
            rows[name] += bool(header[1]) and not rest
            table = (name, rows[name] - 1, *rest) if rows[name] else (name, *rest)
            yield number, table
        elif key := re.match(r'\s*"?([\w.-]+)"?\s*=', line):
            yield number, (*table, *key[1].split("."))


def _value_at(tables: Any, where: Place) -> Any:
    for part in where:
        try:
            tables = tables[part]
        except (KeyError, IndexError, TypeError):
            return "?"
    return tables


def _short(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()  # as a file has it
    if isinstance(value, list):
        # As it is written: a decimal in a list is no `Decimal('0.8')`.
        text = f"[{', '.join(map(_short, value))}]"
    else:
        text = repr(value) if isinstance(value, str | dict) else str(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"


def _allowed(shape: type, where: Place) -> tuple[Any, ...]:
    node: Any = msgspec.inspect.type_info(shape)
    for part in where:
        if isinstance(part, int):
            node = node.item_type
        else:
            node = next(field.type for field in node.fields if field.encode_name == part)
        if isinstance(node, msgspec.inspect.UnionType):
            node = node.types[0]
    if isinstance(node, msgspec.inspect.EnumType):
        return tuple(member.value for member in node.cls)
    return tuple(node.values)


def _in_words(why: str, patterns: dict[str, str]) -> str:
    for pattern, allowed in patterns.items():
        if repr(pattern) in why:
            return allowed
    if length := re.search(r"of length (>=|<=) (\d+)", why):
        if length[1] == ">=" and length[2] == "1":
            return "must not be empty"
        return f"its length {COMPARED[length[1]]} {length[2]}"
    if bound := re.search(r"(>=|<=|>) (-?[\d.]+)$", why):
        return f"{COMPARED[bound[1]]} {bound[2].removesuffix('.0')}"
    if kind := re.match(r"Expected `(\w+)", why):
        return f"{KINDS.get(kind[1], kind[1])} is needed"
    if why.startswith("Number out of range"):
        return "the number is too large or too small"
    if "encoded date" in why:
        return f"{KINDS['date']} is needed"
    return "a number is needed" if "decimal" in why else why
