"""What a calendar file says that cannot be meant: it would trade on a holiday, or do nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from terminal.almanac.table_file import TableFile
from terminal.complaint import Place
from terminal.domain.calendar import CalendarTable, Range

# On these days nobody has traded in any year, and no yearly notice makes it otherwise.
BY_STATUTE = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
# The Chinese new year is between 21 January and 20 February, and closes at least the day itself.
NEW_YEAR = ((1, 20), (2, 27))
OF_PRODUCTS = ("day", "night", "listed")
OF_HOUSES = ("closed", "confirmed", "no_night", "auction", "second_auction")
# Two letters exchanged, one more or less.
NEAR = 0.7

_is_house = re.compile(r"[A-Z]{2,10}", re.ASCII).fullmatch


def open_holiday(span: Range, closed: Collection[date]) -> str:
    """Say which holiday of an announced span is not closed, "" = none that has to be.

    closed: weekdays without trading, of the same file: what is announced replaces all before it
    """
    for year in range(span.first.year, span.last.year + 1):
        for month, number in BY_STATUTE:
            day = date(year, month, number)
            if day.weekday() < 5 and span.first <= day <= span.last and day not in closed:
                return f"{day} is in this span and a holiday, and this file does not close it"
        first, last = (date(year, *one) for one in NEW_YEAR)
        is_whole = span.first <= first and last <= span.last
        if is_whole and not any(first <= day <= last for day in closed):
            return f"this file has no closure for the Chinese new year of {year}"
    return ""


def products_of(table: CalendarTable) -> frozenset[str]:
    """Return the products whose hours a table names one by one."""
    named = {one for rows in (table.day, table.night) for row in rows for one in row.products}
    return frozenset(one for one in named if not one.endswith(".*"))


def check_names(file: TableFile, known: Collection[str]) -> None:
    """Complain of names that are nearly those of `known` products, and of their exchanges.

    SHFE.CU is no copper and SHEF no exchange: what such a row says would hold for nobody.
    """
    spelling = {one.lower(): one for one in known}
    houses = {one.partition(".")[0] for one in known}
    for place, name in _named(file, OF_PRODUCTS, "products"):
        right = spelling.get(name.lower(), name)
        if name not in known and right != name:
            file.complain(place, name, f"is written {right}")
    for place, name in _named(file, OF_HOUSES, "exchanges"):
        if why := wrong_house(name, houses):
            file.complain(place, name, why)


def wrong_house(name: str, houses: Collection[str]) -> str:
    """Say that a name is nearly one of the exchanges, "" = it is one, or none that is like it."""
    near = [] if name in houses else get_close_matches(name, houses, n=1, cutoff=NEAR)
    return f"is no exchange of the calendar; {near[0]} is" if near and _is_house(name) else ""


def _named(file: TableFile, tables: Iterable[str], key: str) -> Iterator[tuple[Place, str]]:
    for table in tables:
        rows = file.tables.get(table)
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            names = row.get(key) if isinstance(row, dict) else None
            for name in names if isinstance(names, list) else ():
                if isinstance(name, str):
                    yield (table, index, key), name
