"""What an act would do to exposure, month by month, as a small grid of before and after."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from terminal.core.exposure_tree import Shift
from widgets import format as f
from widgets.exposure_text import unit_name
from widgets.footing_text import amount, footing_of, titled
from widgets.latest import Latest
from widgets.words import translate, unit

GROUP, MONTH = 2, 3  # unit and commodity; then the month
COLUMNS = 3


class ShiftGrid(QWidget):
    """A row for each month that would move, and one for all months together."""

    def __init__(self, latest: Latest) -> None:
        super().__init__()
        self._latest = latest
        self.rows: list[tuple[str, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(COLUMNS, 1)

    def show_shifts(self, shifts: Sequence[Shift]) -> None:
        """Show what would move."""
        # What is received and what is owed may change places within one month: nothing to tell.
        moved = [one for one in shifts if _is_moved(one)]
        months = [one for one in moved if len(one.key) == MONTH]
        groups = {one.key: one for one in moved if len(one.key) == GROUP}
        several = len({one.key[:GROUP] for one in months}) > 1
        rows = [(self._month(one, several), *_amounts(one)) for one in months]
        rows += [
            (self._sum(key, several), *_amounts(groups.get(key)))
            for key in dict.fromkeys(one.key[:GROUP] for one in months)
        ]
        self._show(rows)

    def clear(self) -> None:
        """Show nothing."""
        self._show([])

    def _month(self, shift: Shift, several: bool) -> str:
        month = shift.key[MONTH - 1]
        return f"{self._owner(shift.key)}{f.SEPARATOR}{month}" if several else month

    def _sum(self, key: tuple[str, ...], several: bool) -> str:
        every = translate("Act", "All months")
        return f"{self._owner(key)}{f.SEPARATOR}{every}" if several else every

    def _owner(self, key: tuple[str, ...]) -> str:
        return unit_name(key[0], self._latest)

    def _show(self, rows: list[tuple[str, ...]]) -> None:
        self.rows = rows
        while (item := self._grid.takeAt(0)) is not None:
            label = item.widget()
            label.setParent(None)
            label.deleteLater()
        if not rows:
            return
        footing = footing_of(self._latest)
        heads = (
            translate("Act", "Month"),
            titled(translate("Act", "Flat exposure"), footing),
            titled(translate("Act", "Basis exposure"), footing),
        )
        for column, text in enumerate(heads):
            self._put(0, column, text, "muted")
        for row, texts in enumerate(rows, 1):
            for column, text in enumerate(texts):
                self._put(row, column, text, "text" if column else "strong")

    def _put(self, row: int, column: int, text: str, tone: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", tone)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(label, row, column, side | Qt.AlignmentFlag.AlignVCenter)


def _is_moved(shift: Shift) -> bool:
    before, after = shift.before, shift.after
    return (before.flat, before.basis) != (after.flat, after.basis)


def _amounts(shift: Shift | None) -> tuple[str, str]:
    if shift is None:
        same = translate("Act", "unchanged")
        return same, same
    base = unit(shift.before.base_unit)
    return (
        _change(shift.before.flat, shift.after.flat, base),
        _change(shift.before.basis, shift.after.basis, base),
    )


def _change(before: Decimal, after: Decimal, base: str) -> str:
    if before == after:
        return f"{amount(after)} {base}"
    return f"{amount(before)} → {amount(after)} {base}"
