"""A folder becomes the first book, whole or not at all; what it came from is told by its hash."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from terminal.bookshelf import (
    BookRefused,
    columns_of,
    firm_of,
    first_book,
    offer,
    placed,
    sources_in,
)
from terminal.core.book_change import applied
from terminal.domain.register import Register, Table
from terminal.settings import Settings, read_settings
from tests.desktext import RIGHT, read

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
UNITS = "单元编号,名称\n华东,华东\n"
STOCK = "批次号,业务单元,品种,单位,库存数量,入库成本,参考合约,入库期货价\n"
LOT = "L1,华东,铝,吨,120,21480,SHFE.al2701,21500\n"


@pytest.fixture(scope="module")
def demo(root: Path) -> Settings:
    return read_settings(root / "resources" / "desk.demo.toml")


def desk_with(folder: Path, **files: str) -> Settings:
    (folder / "book").mkdir()
    for name, text in files.items():
        (folder / "book" / f"{name}.csv").write_text(text, "utf-8")
    return read(folder, f'{RIGHT}\n[book_files]\nfolder = "book"\n')


def test_the_demo_desk_has_its_first_book(demo: Settings) -> None:
    wish = first_book(demo, firm_of(), NOW)
    assert wish is not None
    assert len(wish.digest) == 64
    assert wish.source.startswith("allocations.csv, contracts.csv, ")
    book = applied(Register(), wish.changes)
    assert (len(book.contracts), len(book.stock), len(book.units)) == (8, 5, 5)


def test_a_desk_without_a_folder_has_none(tmp_path: Path) -> None:
    assert first_book(read(tmp_path), firm_of(), NOW) is None


def test_a_preview_refuses_goods_that_the_desk_file_counts(tmp_path: Path) -> None:
    copper = "L2,华东,铜,吨,120,88000,SHFE.cu2701,87900\n"
    settings = desk_with(tmp_path, units=UNITS, stock=STOCK + LOT + copper)
    firm, sources = firm_of(), sources_in([tmp_path / "book"])
    found = offer(settings, firm, sources, Register(), NOW)
    assert len(found.changes) == 3
    refused = placed(settings, firm, found)
    (why,) = refused.refusals
    assert why.startswith("book, stock L2: futures = 'SHFE.cu2701': is counted by the desk file's")
    assert refused.changes == ()
    sound = offer(settings, firm, sources[:1], Register(), NOW)
    assert placed(settings, firm, sound) is sound


def test_one_bad_row_keeps_the_whole_folder_out(tmp_path: Path) -> None:
    settings = desk_with(
        tmp_path, units=UNITS, stock=STOCK + LOT + LOT.replace("L1", "L2").replace("吨", "公斤")
    )
    with pytest.raises(BookRefused, match=r"^stock\.csv, line 3: 单位 = '公斤'"):
        first_book(settings, firm_of(), NOW)


def test_a_folder_that_is_not_there_or_empty_is_said(tmp_path: Path) -> None:
    with pytest.raises(BookRefused, match="no CSV or XLSX file is there"):
        first_book(desk_with(tmp_path), firm_of(), NOW)
    with pytest.raises(BookRefused, match=r"nowhere\.csv: cannot be read: No such file"):
        sources_in([tmp_path / "nowhere.csv"])


def test_what_a_spreadsheet_leaves_beside_a_file_is_no_file(tmp_path: Path) -> None:
    settings = desk_with(tmp_path, units=UNITS)
    (tmp_path / "book" / "~$units.xlsx").write_bytes(b"locked")
    (tmp_path / "book" / "readme.txt").write_text("no table", "utf-8")
    assert settings.book_folder is not None
    assert [one.name for one in sources_in([settings.book_folder])] == ["units.csv"]


def test_the_digest_is_that_of_names_and_contents(tmp_path: Path) -> None:
    settings = desk_with(tmp_path, units=UNITS)
    assert settings.book_folder is not None
    found = offer(settings, firm_of(), sources_in([settings.book_folder]), Register(), NOW)
    content = hashlib.sha256(UNITS.encode()).digest()
    assert found.digest == hashlib.sha256(b"units.csv\0" + content).hexdigest()
    (change,) = found.changes
    assert (change.table, change.id) == (Table.UNITS, "华东")
    assert found.wish("li").actor == "li"


def test_products_are_known_by_their_names() -> None:
    shape = columns_of(firm_of().products).shapes[Table.LOTS]
    commodity = next(one for one in shape.columns if one.key == "commodity")
    assert [commodity.read(text) for text in ("铜", "Copper", "cu")] == ["cu", "cu", "cu"]
