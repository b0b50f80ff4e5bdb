"""What a desk file calls its things, by kind and id, in the file's order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from terminal.deskfile import DeskFile

ENGLISH = "en"


class Named(NamedTuple):
    """One thing's names: `english` is "" where the file has none. key: "kind:id"."""

    key: str
    name: str
    english: str


def named_of(shape: DeskFile) -> tuple[Named, ...]:
    """Collect the names of desk, accounts, pairs, units, rules, channels and people."""
    return tuple(_collect(shape))


def names_in(language: str, named: tuple[Named, ...]) -> dict[str, str]:
    """Return "kind:id" -> name in a language; things without an English name keep their own."""
    is_english = language == ENGLISH
    return {one.key: (one.english if is_english else "") or one.name for one in named}


def _collect(shape: DeskFile) -> Iterator[Named]:
    yield Named(f"desk:{shape.desk.id}", shape.desk.name, shape.desk.name_en)
    for account in shape.account:
        yield Named(f"account:{account.id}", account.id, "")
    for pair in shape.pair:
        yield Named(f"pair:{pair.id}", pair.name, pair.name_en)
    # A unit has no table of its own: the first line that gives it an English name counts.
    units: dict[str, str] = {}
    for line in shape.book:
        units[line.unit] = units.get(line.unit, "") or line.unit_en
    for unit, english in shape.book_files.units_en.items():
        units[unit] = units.get(unit, "") or english
    for unit, english in units.items():
        yield Named(f"unit:{unit}", unit, english)
    for rule in shape.rule:
        yield Named(f"rule:{rule.id}", rule.name, rule.name_en)
    for formula in shape.formula:
        yield Named(f"rule:{formula.id}", formula.name, formula.name_en)
    for channel in shape.channel:
        yield Named(f"channel:{channel.id}", channel.name, channel.name_en)
    for person in shape.person:
        yield Named(f"person:{person.id}", person.name, person.name_en)
