"""Mistakes in the rules of one file: each with its place, the first ones first."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.selectors import Places
from terminal.deskrules import Band, FormulaTable, RuleTable
from terminal.ruletables import Tables, mistakes, repeated_ids, tie

PLACES = Places({"cu": "SHFE.cu2701"}, ())


def band(id: str, *subjects: str, family: str = "", low: int | None = None) -> RuleTable:
    attention = Band(low=None if low is None else Decimal(low), high=Decimal(5))
    return RuleTable(
        id=id, name=id, metric="basis", subjects=subjects, family=family, attention=attention
    )


def formula(id: str, said: str = "basis > 1") -> FormulaTable:
    return FormulaTable(id=id, name=id, subjects=("*",), warning=said)


def test_an_id_is_there_once_in_both_kinds() -> None:
    tables: Tables = {"rule": (band("a", "*"), band("b", "*")), "formula": (formula("a"),)}
    (wrong,) = repeated_ids(tables)
    assert wrong == (("formula", 0, "id"), "a", "another rule has this id")
    tables = {"rule": (), "formula": (formula("a"), formula("a"))}
    (wrong,) = repeated_ids(tables)
    assert wrong == (("formula", 1, "id"), "a", "another formula has this id")


def test_each_rule_is_judged_by_itself_and_by_what_it_is_on() -> None:
    tables: Tables = {
        "rule": (band("a", "*", low=9), band("b", "zn")),
        "formula": (formula("c", "basis >"),),
    }
    found = list(
        mistakes(tables, lambda rule: ("zn", "is not here") if "zn" in rule.subjects else None)
    )
    assert [one.place for one in found] == [
        ("rule", 0, "attention", "low"),
        ("rule", 1, "subjects"),
        ("formula", 0, "warning"),
    ]
    assert found[1][1:] == ("zn", "is not here")


def test_two_of_a_family_may_not_say_the_same() -> None:
    first, second = band("a", "commodity:cu", family="f"), band("b", "commodity:cu", family="f")
    wrong = tie({"rule": (first, second), "formula": ()}, PLACES)
    assert wrong == (("rule", 1, "subjects"), "commodity:cu", "a of the same family says it too")
    apart = band("b", "cu", family="f")
    assert tie({"rule": (first, apart), "formula": ()}, PLACES) is None
