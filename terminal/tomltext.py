"""Write TOML, as much of it as this program's own files need: tables of texts, numbers and lists.

Python reads TOML and does not write it. What is written here is read back as the same values, with
numbers as decimals exactly as they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
# Control characters have no place in a TOML text as they are; the rest of Unicode has.
_control = re.compile(r'[\x00-\x1f\x7f"\\]')
_is_bare = re.compile(r"[A-Za-z0-9_-]+", re.ASCII).fullmatch


def spell_table(header: str, values: Mapping[str, object]) -> str:
    """Write one table, its header such as "[pack]" or "[[rule]]" first, a key a line."""
    lines = [f"{_key(key)} = {spell_value(value)}" for key, value in values.items()]
    return "\n".join([header, *lines]) + "\n"


def spell_value(value: object) -> str:
    """Write a text, number, flag, list or table on one line; `TypeError` for anything else."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int():
            return str(value)
        case Decimal():
            return _number(value)
        case list() | tuple():
            return f"[{', '.join(map(spell_value, value))}]"
        case Mapping():
            inner = ", ".join(f"{_key(key)} = {spell_value(one)}" for key, one in value.items())
            return f"{{ {inner} }}" if inner else "{}"
    raise TypeError(f"{type(value).__name__} is not written to TOML")


def _number(value: Decimal) -> str:
    text = str(value).lower()
    # A whole number has no minus zero, a decimal has.
    return "-0e0" if text == "-0" else text


# A formula has double quotes in it, and is easier to read between single ones.
def _text(text: str) -> str:
    if '"' in text and "'" not in text and not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", text):
        return f"'{text}'"
    return f'"{_control.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    return NAMED.get(match[0]) or f"\\u{ord(match[0]):04x}"


def _key(key: str) -> str:
    return key if _is_bare(key) else f'"{_control.sub(_escaped, key)}"'
