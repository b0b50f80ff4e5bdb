"""The limits of a formula as fields: what is typed here is written there, and the other way."""

from __future__ import annotations

from datetime import time

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

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
from terminal.core.rules.formula import read_part, spell_part
from terminal.core.rules.words import spell_number, spell_time
from terminal.domain.condition import During, Window
from terminal.domain.level import Level
from terminal.domain.rule import Clause
from widgets import format as f
from widgets.theme import retone
from widgets.words import translate

CONTEXT = "LimitForm"
LIMITS = {
    "low": QT_TRANSLATE_NOOP("LimitForm", "Below"),
    "low_clear": QT_TRANSLATE_NOOP("LimitForm", "ends above"),
    "high": QT_TRANSLATE_NOOP("LimitForm", "Above"),
    "high_clear": QT_TRANSLATE_NOOP("LimitForm", "ends below"),
}
TIMES = {
    "start": QT_TRANSLATE_NOOP("LimitForm", "From"),
    "end": QT_TRANSLATE_NOOP("LimitForm", "until"),
}
DAY_PARTS = "night, day, first 15m, last 30m"
WHYS = {
    Why.JOINED: QT_TRANSLATE_NOOP("LimitForm", "Several conditions: only as a formula"),
    Why.NEGATED: QT_TRANSLATE_NOOP("LimitForm", "A negation: only as a formula"),
    Why.NO_KIND: QT_TRANSLATE_NOOP("LimitForm", "A nested quantity: only as a formula"),
    Why.NO_LIMIT: QT_TRANSLATE_NOOP("LimitForm", "a limit is needed"),
    Why.NOT_FINITE: QT_TRANSLATE_NOOP("LimitForm", "a finite number is needed"),
    Why.CROSSED: QT_TRANSLATE_NOOP("LimitForm", "the limits cross"),
    Why.OTHER_WATCHED: QT_TRANSLATE_NOOP(
        "LimitForm", "The levels watch different things: only as formulas"
    ),
    Why.OTHER_WINDOW: QT_TRANSLATE_NOOP("LimitForm", "The times of day differ: only as formulas"),
    Why.SAME_LEVEL: QT_TRANSLATE_NOOP("LimitForm", "levels must ascend, each once"),
    Why.ONE_LEVEL: QT_TRANSLATE_NOOP("LimitForm", "this has one level only"),
    Why.HAS_LIMIT: QT_TRANSLATE_NOOP("LimitForm", "this has no limit"),
    Why.NOT_FURTHER: QT_TRANSLATE_NOOP("LimitForm", "must lie further out than a lower level's"),
    Why.EMPTY: QT_TRANSLATE_NOOP("LimitForm", "a limit is needed"),
    Why.NO_FLOOR: QT_TRANSLATE_NOOP("LimitForm", "per previous: a floor above zero is needed"),
}


class LimitForm(QWidget):
    """Fields for the limits and the time of day of one formula.

    said: the formula, anew, after a field was edited and while nothing is wrong in any
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {name: QLineEdit() for name in (*LIMITS, *TIMES)}
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._form: Form | None = None
        self._said = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (name, label) in enumerate((LIMITS | TIMES).items()):
            field, words = self.fields[name], translate(CONTEXT, label)
            field.setAccessibleName(words)
            field.textEdited.connect(lambda _: self._edited())
            grid.addWidget(QLabel(words), at // 4, at % 4 * 2)
            grid.addWidget(field, at // 4, at % 4 * 2 + 1)
        grid.addWidget(self.note, 1, 4, 1, 4)
        for name in TIMES:
            self.fields[name].setPlaceholderText("21:00")
        self.show_formula("")

    def show_formula(self, formula: str) -> None:
        """Show what a formula says; one that has no form leaves the fields empty and closed."""
        if self._said and formula == self._said:
            return
        self._said = ""
        found = form_of([Clause(Level.ATTENTION, formula)]) if formula.strip() else None
        self._form = found if isinstance(found, Form) else None
        for name, field in self.fields.items():
            field.setText("" if self._form is None else _spelled(self._form, name))
        self._open()
        if isinstance(found, Fault):
            # A formula that cannot be read is complained of beside the formula.
            self._note("" if found.why is Why.NOT_READ else fault_words(found), "muted")
        else:
            wrong = [] if found is None else faults(found)
            self._note(fault_words(wrong[0]) if wrong else "", "bad" if wrong else "muted")

    def _open(self) -> None:
        form = self._form
        has_limits = form is not None and kind_of(form.watched) not in (Kind.FLIP, Kind.DATA)
        for name in LIMITS:
            self.fields[name].setEnabled(has_limits)
        for name in TIMES:
            self.fields[name].setEnabled(form is not None)

    def _edited(self) -> None:
        assert self._form is not None
        try:
            limits = {name: self._number(name) for name in LIMITS}
            window = self._window()
        except Refused as refusal:
            self._note(str(refusal), "bad")
            return
        row = Row(level=Level.ATTENTION, **limits)
        form = msgspec.structs.replace(self._form, rows=(row,), window=window)
        wrong = faults(form)
        if wrong:
            self._note(self._at(wrong[0].field, fault_words(wrong[0])), "bad")
            return
        self._note("", "muted")
        self._form = form
        self._said = clauses_of(form)[0].formula
        self.said.emit(self._said)

    def _number(self, name: str) -> float | None:
        text = f.typed(self.fields[name].text())
        if not text:
            return None
        try:
            return float(text[:-1]) / 100 if text.endswith("%") else float(text)
        except ValueError:
            why = translate("LimitForm", "a number is needed")
            raise Refused(self._at(name, why)) from None

    def _window(self) -> Window | None:
        try:
            return window_of(*(self.fields[name].text() for name in TIMES))
        except Refused as refusal:
            raise Refused(self._at("start", str(refusal))) from None

    # Why a field is wrong, where, and that what was typed is not in the formula.
    def _at(self, name: str, why: str) -> str:
        if field := self.fields.get(name):
            why = translate("LimitForm", "{0}: {1}").format(field.accessibleName(), why)
        return translate("LimitForm", "{0}; the formula stays as it was").format(why)

    def _note(self, sentence: str, tone: str) -> None:
        self.note.setText(sentence)
        retone(self.note, "tone", tone)


def fault_words(fault: Fault) -> str:
    """Say what is wrong in a form."""
    return translate(CONTEXT, WHYS[fault.why])


def _spelled(form: Form, name: str) -> str:
    if name in TIMES:
        return window_texts(form.window)[name]
    limit = getattr(form.rows[0], name)
    return "" if limit is None else spell_number(limit)


def window_texts(window: Window | None) -> dict[str, str]:
    """Write when a formula counts into the two fields; a part of the day stands in the first."""
    if isinstance(window, During):
        return {name: spell_time(getattr(window, name)).strip('"') for name in TIMES}
    return {"start": "" if window is None else spell_part(window), "end": ""}


def window_of(start: str, end: str) -> Window | None:
    """Read the two fields; raise `Refused` with words for a person where they say nothing."""
    start, end = " ".join(f.typed(start).split()), f.typed(end).strip()
    if not start and not end:
        return None
    try:
        return During(time_of(start), time_of(end)) if end else read_part(start)
    except (ValueError, Refused):
        why = translate(
            "LimitForm",
            "two different times of day are needed, such as 21:00, or one of {0} alone",
        )
        raise Refused(why.format(DAY_PARTS)) from None


def time_of(text: str) -> time:
    """Read a time of day; raise `ValueError` for anything else."""
    moment = time.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError(text)
    return moment
