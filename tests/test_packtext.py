"""A pack that is written is read back as the same pack, with the same digest."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import msgspec
from hypothesis import given

from terminal.domain.pack import Pack
from terminal.packfile import PackFile, pack_of, read_pack
from terminal.packtext import spell_pack
from tests.packs import RIGHT, packs


@given(packs())
def test_every_pack_is_read_back_as_it_was(pack: Pack) -> None:
    tables = tomllib.loads(spell_pack(pack), parse_float=Decimal)
    assert pack_of(msgspec.convert(tables, PackFile)) == pack


def test_a_pack_of_a_file_is_written_as_it_stands_there(tmp_path: Path) -> None:
    file, other = tmp_path / "right.toml", tmp_path / "other.toml"
    file.write_text(RIGHT, "utf-8")
    pack = read_pack(file)
    other.write_text(spell_pack(pack), "utf-8")
    assert read_pack(other) == pack
    # The same lines, but for their order within [pack].
    assert sorted(spell_pack(pack).split("\n")) == sorted(
        RIGHT.replace("'abs(flat_exposure) > 500'", '"abs(flat_exposure) > 500"').split("\n")
    )
