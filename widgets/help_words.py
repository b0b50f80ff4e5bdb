"""The help of the desktop's command line, in the language of whoever asks for it.

The English in main.py, and that of argparse, is the source text.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.exit_words import can_write, in_chinese
from widgets.words import translate

CONTEXT = "Help"
USAGE = QT_TRANSLATE_NOOP("Help", "usage: ")
TEXTS = (
    QT_TRANSLATE_NOOP("Help", "options"),
    QT_TRANSLATE_NOOP("Help", "show this help message and exit"),
    QT_TRANSLATE_NOOP(
        "Help", "basisdesk, the desktop. Without --desk: the demo desk, all on this machine."
    ),
    QT_TRANSLATE_NOOP(
        "Help",
        "Example: python main.py --for 20 --screenshot shot.png --size 1366x768 --lang en",
    ),
    QT_TRANSLATE_NOOP("Help", "the desk file (TOML)"),
    QT_TRANSLATE_NOOP("Help", "folder for ledger and keys"),
    QT_TRANSLATE_NOOP("Help", "quit by itself after so long"),
    QT_TRANSLATE_NOOP("Help", "save the window there before it quits"),
    QT_TRANSLATE_NOOP("Help", "window size, such as 1366x768"),
    QT_TRANSLATE_NOOP("Help", "of window and refusals, else zh"),
)


def help_in_words(parser: argparse.ArgumentParser, arguments: list[str]) -> None:
    """Put a parser's help into the language of `--lang`, else of the system.

    It stays English where the terminal has no characters for the other language.
    """
    words = in_chinese(
        lambda: {text: translate(CONTEXT, text) for text in (USAGE, *TEXTS)}, wished(arguments)
    )
    if words is None or not can_write(
        "".join(words.values()), getattr(sys.stdout, "encoding", None)
    ):
        return

    class Spoken(argparse.HelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
            super().add_usage(usage, actions, groups, words[USAGE] if prefix is None else prefix)

        def start_section(self, heading: str | None) -> None:
            super().start_section(words.get(heading or "", heading))

    parser.formatter_class = Spoken
    parser.description = words.get(parser.description or "", parser.description)
    parser.epilog = words.get(parser.epilog or "", parser.epilog)
    for action in parser._actions:
        action.help = words.get(action.help or "", action.help)


def wished(arguments: list[str]) -> str | None:
    """Return what `--lang` says, None = nothing that is known."""
    found = None
    for at, one in enumerate(arguments):
        name, equals, value = one.partition("=")
        if name == "--lang":
            found = value if equals else "".join(arguments[at + 1 : at + 2])
    return found if found in ("zh", "en") else None
