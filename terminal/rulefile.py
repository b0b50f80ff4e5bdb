"""A rule as the text of a desk file or a rule pack: the inverse of reading it."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import msgspec

from terminal import Refused
from terminal.core.rule_digest import stamped
from terminal.deskrules import FormulaTable, RuleTable, rule_of, table_of
from terminal.domain.rule import Clause, Rule
from terminal.tomltext import spell_table

SHAPES: dict[str, type[RuleTable | FormulaTable]] = {"rule": RuleTable, "formula": FormulaTable}


class NotWritten(Refused):
    """A rule that no table of a desk file can say."""


def spell_rule(rule: Rule) -> str:
    """Write a rule as [[rule]] or [[formula]], as it was written: selectors stay selectors.

    Spaces of formulas are put right. Raise `NotWritten` when reading it back would be another rule.
    """
    written = _as_written(rule)
    kind = "formula" if rule.clauses else "rule"
    try:
        text = spell_table(f"[[{kind}]]", _keys(table_of(written)))
        is_same = rule_in(text.encode().decode()) == written
    except (ValueError, TypeError, ArithmeticError):
        # msgspec's and TOML's refusals are among them.
        is_same = False
    if not is_same:
        raise NotWritten(f"rule {rule.id}: no table of a desk file can say it")
    return text


def rule_in(text: str) -> Rule:
    """Read the one table that `spell_rule` writes; `ValueError` when it has another shape."""
    [(kind, [table])] = tomllib.loads(text, parse_float=Decimal).items()
    return rule_of(msgspec.convert(table, SHAPES[kind]))


def _as_written(rule: Rule) -> Rule:
    clauses = tuple(Clause(one.level, " ".join(one.formula.split())) for one in rule.clauses)
    return stamped(msgspec.structs.replace(rule, clauses=clauses, without=()))


# What a table leaves unsaid is not written: files stay as short as people write them.
def _keys(table: RuleTable | FormulaTable) -> dict[str, Any]:
    said = {}
    for field in msgspec.structs.fields(table):
        value = getattr(table, field.name)
        if value == field.default and str(value) == str(field.default):
            continue
        if isinstance(value, msgspec.Struct):
            limits = msgspec.structs.asdict(value).items()
            value = {key: limit for key, limit in limits if limit is not None}
        said[field.name] = value
    return said
