"""Whatever the shape of a file refuses, and what the tests of its readers provoke, has its words.

With `test_load_words.py` these are the nets: a new sentence without words falls into one of them.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from terminal import Refused
from terminal.almanac import calendar_file, delivery_file, limit_file, product_file, stage_file
from terminal.almanac.table_file import BadTable
from terminal.bookdatabase import DatabaseFile
from terminal.complaint import SettingsError, shape_complaint
from terminal.deskfile import DeskFile
from terminal.desktable import PATTERNS
from terminal.packfile import WORDS, PackFile
from terminal.packshelf import NoPack
from terminal.spottext import MappingFile
from tests.widgets.english import english_in
from widgets.latest import Latest
from widgets.refusals import told

NOBODY = Latest({}, is_english=False)
FILES: tuple[tuple[type, dict[str, str]], ...] = (
    (DeskFile, PATTERNS),
    (PackFile, WORDS),
    (MappingFile, PATTERNS),
    (DatabaseFile, PATTERNS),
    (calendar_file.CalendarFile, calendar_file.PATTERNS),
    (product_file.ProductFile, product_file.PATTERNS),
    (delivery_file.DeliveryFile, delivery_file.ALLOWED),
    (limit_file.LimitFile, delivery_file.ALLOWED),
    (stage_file.StageFile, delivery_file.ALLOWED),
)
BAD: tuple[Any, ...] = (
    5, -1, 10**10, 10**400, 1.5, 1e300, True, None, "", "~", "x" * 2000, date(2027, 1, 1), [],
    ["~"], [""], [5], [5, 5, 5], [-1, 0, 0], ["x" * 2000], {}, {"x": 5}, {"x": ""}, {"": "x"},
    {"~": "x" * 2000}, Decimal("1e99"),
)  # fmt: skip


def structs_in(shape: Any) -> Iterator[type[msgspec.Struct]]:
    """A Struct and all that its fields are made of."""
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        yield shape
        for hint in get_type_hints(shape, include_extras=True).values():
            yield from structs_in(hint)
    for part in get_args(shape):
        yield from structs_in(part)


def refusals_of(shape: type[msgspec.Struct], patterns: dict[str, str]) -> Iterator[str]:
    path = Path("a.toml")
    for field in msgspec.structs.fields(shape):
        for value in BAD:
            try:
                msgspec.convert(value, field.type)
            except msgspec.ValidationError as error:
                why, _, inner = str(error).partition(" - at `$")
                said = f"{why} - at `$.{field.encode_name}{inner.rstrip('`')}`"
                tables = {field.encode_name: value}
                yield str(shape_complaint(path, "", tables, shape, patterns, said))


@pytest.mark.parametrize(("shape", "patterns"), FILES, ids=lambda one: getattr(one, "__name__", ""))
def test_a_value_of_the_wrong_shape_is_told_in_chinese(
    speak: Callable[[str], None], shape: type, patterns: dict[str, str]
) -> None:
    speak("zh")
    found = {sentence for one in set(structs_in(shape)) for sentence in refusals_of(one, patterns)}
    assert len(found) > 10
    assert {one for one in found if english_in(told(None, one, NOBODY))} == set()


READERS = (
    "test_settings", "test_deskcheck", "test_deskfile", "test_deskaccounts", "test_deskmain",
    "test_deskpersons", "test_deskrules", "test_desktable", "test_pairterms", "test_ruletables",
    "test_packfile", "test_packshelf", "test_spotcheck", "test_spottext",
    "test_passwords", "test_log", "test_rulefile", "feeds.test_past_sheet",
    "almanac.test_calendar_file", "almanac.test_delivery_file", "almanac.test_limit_file",
    "almanac.test_product_file", "almanac.test_stage_file", "almanac.test_table_file",
)  # fmt: skip


def cases(module: str) -> Iterator[tuple[str, Callable[..., None], dict[str, Any]]]:
    """The tests of a reader that need a folder at most, with all their values."""
    for name, test in vars(importlib.import_module(f"tests.{module}")).items():
        is_plain = inspect.isfunction(test) and not inspect.iscoroutinefunction(test)
        if not name.startswith("test_") or not is_plain or hasattr(test, "hypothesis"):
            continue
        marks = [one for one in getattr(test, "pytestmark", ()) if one.name == "parametrize"]
        if any(one.name.startswith("skip") for one in getattr(test, "pytestmark", ())):
            continue
        for values in itertools.product(*(_values(mark) for mark in marks)):
            given = {key: value for part in values for key, value in part.items()}
            if set(inspect.signature(test).parameters) <= {"tmp_path", *given}:
                yield name, test, given


def _values(mark: pytest.Mark) -> list[dict[str, Any]]:
    names, rows = mark.args
    keys = [one.strip() for one in names.split(",")] if isinstance(names, str) else list(names)
    found = [
        row.values if hasattr(row, "values") and hasattr(row, "marks") else row for row in rows
    ]
    return [dict(zip(keys, row if len(keys) > 1 else [row], strict=True)) for row in found]


@pytest.mark.parametrize("module", READERS)
def test_what_the_tests_of_a_reader_provoke_is_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speak: Callable[[str], None], module: str
) -> None:
    heard: list[str] = []

    def remember(self: Refused, *words: object) -> None:
        Exception.__init__(self, *words)
        # What the core says is a part of a sentence, with words of its own tests.
        is_part = "core" in Path(sys._getframe(1).f_code.co_filename).parts
        if type(self) in (Refused, SettingsError, BadTable, NoPack) and not is_part:
            heard.extend(map(str, words))

    monkeypatch.setattr(Refused, "__init__", remember, raising=False)
    for count, (_, test, given) in enumerate(cases(module)):
        folder = tmp_path / str(count)
        folder.mkdir()
        needed = inspect.signature(test).parameters
        test(**given, **({"tmp_path": folder} if "tmp_path" in needed else {}))
    speak("zh")
    assert {one for one in heard if english_in(told(None, one, NOBODY))} == set()
