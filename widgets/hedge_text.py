"""How well goods are hedged, in a figure, and in words with what it is made of."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.book_view import BookState
from terminal.core.hedging import HedgeState, hedge_view
from terminal.domain.sums import Sums
from widgets import format as f
from widgets.cells import Cell
from widgets.latest import Latest
from widgets.words import translate, unit

# What is none of these is speculation, and is told so.
SOUND = (HedgeState.NOTHING, HedgeState.IN_BAND, HedgeState.UNDER, HedgeState.ABOVE)
WORDS = {
    HedgeState.NOTHING: QT_TRANSLATE_NOOP("Hedge", "nothing to hedge"),
    HedgeState.BARE: QT_TRANSLATE_NOOP("Hedge", "futures with no goods to hedge: speculation"),
    HedgeState.SAME_SIDE: QT_TRANSLATE_NOOP("Hedge", "futures on the side of the goods"),
    HedgeState.UNDER: QT_TRANSLATE_NOOP("Hedge", "below the band of {0} to {1}"),
    HedgeState.IN_BAND: QT_TRANSLATE_NOOP("Hedge", "within the band of {0} to {1}"),
    HedgeState.ABOVE: QT_TRANSLATE_NOOP("Hedge", "above the band of {0} to {1}"),
    HedgeState.OVER: QT_TRANSLATE_NOOP("Hedge", "over-hedged"),
}


def band_of(latest: Latest) -> tuple[Decimal, Decimal]:
    """Return the ratios between which goods count as hedged."""
    return latest.book.get("", BookState()).hedge_band


def hedge_cell(sums: Sums | None, band: tuple[Decimal, Decimal]) -> Cell:
    """Write the ratio; futures without any goods have none, and are no dash like nothing at all."""
    if sums is None:
        return Cell(f.NONE, "muted")
    found = hedge_view(sums, band)
    tone = "text" if found.state in SOUND else "attention"
    if found.ratio is not None:
        return Cell(f.percent(found.ratio), tone)
    if found.state is HedgeState.BARE:
        return Cell(translate("Hedge", "bare"), tone)
    return Cell(f.NONE, "muted")


def hedge_hint(sums: Sums | None, band: tuple[Decimal, Decimal]) -> str:
    """Say both operands, what they come to, and by how much futures exceed a hedge."""
    if sums is None:
        return ""
    found = hedge_view(sums, band)
    words = translate("Hedge", "futures {0}, goods {1} {2} before futures")
    parts = [
        words.format(
            f.plain(sums.futures, sign=True),
            f.plain(sums.physical, sign=True),
            unit(sums.base_unit),
        ),
        translate("Hedge", WORDS[found.state]).format(*map(_share, band)),
    ]
    if found.excess and found.state not in SOUND:
        words = translate("Hedge", "{0} {1} beyond a hedge")
        parts.append(words.format(f.plain(found.excess), unit(sums.base_unit)))
    return f.SEPARATOR.join(parts)


# A band of a desk file has the digits that somebody wrote.
def _share(ratio: Decimal) -> str:
    return f.plain(ratio * 100) + "%"
