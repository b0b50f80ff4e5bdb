"""The business book read from a customer's database: one query a table, nothing is ever written.

A query names its columns like a template does (`SELECT no AS id, ...`). All of them run in one
transaction that the database itself is told to keep read-only and of one moment where it knows how,
and that is rolled back in any case. This module waits for the database: call it from a thread.
Needs the extra `sql`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from terminal.domain.register import Table
from terminal.feeds.book_sheet import MOST_ROWS, Row, Sheet, figure
from terminal.feeds.fault import Malformed
from terminal.feeds.scalar import BEIJING

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_is_query = re.compile(r"\s*(select|with)\b[^;]*;?\s*", re.IGNORECASE).fullmatch

# All queries see the database as of one moment: goods that are booked in between would be in
# one table and not in the other.
ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
READ_ONLY = {
    "sqlite": ("PRAGMA query_only = ON", "BEGIN"),
    "postgresql": (ONE_MOMENT,),
    "mysql": (ONE_MOMENT,),
    "mariadb": (ONE_MOMENT,),
    "oracle": ("SET TRANSACTION READ ONLY",),
}


def tables_from(url: str, queries: Mapping[Table, str]) -> list[tuple[Table, Sheet]]:
    """Run one query a table; return sheets for `book_import.propose_tables`.

    url: as SQLAlchemy writes it; the password in it is never shown
    Raise `Malformed` when the database cannot be reached or a query fails.
    """
    for table, query in queries.items():
        if _is_query(query) is None:
            why = "only one SELECT is run, and no other statement"
            raise Malformed("query", f"query of {table}: {why}: {query.strip()[:60]!r}")
    engine, name = _engine(url)
    where = name
    try:
        with engine.connect() as connection:
            _keep_read_only(connection)
            sheets = []
            for table, query in queries.items():
                where = f"{name} [{table}]"
                sheets.append((table, _sheet(connection, table, query, where)))
            return sheets
    except _database_errors() as error:
        raise Malformed("database", f"{where}: {_reason(error)}") from None
    finally:
        engine.dispose()


def _engine(url: str) -> tuple[Engine, str]:
    try:
        import sqlalchemy
    except ModuleNotFoundError:
        words = "reading a database needs the extra sql: install basisdesk[sql]"
        raise Malformed("database", words) from None
    try:
        parsed = sqlalchemy.make_url(url)
        return sqlalchemy.create_engine(parsed), parsed.render_as_string(hide_password=True)
    # The first is a kind of the second.
    except (sqlalchemy.exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise Malformed("database", f"no driver is installed for this database: {error}") from None
    except (sqlalchemy.exc.ArgumentError, ValueError):
        words = "the database address cannot be read; expected dialect://user@host/name"
        raise Malformed("database", words) from None


def _database_errors() -> tuple[type[Exception], ...]:
    import sqlalchemy

    return (sqlalchemy.exc.SQLAlchemyError,)


def _keep_read_only(connection: Connection) -> None:
    import sqlalchemy

    for words in READ_ONLY.get(connection.dialect.name, ()):
        connection.execute(sqlalchemy.text(words))


# Leaving the connection without a commit rolls the transaction back.
def _sheet(connection: Connection, table: Table, query: str, name: str) -> Sheet:
    import sqlalchemy

    # A colon is no parameter here, in '10 :30' nor in x::text.
    result = connection.execute(sqlalchemy.text(query.replace(":", r"\:")))
    header = Row(1, tuple(map(str, result.keys())))
    rows = result.fetchmany(MOST_ROWS + 1)
    if len(rows) > MOST_ROWS:
        raise Malformed("size", f"{name}: more than {MOST_ROWS} rows are not read")
    return Sheet(
        name,
        table.value,
        header,
        tuple(Row(at, _cells(row, f"{name}, line {at}")) for at, row in enumerate(rows, start=2)),
    )


def _cells(row: Iterable[Any], where: str) -> tuple[str, ...]:
    try:
        return tuple(map(_cell, row))
    except ValueError as error:
        raise Malformed("value", f"{where}: {error}") from None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, datetime):
        return _local(value).replace(tzinfo=None).isoformat(" ")
    if isinstance(value, bytes | memoryview):
        return _decoded(bytes(value))
    return value.isoformat() if isinstance(value, date) else str(value)


# What a server of no encoding, or a column of bytes, says of a text.
def _decoded(value: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = value.decode(encoding)
            if text.isprintable():
                return text
    raise ValueError("a query gives bytes that are no text; cast them to one")


def _local(value: datetime) -> datetime:
    try:
        return value if value.tzinfo is None else value.astimezone(BEIJING)
    # The first and the last hours that there are: what some databases write for "open".
    except OverflowError:
        return value


def _reason(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error)
    return said.splitlines()[0] if said else type(error).__name__
