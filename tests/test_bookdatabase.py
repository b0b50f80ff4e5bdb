"""A database that a file names is read as files of the book are, and is told by what it said."""

from __future__ import annotations

import importlib.util
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from terminal import Refused
from terminal.bookdatabase import source_from
from terminal.bookshelf import BookRefused, firm_of, offer, sources_in
from terminal.domain.register import Register, Table
from tests.desktext import read

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
FILE = '''
url = "sqlite:///{path}"
[queries]
units = "SELECT code AS id, title AS name FROM unit"
stock = """
SELECT no AS id, unit, 'al' AS commodity, 't' AS base_unit, tonnes AS quantity,
       cost, 'SHFE.al2701' AS futures, 21500 AS receipt_price
FROM lot"""
'''
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("sqlalchemy") is None, reason="the extra sql is not installed"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "erp.db") as database:
        database.executescript(
            "CREATE TABLE unit (code TEXT, title TEXT);"
            "INSERT INTO unit VALUES ('east', '华东');"
            "CREATE TABLE lot (no TEXT, unit TEXT, tonnes NUMERIC, cost REAL);"
            "INSERT INTO lot VALUES ('L1', 'east', 120, 21480);"
        )
    database.close()
    path = tmp_path / "erp.toml"
    path.write_text(FILE.format(path=tmp_path / "erp.db"), "utf-8")
    return path


def change(file: Path, statement: str) -> None:
    with sqlite3.connect(file.with_name("erp.db")) as database:
        database.execute(statement)
    database.close()


def test_its_rows_are_a_proposal_like_those_of_files(file: Path) -> None:
    found = offer(read(file.parent), firm_of(), sources_in([file]), Register(), NOW)
    assert found.refusals == ()
    assert [(one.table, one.id) for one in found.changes] == [
        (Table.UNITS, "east"),
        (Table.LOTS, "L1"),
    ]
    assert found.source == "erp.toml"


def test_what_was_read_is_told_by_its_hash(file: Path) -> None:
    first = source_from(file)
    assert source_from(file).content == first.content
    change(file, "UPDATE lot SET tonnes = 121")
    assert source_from(file).content != first.content


def test_a_bad_row_is_named_by_database_table_and_row(file: Path) -> None:
    change(file, "UPDATE lot SET tonnes = -5")
    found = offer(read(file.parent), firm_of(), sources_in([file]), Register(), NOW)
    assert found.changes == ()
    assert any("erp.db [stock], line 2" in one and "'-5'" in one for one in found.refusals)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("url =", "uri =", r"erp\.toml line 2: uri"),
        ("units =", "people =", r"erp\.toml line 4: queries\.people = .*is no table; there are un"),
        ("SELECT code", "DELETE code", r"erp\.toml: query of units: only one SELECT is run"),
        ("FROM unit", "FROM nowhere", r"erp\.toml: sqlite:.*no such table: nowhere"),
        ("sqlite:///", "sqlite+none:///", r"erp\.toml: no driver is installed"),
    ],
)
def test_what_is_wrong_is_one_sentence(file: Path, old: str, new: str, said: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(Refused, match=said):
        source_from(file)
    with pytest.raises(BookRefused, match=said):
        sources_in([file])


def test_without_a_query_there_is_nothing_to_read(file: Path) -> None:
    file.write_text('url = "sqlite://"\n[queries]\n', "utf-8")
    with pytest.raises(Refused, match=r"erp\.toml line 2: queries = .*no table has a query"):
        source_from(file)


def test_a_folder_is_not_searched_for_databases(file: Path) -> None:
    (file.parent / "units.csv").write_text("单元编号,名称\n华东,华东\n", "utf-8")
    assert [one.name for one in sources_in([file.parent])] == ["units.csv"]
