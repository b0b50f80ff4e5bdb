"""The desk's own sentences in the language of the screen, found by their keys.

Their English is in terminal/core/refusal.py, which is the source text of the translations. What has
no key (a counter's words, a person's reason, a record of an older version) is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import NUMBERS, SENTENCES, Refusal, fill
from terminal.core.source_sentences import FILE_SENTENCES
from terminal.domain.said import Said
from widgets import format as f
from widgets.carry_words import CARRY_TERMS
from widgets.closed_words import closed_words
from widgets.finding_words import finding_words
from widgets.flaw_words import field_name, flaw_words
from widgets.latest import Latest
from widgets.load_words import load_words
from widgets.names import actor, link_name
from widgets.phrases import Phrases
from widgets.proof_words import proof_words
from widgets.trouble_words import trouble_words
from widgets.wire_words import failure_words, wire_words
from widgets.words import (
    APPROVAL_STATES,
    DIRECTIONS,
    OFFSETS,
    PHASES,
    PRICINGS,
    QUOTE_SIDES,
    REVISION_STATES,
    SUBJECT_KINDS,
    TABLES,
    translate,
    unit,
    word,
)

CONTEXT = "Refusal"
# Sentences without arguments are known by their words too, where no key was kept.
WRITTEN_FIRST = ("{file}", "{source}")
BY_WORDS = {text: key for key, text in SENTENCES.items() if "{" not in text}


def told(said: Said | None, sentence: str, latest: Latest) -> str:
    """Return a sentence in the screen's language, else the English one that came with it."""
    key = BY_WORDS.get(sentence) if said is None else _known(said.key)
    if key is None:
        sentence = load_words(sentence, partial(_nested, latest=latest))
        return trouble_words(closed_words(wire_words(sentence)), latest)
    args = {} if said is None else said.args
    words = {name: _argument(name, value, args, latest) for name, value in args.items()}
    text = fill(translate(CONTEXT, SENTENCES[key]), words)
    # The name of a file, or an address, stays as it is written.
    return text if SENTENCES[key].startswith(WRITTEN_FIRST) else text[:1].upper() + text[1:]


def _known(key: str) -> Refusal | None:
    try:
        return Refusal(key)
    except ValueError:
        return None  # said by a newer version


def _argument(name: str, value: str, args: dict[str, str], latest: Latest) -> str:
    if name in NUMBERS:
        return _figure(value)
    if name == "words" and "filled" in args:
        return "; ".join(map(_own, value.split("; ")))
    if name == "words" and "rule" in args:
        return flaw_words(value)
    if name == "words":
        # What a source sent is counted; of the rest a file or the book has something against it.
        tells = (wire_words,) if "times" in args else ()
        tells += (finding_words, partial(load_words, others=partial(_nested, latest=latest)))
        return next((said for tell in tells if (said := tell(value)) != value), value)
    if name == "name":
        return _pair(args.get("pair", ""), latest) or value
    write = WRITERS.get(name)
    return value if write is None else write(value, latest)


# Why orders ended short: the counter's words, or a sentence of ours that needs no arguments.
def _own(text: str) -> str:
    key = BY_WORDS.get(text)
    return text if key is None else translate(CONTEXT, SENTENCES[key])


def _figure(text: str) -> str:
    try:
        return f.plain(Decimal(text))
    except InvalidOperation:
        return text


def _pair(key: str, latest: Latest) -> str:
    view = latest.pairs.get(key)
    return "" if view is None else latest.title(view.pair)


def _guess(text: str) -> str:
    meaning, equals, column = text.partition(" = ")
    return f"{_listed(MEANINGS, meaning)}{equals}{column}"


# What a mapping was refused for may be a sentence on its file, which has no key inside another one.
def _nested(text: str, latest: Latest) -> str:
    found = OF_FILES.read(text)
    if found is not None:
        return told(Said(KEYS[found[0]].value, found[1]), text, latest)
    known = _listed(FAILURES, text)
    known = known if known != text else load_words(text)
    return known if known != text else failure_words(text)


KEYS = {text: key for key, text in SENTENCES.items()}
# But for the two that have a failure themselves: they would fit most words.
OF_FILES = Phrases(
    [text for text in FILE_SENTENCES.values() if "{failure}" not in text],
    {"line": r"\d+", "above": r"\d+"},
)


# Unlike `word` it leaves what others wrote as it is.
def _listed(table: dict[str, str], text: str) -> str:
    known = table.get(text)
    return text if known is None else translate("words", known)


# What systems say most when a file cannot be read; what is not listed stays in their words.
FAILURES = {
    "No such file or directory": QT_TRANSLATE_NOOP("words", "There is no such file"),
    "Permission denied": QT_TRANSLATE_NOOP("words", "Not allowed, or another program has it open"),
}
SIGNS = {
    "spot minus futures": QT_TRANSLATE_NOOP("words", "spot minus futures"),
    "futures minus spot": QT_TRANSLATE_NOOP("words", "futures minus spot"),
}
# What a column of a price file can be.
MEANINGS = {
    "time": QT_TRANSLATE_NOOP("words", "time"),
    "clock": QT_TRANSLATE_NOOP("words", "time of day"),
    "symbol": QT_TRANSLATE_NOOP("words", "series"),
    "grade": QT_TRANSLATE_NOOP("words", "grade"),
    "place": QT_TRANSLATE_NOOP("words", "place"),
    "price": QT_TRANSLATE_NOOP("words", "price"),
    "unit": QT_TRANSLATE_NOOP("words", "unit"),
    "currency": QT_TRANSLATE_NOOP("words", "currency"),
    "terms": QT_TRANSLATE_NOOP("words", "tax and terms"),
    "futures": QT_TRANSLATE_NOOP("words", "futures"),
    "basis": QT_TRANSLATE_NOOP("words", "basis"),
}
WRITERS: dict[str, Callable[[str, Latest], str]] = {
    "symbol": lambda value, latest: latest.contract(value),
    "account": lambda value, latest: latest.named("account", value),
    "pair": lambda value, latest: _pair(value, latest) or value,
    "other": lambda value, latest: latest.contract(value),
    "main": lambda value, latest: latest.contract(value),
    "pairs": lambda value, latest: ", ".join(
        _pair(one, latest) or one for one in value.split(", ")
    ),
    "unit": lambda value, _: unit(value),
    "base": lambda value, _: unit(value),
    "actor": actor,
    "who": actor,
    "link": link_name,
    "contracts": lambda value, latest: ", ".join(map(latest.contract, value.split(", "))),
    "doubt": lambda value, _: proof_words(value),
    "failure": _nested,
    "guessed": lambda value, _: ", ".join(map(_guess, value.split(", "))),
    "writes": lambda value, _: _listed(SIGNS, value),
    "wanted": lambda value, _: _listed(MEANINGS, value),
    "places": lambda value, _: value.replace(" line ", translate("words", " line ")),
    "second": link_name,
    "person": lambda value, latest: latest.named("person", value),
    "channel": lambda value, latest: latest.named("channel", value),
    "channels": lambda value, latest: ", ".join(
        latest.named("channel", one) for one in value.split()
    ),
    "direction": lambda value, _: word(DIRECTIONS, value),
    "offset": lambda value, _: word(OFFSETS, value),
    "side": lambda value, _: word(QUOTE_SIDES, value),
    # Of a plan or of a change of rules: what both can be is called the same.
    "state": lambda value, _: word({**REVISION_STATES, **APPROVAL_STATES}, value),
    "keys": lambda value, _: ", ".join(word(CARRY_TERMS, one) for one in value.split(", ")),
    "rule": lambda value, latest: latest.named("rule", value),
    "rival": lambda value, latest: latest.named("rule", value),
    "phase": lambda value, _: word(PHASES, value),
    "key": lambda value, _: field_name(tuple(value.split("."))),
    "kind": lambda value, _: word(SUBJECT_KINDS, value),
    "table": lambda value, _: word(TABLES, value),
    "pricing": lambda value, _: word(PRICINGS, value),
}
