"""What is wrong with the [[rule]] and [[formula]] tables of one file, first things first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from terminal.complaint import Place
from terminal.core.rule_check import first_flaw
from terminal.core.selectors import BadSelector, Places, resolve
from terminal.deskrules import FormulaTable, RuleTable, rule_of
from terminal.domain.rule import Rule

Tables = Mapping[str, Sequence[RuleTable | FormulaTable]]


class Mistake(NamedTuple):
    """One mistake: where in the file, the value there, and what is wrong with it."""

    place: Place
    value: object
    why: str


# Says what is wrong with what a rule is on: (the subject, why), or None.
Subjects = Callable[[Rule], tuple[str, str] | None]


def repeated_ids(tables: Tables) -> Iterator[Mistake]:
    """Give each id that an earlier table has. A formula is a rule: alerts name either by its id."""
    seen: dict[str, str] = {}
    for kind, rows in tables.items():
        for index, row in enumerate(rows):
            if row.id in seen:
                why = f"another {seen[row.id]} has this id"
                yield Mistake((kind, index, "id"), row.id, why)
            seen[row.id] = kind


def mistakes(tables: Tables, wrong_subject: Subjects) -> Iterator[Mistake]:
    """Give what is wrong with each rule by itself, in the order in which a person reads them."""
    for kind, rows in tables.items():
        for index, table in enumerate(rows):
            rule = rule_of(table)
            if (found := wrong_subject(rule)) is not None:
                yield Mistake((kind, index, "subjects"), *found)
            if (flaw := first_flaw(rule)) is not None:
                yield Mistake((kind, index, *flaw.key), flaw.value, flaw.why)


def tie(tables: Tables, places: Places) -> Mistake | None:
    """Return the first rule that says what another one of its family says."""
    rows = [(kind, index) for kind, found in tables.items() for index in range(len(found))]
    rules = [rule_of(tables[kind][index]) for kind, index in rows]
    try:
        resolve(rules, places)
    except BadSelector as refusal:
        said = refusal.said.args
        index = next(i for i, rule in enumerate(rules) if rule.id == said["rule"])
        why = f"{said['rival']} of the same family says it too"
        return Mistake((*rows[index], "subjects"), said["subject"], why)
    return None
