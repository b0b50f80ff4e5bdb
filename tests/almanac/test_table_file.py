"""A file of facts: every bad row gets its sentence, and one is enough to refuse the file."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from terminal.almanac.table_file import BadTable, TableFile


class Fruit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    count: int
    kind: str = "x"


class Shape(msgspec.Struct, frozen=True):
    fruit: tuple[Fruit, ...] = ()
    other: tuple[Fruit, ...] = ()


def reading(folder: Path, text: str) -> TableFile:
    path = folder / "fruit.toml"
    path.write_text(text, "utf-8")
    return TableFile(path, Shape, {})


def test_rows_come_in_order_with_their_places(tmp_path: Path) -> None:
    file = reading(tmp_path, '[[fruit]]\nname = "a"\ncount = 1\n[[fruit]]\nname = "b"\ncount = 2\n')
    assert list(file.rows("fruit", Fruit)) == [
        (("fruit", 0), Fruit("a", 1)),
        (("fruit", 1), Fruit("b", 2)),
    ]
    assert list(file.rows("other", Fruit)) == []
    file.done()


def test_every_bad_row_has_its_own_sentence(tmp_path: Path) -> None:
    file = reading(
        tmp_path,
        '[[fruit]]\nname = "a"\ncount = "many"\n\n[[fruit]]\nname = "b"\n\n'
        '[[fruit]]\nname = "c"\ncount = 3\ncolour = "red"\n\n[[fruit]]\nname = "d"\ncount = 4\n',
    )
    assert [row.name for _, row in file.rows("fruit", Fruit)] == ["d"]
    with pytest.raises(BadTable) as caught:
        file.done()
    path = tmp_path / "fruit.toml"
    assert caught.value.complaints == (
        f"{path} line 3: fruit[1].count = 'many': a whole number is needed",
        f"{path} line 5: fruit[2].count is missing",
        f"{path} line 11: fruit[3].colour = 'red': is not a known key",
    )
    assert str(caught.value).splitlines() == list(caught.value.complaints)


def test_a_table_of_another_name_is_refused(tmp_path: Path) -> None:
    file = reading(tmp_path, '[[friut]]\nname = "a"\ncount = 1\n')
    with pytest.raises(BadTable, match=r"line 1: friut\[1\] = 'friut': is no table of this file"):
        file.done()


def test_one_table_where_a_list_is_needed_is_refused(tmp_path: Path) -> None:
    file = reading(tmp_path, '[fruit]\nname = "a"\n')
    assert list(file.rows("fruit", Fruit)) == []
    with pytest.raises(BadTable, match=r"write \[\[fruit\]\]"):
        file.done()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"fruit = [", "not valid TOML"),
        (b"\xff\xfe", "cannot be read"),
        (b"x = " + b"9" * 5000, "too long"),
    ],
)
def test_what_is_no_toml_is_said_in_one_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "fruit.toml"
    path.write_bytes(content)
    with pytest.raises(BadTable, match=words) as caught:
        TableFile(path, Shape, {})
    assert len(caught.value.complaints) == 1
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="there is no such file"):
        TableFile(tmp_path / "absent.toml", Shape, {})
