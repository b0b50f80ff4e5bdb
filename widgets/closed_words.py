"""Why a desk cannot write or is over, in the language of the screen.

The English of terminal/store.py, lock.py and deskprocess.py is the source text. What SQLite or the
system says of it in brackets stays as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.phrases import Phrases
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
    named = {name: closed_words(text) if name == "rest" else text for name, text in args.items()}
    return translate(CONTEXT, template).format(**named)
