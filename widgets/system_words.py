"""What the operating system says of a file, a folder or an address, in the language of the screen.

The English of the C library, and of Python where bytes are no text, is the source text; what is not
listed is shown as it is, such as a system's own sentence in its own language.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.phrases import Phrases
from widgets.words import translate

CONTEXT = "System"
WHOLE = (
    QT_TRANSLATE_NOOP("System", "[Errno {number}] {what}: {path}"),
    QT_TRANSLATE_NOOP("System", "[Errno {number}] {what}"),
)
TEMPLATES = (
    QT_TRANSLATE_NOOP("System", "No such file or directory"),
    QT_TRANSLATE_NOOP("System", "Permission denied"),
    QT_TRANSLATE_NOOP("System", "Operation not permitted"),
    QT_TRANSLATE_NOOP("System", "Is a directory"),
    QT_TRANSLATE_NOOP("System", "Not a directory"),
    QT_TRANSLATE_NOOP("System", "File exists"),
    QT_TRANSLATE_NOOP("System", "File name too long"),
    QT_TRANSLATE_NOOP("System", "No space left on device"),
    QT_TRANSLATE_NOOP("System", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("System", "Read-only file system"),
    QT_TRANSLATE_NOOP("System", "Input/output error"),
    QT_TRANSLATE_NOOP("System", "Too many open files"),
    QT_TRANSLATE_NOOP("System", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("System", "Device or resource busy"),
    QT_TRANSLATE_NOOP("System", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("System", "Address already in use"),
    QT_TRANSLATE_NOOP("System", "Cannot assign requested address"),
    QT_TRANSLATE_NOOP("System", "Connection refused"),
    QT_TRANSLATE_NOOP("System", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("System", "Connection timed out"),
    QT_TRANSLATE_NOOP("System", "Network is unreachable"),
    QT_TRANSLATE_NOOP("System", "No route to host"),
    QT_TRANSLATE_NOOP("System", "Broken pipe"),
    QT_TRANSLATE_NOOP("System", "Stale file handle"),
    QT_TRANSLATE_NOOP("System", "Transport endpoint is not connected"),
    # Of the name of a host.
    QT_TRANSLATE_NOOP("System", "Name or service not known"),
    QT_TRANSLATE_NOOP("System", "Temporary failure in name resolution"),
    QT_TRANSLATE_NOOP("System", "Non-recoverable failure in name resolution"),
    QT_TRANSLATE_NOOP("System", "No address associated with hostname"),
    QT_TRANSLATE_NOOP("System", "getaddrinfo failed"),
    QT_TRANSLATE_NOOP(
        "System", "'utf-8' codec can't decode byte {byte} in position {number}: {detail}"
    ),
    QT_TRANSLATE_NOOP("System", "'utf-8' codec can't decode bytes in position {number}: {detail}"),
    QT_TRANSLATE_NOOP("System", "invalid start byte"),
    QT_TRANSLATE_NOOP("System", "invalid continuation byte"),
    QT_TRANSLATE_NOOP("System", "unexpected end of data"),
    QT_TRANSLATE_NOOP("System", "embedded null byte"),
)
PHRASES = Phrases(
    (*WHOLE, *TEMPLATES), {"number": r"[\d-]+", "byte": r"0x\w\w", "path": r"['\"].+['\"]"}
)
# A sentence of the desk may quote them in small letters.
SMALL = {text.lower(): text for text in TEMPLATES}


def system_words(words: str) -> str:
    """Say it in the screen's language."""
    if words in SMALL:
        said = translate(CONTEXT, SMALL[words])
        return words if said == SMALL[words] else said
    found = PHRASES.read(words)
    if found is None:
        return words
    template, args = found
    inner = ("what", "detail")
    named = {name: system_words(text) if name in inner else text for name, text in args.items()}
    return fill(translate(CONTEXT, template), named)
