"""What a change of rules changes, as values: all that differs, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rule_diff import EditKind, field_edits, revision_edits, said
from terminal.core.rule_digest import rule_digest, stamped
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.revision import Revision
from terminal.domain.rule import Clause, Limit, Response, Rule
from tests.builders import NOW, make_rule

SPANS = st.sampled_from([timedelta(0), timedelta(seconds=5), timedelta(minutes=15)])
NUMBERS = st.sampled_from([Decimal(-1), Decimal(0), Decimal("2.5")])
FORMULAS = st.sampled_from(["basis > 1", "basis > 2"])
LIMITS = st.one_of(
    st.tuples(NUMBERS, st.none()), st.tuples(st.none(), NUMBERS), st.tuples(NUMBERS, NUMBERS)
)


@st.composite
def rules(draw: Any, id: str = "r") -> Rule:
    levels = sorted(draw(st.sets(st.sampled_from(list(Level)))))
    has_formulas = draw(st.booleans())
    return make_rule(
        id=id,
        name=draw(st.sampled_from(["a", "b"])),
        name_en=draw(st.sampled_from(["", "A"])),
        metric=Metric.FORMULA if has_formulas else draw(st.sampled_from(list(Metric)[:3])),
        subjects=draw(st.sampled_from([("x",), ("x", "y"), ("*",)])),
        limits=() if has_formulas else tuple(Limit(one, *draw(LIMITS)) for one in levels),
        clauses=tuple(Clause(one, draw(FORMULAS)) for one in levels) if has_formulas else (),
        hysteresis=draw(NUMBERS),
        hold=draw(SPANS),
        clear_hold=draw(SPANS),
        cooldown=draw(SPANS),
        response=draw(st.sampled_from(list(Response))),
        on=draw(st.sampled_from(["pair", "account"])),
        unknown=draw(st.sampled_from(["kleene", "hold"])),
        family=draw(st.sampled_from(["", "f"])),
    )


@given(rules(), rules())
def test_the_fields_make_one_version_into_the_other(before: Rule, after: Rule) -> None:
    made = said(before)
    for field in field_edits(before, after):
        assert field.before != field.after
        assert made.get(field.key) == field.before
        made[field.key] = field.after
    assert {k: v for k, v in made.items() if v is not None} == {
        k: v for k, v in said(after).items() if v is not None
    }


@given(rules(), rules())
def test_no_field_differs_exactly_when_nothing_that_is_said_does(a: Rule, b: Rule) -> None:
    # The English name is no part of a version, and shown all the same.
    same = rule_digest(a) == rule_digest(b) and a.name_en == b.name_en
    if not a.clauses and not b.clauses:
        # What only formulas have does not count without any.
        same = same and (a.unknown, a.cooldown) == (b.unknown, b.cooldown)
    assert (not field_edits(a, b)) == same


def test_a_version_and_what_a_desk_makes_of_a_rule_are_no_difference() -> None:
    rule = make_rule()
    assert field_edits(rule, msgspec.structs.replace(rule, digest="x", without=("u",))) == ()


def test_fields_name_level_and_side() -> None:
    rule = make_rule(limits=(Limit(Level.WARNING, Decimal(-5), None),))
    other = msgspec.structs.replace(rule, limits=(Limit(Level.WARNING, Decimal(-4), Decimal(9)),))
    assert [(one.key, one.before, one.after) for one in field_edits(rule, other)] == [
        (("warning", "low"), Decimal(-5), Decimal(-4)),
        (("warning", "high"), None, Decimal(9)),
    ]


def revision(*rules: Rule, removed: tuple[str, ...] = (), base: dict[str, str]) -> Revision:
    values: dict[str, Any] = {"id": "v", "digest": "", "reason": "", "author": "li"}
    return Revision(rules=rules, removed=removed, base=base, drafted=NOW, **values)


def test_a_revision_is_held_against_the_versions_it_was_drafted_on() -> None:
    old, kept = stamped(make_rule(id="a", name="old")), stamped(make_rule(id="b"))
    new = stamped(make_rule(id="a", name="new"))
    versions = {one.digest: one for one in (old, kept, new)}
    made = revision(
        new,
        stamped(make_rule(id="c")),
        removed=("b",),
        base={"a": old.digest, "b": kept.digest, "c": ""},
    )
    changed, added, removed = revision_edits(made, versions)
    assert [(one.id, one.kind) for one in (changed, added, removed)] == [
        ("a", EditKind.CHANGED),
        ("c", EditKind.ADDED),
        ("b", EditKind.REMOVED),
    ]
    assert [(one.key, one.before, one.after) for one in changed.fields] == [
        (("name",), "old", "new")
    ]
    assert removed.before == kept


def test_a_version_that_is_known_no_more_is_no_new_rule() -> None:
    new = stamped(make_rule(id="a"))
    made = revision(new, removed=("b",), base={"a": "gone", "b": "gone too"})
    edits = revision_edits(made, {new.digest: new})
    assert [(one.kind, one.is_blind, one.fields) for one in edits] == [
        (EditKind.CHANGED, True, ()),
        (EditKind.REMOVED, True, ()),
    ]
