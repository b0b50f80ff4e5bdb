"""Read a TOML file that a person has written into the tables it must have."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from terminal.complaint import SettingsError, complaint, decimals_in, shape_complaint
from terminal.desktable import PATTERNS, out_of_bounds

T = TypeVar("T", bound=msgspec.Struct)


def read_toml(
    path: Path, shape: type[T], what: str, patterns: Mapping[str, str] = PATTERNS
) -> tuple[str, T, str]:
    """Return a file's text, its content in shape, and its SHA-256 in hex.

    what: what such a file is called, as in "desk file"
    patterns: regular expression of a type -> what it allows, in words
    Raise `SettingsError` when it cannot be read, is no TOML, has not this shape, or has a number
    out of bounds.
    """
    text, tables, digest = _tables(path, what)
    try:
        found = msgspec.convert(tables, shape)
    except msgspec.ValidationError as error:
        raise shape_complaint(path, text, tables, shape, dict(patterns), str(error)) from None
    for where, value in decimals_in(found):
        if why := out_of_bounds(str(where[-1]), value):
            raise complaint(path, text, where, value, why)
    return text, found, digest


def _tables(path: Path, what: str) -> tuple[str, dict[str, Any], str]:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(f"{path}: there is no such {what}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the {what} cannot be read: {error}") from None
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    except (ValueError, ArithmeticError, RecursionError):
        raise SettingsError(f"{path}: a number or a list in it is too long to be read") from None
    return text, tables, hashlib.sha256(raw).hexdigest()
