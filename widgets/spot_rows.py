"""The preview of a spot price file: a line a row, bad ones marked by colour, word and sentence."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.spot_view import RowKind, SpotPreview, SpotRow
from widgets import format as f
from widgets.column import Column
from widgets.columns import number_column, text_column
from widgets.latest import Latest
from widgets.refusals import told
from widgets.words import translate

CONTEXT = "SpotRows"
STAMP = "2026-11-20 15:00"
KINDS = {
    RowKind.GOOD: QT_TRANSLATE_NOOP("SpotRows", "Taken"),
    RowKind.LOOK: QT_TRANSLATE_NOOP("SpotRows", "Taken, look at it"),
    RowKind.BAD: QT_TRANSLATE_NOOP("SpotRows", "Refused"),
    RowKind.OTHER: QT_TRANSLATE_NOOP("SpotRows", "Not ours"),
}
TONES = {
    RowKind.GOOD: "text",
    RowKind.LOOK: "attention",
    RowKind.BAD: "bad",
    RowKind.OTHER: "muted",
}

REASONS = {
    "price": QT_TRANSLATE_NOOP("SpotRows", "{0} is not a number: {1}"),
    "time": QT_TRANSLATE_NOOP("SpotRows", "{0} is no time that can count: {1}"),
    "symbol": QT_TRANSLATE_NOOP("SpotRows", "{0} is empty"),
    "unit": QT_TRANSLATE_NOOP("SpotRows", "{0} is another one: {1}"),
    "currency": QT_TRANSLATE_NOOP("SpotRows", "{0} is another one: {1}"),
    "terms": QT_TRANSLATE_NOOP("SpotRows", "{0} is another one: {1}"),
    "order": QT_TRANSLATE_NOOP("SpotRows", "{0} repeats or goes back: {1}"),
    "row": QT_TRANSLATE_NOOP("SpotRows", "the row is not whole"),
    "sign": QT_TRANSLATE_NOOP("SpotRows", "{0} = {1}: wrong sign, spot − futures is {2}"),
    "basis": QT_TRANSLATE_NOOP("SpotRows", "{0} = {1}, but spot − futures is {2}"),
    "pair_unit": QT_TRANSLATE_NOOP("SpotRows", "{0} = {1}: the pair computes in another unit"),
    "unnamed": QT_TRANSLATE_NOOP("SpotRows", "the mapping does not name {1}"),
    "unwatched": QT_TRANSLATE_NOOP("SpotRows", "no pair of the desk has {1}"),
    "unfinished": QT_TRANSLATE_NOOP("SpotRows", "the line has no end yet and may be cut off"),
}


def spot_columns(latest: Latest) -> list[Column[SpotRow]]:
    """Return the preview's columns."""
    return [
        number_column(
            translate("SpotRows", "Line"),
            lambda row: str(row.line),
            "100000",
            stretch=0,
            tone=_tone,
            order=lambda row: row.line,
        ),
        text_column(
            translate("SpotRows", "What happens"), _kind,
            samples=[translate(CONTEXT, words) for words in KINDS.values()],
            tone=_tone, strong=True, search=True,
            tip=lambda row: _tip(row, latest),
        ),
        text_column(
            translate("SpotRows", "Series"), lambda row: row.series, search=True,
            samples=("SPOT.cu.sh",),
        ),
        text_column(translate("SpotRows", "Time"), lambda row: row.stamp[:16], samples=(STAMP,)),
        number_column(translate("SpotRows", "Price"), _price, "101,250.00", stretch=0),
        number_column(
            translate("SpotRows", "S, comparable"), _spot, "101,250.00", stretch=0,
            tip=lambda row: _spots(row, latest),
        ),
        number_column(translate("SpotRows", "S − F of the file"), _basis, "−1,250", stretch=0),
        text_column(
            translate("SpotRows", "In words, or the row as written"),
            lambda row: _words(row, latest), tone=_tone,
            search=True, stretch=1, elide=200, tip=lambda row: _tip(row, latest),
        ),
    ]  # fmt: skip


def counts_text(found: SpotPreview) -> str:
    """Say how many rows of the file are what."""
    parts = [
        f"{translate(CONTEXT, words)} {f.number(found.count(kind), 0)}"
        for kind, words in KINDS.items()
        if found.count(kind) or kind is RowKind.GOOD
    ]
    if sum(found.counts.values()) > len(found.rows):
        said = translate("SpotRows", "shown are the first rows and the refused ones: {0}")
        parts.append(said.format(f.number(len(found.rows), 0)))
    return f.SEPARATOR.join(parts)


def refusal_text(found: SpotPreview, latest: Latest) -> str:
    """Say why nothing can be taken with this mapping, as the watcher would; "" = it can."""
    if found.refused:
        said = translate("SpotRows", "Nothing of the file is taken: {0}")
        return said.format(told(found.said, found.refused, latest))
    if found.wrong:
        said = translate("SpotRows", "The desk cannot have this mapping: {0}")
        return said.format(told(None, found.wrong, latest))
    return ""


def newest_text(found: SpotPreview, latest: Latest, most: int = 3) -> str:
    """Say what the newest price of each series comes to, pair by pair."""
    said = [f"{row.series} {_price(row)} → {_spots(row, latest)}" for row in found.newest[:most]]
    if len(found.newest) > most:
        said.append("…")
    return f.SEPARATOR.join(said)


def _kind(row: SpotRow) -> str:
    return translate(CONTEXT, KINDS[row.kind])


def _tone(row: SpotRow) -> str:
    return TONES[row.kind]


def _price(row: SpotRow) -> str:
    return "" if row.price is None else f.number(row.price)


def _spot(row: SpotRow) -> str:
    return f.plain(row.spots[0][1]) if row.spots else ""


def _spots(row: SpotRow, latest: Latest) -> str:
    return ", ".join(f"{_title(pair, latest)} S {f.plain(spot)}" for pair, spot in row.spots)


def _title(pair: str, latest: Latest) -> str:
    view = latest.pairs.get(pair)
    return pair if view is None else latest.title(view.pair)


def _basis(row: SpotRow) -> str:
    basis: Decimal | None = row.basis
    return "" if basis is None else f.plain(basis, sign=True)


def _words(row: SpotRow, latest: Latest) -> str:
    if row.reason not in REASONS:
        return _written(row) if row.reason == "" else told(row.said, row.words, latest)
    said = translate(CONTEXT, REASONS[row.reason])
    value = row.value or translate("SpotRows", "empty")
    return said.format(row.column, value, _basis(row))


def _tip(row: SpotRow, latest: Latest) -> str:
    words = told(row.said, row.words, latest)
    return f"{words}\n{_written(row)}" if words else _written(row)


def _written(row: SpotRow) -> str:
    return " | ".join(row.cells)
