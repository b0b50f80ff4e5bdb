"""Read a TOML file of tables into rows; say of each row that is wrong what, where and why.

A desk file stops at its first mistake. A file of facts has many rows that a person has typed from
notices, so every bad row gets its sentence: file, line, key, value, and what is allowed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from terminal import Refused
from terminal.complaint import Place, complaint, shape_complaint

T = TypeVar("T")

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class BadTable(Refused):
    """A file of facts cannot be used; `complaints` has one sentence for each thing wrong."""

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = tuple(complaints)


class TableFile:
    """One file being read. Call `rows`, `complain`, and in the end `done`, which may refuse it.

    shape: the Struct whose fields are the tables that the file may have
    patterns: regular expression of a type -> what it allows, in words
    """

    def __init__(self, path: Path, shape: type, patterns: dict[str, str]) -> None:
        self.path = path
        self._shape = shape
        self._patterns = patterns
        self._complaints: list[str] = []
        self.text, self.tables = _read(path)

    def rows(self, name: str, kind: type[T]) -> Iterator[tuple[Place, T]]:
        """Give the rows of [[name]] that have their shape, with their places."""
        found = self.tables.get(name, [])
        if not isinstance(found, list):
            self.complain((name,), found, f"is no list of tables; write [[{name}]]")
            return
        for index, row in enumerate(found):
            place = (name, index)
            value = self.convert(place, row, kind)
            if value is not None:
                yield place, value

    def first(self, name: str) -> Place:
        """Return the place of a table, of its first row where it has rows."""
        return (name, 0) if isinstance(self.tables.get(name), list) else (name,)

    def convert(self, place: Place, value: object, kind: type[T]) -> T | None:
        """Return a value in its shape, or note what is wrong with it."""
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            why, _, inner = str(error).partition(" - at `$")
            root = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
            said = f"{why} - at `${root}{inner.rstrip('`')}`"
            self._complaints.append(
                str(
                    shape_complaint(
                        self.path, self.text, self.tables, self._shape, self._patterns, said
                    )
                )
            )
            return None

    def complain(self, place: Place, value: object, why: str) -> None:
        """Note that the value at this place is wrong; what is said already is not said again."""
        said = str(complaint(self.path, self.text, place, value, why))
        if said not in self._complaints:
            self._complaints.append(said)

    def done(self) -> None:
        """Raise `BadTable` when anything was noted, tables of an unknown name included."""
        known = {field.name for field in msgspec.structs.fields(self._shape)}
        for name in self.tables:
            if name not in known:
                why = f"is no table of this file; it may have {', '.join(sorted(known))}"
                self.complain(self.first(name), name, why)
        if self._complaints:
            raise BadTable(self._complaints)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadTable([f"{path}: there is no such file"]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable([f"{path}: the file cannot be read: {error}"]) from None
    try:
        return text, tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadTable([f"{path}: not valid TOML: {error}"]) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise BadTable([f"{path}: a number or a list in it is too long to be read"]) from None
