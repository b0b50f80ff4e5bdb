"""Packs are read beside the loop that asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.pack_tasks import packs
from terminal.packshelf import shipped_packs
from tests.packs import RIGHT


async def test_the_programs_packs_or_the_one_of_a_file(tmp_path: Path) -> None:
    assert await packs("") == shipped_packs()
    file = tmp_path / "mine.toml"
    file.write_text(RIGHT, "utf-8")
    assert [one.id for one in await packs(str(file))] == ["metals"]
    file.write_text("x = 1", "utf-8")
    with pytest.raises(SettingsError, match=r"mine\.toml line 1: x = 1: is not a known key"):
        await packs(str(file))
