"""A look beside the desk: its own mapping or a guess, and what the desk would say of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from terminal import Refused
from terminal.core.spot_view import RowKind, SpotPreview
from terminal.feeds.spot_preview import keys_of
from terminal.settings import read_settings
from terminal.spot_tasks import STEPS, preview_spot, save_mapping, source_of
from terminal.spottext import read_mapping
from tests.desktext import RIGHT

TEXT = '日期,品种,现货价\n2026-11-20,SPOT.cu,"88,000"\n2026-11-21,SPOT.al,n/a\n'
SOURCE = """
[[spot_file]]
id = "office"
path = "spot.csv"
[spot_file.mapping]
series = "SPOT.cu"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "spot.csv").write_text(TEXT, "utf-8")
    file = tmp_path / "desk.toml"
    file.write_text(RIGHT, "utf-8")
    return file


def look(
    desk: Path, keys: Any = None, path: str = "spot.csv", *, is_guess: bool = False
) -> SpotPreview:
    steps: list[int] = []

    def progress(done: int, total: int) -> None:
        steps.append(done)

    is_well, found = preview_spot(desk, path, keys, is_guess, progress)
    assert steps == list(range(STEPS + 1))
    assert is_well is (found.is_clean and not found.wrong)
    return found


def test_a_file_that_the_desk_does_not_know_is_guessed(desk: Path) -> None:
    found = look(desk)
    assert found.mapping["thousands"] == ","
    assert (found.source, found.wanted) == ("spot", ("SPOT.cu", "SPOT.al"))
    assert [row.kind for row in found.rows] == [RowKind.GOOD, RowKind.BAD]
    assert [str(price) for _, price in found.rows[0].spots] == ["88020"]
    block = desk.parent / "block.toml"
    block.write_text(found.block, "utf-8")
    assert read_mapping(block).thousands == ","


def test_a_file_of_the_desk_is_looked_at_as_the_desk_reads_it(desk: Path) -> None:
    with desk.open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    found = look(desk)
    assert (found.source, dict(found.mapping)) == ("office", {"series": "SPOT.cu"})
    assert look(desk, path=str(desk.parent / "spot.csv")).source == "office"
    assert look(desk, is_guess=True).mapping["symbol"] == "品种"
    other = look(desk, {"symbol": "品种", "thousands": ","})
    assert other.count(RowKind.GOOD) == 1
    assert 'thousands = ","' in other.block


def test_what_the_desk_cannot_have_is_said_before_it_is_saved(desk: Path) -> None:
    with desk.open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    (desk.parent / "b.csv").write_text(TEXT, "utf-8")
    keys = {"names": {"SPOT.cu": "SPOT.cu"}}
    assert "spot_file office brings this series already" in look(desk, keys, "b.csv").wrong
    assert "is the column for price" in look(desk, {"time": "A", "price": "A"}, "b.csv").wrong
    assert look(desk, {}, "b.csv").wrong == ""


def test_what_cannot_be_read_or_is_no_mapping_is_refused(desk: Path) -> None:
    with pytest.raises(Refused, match=r"none\.csv: cannot be read: No such file"):
        preview_spot(desk, "none.csv", None, False, lambda done, total: None)
    with pytest.raises(Refused, match="mapping: "):
        preview_spot(desk, "spot.csv", {"x": 1}, False, lambda done, total: None)
    (desk.parent / "old.csv").write_bytes(b"\xd0\xcf\x11\xe0")
    assert "old .xls" in look(desk, path="old.csv").refused


def test_a_new_source_has_a_free_id_and_a_path_from_the_desk_file(desk: Path) -> None:
    with desk.open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    settings = read_settings(desk)
    sub = desk.parent / "sub"
    assert source_of(settings, sub / "office.xlsx").id == "office-1"
    assert source_of(settings, sub / "office.xlsx").path == "sub/office.xlsx"
    assert source_of(settings, sub / "现货.csv").id == "spot"
    assert (
        source_of(settings, Path("/elsewhere/现货 报价 a.csv")).path == "/elsewhere/现货 报价 a.csv"
    )
    assert source_of(settings, Path("/elsewhere/现货 a.csv")).id == "a"
    assert len(source_of(settings, Path(f"/{'x' * 200}.csv")).id) <= 64


def test_a_mapping_file_stands_instead_of_the_desk_files_own(desk: Path) -> None:
    with desk.open("a", encoding="utf-8") as file:
        file.write(SOURCE.replace("[spot_file.", 'mapping_file = "m.toml"\n[spot_file.'))
    assert read_settings(desk).spot_files[0].mapping.series == "SPOT.cu"
    mapping = desk.parent / "m.toml"
    mapping.write_text('[mapping]\nseries = "SPOT.al"\n', "utf-8")
    assert read_settings(desk).spot_files[0].brings == ("SPOT.al",)
    mapping.write_text('[mapping]\nseries = "SPOT.al"\nunit_is = "元/公斤"\n', "utf-8")
    with pytest.raises(Refused, match="it needs a unit_factor"):
        read_settings(desk)
    mapping.write_text("[mapping]\nprise = 1\n", "utf-8")
    with pytest.raises(Refused, match=r"m\.toml line 2: mapping\.prise"):
        read_settings(desk)


async def test_a_mapping_is_written_where_the_desk_looks_for_it(desk: Path) -> None:
    with desk.open("a", encoding="utf-8") as file:
        file.write(SOURCE.replace("[spot_file.", 'mapping_file = "m.toml"\n[spot_file.'))
    keys = {"symbol": "品种", "thousands": ","}
    said = await save_mapping(desk, "spot.csv", keys, "")
    assert said == (
        'spot_file office: m.toml written; before { series = "SPOT.cu" }; '
        'after { symbol = "品种", thousands = "," }'
    )
    assert keys_of(read_settings(desk).spot_files[0].mapping) == keys
    said = await save_mapping(desk, "spot.csv", {"series": "SPOT.cu"}, "")
    assert 'before { symbol = "品种", thousands = "," }; after' in said
    block = desk.parent / "block.toml"
    await save_mapping(desk, "spot.csv", {"series": "SPOT.cu"}, str(block))
    assert block.read_text("utf-8").startswith('[[spot_file]]\nid = "office"\n')


@pytest.mark.parametrize(
    ("keys", "target", "said"),
    [
        ({"series": "SPOT.cu"}, "", "the desk file names no mapping_file"),
        ({"series": "SPOT.cu"}, "desk.toml", "a mapping is not written over it"),
        ({"series": "SPOT.cu"}, "spot.csv", "a mapping is not written over it"),
        ({"series": "SPOT.cu"}, "none/m.toml", "cannot be written: No such file"),
        ({"series": "SPOT.cu", "unit_is": "元/公斤"}, "m.toml", "it needs a unit_factor"),
        ({"price": "报价"}, "m.toml", "no column '报价'"),
        ({"x": "y"}, "m.toml", "mapping: "),
    ],
)
async def test_what_is_not_written_leaves_every_file_as_it_was(
    desk: Path, keys: dict[str, object], target: str, said: str
) -> None:
    with desk.open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    before = {one.name: one.read_bytes() for one in desk.parent.iterdir()}
    with pytest.raises(Refused, match=said):
        await save_mapping(desk, "spot.csv", keys, target and str(desk.parent / target))
    assert {one.name: one.read_bytes() for one in desk.parent.iterdir()} == before
