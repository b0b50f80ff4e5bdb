"""A rule that is written is read back as the same rule, to the last digit of its digest."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given

from terminal.core.rule_digest import stamped
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Rule
from terminal.rulefile import NotWritten, rule_in, spell_rule
from terminal.settings import read_settings
from tests.builders import make_rule
from tests.e2e.programs import DEMO
from tests.rules import RULES

FORMULA = Rule(
    id="jump",
    name="急变",
    name_en="Jump",
    metric=Metric.FORMULA,
    on="unit",
    subjects=("*/CU", "华东"),
    limits=(),
    clauses=(Clause(Level.WARNING, 'change(basis_exposure,  "15m")\n > 5'),),
    unknown="hold",
    cooldown=timedelta(minutes=10),
    family="jumps",
)


@given(RULES)
def test_every_rule_is_read_back_as_it_was(rule: Rule) -> None:
    assert rule_in(spell_rule(rule)) == rule


@pytest.mark.parametrize("zero", ["0", "0.00", "-0", "0E-3"])
def test_a_zero_keeps_its_digits_which_are_part_of_the_version(zero: str) -> None:
    rule = stamped(make_rule(hysteresis=Decimal(zero)))
    assert rule_in(spell_rule(rule)) == rule


def test_every_rule_of_the_demo_desk_is_read_back_as_it_was() -> None:
    rules = read_settings(DEMO).plant.rules
    assert len(rules) > 10
    assert [rule_in(spell_rule(rule)) for rule in rules] == list(rules)


def test_a_rule_looks_as_a_person_writes_it() -> None:
    rule = make_rule(
        subjects=("*", "commodity:cu"),
        limits=(Limit(Level.ATTENTION, low=Decimal("-0.70")), Limit(Level.FORCED, high=Decimal(9))),
        hold=timedelta(seconds=90),
    )
    assert spell_rule(rule).splitlines() == [
        "[[rule]]",
        'id = "cu-basis"',
        'name = "铜基差"',
        'metric = "basis"',
        'subjects = ["*", "commodity:cu"]',
        "attention = { low = -0.70 }",
        "forced = { high = 9 }",
        "hysteresis = 20",
        'hold = "90s"',
    ]


def test_a_formula_is_written_on_one_line_and_means_the_same() -> None:
    text = spell_rule(FORMULA)
    assert text.splitlines() == [
        "[[formula]]",
        'id = "jump"',
        'name = "急变"',
        'name_en = "Jump"',
        'on = "unit"',
        'subjects = ["*/CU", "华东"]',
        'family = "jumps"',
        "warning = 'change(basis_exposure, \"15m\") > 5'",
        'unknown = "hold"',
        'cooldown = "10m"',
    ]
    clause = Clause(Level.WARNING, 'change(basis_exposure, "15m") > 5')
    assert rule_in(text) == stamped(msgspec.structs.replace(FORMULA, clauses=(clause,)))


def test_what_a_resolved_rule_gives_way_to_is_not_written() -> None:
    rule = msgspec.structs.replace(FORMULA, without=("east/CU",))
    assert rule_in(spell_rule(rule)).without == ()


@pytest.mark.parametrize(
    "change",
    [
        {"cooldown": timedelta(seconds=1)},
        {"hold": timedelta(days=100_000 * 5)},
        {"hold": timedelta(seconds=-1)},
        {"id": "a b"},
        {"name": "铜" * 65},
        {"name": "\ud800"},
        {"subjects": ()},
        {"hysteresis": Decimal("NaN")},
    ],
)
def test_what_no_table_can_say_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(NotWritten, match="can say it"):
        spell_rule(msgspec.structs.replace(make_rule(), **change))


def test_the_text_is_a_part_of_a_desk_file() -> None:
    text = spell_rule(make_rule()) + "\n" + spell_rule(FORMULA)
    assert set(tomllib.loads(text)) == {"rule", "formula"}


def test_no_field_of_a_rule_is_forgotten_by_the_writer() -> None:
    # A field that comes new is written by `table_of`, and drawn in tests/rules.py; else an export
    # refuses every rule that uses it.
    written = {"id", "name", "name_en", "metric", "subjects", "family", "limits", "hysteresis"}
    written |= {"hold", "clear_hold", "response", "clauses", "on", "unknown", "cooldown"}
    written |= {"clock", "enabled"}
    assert set(Rule.__struct_fields__) - {"without", "digest"} == written
