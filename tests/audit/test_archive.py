"""A .zip that is there whole or not at all."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from terminal.audit.archive import BUFFER, ExportRefused, archive
from tests.audit.ledgers import NOW


def test_each_file_is_counted_and_hashed_on_its_way(tmp_path: Path) -> None:
    big = bytes(range(256)) * 3000
    assert len(big) > BUFFER
    with archive(tmp_path / "a.zip", NOW) as out:
        with out.member("big") as member:
            for at in range(0, len(big), 1000):
                member.write(big[at : at + 1000])
        with out.member("none"):
            pass
    with zipfile.ZipFile(tmp_path / "a.zip") as read:
        assert read.read("big") == big
        assert read.read("none") == b""
    assert out.files["big"].size == len(big)
    assert out.files["big"].sha256 == hashlib.sha256(big).hexdigest()
    assert out.files["none"].size == 0


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    with archive(out, NOW) as making, making.member("one") as member:
        member.write(b"1")
        assert not out.exists()
    assert out.exists()
    assert list(tmp_path.iterdir()) == [out]


def test_what_broke_off_leaves_nothing(tmp_path: Path) -> None:
    def break_off() -> None:
        with archive(tmp_path / "a.zip", NOW) as making, making.member("one") as member:
            member.write(b"1" * BUFFER)
            raise LookupError

    with pytest.raises(LookupError):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_named(tmp_path: Path) -> None:
    out = tmp_path / "absent" / "a.zip"
    with pytest.raises(ExportRefused, match=f"{out}: cannot be written"), archive(out, NOW):
        pass
