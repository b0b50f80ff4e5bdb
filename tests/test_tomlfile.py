"""A file that is no TOML, or not of the shape that is asked for, is refused in one sentence."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.desktable import Table
from terminal.tomlfile import read_toml


class Shelf(Table, frozen=True, kw_only=True):
    width: Decimal = Decimal(1)
    hysteresis: Decimal = Decimal(0)


def read(folder: Path, raw: bytes) -> tuple[str, Shelf, str]:
    file = folder / "shelf.toml"
    file.write_bytes(raw)
    return read_toml(file, Shelf, "shelf file")


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfwidth = 0.70\n"
    text, shelf, digest = read(tmp_path, raw)
    assert (text, str(shelf.width)) == ("width = 0.70\n", "0.70")
    assert digest == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe", "the shelf file cannot be read: "),
        (b"width = ", "not valid TOML: "),
        (b"width = 1" + b"0" * 5000, "a number or a list in it is too long to be read"),
        (b"width = 'wide'", "line 1: width = 'wide': a number is needed"),
        (b"\nheight = 2", "line 2: height = 2: is not a known key"),
        (b"width = inf", "line 1: width = Infinity: a number is needed"),
        (b"hysteresis = -1", "line 1: hysteresis = -1: must be 0 or more"),
    ],
)
def test_what_is_wrong_names_the_file(tmp_path: Path, raw: bytes, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, raw)
    assert str(caught.value).startswith(str(tmp_path / "shelf.toml"))
    assert said in str(caught.value)


def test_a_missing_file_is_called_what_it_should_be(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"x\.toml: there is no such shelf file"):
        read_toml(tmp_path / "x.toml", Shelf, "shelf file")
