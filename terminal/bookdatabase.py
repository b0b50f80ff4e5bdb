"""A customer's database as a file of the business book: where it is, and one query a table.

The file names no password: the address leaves it to the driver (PGPASSWORD, ~/.pgpass and alike).
Nothing is ever written there (`feeds/book_sql.py`), and what was read is bound to its own hash, so
that a preview and the import after it are of the same rows.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from terminal import Refused
from terminal.complaint import complaint
from terminal.desktable import Table as Strict
from terminal.domain.register import Table
from terminal.feeds.book_import import Source
from terminal.feeds.book_sql import tables_from
from terminal.feeds.fault import Malformed
from terminal.tomlfile import read_toml

SUFFIX = ".toml"


class DatabaseFile(Strict, frozen=True, kw_only=True):
    """url: as SQLAlchemy writes it. queries: table -> a SELECT with a template's columns."""

    url: str
    queries: dict[str, str]


def source_from(path: Path) -> Source:
    """Run the queries of such a file. Raise `Refused` for what is wrong with it or out there."""
    text, shape, _ = read_toml(path, DatabaseFile, "database file")
    if not shape.queries:
        raise complaint(path, text, ("queries",), {}, "no table has a query")
    for name in shape.queries:
        if name not in tuple(Table):
            why = f"is no table; there are {', '.join(Table)}"
            raise complaint(path, text, ("queries", name), shape.queries[name], why)
    queries = {Table(name): query for name, query in shape.queries.items()}
    try:
        sheets = tuple(tables_from(shape.url, queries))
    except Malformed as fault:
        raise Refused(f"{path}: {fault}") from None
    return Source(path.name, msgspec.json.encode(sheets), sheets=sheets)
