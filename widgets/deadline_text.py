"""A countdown to delivery in words: trading days left, until when, for whom, what must go."""

from __future__ import annotations

from terminal.core.view import PairView
from terminal.domain.delivery import Deadline
from widgets import format as f
from widgets.cells import Cell
from widgets.theme import LEVEL_TOKENS
from widgets.words import CLIENTS, DEMANDS, translate, word

FAR = float("inf")


def days_cell(row: PairView) -> Cell:
    """Write the trading days left, coloured by level once they are few and lots must go."""
    deadline = row.deadline
    if deadline is None:
        return Cell(f.NONE, "muted")
    tone = "muted" if deadline.level is None else LEVEL_TOKENS[deadline.level]
    return Cell(f.number(deadline.days), tone, strong=deadline.level is not None)


def left_text(deadline: Deadline) -> str:
    """Say in a word or two how many trading days are left."""
    return translate("Deadline", "{0} d to delivery").format(f.number(deadline.days))


def days_order(row: PairView) -> float:
    """Sort what is nearest first, what has no deadline last."""
    return FAR if row.deadline is None else float(row.deadline.days)


def deadline_text(deadline: Deadline | None) -> str:
    """Spell a deadline out; "" where none is known."""
    if deadline is None:
        return ""
    said = translate("Deadline", "{client}: {demand} by {day}, {days} trading days left").format(
        client=word(CLIENTS, deadline.client),
        demand=word(DEMANDS, deadline.demand),
        day=f"{deadline.day:%Y-%m-%d}",
        days=f.number(deadline.days),
    )
    lines = [said, _lots(deadline.lots), deadline.source]
    if not deadline.is_confirmed:
        lines.append(
            translate("Deadline", "Not all trading days until then are announced: unconfirmed")
        )
    return "\n".join(lines)


def _lots(lots: int | None) -> str:
    if lots is None:
        return translate("Deadline", "How many lots must go is not known")
    if lots == 0:
        return translate("Deadline", "No lots must go")
    return f.singular(translate("Deadline", "{0} lots must go").format(lots))
