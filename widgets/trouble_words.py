"""Why a message did not get through or an order never left, in the language of the screen.

The English of terminal/notify, terminal/links.py and terminal/feeds is the source text; what is not
listed, such as a provider's or a counter's own words, is shown as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.latest import Latest
from widgets.names import link_name
from widgets.phrases import Phrases
from widgets.wire_words import failure_words
from widgets.words import LINK_STATES, translate, word

CONTEXT = "Trouble"
TEMPLATES = (
    # Of a message; `rest` is such a sentence again.
    QT_TRANSLATE_NOOP("Trouble", "deadline passed, nobody knows whether it arrived; {rest}"),
    QT_TRANSLATE_NOOP("Trouble", "deadline passed, nobody knows whether it arrived"),
    QT_TRANSLATE_NOOP("Trouble", "deadline passed; {rest}"),
    QT_TRANSLATE_NOOP("Trouble", "deadline passed"),
    QT_TRANSLATE_NOOP("Trouble", "unreachable: {rest}"),
    QT_TRANSLATE_NOOP("Trouble", "throttled"),
    QT_TRANSLATE_NOOP("Trouble", "HTTP {status}, {code}"),
    QT_TRANSLATE_NOOP("Trouble", "HTTP {status}"),
    QT_TRANSLATE_NOOP("Trouble", "no connection to the provider"),
    QT_TRANSLATE_NOOP("Trouble", "no answer in time"),
    QT_TRANSLATE_NOOP("Trouble", "connection lost before the answer ({failure})"),
    QT_TRANSLATE_NOOP("Trouble", "inquiry answered with HTTP {status} that says nothing"),
    QT_TRANSLATE_NOOP("Trouble", "receipts answered with HTTP {status} that says nothing"),
    QT_TRANSLATE_NOOP("Trouble", "accepted or not: the reply could not be understood"),
    QT_TRANSLATE_NOOP("Trouble", "the provider could not deliver it"),
    QT_TRANSLATE_NOOP("Trouble", "the desk stopped while sending"),
    QT_TRANSLATE_NOOP("Trouble", "no channel '{channel}' any more"),
    QT_TRANSLATE_NOOP("Trouble", "defect in the channel ({failure})"),
    # Of an order.
    QT_TRANSLATE_NOOP("Trouble", "{link} is {state}: the instruction was not sent"),
    QT_TRANSLATE_NOOP("Trouble", "{link} is closing: the instruction was not sent"),
    QT_TRANSLATE_NOOP("Trouble", "{link} broke while an instruction was written: {failure}"),
    QT_TRANSLATE_NOOP("Trouble", "there is no trade link for account {account}"),
)
PHRASES = Phrases(
    TEMPLATES, {"link": r"(?:td:\S+|md)", "state": "|".join(LINK_STATES), "status": r"\d+"}
)


def trouble_words(words: str, latest: Latest) -> str:
    """Say it in the screen's language."""
    found = PHRASES.read(words)
    if found is None:
        return words
    template, args = found
    named = {name: _argument(name, value, latest) for name, value in args.items()}
    text = fill(translate(CONTEXT, template), named)
    return text[:1].upper() + text[1:]


def is_ours(words: str) -> bool:
    """Tell the desk's own words, which may be the same in both languages, from a provider's."""
    return PHRASES.read(words) is not None


def _argument(name: str, value: str, latest: Latest) -> str:
    if name == "failure":
        return failure_words(value)
    if name == "rest":
        return trouble_words(value, latest)
    if name == "link":
        return link_name(value, latest)
    if name == "state":
        return word(LINK_STATES, value).lower()
    return latest.named(name, value) if name in ("account", "channel") else value
