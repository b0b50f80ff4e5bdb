from __future__ import annotations

from pathlib import Path

import msgspec

from terminal.deskfile import DeskFile, load
from terminal.desknames import Named, named_of, names_in
from tests.desktext import RIGHT


def shape_of(folder: Path, text: str = RIGHT) -> DeskFile:
    file = folder / "desk.toml"
    file.write_text(text, "utf-8")
    return load(file)[1]


def test_names_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    keys = [one.key for one in named_of(shape_of(tmp_path))]
    assert keys == [
        "desk:test", "account:6688-01", "account:6688-02", "pair:cu", "pair:al", "unit:华东",
        "rule:band", "rule:funds", "channel:sms", "person:wang",
    ]  # fmt: skip


def test_what_has_no_english_name_keeps_its_own() -> None:
    named = (Named("pair:cu", "铜", "Copper"), Named("pair:al", "铝", ""))
    assert names_in("en", named) == {"pair:cu": "Copper", "pair:al": "铝"}
    assert names_in("zh", named) == {"pair:cu": "铜", "pair:al": "铝"}


def test_a_unit_takes_the_first_english_name_that_a_line_gives_it(tmp_path: Path) -> None:
    shape = shape_of(tmp_path)
    (line,) = shape.book
    lines = [msgspec.structs.replace(line, unit_en=english) for english in ("", "East", "Far East")]
    shape = msgspec.structs.replace(shape, book=tuple(lines))
    assert Named("unit:华东", "华东", "East") in named_of(shape)


def test_everything_on_the_demo_desk_has_an_english_name(root: Path) -> None:
    shape = load(root / "resources" / "desk.demo.toml")[1]
    for one in named_of(shape):
        assert one.english or one.name.isascii(), one
        assert one.english.isascii() or " · " in one.english, one
