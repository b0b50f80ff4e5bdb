"""Who wins on a subject agrees with who watches it."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.selectors import BadSelector, Places, resolve
from terminal.core.standing import Standing, standing
from terminal.core.unit_rules import is_watched
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import make_rule

PAIRS = {"cu1": "SHFE.cu2701", "cu2": "SHFE.cu2702", "al": "SHFE.al2701"}
PLACES = Places(PAIRS, ("a",))
PATTERNS = st.sampled_from(
    [
        *("*", "commodity:cu", "commodity:CU", "commodity:SHFE.cu", "commodity:al"),
        *("contract:SHFE.cu2701", "cu1", "cu2", "al"),
    ]
)
OF_UNITS = st.sampled_from(
    ["*", "*/CU", "east", "east/CU", "west", "strategy:*", "strategy:*/CU", "strategy:s"]
)


def on(*subjects: str, id: str = "r", family: str = "f", enabled: bool = True) -> Rule:
    return make_rule(id=id, subjects=subjects, family=family, enabled=enabled)


def of_units(rule: Rule) -> Rule:
    return msgspec.structs.replace(
        rule,
        metric=Metric.FORMULA,
        on="unit",
        limits=(),
        clauses=(Clause(Level.WARNING, "flat_exposure > 1"),),
    )


def test_the_winner_names_its_selector_and_those_it_beats() -> None:
    rules = [on("*", id="all"), on("commodity:cu", id="cu"), on("contract:SHFE.cu2701", id="one")]
    assert standing(rules, "one", "cu1", PLACES) == Standing(
        "contract:SHFE.cu2701", (("all", "*"), ("cu", "commodity:cu"))
    )
    assert standing(rules, "cu", "cu1", PLACES) == Standing("commodity:cu", (("all", "*"),), "one")
    assert standing(rules, "all", "cu1", PLACES) == Standing("*", (), "one")
    assert standing(rules, "cu", "al", PLACES) is None
    assert standing(rules, "none", "al", PLACES) is None


def test_others_are_no_rivals() -> None:
    rules = [
        on("*", id="all"),
        on("cu1", id="off", enabled=False),
        on("cu1", id="other", family="g"),
        on("cu1", id="alone", family=""),
        of_units(on("*", id="unit")),
    ]
    assert standing(rules, "all", "cu1", PLACES) == Standing("*")
    assert standing(rules, "alone", "cu1", PLACES) == Standing("cu1")
    assert standing(rules, "off", "cu1", PLACES) is None


def test_the_most_specific_of_its_own_selectors_counts() -> None:
    rules = [on("*", "cu1", "commodity:cu")]
    assert standing(rules, "r", "cu1", PLACES) == Standing("cu1")
    assert standing(rules, "r", "cu2", PLACES) == Standing("commodity:cu")


@st.composite
def families(draw: st.DrawFn, patterns: st.SearchStrategy[str]) -> list[Rule]:
    return [
        on(
            *draw(st.lists(patterns, min_size=1, max_size=3, unique=True)),
            id=id,
            family=draw(st.sampled_from(["", "f"])),
            enabled=draw(st.booleans()),
        )
        for id in ("x", "y", "z")
    ]


@given(families(PATTERNS), st.sampled_from(sorted(PAIRS)))
def test_who_wins_is_who_watches(rules: list[Rule], subject: str) -> None:
    try:
        resolved = resolve(rules, PLACES)
    except BadSelector:
        return
    for rule in resolved:
        found = standing(rules, rule.id, subject, PLACES)
        wins = found is not None and not found.beaten_by
        assert wins == (subject in rule.subjects)


@given(
    families(OF_UNITS),
    st.sampled_from(["east/CU", "west/CU", "east/AL", "strategy:s/CU", "strategy:t/CU"]),
)
def test_who_wins_on_a_unit_is_who_watches_it(rules: list[Rule], subject: str) -> None:
    rules = [of_units(rule) for rule in rules]
    try:
        resolved = resolve(rules, PLACES)
    except BadSelector:
        return
    for rule in resolved:
        found = standing(rules, rule.id, subject, PLACES)
        assert (found is not None and not found.beaten_by) == (
            rule.enabled and is_watched(rule, subject)
        )
