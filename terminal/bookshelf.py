"""The business book's files of one desk: what they are read with, and what they would change.

A folder holds the first book of a desk whose ledger has none; later files are previewed by a person
and applied as a difference. Nothing here changes the book: it makes the wish that does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from terminal import Refused
from terminal.almanac.calendar_file import read_calendar
from terminal.almanac.delivery_file import read_delivery
from terminal.almanac.limit_file import read_limits
from terminal.almanac.product_file import read_products
from terminal.almanac.stage_file import read_stages
from terminal.bookdatabase import SUFFIX, source_from
from terminal.core.book_view import Preview
from terminal.core.book_wish import ChangeBook
from terminal.core.calendar import Calendar
from terminal.core.firm import Firm
from terminal.core.given_check import given_faults
from terminal.core.settlement_check import Told
from terminal.domain.product import ProductTable
from terminal.domain.register import Register
from terminal.feeds.basis_check import BasisSign
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Source, Terms, propose
from terminal.settings import Settings

SUFFIXES = (".csv", ".xlsx")
# Its days are those of all commodity exchanges; the book asks for one calendar.
EXCHANGE = "SHFE"


class BookRefused(Refused):
    """Files that cannot become a book, or cannot be read; a sentence for each fault."""


def firm_of(settings: Settings | None = None) -> Firm:
    """Read the facts that every book is counted with: products, trading days, rules.

    settings: of the desk whose own files correct what is shipped; None = nobody's
    """
    calendar = Calendar(read_calendar()) if settings is None else settings.plant.calendar
    rules = None if settings is None else settings.contract_rules
    days = calendar.days(EXCHANGE)
    return Firm(
        products=read_products(),
        is_trading_day=days.is_trading_day,
        day_of=days.of,
        delivery=read_delivery() if rules is None else rules.delivery,
        limits=read_limits() if rules is None else rules.limits,
        stages=read_stages() if rules is None else rules.stages,
    )


def columns_of(products: ProductTable) -> Columns:
    """Return the columns of all tables, with the names that products are known by."""
    every = products.products.values()
    named = {name: one.code for one in every for name in (one.name_zh, one.name_en)}
    return Columns(products.products, named)


def sources_in(paths: Iterable[Path]) -> list[Source]:
    """Read files, and those in folders in order of their names. Raise `BookRefused`.

    A database is one that is named itself: a folder may hold other TOML files, such as a desk's.
    """
    found: list[Source] = []
    for path in paths:
        if path.suffix.lower() == SUFFIX and not path.is_dir():
            found.append(_from_database(path))
            continue
        try:
            files = sorted(path.iterdir()) if path.is_dir() else [path]
            # What a spreadsheet locks while it is open begins with ~$.
            files = [one for one in files if one.suffix.lower() in SUFFIXES and one.name[0] != "~"]
            found += [Source(one.name, one.read_bytes()) for one in files]
        except OSError as error:
            raise BookRefused(f"{path}: cannot be read: {error.strerror or error}") from None
        if not files:
            raise BookRefused(f"{path}: no CSV or XLSX file is there")
    return found


def _from_database(path: Path) -> Source:
    try:
        return source_from(path)
    except Refused as refusal:
        raise BookRefused(str(refusal)) from None


def offer(
    settings: Settings,
    firm: Firm,
    sources: Sequence[Source],
    register: Register,
    now: datetime,
    *,
    whole: bool = True,
    told: Told | None = None,
    sign: BasisSign = BasisSign.SPOT_MINUS_FUTURES,
) -> Preview:
    """Say what files would do to a book as it stands; faults in them are its refusals.

    sign: which way round their basis columns are written
    told: settlements as fronts have told them; a row that differs is flagged
    """
    plant = settings.plant
    known = firm.known(plant.pairs, plant.accounts)
    terms = Terms(
        known=msgspec.structs.replace(known, told=told),
        day=firm.day_of(now),
        is_trading_day=firm.is_trading_day,
        whole=whole,
        sign=sign,
    )
    digest = hashlib.sha256()
    for one in sources:
        digest.update(one.name.encode() + b"\0" + hashlib.sha256(one.content).digest())
    found = propose(sources, register, columns_of(firm.products), terms)
    return Preview(
        source=", ".join(one.name for one in sources),
        digest=digest.hexdigest(),
        changes=found.changes,
        refusals=found.refusals,
        flags=found.flags,
    )


def placed(settings: Settings, firm: Firm, found: Preview) -> Preview:
    """Refuse goods of pairs that the desk file counts itself: the desk would, when they come."""
    plant = settings.plant
    named = {line.pair for line in plant.book}
    given = {pair.futures: pair.id for pair in plant.pairs if pair.id in named}
    reference = firm.reference(plant.pairs, plant.premiums)
    refusals = tuple(
        f"book, {one.table} {one.id}: {one.field} = {one.value!r}: {one.why}"
        for one in given_faults(found.changes, reference, given)
    )
    if not refusals:
        return found
    return msgspec.structs.replace(found, changes=(), refusals=(*found.refusals, *refusals))


def first_book(settings: Settings, firm: Firm, now: datetime) -> ChangeBook | None:
    """Read the desk's folder as its first book; None without a folder. Raise `BookRefused`."""
    if settings.book_folder is None:
        return None
    found = offer(settings, firm, sources_in([settings.book_folder]), Register(), now)
    if found.refusals:
        raise BookRefused("\n".join(found.refusals))
    return found.wish("desk file") if found.changes else None
