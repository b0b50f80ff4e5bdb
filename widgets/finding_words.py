"""What a business file, or the book, has against a row, in the language of the screen.

The English of terminal/feeds/book_*.py and terminal/core/*_check.py is the source text. A sentence
is known by its words; what is not listed is shown as it is, and so are names, figures and cells.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.library_words import library_words
from widgets.phrases import Phrases
from widgets.words import PRICINGS, TABLES, translate, word

CONTEXT = "Finding"
# The first that fits counts. `rest` and `why` are such sentences again.
TEMPLATES = (
    # Of a table.
    QT_TRANSLATE_NOOP("Finding", "{file}, line {line} is not a CSV row ({failure})"),
    QT_TRANSLATE_NOOP("Finding", "{file}, line {line}: {rest}"),
    QT_TRANSLATE_NOOP("Finding", "book, {table} {id}: {field} = {value}: {why}"),
    QT_TRANSLATE_NOOP("Finding", "{file} and {other} both hold the table {table}"),
    QT_TRANSLATE_NOOP("Finding", "{file} has {count} sheets; one table needs one sheet"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "{file}: neither its name nor its header says which table it holds; name it one of {names}",
    ),
    QT_TRANSLATE_NOOP("Finding", "{file} has no sheet with rows"),
    QT_TRANSLATE_NOOP("Finding", "{file} is neither an XLSX workbook nor UTF-8 or GBK text"),
    QT_TRANSLATE_NOOP("Finding", "{file}: the header is missing; the file is empty"),
    QT_TRANSLATE_NOOP("Finding", "{file} unpacks to {count} bytes, more than is read"),
    QT_TRANSLATE_NOOP("Finding", "{file} cannot be read as an XLSX workbook: {failure}"),
    QT_TRANSLATE_NOOP("Finding", "{file}, cell {cell} is an error: {value}"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "{file}, cell {cell} is a formula without a computed value; open and save the file in a "
        "spreadsheet program, or write the value",
    ),
    QT_TRANSLATE_NOOP("Finding", "more than {rows} lines and {columns} columns are not read"),
    QT_TRANSLATE_NOOP("Finding", "columns are missing: {names}"),
    QT_TRANSLATE_NOOP("Finding", "column {column} is not known; did you mean {near}?"),
    QT_TRANSLATE_NOOP("Finding", "column {column} is not known"),
    QT_TRANSLATE_NOOP("Finding", "column {column} is there twice"),
    QT_TRANSLATE_NOOP("Finding", "has {count} cells, more than the header's {most}"),
    QT_TRANSLATE_NOOP("Finding", "with it, its {field} = {value}: {why}"),
    QT_TRANSLATE_NOOP("Finding", "with it, pricing {id} {why}"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "basis = {value} has the wrong sign: spot {spot} minus futures {futures} is {basis}; so "
        "have {count} of {all} rows. If the file writes {other}, leave the column out, or use "
        "`book import --sign {sign}`",
    ),
    QT_TRANSLATE_NOOP("Finding", "basis = {value}: spot {spot} minus futures {futures} is {basis}"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "{column} is part of the merged cell {cell}, whose value stands in its first row alone; "
        "write it in each",
    ),
    QT_TRANSLATE_NOOP(
        "Finding",
        "{file}: has a header and no rows: all {count} rows that the book has of {table} are "
        "removed",
    ),
    QT_TRANSLATE_NOOP("Finding", "{table} {id}: {field} = {value}: {why}"),
    QT_TRANSLATE_NOOP("Finding", "{column} = {value}: {why}"),
    # Of a cell.
    QT_TRANSLATE_NOOP("Finding", "is in line {line} already"),
    QT_TRANSLATE_NOOP("Finding", "is not a number"),
    QT_TRANSLATE_NOOP("Finding", "is out of range: below {most} and {decimals} decimals are read"),
    QT_TRANSLATE_NOOP("Finding", "must not be negative; the side says which way the goods go"),
    QT_TRANSLATE_NOOP("Finding", "must not be negative; a lot that has left has 0"),
    QT_TRANSLATE_NOOP("Finding", "must not be negative"),
    QT_TRANSLATE_NOOP("Finding", "is not from 0 to 1; write such as 5% or 0.05"),
    QT_TRANSLATE_NOOP("Finding", "must be above 0"),
    QT_TRANSLATE_NOOP("Finding", "has no time of day; expected YYYY-MM-DD HH:MM[:SS]"),
    QT_TRANSLATE_NOOP("Finding", "is not a date; expected YYYY-MM-DD"),
    QT_TRANSLATE_NOOP("Finding", "is not a date of the calendar"),
    QT_TRANSLATE_NOOP("Finding", "is not one of {names}"),
    QT_TRANSLATE_NOOP("Finding", "needs its exchange in front, such as SHFE.cu2701"),
    QT_TRANSLATE_NOOP("Finding", "hedge quantity and hedge price go together"),
    # Of what the book refers to.
    QT_TRANSLATE_NOOP("Finding", "is not a business unit of the book"),
    QT_TRANSLATE_NOOP("Finding", "is not a strategy of the book"),
    QT_TRANSLATE_NOOP("Finding", "belongs to unit {unit}, the row to {other}"),
    QT_TRANSLATE_NOOP("Finding", "is not a futures contract; expected such as {names}"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "is not a contract the desk knows: no product {id} is on file; did you mean {near}?",
    ),
    QT_TRANSLATE_NOOP("Finding", "is not a contract the desk knows: no product {id} is on file"),
    QT_TRANSLATE_NOOP("Finding", "is not a contract the desk knows"),
    QT_TRANSLATE_NOOP("Finding", "is not a pair of the desk"),
    QT_TRANSLATE_NOOP("Finding", "is not an account of the desk"),
    QT_TRANSLATE_NOOP("Finding", "is not a commodity the desk knows"),
    QT_TRANSLATE_NOOP("Finding", "is not a contract of the book"),
    QT_TRANSLATE_NOOP("Finding", "{id} is booked in {names}; convert the quantities"),
    QT_TRANSLATE_NOOP("Finding", "leaves {share} of the lots of {account} in {id} to no unit"),
    QT_TRANSLATE_NOOP("Finding", "brings the shares of {account} in {id} to {value}, above 1"),
    QT_TRANSLATE_NOOP("Finding", "is no delivery month: there is no month {month}"),
    QT_TRANSLATE_NOOP(
        "Finding", "is not how its exchange writes it; expected {count} digits, {near}"
    ),
    QT_TRANSLATE_NOOP("Finding", "is over: its delivery month has passed"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "is watched by no pair of the desk: without its price its basis and risk are unknown",
    ),
    QT_TRANSLATE_NOOP("Finding", "cannot be told apart in rules: leave out {value}"),
    QT_TRANSLATE_NOOP("Finding", "is another product than {futures} of contract {id}"),
    QT_TRANSLATE_NOOP("Finding", "is a pair on {id}: its spot less {futures} is no basis"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "is not what {futures} is of: its lots are counted in {id} and hedge nothing in {name}",
    ),
    QT_TRANSLATE_NOOP(
        "Finding",
        "looks like a price without tax beside {futures} of futures with it: its basis would be "
        "the tax; write it with {share}, {value}",
    ),
    QT_TRANSLATE_NOOP(
        "Finding",
        "is far from {futures}: both are for the unit that the futures are quoted in",
    ),
    QT_TRANSLATE_NOOP(
        "Finding",
        "is counted by the desk file's own lines already: these goods would count twice",
    ),
    # Of a contract.
    QT_TRANSLATE_NOOP("Finding", "is all that came, and {count} is priced: {most} is in vain"),
    QT_TRANSLATE_NOOP("Finding", "a fixed-price contract needs its price"),
    QT_TRANSLATE_NOOP("Finding", "a fixed-price contract has no premium"),
    QT_TRANSLATE_NOOP("Finding", "a fixed price is wholly priced; leave it out"),
    QT_TRANSLATE_NOOP("Finding", "without the futures price of its time it has no contract basis"),
    QT_TRANSLATE_NOOP("Finding", "a {pricing} contract needs its premium; 0 must be written as 0"),
    QT_TRANSLATE_NOOP("Finding", "{count} is priced, but at what price is not said"),
    QT_TRANSLATE_NOOP("Finding", "{count} is priced, more than the contract's {most}"),
    QT_TRANSLATE_NOOP(
        "Finding", "brings what is priced of contract {id} to {count}, above its {most}"
    ),
    QT_TRANSLATE_NOOP("Finding", "nothing is said to be priced at this price"),
    QT_TRANSLATE_NOOP("Finding", "an average price needs both window days"),
    QT_TRANSLATE_NOOP("Finding", "lies before the window's start, {day}"),
    QT_TRANSLATE_NOOP("Finding", "is {count} days after {day}; no window is longer than 3 years"),
    QT_TRANSLATE_NOOP("Finding", "no day from {day} on is a trading day"),
    QT_TRANSLATE_NOOP(
        "Finding", "lies after the last day of {futures}: it will have no settlement then"
    ),
    QT_TRANSLATE_NOOP("Finding", "is no trading day"),
    QT_TRANSLATE_NOOP("Finding", "lies after the trading day, {day}, and counts from now on"),
    QT_TRANSLATE_NOOP("Finding", "lies after the trading day, {day}"),
    QT_TRANSLATE_NOOP("Finding", "is {share} of the quantity; one per cent is written 1% or 0.01"),
    QT_TRANSLATE_NOOP("Finding", "the front told {value}; this row goes before it"),
    QT_TRANSLATE_NOOP("Finding", "is more than {most}, the quantity with its tolerance"),
    QT_TRANSLATE_NOOP("Finding", "contract {id} is {pricing}: it is not priced by hand"),
    QT_TRANSLATE_NOOP("Finding", "lies after the last day for pricing, {day}"),
    QT_TRANSLATE_NOOP("Finding", "is more than was unpriced in that month at the time"),
    QT_TRANSLATE_NOOP("Finding", "{count} was rolled in parts, but only {most} is unpriced"),
    QT_TRANSLATE_NOOP("Finding", "has passed with {count} still unpriced"),
    QT_TRANSLATE_NOOP("Finding", "has passed with {count} still undelivered"),
    # Of goods.
    QT_TRANSLATE_NOOP("Finding", "goods without title must name the contract that counts them"),
    QT_TRANSLATE_NOOP("Finding", "is a sale; goods come from purchases"),
    QT_TRANSLATE_NOOP(
        "Finding", "makes {count} of contract {id} on the way, and {most} has still to come"
    ),
    QT_TRANSLATE_NOOP(
        "Finding",
        "is counted twice: {count} of contract {id} is with us, but the contract says that {most} "
        "is delivered and still counts the rest as to come",
    ),
    QT_TRANSLATE_NOOP("Finding", "differs from contract {id}, which has {value}"),
    QT_TRANSLATE_NOOP("Finding", "more futures are matched than the lot's {most}"),
    QT_TRANSLATE_NOOP("Finding", "without a landed cost it has no cost basis"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "what is not hedged has no futures price of its receipt: it has no cost basis",
    ),
    # Of what the sums lack.
    QT_TRANSLATE_NOOP("Finding", "no product is on file for {id} on {day}"),
    QT_TRANSLATE_NOOP("Finding", "no {name} VAT rate is on file for {id} on {day}"),
    QT_TRANSLATE_NOOP("Finding", "no premium is on file for {id} on {day}; 0 must be written as 0"),
    # Last, for many sentences end so.
    QT_TRANSLATE_NOOP("Finding", "{column} is empty"),
)
# Of a row of the book, which has no header; a file's columns are called as they are there.
FIELDS = {
    "unit": QT_TRANSLATE_NOOP("words", "business unit"),
    "strategy": QT_TRANSLATE_NOOP("words", "strategy"),
    "futures": QT_TRANSLATE_NOOP("words", "reference contract"),
    "pair": QT_TRANSLATE_NOOP("words", "pair"),
    "account": QT_TRANSLATE_NOOP("words", "account"),
    "commodity": QT_TRANSLATE_NOOP("words", "commodity"),
    "base_unit": QT_TRANSLATE_NOOP("words", "unit of measure"),
    "contract": QT_TRANSLATE_NOOP("words", "contract"),
    "share": QT_TRANSLATE_NOOP("words", "share"),
    "quantity": QT_TRANSLATE_NOOP("words", "quantity"),
    "price": QT_TRANSLATE_NOOP("words", "price"),
    "premium": QT_TRANSLATE_NOOP("words", "premium"),
    "priced": QT_TRANSLATE_NOOP("words", "priced quantity"),
    "delivered": QT_TRANSLATE_NOOP("words", "delivered quantity"),
    "tolerance": QT_TRANSLATE_NOOP("words", "tolerance"),
    "hedge_price": QT_TRANSLATE_NOOP("words", "hedge price"),
    "new_price": QT_TRANSLATE_NOOP("words", "price of the month taken"),
    "hedge_quantity": QT_TRANSLATE_NOOP("words", "hedge quantity"),
    "cost": QT_TRANSLATE_NOOP("words", "landed cost"),
    "receipt_price": QT_TRANSLATE_NOOP("words", "futures price of the receipt"),
    "time": QT_TRANSLATE_NOOP("words", "time"),
    "day": QT_TRANSLATE_NOOP("words", "trading day"),
    "settlement": QT_TRANSLATE_NOOP("words", "settlement price"),
    "pricing_until": QT_TRANSLATE_NOOP("words", "last day for pricing"),
    "delivery_until": QT_TRANSLATE_NOOP("words", "last day of delivery"),
    "window_start": QT_TRANSLATE_NOOP("words", "first day of the window"),
    "window_end": QT_TRANSLATE_NOOP("words", "last day of the window"),
}
PHRASES = Phrases(TEMPLATES, {"table": "|".join(TABLES), "field": r"\w+", "line": r"\w+"})


def finding_words(words: str) -> str:
    """Say it in the screen's language; each line is a sentence of its own."""
    return "\n".join(map(_told, words.split("\n")))


def template_of(sentence: str) -> str | None:
    """Return the template that a sentence was made from, None = it is not known."""
    found = PHRASES.read(sentence)
    return None if found is None else found[0]


def _told(sentence: str) -> str:
    found = PHRASES.read(sentence)
    if found is None:
        return sentence
    template, args = found
    named = {name: _argument(name, value) for name, value in args.items()}
    return fill(translate(CONTEXT, template), named)


def _argument(name: str, value: str) -> str:
    if name in ("rest", "why"):
        return _told(value)
    if name == "failure":
        return library_words(value)
    if name == "field":
        known = FIELDS.get(value)
        return value if known is None else translate("words", known)
    if name == "pricing":
        return word(PRICINGS, value).lower()
    return word(TABLES, value) if name == "table" else value
