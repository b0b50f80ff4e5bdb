"""Where a file stops being TOML, in the language of the screen.

The English of Python's own reader, tomllib, is the source text; what is not listed is shown as it
is. Its lines and columns stay.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.phrases import Phrases
from widgets.words import translate

CONTEXT = "Toml"
WHERE = (
    QT_TRANSLATE_NOOP("Toml", "{what} (at line {line}, column {column})"),
    QT_TRANSLATE_NOOP("Toml", "{what} (at end of document)"),
)
TEMPLATES = (
    QT_TRANSLATE_NOOP("Toml", "Invalid statement"),
    QT_TRANSLATE_NOOP("Toml", "Expected newline or end of document after a statement"),
    QT_TRANSLATE_NOOP("Toml", "Expected '=' after a key in a key/value pair"),
    QT_TRANSLATE_NOOP("Toml", "Expected ']]' at the end of an array declaration"),
    QT_TRANSLATE_NOOP("Toml", "Expected ']' at the end of a table declaration"),
    QT_TRANSLATE_NOOP("Toml", "Expected {text}"),
    QT_TRANSLATE_NOOP("Toml", "Found invalid character {text}"),
    QT_TRANSLATE_NOOP("Toml", "Illegal character {text}"),
    QT_TRANSLATE_NOOP("Toml", "Cannot declare {key} twice"),
    QT_TRANSLATE_NOOP("Toml", "Cannot overwrite a value"),
    QT_TRANSLATE_NOOP("Toml", "Cannot mutate immutable namespace {key}"),
    QT_TRANSLATE_NOOP("Toml", "Cannot redefine namespace {key}"),
    QT_TRANSLATE_NOOP("Toml", "Duplicate inline table key {key}"),
    QT_TRANSLATE_NOOP("Toml", "Invalid initial character for a key part"),
    QT_TRANSLATE_NOOP("Toml", "Unclosed array"),
    QT_TRANSLATE_NOOP("Toml", "Unclosed inline table"),
    QT_TRANSLATE_NOOP("Toml", "Unescaped '\\' in a string"),
    QT_TRANSLATE_NOOP("Toml", "Invalid hex value"),
    QT_TRANSLATE_NOOP("Toml", "Escaped character is not a Unicode scalar value"),
    QT_TRANSLATE_NOOP("Toml", "Unterminated string"),
    QT_TRANSLATE_NOOP("Toml", "Invalid date or datetime"),
    QT_TRANSLATE_NOOP("Toml", "Invalid value"),
)
PHRASES = Phrases((*WHERE, *TEMPLATES), {"line": r"\d+", "column": r"\d+"})


def toml_words(words: str) -> str:
    """Say it in the screen's language."""
    found = PHRASES.read(words)
    if found is None:
        return words
    template, args = found
    named = {name: toml_words(text) if name == "what" else text for name, text in args.items()}
    return fill(translate(CONTEXT, template), named)
