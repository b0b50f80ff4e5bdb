"""What is wrong with a file that is read at the start, or a pack, in the language of the screen.

File, line, key and value stay as they are written. A sentence is known by its words, whose English
is in terminal/; a part that is not listed is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.desk_flaws import DESK, MARKET
from widgets.finding_words import finding_words
from widgets.flaw_words import flaw_words
from widgets.phrases import Phrases
from widgets.system_words import system_words
from widgets.table_flaws import FACTS, MAPPINGS, PACKS
from widgets.toml_words import toml_words
from widgets.words import translate

CONTEXT = "Load"
# The first that fits counts; `why` is one of FLAWS, a flaw of a rule, or a finding.
HEADS = (
    QT_TRANSLATE_NOOP("Load", "{file} line {line}: {key} = {value}: {why}"),
    QT_TRANSLATE_NOOP("Load", "{file} line {line}: {key} is missing"),
    QT_TRANSLATE_NOOP("Load", "{file}: there is no such {what}"),
    QT_TRANSLATE_NOOP("Load", "{file}: the {what} cannot be read: {failure}"),
    QT_TRANSLATE_NOOP("Load", "{file}: not valid TOML: {syntax}"),
    QT_TRANSLATE_NOOP("Load", "{file}: a number or a list in it is too long to be read"),
    QT_TRANSLATE_NOOP("Load", "{file}: there is no [mapping] in it"),
    QT_TRANSLATE_NOOP("Load", "mapping: {key} = {value}: {why}"),
    QT_TRANSLATE_NOOP("Load", "{place} = {value}: {why}"),
    QT_TRANSLATE_NOOP(
        "Load",
        "{name}: no such pack comes with the program ({names}); a file ends in {ending}",
    ),
    QT_TRANSLATE_NOOP("Load", "rule {rule}: no table of a desk file can say it"),
    QT_TRANSLATE_NOOP("Load", "spot_file {source}: the desk file names no mapping_file for it"),
    QT_TRANSLATE_NOOP("Load", "{file}: a mapping is not written over it"),
    QT_TRANSLATE_NOOP("Load", "{file}: cannot be written: {failure}"),
    QT_TRANSLATE_NOOP("Load", "{file}: cannot be read: {failure}"),
    QT_TRANSLATE_NOOP("Load", "{file}: the data folder cannot be made: {failure}"),
    QT_TRANSLATE_NOOP(
        "Load",
        "account {account} has no password: set {variable}, store it with `{command}`, or give "
        "`password` in the desk file",
    ),
    QT_TRANSLATE_NOOP(
        "Load", "spot source {source} has no token: set {variable}, or store it with `{command}`"
    ),
    QT_TRANSLATE_NOOP("Load", "{file}: no CSV or XLSX file is there"),
    QT_TRANSLATE_NOOP(
        "Load",
        "{file}: query of {table}: only one SELECT is run, and no other statement: {query}",
    ),
    QT_TRANSLATE_NOOP(
        "Load",
        "{file}: the database address cannot be read; expected dialect://user@host/name",
    ),
    QT_TRANSLATE_NOOP(
        "Load", "{file}: reading a database needs the extra sql: install basisdesk[sql]"
    ),
    QT_TRANSLATE_NOOP("Load", "{file}: no driver is installed for this database: {failure}"),
    QT_TRANSLATE_NOOP("Load", "{file}: more than {count} rows are not read"),
    QT_TRANSLATE_NOOP(
        "Load", "{file}, line {line}: a query gives bytes that are no text; cast them to one"
    ),
    QT_TRANSLATE_NOOP("Load", "the embedded {server} did not start: {ending}"),
    QT_TRANSLATE_NOOP("Load", "the embedded {server} was not ready in time"),
    QT_TRANSLATE_NOOP("Load", "it ended with code {code}"),
    QT_TRANSLATE_NOOP("Load", "cannot listen on {address}: {failure}"),
    QT_TRANSLATE_NOOP("Load", "the screenshot cannot be written to {file}"),
    QT_TRANSLATE_NOOP("Load", "there is no scenario {name}; there are {names}"),
)
FLAWS = (*DESK, *MARKET, *PACKS, *MAPPINGS, *FACTS)
# What a value may be: a text in quotes, a list, a table, one that was cut, or anything else.
VALUE = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|.{60}…|\{.*?\}|\[.*?\]|.+?"""
SHAPES_OF = {
    "line": r"\d+",
    "key": r"[^=:\n]+?",
    "place": r"spot_\w+\[\d+\][^=:\n]*",
    "value": VALUE,
    "what": "desk file|rule pack|mapping file|database file|file",
    "name": VALUE,
    "client": VALUE,
    "selectors": ".*?",
    "scheme": "ws|http",
    "server": "exchange|gateway",
    "kind": r"[\w-]+",
    "code": r"-?\d+|None",
    "count": r"-?[\d.]+|\d+E[+-]?\d+",
}
PHRASES = Phrases(HEADS, SHAPES_OF)
WHYS = Phrases(FLAWS, SHAPES_OF)
# The tables of a file, as sentences name them.
KINDS = {
    "account": QT_TRANSLATE_NOOP("words", "account"),
    "pair": QT_TRANSLATE_NOOP("words", "pair"),
    "unit": QT_TRANSLATE_NOOP("words", "business unit"),
    "strategy": QT_TRANSLATE_NOOP("words", "strategy"),
    "book": QT_TRANSLATE_NOOP("words", "book line"),
    "person": QT_TRANSLATE_NOOP("words", "person"),
    "channel": QT_TRANSLATE_NOOP("words", "channel"),
    "rule": QT_TRANSLATE_NOOP("words", "rule"),
    "formula": QT_TRANSLATE_NOOP("words", "formula"),
    "spot_file": QT_TRANSLATE_NOOP("words", "spot file"),
    "spot_http": QT_TRANSLATE_NOOP("words", "spot service"),
    "spot_push": QT_TRANSLATE_NOOP("words", "spot stream"),
}
WHATS = {
    "desk file": QT_TRANSLATE_NOOP("words", "desk file"),
    "rule pack": QT_TRANSLATE_NOOP("words", "rule pack"),
    "mapping file": QT_TRANSLATE_NOOP("words", "mapping file"),
    "database file": QT_TRANSLATE_NOOP("words", "database file"),
    "file": QT_TRANSLATE_NOOP("words", "file"),
}
NOTHING = {"none": QT_TRANSLATE_NOOP("words", "none")}
SERVERS = {
    "exchange": QT_TRANSLATE_NOOP("words", "exchange"),
    "gateway": QT_TRANSLATE_NOOP("words", "gateway"),
}
TABLES_OF = {"kind": KINDS, "what": WHATS, "server": SERVERS, "names": NOTHING}
Say = Callable[[str], str]


def as_it_is(words: str) -> str:
    """Leave a part as it is."""
    return words


def load_words(words: str, others: Say = as_it_is) -> str:
    """Say it in the screen's language, each line for itself.

    others: says a part that is a sentence of another kind
    """
    return "\n".join(_told(line, PHRASES, others) or line for line in words.split("\n"))


def why_words(why: str, others: Say = as_it_is) -> str:
    """Say what is wrong with one value."""
    said = _told(why, WHYS, others)
    if said is not None:
        return said
    for tell in (flaw_words, finding_words, system_words, others):
        if (told := tell(why)) != why:
            return told
    return why


def _told(words: str, phrases: Phrases, others: Say) -> str | None:
    found = phrases.read(words)
    if found is None:
        return None
    template, args = found
    named = {name: _argument(name, value, others) for name, value in args.items()}
    return fill(translate(CONTEXT, template), named)


def _argument(name: str, value: str, others: Say) -> str:
    if name == "why":
        return why_words(value, others)
    if name == "syntax":
        return toml_words(value)
    if name == "failure":
        return system_words(value)
    if name == "ending":
        return load_words(value, others)
    known = TABLES_OF.get(name, {}).get(value)
    return value if known is None else translate("words", known)
