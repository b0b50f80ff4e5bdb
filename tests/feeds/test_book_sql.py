"""A database is read like a file, and is never written to."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from terminal.core.book_check import Known
from terminal.domain.register import Register, Table
from terminal.feeds import book_sql
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Proposal, Terms, propose_tables
from terminal.feeds.book_sheet import Sheet
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


def postgres_programs() -> Path | None:
    """The folder of a PostgreSQL server's programs, which Debian keeps out of PATH."""
    where = [str(path.parent) for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found = shutil.which("initdb", path=os.pathsep.join((os.environ.get("PATH", ""), *where)))
    return Path(found).resolve().parent if found else None


@pytest.fixture(scope="module")
def postgres(free_port: Callable[[], int]) -> Iterator[str]:
    """The address of a PostgreSQL server of our own on loopback, with a table of lots."""
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="the extra sql is not installed")
    pytest.importorskip("psycopg", reason="the extra sql is not installed")
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (initdb is not found)")
    # PostgreSQL refuses to be root's.
    user = "postgres" if getattr(os, "geteuid", lambda: 1)() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if user:
        try:
            shutil.chown(folder, user)
        except LookupError:
            folder.rmdir()
            pytest.skip("as root, a PostgreSQL server needs the user postgres")
    port = free_port()

    def run(program: str, *options: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *options]
        quiet = subprocess.DEVNULL
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=quiet, stderr=quiet)

    try:
        run("initdb", "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "start", "-w", "-o", f"-h 127.0.0.1 -p {port} -k {folder} -F")
        try:
            url = f"postgresql+psycopg://desk@127.0.0.1:{port}/postgres"
            engine = sqlalchemy.create_engine(url)
            with engine.begin() as connection:
                connection.exec_driver_sql(
                    "CREATE TABLE lot (no text, unit text, tonnes numeric, cost double precision,"
                    " received date);"
                    "INSERT INTO lot VALUES ('L1', 'metals', 500.00, 87800.1, '2026-11-20'),"
                    " ('L2', 'metals', 12.345, NULL, NULL), ('L3', '农产', 0, 1, NULL)"
                )
            engine.dispose()
            yield url
        finally:
            run("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


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


def test_rows_of_postgresql_are_rows_of_the_book(postgres: str) -> None:
    units = "SELECT DISTINCT unit AS id, unit AS name FROM lot"
    tables = tables_from(postgres, {Table.UNITS: units, Table.LOTS: LOTS})
    terms = Terms(known=Known(), day=DAY, is_trading_day=weekdays)
    proposal = propose_tables(tables, Register(), Columns(), terms)
    assert proposal.refusals == ()
    one, two = proposal.after.stock
    assert (one.quantity, one.cost, str(one.received)) == (500, D("87800.1"), "2026-11-20")
    assert (two.quantity, two.cost, two.received) == (D("12.345"), None, None)
    assert [unit.id for unit in proposal.after.units] == ["metals", "农产"]


@pytest.mark.parametrize(
    "query",
    [
        "WITH gone AS (DELETE FROM lot RETURNING no) SELECT no AS id FROM gone",
        "SELECT no AS id INTO copy FROM lot",
    ],
)
def test_postgresql_is_never_written_to(postgres: str, query: str) -> None:
    with pytest.raises(Malformed, match="read-only transaction"):
        tables_from(postgres, {Table.LOTS: query})
    ((_, sheet),) = tables_from(postgres, {Table.LOTS: "SELECT count(*) AS id FROM lot"})
    assert sheet.rows[0].cells == ("3",)


def counted_while_booked(url: str, book: Callable[[], None]) -> list[str]:
    """How many lots two queries of one reading see, with one more booked in between."""
    real, seen = book_sql._sheet, []

    def reading(*arguments: Any) -> Sheet:
        seen.append(real(*arguments))
        if len(seen) == 1:
            book()
        return seen[-1]

    count = "SELECT count(*) AS id FROM lot"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book_sql, "_sheet", reading)
        tables_from(url, {Table.UNITS: count, Table.LOTS: count})
    return [sheet.rows[0].cells[0] for sheet in seen]


@needs_sql
def test_all_queries_are_of_one_moment(url: str) -> None:
    def book() -> None:
        with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
            database.execute("INSERT INTO lot VALUES ('L9', 'metals', 1, 1, NULL)")
        database.close()

    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    assert counted_while_booked(url, book) == ["3", "3"]


def test_all_queries_of_postgresql_are_of_one_moment(postgres: str) -> None:
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="the extra sql is not installed")
    engine = sqlalchemy.create_engine(postgres)

    def execute(words: str) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql(words)

    book = "INSERT INTO lot VALUES ('L9', 'metals', 1, 1, NULL)"
    try:
        assert counted_while_booked(postgres, lambda: execute(book)) == ["3", "3"]
    finally:
        execute("DELETE FROM lot WHERE no = 'L9'")
        engine.dispose()


def test_a_colon_is_a_cast_or_a_text_and_no_parameter(postgres: str) -> None:
    ((_, sheet),) = tables_from(postgres, {Table.UNITS: "SELECT '7'::int::text AS id, 'a :b' AS n"})
    assert sheet.rows[0].cells == ("7", "a :b")


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
@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT * FROM nobody", ": no such table: nobody"),
        # In the middle of its rows.
        ("SELECT code AS id, json(iif(code = 'farm', '1', '{')) FROM unit", ": malformed JSON"),
        ("SELECT 'a' AS id, x'ff00' AS name", ", line 2: a query gives bytes that are no text"),
    ],
)
def test_a_query_that_fails_says_why(url: str, query: str, why: str) -> None:
    with pytest.raises(Malformed, match=rf"\[units\]{why}"):
        tables_from(url, {Table.LOTS: LOTS, Table.UNITS: query})


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
        (datetime(9999, 12, 31, 23, 0, tzinfo=UTC), "9999-12-31 23:00:00"),
        (80078.3 - 80000, "78.3"),
        (DAY, "2026-11-25"),
        ("金属".encode(), "金属"),
        ("金属".encode("gbk"), "金属"),
        (memoryview(b"L1"), "L1"),
        ("x", "x"),
    ],
)
def test_values_of_a_database_as_cells(value: object, text: str) -> None:
    assert book_sql._cell(value) == text
