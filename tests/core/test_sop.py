"""A pack on a desk: what means nothing here is left out and named, nothing else is."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.engine import Engine
from terminal.core.rule_digest import rule_digest
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive
from terminal.core.selectors import Places, check_meant, resolve
from terminal.core.sop import (
    codes_in,
    commodities_of,
    doubled,
    is_newer,
    lay,
    left_behind,
    went_live,
)
from terminal.core.unit_rules import is_watched
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.pack import Pack
from terminal.domain.revision import Revision, RevisionState
from terminal.domain.rule import Clause, Limit, Rule
from terminal.packshelf import shipped_packs
from terminal.settings import read_settings
from tests.builders import NOW, make_rule
from tests.e2e.programs import DEMO

PLACES = Places({"cu.sh": "SHFE.cu2701", "MA.tc": "CZCE.MA705", "index": "OTHER"}, ("6688-01",))


EAST_WEST = ("east/CU", "west/CU")


def band(id: str, *subjects: str, metric: Metric = Metric.BASIS) -> Rule:
    limits = (Limit(Level.ATTENTION, high=Decimal(5)),)
    return make_rule(id=id, subjects=subjects, limits=limits, metric=metric, hysteresis=Decimal(0))


def of_units(id: str, *subjects: str) -> Rule:
    return Rule(
        id=id,
        name=id,
        metric=Metric.FORMULA,
        on="unit",
        subjects=subjects,
        limits=(),
        clauses=(Clause(Level.WARNING, "flat_exposure > 5"),),
    )


def pack_of(*rules: Rule, commodities: tuple[str, ...] = ("cu", "al", "MA")) -> Pack:
    return Pack(id="p", version="1", name="p", rules=rules, commodities=commodities)


def subjects(*rules: Rule, chosen: tuple[str, ...] = ("cu", "MA"), units=None) -> list:  # type: ignore[no-untyped-def, type-arg]
    return [one.subjects for one in lay(pack_of(*rules), PLACES, chosen, units).rules]


def test_the_commodities_that_are_here_are_offered_in_the_packs_words() -> None:
    assert commodities_of(pack_of(), PLACES) == ("cu", "MA")
    assert codes_in(PLACES) == {"cu", "ma"}


def test_a_selector_stays_as_it_is_and_what_is_not_here_is_named() -> None:
    rule, other = band("r", "commodity:cu", "commodity:al"), band("s", "commodity:zn")
    laid = lay(pack_of(rule, other), PLACES, ("cu", "al", "zn"))
    assert [one.subjects for one in laid.rules] == [("commodity:cu",)]
    assert laid.left_out == (("r", "commodity:al"), ("s", "commodity:zn"))
    # It is another rule now, and says so by its version.
    assert laid.rules[0].digest == rule_digest(laid.rules[0])


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("commodity:CU", True),
        ("commodity:SHFE.cu", True),
        ("commodity:DCE.cu", False),
        ("commodity:MA", False),  # not chosen
        ("contract:SHFE.cu2701", True),
        ("contract:SHFE.cu2702", False),
        ("cu.sh", True),
        ("cu.gd", False),
        ("*", True),
    ],
)
def test_what_a_pattern_of_pairs_becomes(pattern: str, kept: bool) -> None:
    assert subjects(band("r", pattern), chosen=("cu",)) == ([(pattern,)] if kept else [])


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("contract:CZCE.MA705", False),
        ("MA.tc", False),
        ("contract:SHFE.cu2701", True),
        ("cu.sh", True),
        # Of no product, and of a commodity that the pack does not offer: nobody said no to them.
        ("index", True),
        ("zn.sh", True),
    ],
)
def test_what_was_not_chosen_is_left_out_by_contract_and_by_name_as_well(
    pattern: str, kept: bool
) -> None:
    places = msgspec.structs.replace(PLACES, pairs={**PLACES.pairs, "zn.sh": "SHFE.zn2701"})
    laid = lay(pack_of(band("r", pattern)), places, ("cu",))
    assert [one.subjects for one in laid.rules] == ([(pattern,)] if kept else [])
    assert laid.left_out == (() if kept else (("r", pattern),))


@pytest.mark.parametrize(("pattern", "kept"), [("*", True), ("6688-01", True), ("x", False)])
def test_what_a_pattern_of_accounts_becomes(pattern: str, kept: bool) -> None:
    rule = band("r", pattern, metric=Metric.AVAILABLE)
    assert subjects(rule) == ([(pattern,)] if kept else [])


@pytest.mark.parametrize(
    ("pattern", "units", "found"),
    [
        ("*/CU", None, ("*/CU",)),
        ("*/CU", ("华东", "b"), ("华东/CU", "b/CU")),
        ("*/AL", None, ()),
        ("*/CU", (), ()),
        ("*", None, ("*",)),
        ("*", ("b",), ("b",)),
        ("b/MA", ("b",), ("b/MA",)),
        ("b/MA", ("c",), ()),
        ("b", ("b",), ("b",)),
        ("b", ("c",), ()),
    ],
)
def test_what_a_pattern_of_units_becomes(
    pattern: str, units: tuple[str, ...] | None, found: tuple[str, ...]
) -> None:
    assert subjects(of_units("r", pattern), units=units) == ([found] if found else [])


@pytest.mark.parametrize("general", ["*/CU", "*"])
@pytest.mark.parametrize("special", ["east/CU", "east/cu", "east"])
@pytest.mark.parametrize("units", [None, ("east", "west")])
def test_for_chosen_units_the_same_rule_of_a_family_watches_as_for_all(
    general: str, special: str, units: tuple[str, ...] | None
) -> None:
    rules = (of_units("general", general), of_units("special", special))
    pack = pack_of(*(msgspec.structs.replace(one, family="f") for one in rules))
    resolved = resolve(lay(pack, PLACES, ("cu",), units).rules, PLACES)
    watching = [[rule.id for rule in resolved if is_watched(rule, one)] for one in EAST_WEST]
    assert watching == [["special"], ["general"]]


def test_a_rule_that_is_off_or_of_another_family_takes_nothing_of_a_pattern() -> None:
    general = msgspec.structs.replace(of_units("general", "*/CU"), family="f")
    off = msgspec.structs.replace(of_units("off", "east/CU"), family="f", enabled=False)
    for other in (off, of_units("free", "east/CU"), band("pairs", "commodity:cu")):
        laid = lay(pack_of(general, other), PLACES, ("cu",), ("east", "west"))
        assert laid.rules[0].subjects == ("east/CU", "west/CU")


def test_a_commodity_that_no_pair_is_on_watches_no_unit() -> None:
    assert subjects(of_units("r", "*/ZN"), chosen=("zn",)) == []


def test_a_pack_that_is_for_any_commodity_is_laid_on_all_that_are_here() -> None:
    pack = pack_of(band("r", "commodity:cu", "commodity:zn"), of_units("u", "*/MA"), commodities=())
    laid = lay(pack, PLACES, ())
    assert [one.subjects for one in laid.rules] == [("commodity:cu",), ("*/MA",)]
    assert laid.left_out == (("r", "commodity:zn"),)


def test_a_subject_is_named_once() -> None:
    assert subjects(of_units("r", "*/CU", "b/CU"), units=("b",)) == [("b/CU",)]


def test_rules_that_watch_the_same_are_found() -> None:
    formula = msgspec.structs.replace(of_units("g", "a"), on="pair")
    laid = [band("new", "a", "b"), band("other", "c"), formula]
    in_force = [
        band("same", "a", "c"),
        band("more", "a", "d"),
        band("nothing"),
        band("money", "a", metric=Metric.AVAILABLE),
        band("new", "a"),
        msgspec.structs.replace(of_units("f", "a"), on="pair"),
    ]
    assert doubled(laid, in_force) == ("same",)


@pytest.mark.parametrize(
    ("limits", "is_same"),
    [
        ((Limit(Level.WARNING, low=Decimal(-5), high=Decimal(5)),), True),
        ((Limit(Level.ATTENTION, high=Decimal(4)),), True),
        ((Limit(Level.WARNING, low=Decimal(-5)),), True),
        # The forced level would be watched by nothing.
        ((Limit(Level.FORCED, high=Decimal(9)),), False),
        ((Limit(Level.WARNING, high=Decimal(9)), Limit(Level.FORCED, low=Decimal(-9))), False),
    ],
)
def test_a_rule_watches_the_same_only_on_its_sides_and_up_to_its_level(
    limits: tuple[Limit, ...], is_same: bool
) -> None:
    both = (Limit(Level.WARNING, low=Decimal(-5), high=Decimal(5)),)
    laid = make_rule(id="new", subjects=("a", "b"), limits=both)
    old = make_rule(id="old", subjects=("a",), limits=limits)
    assert doubled([laid], [old]) == (("old",) if is_same else ())
    one_sided = make_rule(id="new", subjects=("a",), limits=(Limit(Level.FORCED, high=Decimal(5)),))
    has_low = any(one.low is not None for one in limits)
    assert doubled([one_sided], [old]) == (() if has_low else ("old",))


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_every_shipped_pack_can_be_laid_on_the_demo_desk(pack: Pack) -> None:
    plant = read_settings(DEMO).plant
    laid = lay(pack, plant.places, commodities_of(pack, plant.places))
    assert laid.rules
    for rule in laid.rules:
        check_meant(rule, plant.places)
    resolved = resolve((*plant.rules, *laid.rules), plant.places)
    assert all(rule.subjects for rule in resolved)
    here = {subject for _, subject in laid.left_out}
    assert not here & {subject for rule in laid.rules for subject in rule.subjects}


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_every_shipped_pack_goes_live_on_the_demo_desk_after_approval(pack: Pack) -> None:
    plant = read_settings(DEMO).plant
    engine = Engine(plant, b"test")
    laid = lay(pack, plant.places, commodities_of(pack, plant.places), ("华东事业部",))
    draft = DraftRules(rules=laid.rules, reason="r", actor="a", source=pack.origin)
    engine.step(draft, NOW)
    (revision,) = engine.state.rulebook.revisions.values()
    assert (revision.source, revision.state) == (pack.origin, RevisionState.DRAFT)
    assert engine.state.rulebook.written == plant.rules
    engine.step(ApproveRules(revision.id, revision.digest, "b"), NOW)
    engine.step(PutLive(revision.id, "b"), NOW)
    assert engine.state.rulebook.written == (*plant.rules, *laid.rules)


def revision(source: str, hour: int, live: bool = True) -> Revision:
    at = NOW + timedelta(hours=hour)
    return Revision(
        id=f"r{hour}",
        rules=(),
        base={},
        digest="",
        reason="r",
        source=source,
        author="a",
        drafted=at,
        state=RevisionState.LIVE if live else RevisionState.DRAFT,
        live=at if live else None,
    )


@pytest.mark.parametrize(
    ("sources", "version"),
    [
        ((), ""),
        (("p@1.9 aa", "p@2.0 bb"), "2.0"),
        (("p@2.0 bb", "p@1.9 DIGEST"), ""),
        (("p@1.10 aa",), "1.10"),
        (("p@2 aa",), "2"),
        (("p@1.9 DIGEST",), ""),
        (("p@1.9 another",), "1.9"),
        (("pp@3.0 aa", "", "other@9 bb"), ""),
    ],
)
def test_an_older_pack_or_another_text_of_the_same_is_found(
    sources: tuple[str, ...], version: str
) -> None:
    pack = msgspec.structs.replace(pack_of(), version="1.9", digest="DIGEST")
    revisions = [revision(one, at) for at, one in enumerate(sources)]
    # A draft is not in force, and the ledger's order says nothing.
    revisions = [*reversed(revisions), revision("p@7 cc", 99, live=False)]
    assert went_live(pack, revisions) == version
    newer = [is_newer(*one) for one in (("1.10", "1.9"), ("1.0", "1"), ("1", "2.0.0"))]
    assert newer == [True, False, False]


def test_what_a_version_leaves_is_named_unless_it_goes_on_as_part_of_a_pattern() -> None:
    units = ("east", "west")
    before = (band("a", "cu.sh", "MA.tc"), of_units("b", "*/CU", "west/AL"), band("other", "x"))
    same = (band("a", "MA.tc", "cu.sh"), of_units("b", "*"), band("new", "y"))
    assert left_behind(same, before, units) == ()
    less = (band("a", "MA.tc"), of_units("b", "east/CU", "*/AL"))
    assert left_behind(less, before, units) == ("cu.sh", "west/CU")
    # No unit is known yet: the pattern is named as it is.
    assert left_behind(less, before, ()) == ("cu.sh", "*/CU")
    off = (msgspec.structs.replace(before[0], enabled=False),)
    assert left_behind(less, off, units) == ()
