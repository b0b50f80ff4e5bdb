"""Why a desk cannot write or is over, in the language of the screen.

The English of terminal/store.py, lock.py, deskprocess.py and of the parts that open a record is the
source text. What SQLite says of it in brackets stays as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.phrases import Phrases
from widgets.system_words import system_words
from widgets.words import translate

CONTEXT = "Closed"
TEMPLATES = (
    QT_TRANSLATE_NOOP("Closed", "nobody hears it: {rest}"),
    QT_TRANSLATE_NOOP("Closed", "{file}: the disk is full ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: the disk reported an error ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: another program holds it locked ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: the file is damaged ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: it is not a SQLite file ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: it may not be written to ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: it cannot be opened ({detail})"),
    QT_TRANSLATE_NOOP("Closed", "{file}: the memory is exhausted ({detail})"),
    QT_TRANSLATE_NOOP(
        "Closed",
        "{folder}: another desk (process {owner}) is already running on this data folder",
    ),
    QT_TRANSLATE_NOOP("Closed", "{folder}: another desk is already running on this data folder"),
    QT_TRANSLATE_NOOP("Closed", "{folder}: cannot be used for data: {failure}"),
    QT_TRANSLATE_NOOP("Closed", "{file}: the store is closed"),
    QT_TRANSLATE_NOOP("Closed", "{file}: this disk cannot hold a write-ahead log"),
    QT_TRANSLATE_NOOP("Closed", "{file}: a line is damaged: {detail}"),
    QT_TRANSLATE_NOOP("Closed", "{file}: the first entry is not a ledger's beginning"),
    QT_TRANSLATE_NOOP(
        "Closed", "{file}: the ledger has format {found}, this program writes {known}"
    ),
    QT_TRANSLATE_NOOP(
        "Closed",
        "{file}: this is the ledger of desk {desk}, not of {own}; give each desk a data folder of "
        "its own",
    ),
    QT_TRANSLATE_NOOP(
        "Closed",
        "{file}: is not a signing key (64 hex digits); put the right file back, or move this one "
        "away and the desk makes a new key and says so in the ledger",
    ),
    QT_TRANSLATE_NOOP("Closed", "the keyring's signing key {name} cannot be used: {failure}"),
    QT_TRANSLATE_NOOP(
        "Closed",
        "{file}: its outbox has format {found}, this program knows {known}; start the program that "
        "wrote it, or choose another data folder",
    ),
    QT_TRANSLATE_NOOP(
        "Closed", "ledger entry {entry} ({thing}) cannot be read by this version: {detail}"
    ),
    QT_TRANSLATE_NOOP(
        "Closed",
        "the ledger could not be written to the end; what happened last is not in it: {rest}",
    ),
    QT_TRANSLATE_NOOP("Closed", "the desk's process ended with code {code}"),
    QT_TRANSLATE_NOOP("Closed", "the desk's process cannot be started: {detail}"),
    QT_TRANSLATE_NOOP("Closed", "what the desk says cannot be understood: {detail}"),
    QT_TRANSLATE_NOOP("Closed", "internal error: {detail}"),
)
PHRASES = Phrases(TEMPLATES, {"owner": r"\d+", "code": r"-?\d+|None"})


def closed_words(words: str) -> str:
    """Say it in the screen's language; what is none of these sentences stays as it is."""
    found = PHRASES.read(words)
    if found is None:
        return words
    template, args = found
    named = {name: _argument(name, text) for name, text in args.items()}
    return translate(CONTEXT, template).format(**named)


def _argument(name: str, text: str) -> str:
    if name == "rest":
        return closed_words(text)
    return system_words(text) if name == "failure" else text
