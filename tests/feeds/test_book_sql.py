"""A database is read like a file, and is never written to."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.core.book_check import Known
from terminal.domain.register import Register, Table
from terminal.feeds import book_sql
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Proposal, Terms, propose_tables
from terminal.feeds.book_sql import tables_from
from terminal.feeds.fault import Malformed
from tests.book_builders import DAY, D, weekdays

needs_sql = pytest.mark.skipif(
    importlib.util.find_spec("sqlalchemy") is None,
    reason="SQLAlchemy is not installed (extra: sql)",
)

UNITS = "SELECT code AS id, title AS name FROM unit ORDER BY code"
LOTS = """
    SELECT no AS id, unit, 'cu' AS commodity, 't' AS base_unit, tonnes AS quantity,
           'SHFE.cu2701' AS futures, cost, received
    FROM lot WHERE tonnes <> 0
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = tmp_path / "erp.db"
    with sqlite3.connect(path) as database:
        database.executescript(
            "CREATE TABLE unit (code TEXT, title TEXT);"
            "INSERT INTO unit VALUES ('metals', '金属'), ('farm', '农产');"
            "CREATE TABLE lot (no TEXT, unit TEXT, tonnes NUMERIC, cost REAL, received TEXT);"
            "INSERT INTO lot VALUES ('L1', 'metals', 500, 87800.1, '2026-11-20'),"
            " ('L2', 'metals', 12.345, NULL, NULL), ('L3', 'farm', 0, 1, NULL);"
        )
    database.close()
    return f"sqlite:///{path}"


def offer(url: str, lots: str = LOTS) -> Proposal:
    tables = tables_from(url, {Table.UNITS: UNITS, Table.LOTS: lots})
    terms = Terms(known=Known(), day=DAY, is_trading_day=weekdays)
    return propose_tables(tables, Register(), Columns(), terms)


@needs_sql
def test_rows_of_a_database_are_rows_of_the_book(url: str) -> None:
    proposal = offer(url)
    assert proposal.refusals == ()
    one, two = proposal.after.stock
    assert (one.id, one.quantity, one.cost) == ("L1", 500, D("87800.1"))
    assert (two.quantity, two.cost, two.received) == (D("12.345"), None, None)
    assert [unit.name for unit in proposal.after.units] == ["农产", "金属"]


@needs_sql
def test_a_bad_row_is_named_by_its_place_in_the_answer(url: str) -> None:
    (refusal,) = offer(
        url, LOTS.replace("tonnes AS", "-tonnes AS").replace("<> 0", "= 500")
    ).refusals
    assert "[stock], line 2: quantity = '-500': must not be negative" in refusal


@needs_sql
@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM lot",
        "SELECT 1; DELETE FROM lot",
        "WITH x AS (SELECT 1) DELETE FROM lot RETURNING no",
        "PRAGMA query_only = OFF",
        "",
    ],
)
def test_nothing_is_ever_written(url: str, query: str) -> None:
    with pytest.raises(Malformed):
        tables_from(url, {Table.LOTS: query})
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        assert database.execute("SELECT count(*) FROM lot").fetchone() == (3,)
    database.close()


@needs_sql
@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("no address", "the database address cannot be read"),
        ("nosuch://host/db", "no driver is installed"),
        ("sqlite:////nowhere/at/all.db", "unable to open database file"),
    ],
)
def test_a_database_that_is_not_there(url: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        tables_from(url, {Table.UNITS: UNITS})


@needs_sql
def test_a_query_that_fails_says_why(url: str) -> None:
    with pytest.raises(Malformed, match="no such table: nobody"):
        tables_from(url, {Table.UNITS: "SELECT * FROM nobody"})


@needs_sql
def test_the_password_of_an_address_is_not_shown() -> None:
    with pytest.raises(Malformed) as caught:
        tables_from("postgresql://me:secret@127.0.0.1:1/db", {Table.UNITS: UNITS})
    assert "secret" not in str(caught.value)


@needs_sql
def test_more_rows_than_are_read(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_sql, "MOST_ROWS", 1)
    with pytest.raises(Malformed, match="more than 1 rows are not read"):
        tables_from(url, {Table.UNITS: UNITS})


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(Malformed, match=r"install basisdesk\[sql\]"):
        tables_from("sqlite://", {Table.UNITS: UNITS})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (Decimal("1E+3"), "1000"),
        (0.1 + 0.2, "0.3"),
        (datetime(2026, 11, 25, 2, 30, tzinfo=UTC), "2026-11-25 10:30:00"),
        (datetime(2026, 11, 25, 10, 30), "2026-11-25 10:30:00"),
        (DAY, "2026-11-25"),
        ("x", "x"),
    ],
)
def test_values_of_a_database_as_cells(value: object, text: str) -> None:
    assert book_sql._cell(value) == text
