"""The main contract in words: whether a pair's is the main one, which is, since when, by what."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.explain import OR_BEFORE, UNKNOWN
from terminal.core.view import PairView
from terminal.domain.main_contract import MainContract, Source
from widgets import format as f
from widgets.words import translate, word

DOUBTS = {
    "no data": QT_TRANSLATE_NOOP("words", "no complete open interest of the day before is known"),
    "one month": QT_TRANSLATE_NOOP("words", "only one month is listed"),
    "tie": QT_TRANSLATE_NOOP("words", "two months are equally large"),
    "split": QT_TRANSLATE_NOOP("words", "volume and open interest name two months"),
}
FACTS = {
    "main_contract": QT_TRANSLATE_NOOP("words", "Main contract"),
    "off_main": QT_TRANSLATE_NOOP("words", "Not the main contract"),
}


def is_off(row: PairView) -> bool:
    """Tell whether another contract than the pair's is known to be the main one."""
    return row.main is not None and row.main.is_main(row.pair.futures) is False


def mark(row: PairView) -> str:
    """Return the few letters beside a pair whose contract is not the main one, else ""."""
    return translate("Main", "off main") if is_off(row) else ""


def main_is(row: PairView) -> str:
    """Name the main contract where it is another one, else ""."""
    if row.main is None or not is_off(row):
        return ""
    return translate("Main", "main is {0}").format(f.code(row.main.symbol))


def main_text(row: PairView) -> str:
    """Spell it out in a line; "" where no alias is wanted or nothing was heard yet."""
    main = row.main
    if main is None:
        return ""
    if not main.is_known:
        said = translate("Main", "Main contract not known: {0}").format(word(DOUBTS, main.doubt))
        if main.symbol and main.since is not None:
            last = translate("Main", "{0}, last {1}")
            said = last.format(said, since_text(main.symbol, main.since, main.is_exact))
        return said
    told = since_text(main.symbol, main.since or main.day, main.is_exact)
    if is_off(row):
        own = f.code(row.pair.futures)
        said = translate("Main", "{0} is not the main contract, that is {1}").format(own, told)
    else:
        said = translate("Main", "Main contract {0}").format(told)
    return f"{said} ({_by(main)})"


def since_text(symbol: str, since: date, is_exact: bool) -> str:
    """Write a contract with the day from which it is the main one."""
    exact = translate("Main", "{0} since {1}")
    words = exact if is_exact else translate("Main", "{0} since {1} or before")
    return words.format(f.code(symbol), f"{since:%Y-%m-%d}")


def alias_words(value: str) -> str:
    """Write the fact of an alert: "SHFE.cu2701 2026-11-20 or before", or that nothing is known."""
    if value.startswith(UNKNOWN):
        doubt = word(DOUBTS, value.partition(": ")[2])
        return translate("Main", "not known: {0}").format(doubt)
    symbol, _, since = value.removesuffix(OR_BEFORE).partition(" ")
    try:
        return since_text(symbol, date.fromisoformat(since), not value.endswith(OR_BEFORE))
    except ValueError:
        return value  # written by a newer version


def _by(main: MainContract) -> str:
    match main.source:
        case Source.FIXED:
            return translate("Main", "named by a person")
        case Source.FRONT:
            return translate("Main", "named by the market front")
        case Source.BOTH:
            said = translate("Main", "by volume and open interest of {0} months")
        case _:
            said = translate("Main", "by open interest of {0} months")
    return said.format(main.months)
