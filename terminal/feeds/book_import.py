"""Files as a proposal for the business book: every row good, or nothing; the difference first.

What a proposal says is what `core.book_change.applied` will do, and its inverse undoes it. Faults
that the book had before are no reason to refuse a file that does not add to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from terminal.core.book_change import diff
from terminal.core.book_check import Known, faults_of
from terminal.core.deals import TradingDays
from terminal.core.stock_basis import locked_futures
from terminal.domain.change import Change
from terminal.domain.contract import Contract, PricingKind
from terminal.domain.fault import Fault
from terminal.domain.hedge import Hedge
from terminal.domain.register import Item, Register, Table
from terminal.domain.stock import Lot
from terminal.feeds.basis_check import BasisRow, BasisSign, checked
from terminal.feeds.book_columns import CHECK, Columns
from terminal.feeds.book_rows import Read, Reading, complaint, read_sheet
from terminal.feeds.book_sheet import Sheet, sheets_of
from terminal.feeds.fault import Malformed

# Sheets for people, which are not read.
REMARK_SHEETS = frozenset({"说明", "notes"})


class Source(msgspec.Struct, frozen=True):
    """One file; `table` where its name or its sheets' names do not say which table it holds.

    sheets: what `content` is already known to hold; a database has no file to be read again
    """

    name: str
    content: bytes
    table: Table | None = None
    sheets: tuple[tuple[Table, Sheet], ...] = ()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What files would do to the book.

    refusals: why they cannot; then there are no changes. flags: what a person should look at
    after: the book as it would be
    """

    changes: tuple[Change, ...] = ()
    refusals: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    after: Register


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How files are taken.

    whole: a file holds all of its table, so that rows it does not name are removed
    sign: which way round its basis columns are written
    """

    known: Known
    day: date
    is_trading_day: TradingDays
    whole: bool = True
    sign: BasisSign = BasisSign.SPOT_MINUS_FUTURES


def propose(
    sources: Iterable[Source], current: Register, columns: Columns, terms: Terms
) -> Proposal:
    """Read files against the book as it stands; never raises for what is in them."""
    try:
        tables = [pair for source in sources for pair in tables_in(source, columns)]
    except Malformed as fault:
        return Proposal(refusals=(str(fault),), after=current)
    return propose_tables(tables, current, columns, terms)


def propose_tables(
    tables: Sequence[tuple[Table, Sheet]], current: Register, columns: Columns, terms: Terms
) -> Proposal:
    """Read sheets that are known to hold these tables."""
    refusals: list[str] = []
    readings: dict[Table, Reading] = {}
    first: dict[Table, str] = {}
    for table, sheet in tables:
        if table in first:
            refusals.append(f"{sheet.name} and {first[table]} both hold the table {table}")
            continue
        first[table] = sheet.name
        try:
            readings[table] = read_sheet(sheet, table, columns.shapes[table])
        except Malformed as fault:
            refusals.append(str(fault))
    refusals += [fault for reading in readings.values() for fault in reading.faults]
    after = current
    for table, reading in readings.items():
        items, found = _items(reading, columns, terms.sign)
        refusals += found
        is_whole = terms.whole and not columns.shapes[table].is_added
        kept = {} if is_whole else current.table(table)
        after = after.replaced(table, {**kept, **items})
    if refusals:
        return Proposal(refusals=tuple(refusals), after=current)
    judged = _judged(current, after, readings, terms)
    emptied = _emptied(judged.changes, readings, first, current)
    return msgspec.structs.replace(judged, flags=(*emptied, *judged.flags))


def tables_in(source: Source, columns: Columns) -> list[tuple[Table, Sheet]]:
    """Say which table each sheet of a file holds; raise `Malformed` where that is not clear."""
    if source.sheets:
        return list(source.sheets)
    sheets = sheets_of(source.content, source.name)
    sheets = [sheet for sheet in sheets if sheet.title.lower() not in REMARK_SHEETS]
    if source.table is not None:
        if len(sheets) != 1:
            raise Malformed(
                "sheets", f"{source.name} has {len(sheets)} sheets; one table needs one sheet"
            )
        return [(source.table, sheets[0])]
    found = []
    for sheet in sheets:
        table = columns.table_named(sheet.title) or _guess(sheet, columns)
        if table is None:
            names = ", ".join(f"{one.value} ({columns.shapes[one].names[0]})" for one in Table)
            raise Malformed(
                "table",
                f"{sheet.name}: neither its name nor its header says which table it holds; "
                f"name it one of {names}",
            )
        found.append((table, sheet))
    if not found:
        raise Malformed("sheets", f"{source.name} has no sheet with rows")
    return found


def _guess(sheet: Sheet, columns: Columns) -> Table | None:
    fitting = []
    for table, shape in columns.shapes.items():
        try:
            read_sheet(Sheet(sheet.name, sheet.title, sheet.header, ()), table, shape)
        except Malformed:
            continue
        fitting.append(table)
    return fitting[0] if len(fitting) == 1 else None


def _items(
    reading: Reading, columns: Columns, sign: BasisSign
) -> tuple[dict[str, Item], list[str]]:
    make = columns.shapes[reading.table].make
    required = [
        column.key for column in columns.shapes[reading.table].columns if column.is_required
    ]
    items: dict[str, Item] = {}
    faults: list[str] = []
    checks: list[tuple[Read, BasisRow]] = []
    for row in reading.rows:
        if any(key not in row.fields for key in required):
            continue
        fields = {key: value for key, value in row.fields.items() if key != CHECK}
        if make is Lot:
            faults += _put_hedge(fields, reading, row)
        item = make(**fields)
        items[item.id] = item
        if CHECK in row.fields:
            checks.append((row, _basis_row(item, row)))
    return items, faults + _check_basis(checks, sign)


# The two hedge columns of a lot are one field of it.
def _put_hedge(fields: dict[str, Any], reading: Reading, row: Read) -> list[str]:
    quantity: Decimal | None = fields.pop("hedge_quantity", None)
    price: Decimal | None = fields.pop("hedge_price", None)
    if quantity is not None and price is not None:
        fields["hedge"] = Hedge(quantity=quantity, price=price)
    elif quantity or price is not None:
        key = "hedge_quantity" if quantity is None else "hedge_price"
        return [complaint(reading, row, key, "", "hedge quantity and hedge price go together")]
    return []


def _basis_row(item: Item, row: Read) -> BasisRow:
    spot = futures = None
    if isinstance(item, Contract) and item.kind is PricingKind.FIXED:
        spot, futures = item.price, item.hedge_price
    elif isinstance(item, Lot):
        spot, futures = item.cost, locked_futures(item)
    return BasisRow(row.line, spot, futures, row.fields[CHECK])


def _check_basis(checks: Sequence[tuple[Read, BasisRow]], sign: BasisSign) -> list[str]:
    if not checks:
        return []
    name = checks[0][0].name
    try:
        return checked((row for _, row in checks), name, sign)
    except Malformed as fault:
        return [str(fault)]


def _judged(
    current: Register, after: Register, readings: Mapping[Table, Reading], terms: Terms
) -> Proposal:
    rows = {
        (table, row.fields["id"]): (reading, row)
        for table, reading in readings.items()
        for row in reading.rows
    }
    # What a file adds to a contract that it does not hold itself, such as its pricings.
    about = {
        row.fields["contract"]: (reading, row)
        for reading, row in rows.values()
        if row.fields.get("contract")
    }
    known_before = faults_of(current, terms.known, terms.day, terms.is_trading_day)
    refusals: list[str] = []
    flags: list[str] = []
    for fault in faults_of(after, terms.known, terms.day, terms.is_trading_day):
        place = rows.get((fault.table, fault.id))
        named = about.get(fault.id) if fault.table is Table.CONTRACTS else None
        owner = rows.get((Table.CONTRACTS, _priced(after, fault)))
        if place is None and named is not None:
            text = _indirect(fault, *named)
        elif place is None and owner is not None:
            text = _of_owner(fault, *owner)
        else:
            text = _sentence(fault, place)
        is_new = fault.is_refusal and fault not in known_before
        (refusals if is_new else flags).append(text)
    if refusals:
        return Proposal(refusals=tuple(refusals), flags=tuple(flags), after=current)
    return Proposal(changes=diff(current, after), flags=tuple(flags), after=after)


# A sheet of a template that was left as it is takes away all that the book has of its table.
def _emptied(
    changes: Sequence[Change],
    readings: Mapping[Table, Reading],
    names: Mapping[Table, str],
    current: Register,
) -> list[str]:
    touched = {change.table for change in changes}
    return [
        f"{names[table]}: has a header and no rows: all {len(current.table(table))} rows that the "
        f"book has of {table} are removed"
        for table, reading in readings.items()
        if not reading.rows and table in touched
    ]


def _sentence(fault: Fault, place: tuple[Reading, Read] | None) -> str:
    if place is None:
        return f"book, {fault.table} {fault.id}: {fault.field} = {fault.value!r}: {fault.why}"
    return complaint(*place, fault.field, fault.value, fault.why)


# The last row of the files that names the contract: it is what brought the contract here.
def _indirect(fault: Fault, reading: Reading, row: Read) -> str:
    why = f"with it, its {fault.field} = {fault.value!r}: {fault.why}"
    return complaint(reading, row, "contract", fault.id, why)


# The contract whose quantity a pricing does not fit into; "" of any other fault.
def _priced(register: Register, fault: Fault) -> str:
    if (fault.table, fault.field) != (Table.PRICINGS, "quantity"):
        return ""
    return next((one.contract for one in register.pricings if one.id == fault.id), "")


# The files have the contract and not the pricing, so that it is the contract that has changed.
def _of_owner(fault: Fault, reading: Reading, row: Read) -> str:
    return complaint(reading, row, fault.field, "", f"with it, pricing {fault.id} {fault.why}")
