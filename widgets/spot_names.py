"""What a file calls its series, and which series of the desk each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QWidget

from widgets.words import translate

ACROSS = 3  # names beside one another
MOST = 60
ROW, MOST_ROWS = 32, 3  # pixels a row; rows that are seen at once


class SpotNames(QScrollArea):
    """A name and a box for each; `edited` comes after one was chosen by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._kept: dict[str, str] = {}
        self._shown: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("SpotNames", "Names of the file"))

    def show_names(
        self, counted: Sequence[tuple[str, int]], wanted: Sequence[str], said: Mapping[str, str]
    ) -> None:
        """Show the file's names; said: those that the mapping has, file's name to series."""
        names = [name for name, _ in counted][:MOST]
        self._kept = {name: series for name, series in said.items() if name not in names}
        if self._shown != (tuple(names), tuple(wanted)):
            self._shown = (tuple(names), tuple(wanted))
            self._build(dict(counted), names, wanted)
        for name, box in self.boxes.items():
            # Without a mapping of names a series is called as the desk calls it.
            series = said.get(name, "") if said else name if name in wanted else ""
            at = box.findData(series)
            if at < 0:
                box.addItem(series, series)
                at = box.count() - 1
            box.setCurrentIndex(at)

    def names(self) -> dict[str, str]:
        """Return the file's name -> the desk's series; empty where each is called the same."""
        said = {name: series for name, box in self.boxes.items() if (series := box.currentData())}
        found = self._kept | said
        return {} if all(name == series for name, series in found.items()) else found

    def _build(self, counts: Mapping[str, int], names: list[str], wanted: Sequence[str]) -> None:
        inside = QWidget()
        inside.setObjectName("canvas")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self.boxes = {}
        for at, name in enumerate(names):
            label, box = QLabel(), QComboBox()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(f"{name}  ×{counts[name]}")
            box.addItem(translate("SpotNames", "not ours"), "")
            for series in wanted:
                box.addItem(series, series)
            box.setAccessibleName(translate("SpotNames", "Series of {0}").format(name))
            box.activated.connect(lambda _: self.edited.emit())
            self.boxes[name] = box
            line, across = divmod(at, ACROSS)
            grid.addWidget(label, line, 2 * across)
            grid.addWidget(box, line, 2 * across + 1)
        for across in range(ACROSS):
            grid.setColumnStretch(2 * across + 1, 1)
        lines = -(-len(names) // ACROSS)
        grid.setRowStretch(lines, 1)
        self.setFixedHeight(ROW * min(max(lines, 1), MOST_ROWS))
        self.setWidget(inside)
