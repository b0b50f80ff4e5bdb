"""How well goods are hedged, in a figure, and in words with what it is made of."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.hedging import HedgeState, hedge_view
from terminal.domain.sums import Sums
from widgets import format as f
from widgets.cells import Cell
from widgets.words import translate, unit

# What is none of these is speculation, and is told so.
SOUND = (HedgeState.NOTHING, HedgeState.IN_BAND, HedgeState.UNDER)
WORDS = {
    HedgeState.NOTHING: QT_TRANSLATE_NOOP("Hedge", "nothing to hedge"),
    HedgeState.BARE: QT_TRANSLATE_NOOP("Hedge", "futures with no goods to hedge: speculation"),
    HedgeState.SAME_SIDE: QT_TRANSLATE_NOOP("Hedge", "futures on the side of the goods"),
    HedgeState.UNDER: QT_TRANSLATE_NOOP("Hedge", "below the band"),
    HedgeState.IN_BAND: QT_TRANSLATE_NOOP("Hedge", "within the band"),
    HedgeState.OVER: QT_TRANSLATE_NOOP("Hedge", "over-hedged"),
}


def hedge_cell(sums: Sums | None) -> Cell:
    """Write the ratio; futures without any goods have none, and are no dash like nothing at all."""
    if sums is None:
        return Cell(f.NONE, "muted")
    found = hedge_view(sums)
    tone = "text" if found.state in SOUND else "attention"
    if found.ratio is not None:
        return Cell(f.percent(found.ratio), tone)
    if found.state is HedgeState.BARE:
        return Cell(translate("Hedge", "bare"), tone)
    return Cell(f.NONE, "muted")


def hedge_hint(sums: Sums | None) -> str:
    """Say both operands, what they come to, and by how much futures exceed a hedge."""
    if sums is None:
        return ""
    found = hedge_view(sums)
    words = translate("Hedge", "futures {0}, goods {1} {2} before futures")
    parts = [
        words.format(
            f.plain(sums.futures, sign=True),
            f.plain(sums.physical, sign=True),
            unit(sums.base_unit),
        ),
        translate("Hedge", WORDS[found.state]),
    ]
    if found.excess and found.state not in SOUND:
        words = translate("Hedge", "{0} {1} beyond a hedge")
        parts.append(words.format(f.plain(found.excess), unit(sums.base_unit)))
    return f.SEPARATOR.join(parts)
