"""Why the program does not start, or ended, in the language of whoever sits at the terminal.

There is no window then: the sentence goes to the terminal from which the program was started.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from terminal import Refused
from widgets.language import load_language
from widgets.latest import Latest
from widgets.refusals import told

T = TypeVar("T")


def exit_words(sentence: str, language: str | None) -> str:
    """Say it in "zh" or "en"; None = as the system's language is.

    It stays English where the terminal has no characters for the other language.
    """
    latest = Latest({}, is_english=False)

    def say() -> str:
        return "\n".join(told(None, line, latest) for line in sentence.split("\n"))

    said = in_chinese(say, language) or sentence
    return said if can_write(said, getattr(sys.stderr, "encoding", None)) else sentence


def in_chinese(say: Callable[[], T], language: str | None) -> T | None:
    """Call it while Chinese is loaded; None where English is wanted, or there is no translation.

    language: "zh" or "en"; None = as the system's language is
    """
    language = language or ("zh" if is_chinese(QLocale.system()) else "en")
    if language == "en":
        return None
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    try:
        translators = load_language(app, language)
    except Refused:
        return None
    said = say()
    for translator in translators:
        app.removeTranslator(translator)
    return said


def is_chinese(locale: QLocale) -> bool:
    """Tell whether Chinese is what the system's user reads first."""
    return locale.uiLanguages()[:1] != [] and locale.uiLanguages()[0].startswith("zh")


def can_write(text: str, encoding: str | None) -> bool:
    """Tell whether a stream of this encoding has all characters of a text."""
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
