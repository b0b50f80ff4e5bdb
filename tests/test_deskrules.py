"""A table of a rule becomes the rule that it says."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.rule_digest import rule_digest
from terminal.deskrules import FormulaTable, RuleTable, rule_of
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause


def test_a_formula_is_read_with_its_spaces_put_right_and_its_digest() -> None:
    table = FormulaTable(
        id="f",
        name="F",
        name_en="Eff",
        on="unit",
        subjects=("*",),
        warning=" flat_exposure\n > 5 ",
        cooldown="1m",
        clock="wall",
        family="g",
    )
    rule = rule_of(table)
    assert (rule.metric, rule.on, rule.subjects) == (Metric.FORMULA, "unit", ("*",))
    assert rule.clauses == (Clause(Level.WARNING, "flat_exposure > 5"),)
    assert (rule.cooldown, rule.family, rule.name_en) == (timedelta(minutes=1), "g", "Eff")
    assert rule.clock == "wall"
    assert rule.digest == rule_digest(rule)


def test_subjects_stay_as_they_were_written() -> None:
    # A pair that is added to the desk file makes no new version of the rules on all pairs.
    table = RuleTable(id="r", name="R", metric="basis", subjects=("*", "commodity:cu"))
    assert rule_of(table).subjects == ("*", "commodity:cu")
