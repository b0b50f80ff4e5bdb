"""Packs where they lie: those of the program are right, and a desk's rules are those in force."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from terminal.bookshelf import firm_of
from terminal.complaint import SettingsError
from terminal.core.coverage import coverage, held_metrics
from terminal.core.rule_digest import stamped
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive
from terminal.domain.level import Level
from terminal.domain.line import LineKind
from terminal.domain.pack import Pack, Stage
from terminal.packshelf import SHIPPED, NoPack, files_in, find_pack, rules_in, shipped_packs
from terminal.settings import read_settings
from tests.book_builders import book_line
from tests.e2e.programs import DEMO
from tests.ledgers import granted
from tests.packs import RIGHT


def test_a_pack_is_found_by_its_id_or_in_its_file(tmp_path: Path) -> None:
    assert find_pack("accounts") in shipped_packs()
    file = tmp_path / "mine.toml"
    file.write_text(RIGHT, "utf-8")
    assert find_pack(str(file)).id == "metals"
    with pytest.raises(NoPack, match=r"metals: no such pack comes with .*\(accounts.*\.toml"):
        find_pack("metals")
    with pytest.raises(SettingsError, match="there is no such rule pack"):
        find_pack("other.toml")


def test_a_folder_stands_for_its_packs(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "note.txt"):
        (tmp_path / name).write_text("", "utf-8")
    named = tmp_path / "note.txt"
    assert files_in([tmp_path, named]) == [tmp_path / "a.toml", tmp_path / "b.toml", named]


def test_the_shipped_packs_are_named_by_their_ids() -> None:
    packs = shipped_packs()
    assert [pack.id for pack in packs] == [file.stem for file in files_in([SHIPPED])]
    assert len({rule.id for pack in packs for rule in pack.rules}) == sum(
        len(pack.rules) for pack in packs
    )


def test_rules_in_force_are_the_desk_files_without_a_ledger(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    assert rules_in(settings, tmp_path / "none") == (settings.plant.rules, ())


def test_rules_in_force_are_what_went_live_and_not_what_is_only_drafted(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    first, second = (
        stamped(msgspec.structs.replace(rule, name="改")) for rule in settings.plant.rules[:2]
    )
    granted(
        settings,
        tmp_path,
        lambda _: DraftRules(rules=(first,), removed=("legs.silent",), reason="r", actor="a"),
        lambda engine: ApproveRules(*_newest(engine), "b"),
        lambda engine: PutLive(_newest(engine)[0], "b"),
        lambda _: DraftRules(rules=(second,), reason="r", actor="a"),
    )
    rules, notes = rules_in(settings, tmp_path)
    assert notes == ()
    assert first in rules
    assert second not in rules
    assert {rule.id for rule in settings.plant.rules} - {rule.id for rule in rules} == {
        "legs.silent"
    }


def test_a_rule_that_the_file_changed_after_its_approval_is_told(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    first = settings.plant.rules[0]
    granted(
        settings,
        tmp_path,
        lambda _: DraftRules(
            rules=(msgspec.structs.replace(first, name="改"),), reason="r", actor="a"
        ),
        lambda engine: ApproveRules(*_newest(engine), "b"),
        lambda engine: PutLive(_newest(engine)[0], "b"),
    )
    other = stamped(msgspec.structs.replace(first, name="又改"))
    plant = msgspec.structs.replace(settings.plant, rules=(other, *settings.plant.rules[1:]))
    rules, (note,) = rules_in(msgspec.structs.replace(settings, plant=plant), tmp_path)
    assert rules[0].name == "改"
    assert first.id in note


def _newest(engine: object) -> tuple[str, str]:
    revision = list(engine.state.rulebook.revisions.values())[-1]  # type: ignore[attr-defined]
    return revision.id, revision.digest


PACKS = shipped_packs()


@pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
def test_every_shipped_pack_lays_down_the_six_stages(pack: Pack) -> None:
    said = {one.stage for one in pack.suggestions} | {one.stage for one in pack.advice}
    assert said == set(Stage)
    assert all(one.values for one in pack.advice)


@pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
def test_every_number_of_a_shipped_pack_has_its_reason_in_both_languages(pack: Pack) -> None:
    assert {rule.id for rule in pack.rules} == {one.rule for one in pack.suggestions}
    for one in (*pack.suggestions, *pack.advice):
        assert one.reason, one
        assert one.reason_en, one
        assert one.reason.isascii() is False
        assert one.reason_en.isascii()
    for rule in pack.rules:
        assert rule.name_en, rule.id
    for text in ("description", "source"):
        assert getattr(pack, text), text
        assert getattr(pack, f"{text}_en").isascii()


@pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
def test_every_band_of_a_shipped_pack_has_three_levels_and_a_dead_band(pack: Pack) -> None:
    bands = [rule for rule in pack.rules if not rule.clauses]
    assert bands
    for rule in bands:
        assert [limit.level for limit in rule.limits] == list(Level)
        assert rule.hysteresis > 0
        # A gap that is as wide as a level would never let it clear into the one below.
        for inner, outer in pairwise(rule.limits):
            for key in ("low", "high"):
                a, b = getattr(inner, key), getattr(outer, key)
                assert a is None or abs(b - a) > rule.hysteresis, (rule.id, key)


@pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
def test_every_shipped_pack_is_about_the_commodities_that_it_names(pack: Pack) -> None:
    meant = {
        subject.removeprefix("commodity:").removeprefix("*/").lower()
        for rule in pack.rules
        for subject in rule.subjects
        if subject != "*"
    }
    assert meant == {one.lower() for one in pack.commodities}


@pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
def test_every_shipped_pack_covers_units_of_its_commodities_whatever_they_hold(pack: Pack) -> None:
    units = [f"east/{one.upper()}" for one in pack.commodities]
    for kind in (LineKind.PURCHASE, LineKind.SALE, LineKind.STOCK):
        lines = [book_line(5, kind=kind, unit="east", commodity=one[5:]) for one in units]
        rows = coverage(pack.rules, (), (), units, {}, held_metrics(lines))
        assert len(rows) == len(units)
        assert all(row.is_whole and len(row.by) == 3 for row in rows), kind


def test_the_packs_are_for_four_groups_of_commodities_and_for_accounts() -> None:
    products = {product.code for product in firm_of().products.products.values()}
    groups = [pack for pack in PACKS if pack.commodities]
    assert len(groups) == 4
    assert {one for pack in groups for one in pack.commodities} <= products
    assert [pack.id for pack in PACKS if not pack.commodities] == ["accounts"]
