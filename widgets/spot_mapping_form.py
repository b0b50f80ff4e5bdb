"""The mapping of a spot price file as boxes: which column is what, and how things are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from terminal.core.spot_view import SpotHead, SpotPreview
from widgets.spot_names import SpotNames
from widgets.words import translate

CONTEXT = "SpotMapping"
COLUMNS = {
    "time": QT_TRANSLATE_NOOP("SpotMapping", "Date, or date and time"),
    "clock": QT_TRANSLATE_NOOP("SpotMapping", "Time of day"),
    "symbol": QT_TRANSLATE_NOOP("SpotMapping", "Series"),
    "grade": QT_TRANSLATE_NOOP("SpotMapping", "Grade"),
    "place": QT_TRANSLATE_NOOP("SpotMapping", "Place"),
    "price": QT_TRANSLATE_NOOP("SpotMapping", "Price"),
    "unit": QT_TRANSLATE_NOOP("SpotMapping", "Unit"),
    "currency": QT_TRANSLATE_NOOP("SpotMapping", "Currency"),
    "terms": QT_TRANSLATE_NOOP("SpotMapping", "Tax and terms"),
    "futures": QT_TRANSLATE_NOOP("SpotMapping", "Futures"),
    "basis": QT_TRANSLATE_NOOP("SpotMapping", "Basis"),
}
WRITING: dict[str, tuple[str, dict[str, str]]] = {
    "sign": (
        QT_TRANSLATE_NOOP("SpotMapping", "Sign of the basis"),
        {
            "": QT_TRANSLATE_NOOP("SpotMapping", "spot − futures"),
            "futures-spot": QT_TRANSLATE_NOOP("SpotMapping", "futures − spot"),
        },
    ),
    "decimal": (
        QT_TRANSLATE_NOOP("SpotMapping", "Decimals after"),
        {
            "": QT_TRANSLATE_NOOP("SpotMapping", "point: 1.5"),
            ",": QT_TRANSLATE_NOOP("SpotMapping", "comma: 1,5"),
        },
    ),
    "thousands": (
        QT_TRANSLATE_NOOP("SpotMapping", "Thousands"),
        {"": "1000", ",": "1,000", ".": "1.000", " ": "1 000", "'": "1'000"},
    ),
    "date_format": (
        QT_TRANSLATE_NOOP("SpotMapping", "Dates as"),
        {
            "": QT_TRANSLATE_NOOP("SpotMapping", "year first: 2026-11-20"),
            **{one: one for one in ("DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "YY-MM-DD")},
        },
    ),
    "encoding": (
        QT_TRANSLATE_NOOP("SpotMapping", "Encoding"),
        {
            "": QT_TRANSLATE_NOOP("SpotMapping", "as it can be read"),
            "utf-8": "UTF-8",
            "gbk": "GBK",
        },
    ),
    "delimiter": (
        QT_TRANSLATE_NOOP("SpotMapping", "Cells cut by"),
        {
            "": QT_TRANSLATE_NOOP("SpotMapping", "the most frequent"),
            ",": ",",
            ";": ";",
            "\t": "Tab",
            "|": "|",
        },
    ),
}
# Typed, or chosen from what there is.
TYPED = {
    "series": QT_TRANSLATE_NOOP("SpotMapping", "One series, this"),
    "sheet": QT_TRANSLATE_NOOP("SpotMapping", "Sheet"),
    "unit_is": QT_TRANSLATE_NOOP("SpotMapping", "Unit must be"),
    "currency_is": QT_TRANSLATE_NOOP("SpotMapping", "Currency must be"),
    "terms_are": QT_TRANSLATE_NOOP("SpotMapping", "Terms must be"),
}
OF_SERIES = ("symbol", "grade", "place")
UNITS = ("元/吨", "元/公斤", "元/克", "美元/吨")
ACROSS = 4
LOOKED_FOR = -1
MOST_HEADER = 1000


class SpotMappingForm(QWidget):
    """`edited` comes after anything was changed by hand; `keys` says what stands there then."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {
            name: QComboBox() for name in (*COLUMNS, *TYPED, *WRITING)
        }
        self.header, self.names = QSpinBox(), SpotNames()
        self._told: dict[str, object] = {}
        self._lay_out()
        for box in self.boxes.values():
            box.activated.connect(lambda _: self._changed())
            if (line := box.lineEdit()) is not None:
                line.editingFinished.connect(self._changed)
        self.header.valueChanged.connect(lambda _: self._changed())
        self.names.edited.connect(self._changed)

    def show_mapping(self, found: SpotPreview) -> None:
        """Show the mapping through which a file was looked at, with the columns of the file."""
        said = dict(found.mapping)
        for name in COLUMNS:
            self._fill(name, _columns(found.heads, found.at.get(name, ""), name in said), said)
        for name, (_, choices) in WRITING.items():
            self._fill(
                name, [(translate(CONTEXT, text), key) for key, text in choices.items()], said
            )
        series = [(one, one) for one in found.wanted]
        self._fill("series", [(translate("SpotMapping", "no, see the column"), ""), *series], said)
        sheets = [(one, one) for one in found.sheets]
        self._fill("sheet", [(translate("SpotMapping", "the first with rows"), ""), *sheets], said)
        units = [(one, one) for one in UNITS]
        anything = translate("SpotMapping", "the same in all rows")
        self._fill("unit_is", [(anything, ""), *units], said)
        self._fill("currency_is", [(anything, ""), ("CNY", "CNY"), ("USD", "USD")], said)
        self._fill("terms_are", [(anything, "")], said)
        with QSignalBlocker(self.header):
            header = said.get("header", LOOKED_FOR)
            self.header.setValue(header if isinstance(header, int) else LOOKED_FOR)
        names = said.get("names")
        self.names.show_names(found.names, found.wanted, names if isinstance(names, dict) else {})
        self._open()
        self._told = self.keys()

    def keys(self) -> dict[str, object]:
        """Return the mapping, as far as it says something."""
        is_single = bool(_said(self.boxes["series"]))
        found: dict[str, object] = {
            name: text
            for name, box in self.boxes.items()
            if (text := _said(box)) and not (is_single and name in OF_SERIES)
        }
        if self.header.value() != LOOKED_FOR:
            found["header"] = self.header.value()
        if not is_single and (names := self.names.names()):
            found["names"] = names
        return found

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        labels = {**COLUMNS, **TYPED, **{name: words for name, (words, _) in WRITING.items()}}
        places = [*COLUMNS, "header", *TYPED, *WRITING]
        for at, name in enumerate(places):
            words = translate(CONTEXT, labels[name]) if name in labels else self._header_words()
            widget: QWidget = self.header if name == "header" else self.boxes[name]
            widget.setAccessibleName(words)
            widget.setMinimumWidth(112)
            label = QLabel(words)
            label.setProperty("tone", "muted")
            across, line = divmod(at, -(-len(places) // ACROSS))
            grid.addWidget(label, line, 2 * across)
            grid.addWidget(widget, line, 2 * across + 1)
            grid.setColumnStretch(2 * across + 1, 1)
        for name in ("series", "unit_is", "currency_is", "terms_are", "date_format"):
            self.boxes[name].setEditable(True)
            self.boxes[name].setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.header.setRange(LOOKED_FOR, MOST_HEADER)
        self.header.setKeyboardTracking(False)
        self.header.setSpecialValueText(translate("SpotMapping", "looked for"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.names)
        # Until a file has been looked at it would be a hole.
        self.names.hide()

    def _header_words(self) -> str:
        return translate("SpotMapping", "Header in line (0: none)")

    def _fill(
        self, name: str, choices: Sequence[tuple[str, str]], said: Mapping[str, object]
    ) -> None:
        box, value = self.boxes[name], str(said.get(name, ""))
        line = box.lineEdit()
        if line is not None and line.hasFocus() and line.isModified():
            # Somebody is typing there: the file that was read meanwhile takes no letter away.
            return
        with QSignalBlocker(box):
            box.clear()
            for text, key in choices:
                box.addItem(text, key)
            if value and box.findData(value) < 0:
                box.addItem(value, value)
            box.setCurrentIndex(max(box.findData(value), 0))

    # Enter, the choice and the loss of the focus all end an edit; only a change is one.
    def _changed(self) -> None:
        if (keys := self.keys()) != self._told:
            self._told = keys
            self.edited.emit()

    # A file of one series has no column for it.
    def _open(self) -> None:
        is_single = bool(_said(self.boxes["series"]))
        for name in OF_SERIES:
            self.boxes[name].setEnabled(not is_single)
        self.names.setVisible(not is_single and bool(self.names.boxes))
        self.boxes["sheet"].setEnabled(self.boxes["sheet"].count() > 1)


def _columns(heads: Sequence[SpotHead], present: str, is_named: bool) -> list[tuple[str, str]]:
    nothing = f"({present})" if present and not is_named else "-"
    return [(nothing, ""), *((_title(one), one.name) for one in heads)]


def _title(head: SpotHead) -> str:
    return f"{head.letter}  {head.title}".rstrip()


def _said(box: QComboBox) -> str:
    # What was typed counts; a text of the list stands for its key.
    text = box.currentText().strip()
    at = box.findText(box.currentText())
    return str(box.itemData(at)) if at >= 0 else text
