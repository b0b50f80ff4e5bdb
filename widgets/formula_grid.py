"""A rule's formulas, level by level, and beside them the form that says the same as fields."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from terminal import Refused
from terminal.core.rules.form import (
    Fault,
    Form,
    Kind,
    Row,
    Why,
    clauses_of,
    faults,
    form_of,
    kind_of,
)
from terminal.core.rules.words import BadFormula, spell_number
from terminal.domain.condition import Window
from terminal.domain.level import Level
from terminal.domain.rule import Clause
from widgets.condition_words import is_part
from widgets.formula_words import complaint
from widgets.limit_form import (
    CONTEXT,
    LIMITS,
    TIMES,
    fault_words,
    hint_times,
    window_of,
    window_texts,
)
from widgets.limit_grid import heading
from widgets.rule_reading import FieldError, Key, number
from widgets.theme import retone
from widgets.watched_form import WatchedForm
from widgets.words import LEVELS, translate, word

WITHOUT_LIMITS = (Kind.FLIP, Kind.DATA)
GAP = 16  # pixels between columns: with less their headings are read as one text


class FormulaGrid(QWidget):
    """What is typed in a field is written into the formulas at once, and the other way.

    edited: something was changed by hand. While a field is wrong the formulas stay as they were.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.watched = WatchedForm()
        self.fields: dict[Key, QLineEdit] = {}
        self.lines: dict[Level, QLineEdit] = {level: QLineEdit() for level in Level}
        self.times = {name: QLineEdit() for name in TIMES}
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._form: Form | None = None
        self._wrong = ""
        self._lay_out()
        self.watched.edited.connect(self._from_fields)
        for field in (*self.fields.values(), *self.times.values()):
            field.textEdited.connect(lambda _: self._from_fields())
        for line in self.lines.values():
            line.textEdited.connect(lambda _: self._from_formulas())
            # One that is longer than its field begins at its beginning, and is whole in the tip.
            line.textChanged.connect(line.setToolTip)

    def show_clauses(self, clauses: Sequence[Clause]) -> None:
        """Show these formulas, and as fields what they say."""
        said = {one.level: one.formula for one in clauses}
        for level, line in self.lines.items():
            line.setText(said.get(level, ""))
            line.setCursorPosition(0)
        self._fill()

    def read(self) -> tuple[Clause, ...]:
        """Return the formulas as they stand; raise `FieldError` while a field is wrong."""
        if self._wrong:
            raise FieldError((), self._wrong)
        for level, line in self.lines.items():
            if line.text().isspace():
                why = translate("FormulaGrid", "spaces are no formula; empty: no such level")
                raise FieldError((level.name.lower(),), why)
        return self._clauses()

    def _clauses(self) -> tuple[Clause, ...]:
        said = {level: " ".join(line.text().split()) for level, line in self.lines.items()}
        return tuple(Clause(level, formula) for level, formula in said.items() if formula)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setColumnStretch(len(LIMITS) + 1, 1)
        for at, name in enumerate(LIMITS.values()):
            grid.addWidget(heading(translate(CONTEXT, name)), 0, at + 1)
        grid.addWidget(heading(translate("FormulaGrid", "Formula")), 0, len(LIMITS) + 1)
        for down, (level, line) in enumerate(self.lines.items(), start=1):
            words = word(LEVELS, level)
            grid.addWidget(QLabel(words), down, 0)
            for at, (name, label) in enumerate(LIMITS.items()):
                field = QLineEdit()
                field.setFixedWidth(72)
                field.setAccessibleName(f"{words}: {translate(CONTEXT, label)}")
                self.fields[level.name.lower(), name] = field
                grid.addWidget(field, down, at + 1)
            line.setAccessibleName(translate("FormulaGrid", "Formula of {0}").format(words))
            line.setPlaceholderText(translate("FormulaGrid", "empty: no such level"))
            grid.addWidget(line, down, len(LIMITS) + 1)
        times = QHBoxLayout()
        for name, field in self.times.items():
            field.setFixedWidth(72)
            field.setAccessibleName(translate(CONTEXT, TIMES[name]))
            times.addWidget(QLabel(translate(CONTEXT, TIMES[name])))
            times.addWidget(field)
        hint_times(self.times["start"], self.times["end"])
        times.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.watched)
        column.addLayout(grid)
        column.addLayout(times)

    def _from_formulas(self) -> None:
        self._fill()
        self.edited.emit()

    # The fields say what the formulas say, or are closed.
    def _fill(self) -> None:
        self._wrong = ""
        clauses = self._clauses()
        found = form_of(clauses) if clauses else None
        self._form = found if isinstance(found, Form) else None
        is_open = not isinstance(found, Fault)
        self.watched.setEnabled(is_open)
        if self._form is not None:
            self.watched.show_watched(self._form.watched)
        rows = (
            {} if self._form is None else {row.level.name.lower(): row for row in self._form.rows}
        )
        for (level, name), field in self.fields.items():
            limit = getattr(rows.get(level), name, None)
            field.setText("" if limit is None else self._spelled(limit))
        window = window_texts(None if self._form is None else self._form.window)
        for name, field in self.times.items():
            field.setText(window[name])
            field.setEnabled(is_open)
        self._open(is_open)
        said = ""
        if isinstance(found, Fault) and found.why is not Why.NOT_READ:
            said = fault_words(found)
        self._say(said, "muted")

    # A fraction as per cent, with all its digits.
    def _spelled(self, limit: float) -> str:
        assert self._form is not None
        if not is_part(self._form.watched):
            return spell_number(limit)
        return f"{(Decimal(repr(limit)) * 100).normalize():f}%"

    def _open(self, is_open: bool) -> None:
        has_limits = self.watched.kind.currentData() not in WITHOUT_LIMITS
        for field in self.fields.values():
            field.setEnabled(is_open and has_limits)

    def _from_fields(self) -> None:
        try:
            form = self._typed()
            wrong = faults(form)
            if wrong:
                key = (
                    () if wrong[0].level is None else (wrong[0].level.name.lower(), wrong[0].field)
                )
                raise FieldError(key, fault_words(wrong[0]))
        except BadFormula as refusal:
            self._stay(complaint(str(refusal)))
        except FieldError as error:
            field = self.fields.get(error.key)
            name = "" if field is None else field.accessibleName() + ": "
            self._stay(f"{name}{error}")
        else:
            self._form, self._wrong = form, ""
            said = {one.level: one.formula for one in clauses_of(form)}
            for level, line in self.lines.items():
                line.setText(said.get(level, ""))
                line.setCursorPosition(0)
            self._open(True)
            self._say("", "muted")
        self.edited.emit()

    def _stay(self, why: str) -> None:
        self._open(True)
        self._wrong = why
        said = translate("LimitForm", "{0}; the formula stays as it was").format(why)
        self._say(said, "bad")

    def _typed(self) -> Form:
        watched = self.watched.read()
        if kind_of(watched) in WITHOUT_LIMITS:
            # One level alone: the lowest that had anything to say.
            level = next(
                (level for level, line in self.lines.items() if line.text()), Level.WARNING
            )
            rows: tuple[Row, ...] = (Row(level=level),)
        else:
            rows = tuple(filter(None, map(self._row, Level)))
        return Form(watched=watched, rows=rows, window=self._window())

    def _row(self, level: Level) -> Row | None:
        name, said = level.name.lower(), {}
        for limit in LIMITS:
            found = number(self.fields[name, limit].text(), (name, limit))
            said[limit] = None if found is None else float(found)
        return None if all(one is None for one in said.values()) else Row(level=level, **said)

    def _window(self) -> Window | None:
        try:
            return window_of(*(field.text() for field in self.times.values()))
        except Refused as refusal:
            raise FieldError(("window",), str(refusal)) from None

    def _say(self, sentence: str, tone: str) -> None:
        self.note.setText(sentence)
        retone(self.note, "tone", tone)
