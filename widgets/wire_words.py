"""What is wrong with what a front, a counter or a price file sent, in the language of the screen.

The English of terminal/feeds is the source text. A sentence is known by its words; symbols, paths,
ids and what was sent stay as they are, and so does what is not listed.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.library_words import library_words
from widgets.phrases import Phrases
from widgets.words import translate, word

CONTEXT = "Wire"
# The first that fits counts. `rest` is such a sentence again, `what` an order or a trade.
TEMPLATES = (
    QT_TRANSLATE_NOOP("Wire", "{rest} [{places}]"),
    # Of a frame.
    QT_TRANSLATE_NOOP("Wire", "a frame is not JSON: {failure}"),
    QT_TRANSLATE_NOOP("Wire", "a frame is not UTF-8: {failure}"),
    QT_TRANSLATE_NOOP("Wire", "a frame is not a JSON object: {value}"),
    QT_TRANSLATE_NOOP("Wire", "a frame has no text under aid: {value}"),
    QT_TRANSLATE_NOOP("Wire", "a frame holds a number out of range: {failure}"),
    QT_TRANSLATE_NOOP("Wire", "a frame is nested too deeply to be read"),
    QT_TRANSLATE_NOOP("Wire", "a packet has an unknown aid: {value}"),
    # Of what is merged.
    QT_TRANSLATE_NOOP("Wire", "data of a packet is not a list: {value}"),
    QT_TRANSLATE_NOOP("Wire", "rtn_data has no list under data"),
    QT_TRANSLATE_NOOP("Wire", "a patch is not an object: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{path}… is nested deeper than {most} levels"),
    QT_TRANSLATE_NOOP("Wire", "{path} is a number beyond 64 bits"),
    # Of contracts.
    QT_TRANSLATE_NOOP("Wire", "an instrument is not an object: {value}"),
    QT_TRANSLATE_NOOP("Wire", "instrument_id is not EXCHANGE.code: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{symbol}: trading_time is not an object: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{symbol}: trading_time has a bad span: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{symbol}: {field} is not above zero: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{link}: the front did not describe the contracts: {value}"),
    QT_TRANSLATE_NOOP("Wire", "the front did not list the months of {query}"),
    # Of orders and trades.
    QT_TRANSLATE_NOOP("Wire", "order {id}: {left} lots left of {lots}"),
    QT_TRANSLATE_NOOP("Wire", "{what} has an unknown status: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{what} has an unknown direction: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{what} has an unknown offset: {value}"),
    QT_TRANSLATE_NOOP("Wire", "trade {id} is of 0 lots"),
    QT_TRANSLATE_NOOP("Wire", "{field} is not a number of lots: {value}"),
    QT_TRANSLATE_NOOP("Wire", "{symbol}: {side} lots of {days} are not a number: {value}"),
    # Of a price file.
    QT_TRANSLATE_NOOP("Wire", "{file} unpacks to {count} bytes, more than is read"),
    QT_TRANSLATE_NOOP("Wire", "{file}: line {line} lies beyond what a sheet can have"),
    QT_TRANSLATE_NOOP(
        "Wire", "{file}: with it no row would be taken, or only series of other sources"
    ),
    QT_TRANSLATE_NOOP(
        "Wire",
        "{file}, line {line}: with it {symbol} is of {stamp}, and one of {earlier} was taken "
        "before: start the desk anew",
    ),
    # Of a connection that ended.
    QT_TRANSLATE_NOOP("Wire", "the connection was lost"),
    QT_TRANSLATE_NOOP("Wire", "code {code}"),
    QT_TRANSLATE_NOOP("Wire", "no pong"),
    QT_TRANSLATE_NOOP("Wire", "asking anew"),
    # Last, for a path may be anything.
    QT_TRANSLATE_NOOP("Wire", "{path} is not an object: {value}"),
)
ORDER = QT_TRANSLATE_NOOP("Wire", "order {id}")
TRADE = QT_TRANSLATE_NOOP("Wire", "trade {id}")
SHAPES = {
    "places": r"\S+: \S.* line \d+",
    "what": r"(?:order|trade) .+?",
    "field": r"\w+",
    "line": r"\d+",
    "left": r"\d+",
    "lots": r"\d+",
    "most": r"\d+",
    "code": r"\d+",
    "count": r"\d+",
    "path": r"\S.*?",
    "query": r"\S+",
}
PHRASES = Phrases(TEMPLATES, SHAPES)
THINGS = Phrases((ORDER, TRADE), {})
# Which lots of a position.
LOTS = {
    "long": QT_TRANSLATE_NOOP("words", "long"),
    "short": QT_TRANSLATE_NOOP("words", "short"),
    "yesterday": QT_TRANSLATE_NOOP("words", "yesterday"),
    "today": QT_TRANSLATE_NOOP("words", "today"),
}


def wire_words(words: str) -> str:
    """Say it in the screen's language."""
    found = PHRASES.read(words)
    if found is None:
        return words
    template, args = found
    named = {name: _argument(name, value) for name, value in args.items()}
    return fill(translate(CONTEXT, template), named)


def failure_words(words: str) -> str:
    """Say why a connection, a file or bytes failed: as the feeds, a library or the system say."""
    said = wire_words(words)
    return library_words(words) if said == words else said


def _argument(name: str, value: str) -> str:
    if name == "rest":
        return wire_words(value)
    if name == "failure":
        return failure_words(value)
    if name == "places":
        return value.replace(" line ", translate("words", " line "))
    if name in ("side", "days"):
        return word(LOTS, value)
    if name != "what":
        return value
    found = THINGS.read(value)
    return value if found is None else fill(translate(CONTEXT, found[0]), found[1])
