"""The fields of a rule, as it is written: whatever stands in them is read as one whole rule."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from terminal.core.rule_subjects import BASIS, CARRY, EDGE, FUTURES, OF_ACCOUNTS, SPOT
from terminal.core.unit_rules import OF_UNITS
from terminal.domain.metric import Metric
from terminal.domain.rule import Response, Rule
from widgets import rule_text as text
from widgets.flaw_words import field_name
from widgets.formula_grid import FormulaGrid
from widgets.limit_grid import LimitGrid
from widgets.rule_reading import Key, number, selectors, span
from widgets.theme import retone
from widgets.words import translate, word

NOTHING = Decimal(0)
HEAD = ("name", "name_en", "id", "family")
# Boxes of formulas alone.
OF_FORMULAS = ("unknown", "clock")
METRICS = {
    "pair": (BASIS, SPOT, FUTURES, EDGE, CARRY),
    "account": OF_ACCOUNTS,
    "unit": OF_UNITS,
}


class Sort(NamedTuple):
    """What a rule can be: its metric, and of formulas what they are on."""

    metric: Metric
    on: str = "pair"


# By what a box can keep: Qt takes a tuple apart.
SORTS = {
    "basis": (Sort(Metric.BASIS), QT_TRANSLATE_NOOP("RuleForm", "Basis, limits")),
    "margin_ratio": (
        Sort(Metric.MARGIN_RATIO, "account"),
        QT_TRANSLATE_NOOP("RuleForm", "Margin ratio, limits"),
    ),
    "available": (
        Sort(Metric.AVAILABLE, "account"),
        QT_TRANSLATE_NOOP("RuleForm", "Available, limits"),
    ),
    "pair": (Sort(Metric.FORMULA), QT_TRANSLATE_NOOP("RuleForm", "Pairs, formula")),
    "account": (
        Sort(Metric.FORMULA, "account"),
        QT_TRANSLATE_NOOP("RuleForm", "Accounts, formula"),
    ),
    "unit": (
        Sort(Metric.FORMULA, "unit"),
        QT_TRANSLATE_NOOP("RuleForm", "Business units, formula"),
    ),
}

# What a rule may be on, as it is typed.
ON_UNITS = "*, north/cu, strategy:carry/cu"
ON_OTHERS = "*, commodity:cu, contract:SHFE.cu2701"


class RuleForm(QWidget):
    """`edited` comes after each change by hand. is_new: the id and what it is may be chosen."""

    edited = Signal()

    def __init__(self, rule: Rule, *, is_new: bool) -> None:
        super().__init__()
        self._base = rule
        self.lines = {
            name: QLineEdit()
            for name in (
                *("id", "name", "name_en", "subjects", "family"),
                *("hysteresis", "hold", "clear_hold", "cooldown"),
            )
        }
        self.sort, self.response, self.unknown = QComboBox(), QComboBox(), QComboBox()
        self.clock = QComboBox()
        self.enabled = QCheckBox(field_name(("enabled",)))
        self.limits, self.formulas = LimitGrid(), FormulaGrid()
        self._labels = {name: QLabel(field_name((name,))) for name in (*self.lines, *OF_FORMULAS)}
        self.flaw = QLabel()
        self.flaw.setWordWrap(True)
        self._flawed: QWidget | None = None
        self._fill_boxes()
        self._lay_out()
        self.lines["id"].setReadOnly(not is_new)
        self.sort.setEnabled(is_new)
        self.show_rule(rule)
        self._join()

    def show_rule(self, rule: Rule) -> None:
        """Show a rule in all fields."""
        self._base = rule
        for name in ("id", "name", "name_en", "family"):
            self.lines[name].setText(getattr(rule, name))
        self.lines["subjects"].setText(", ".join(rule.subjects))
        back = text.amount(rule.hysteresis, rule.metric) if rule.hysteresis else ""
        self.lines["hysteresis"].setText(back)
        for name in ("hold", "clear_hold", "cooldown"):
            value = getattr(rule, name)
            self.lines[name].setText(text.span(value) if value else "")
        for box, key in (
            (self.sort, rule.on if rule.metric is Metric.FORMULA else rule.metric.value),
            (self.response, rule.response.value),
            (self.unknown, rule.unknown),
            (self.clock, rule.clock),
        ):
            box.setCurrentIndex(box.findData(key))
        self.enabled.setChecked(rule.enabled)
        self._shape()
        self.limits.show_limits(rule.limits, rule.metric, "")
        self.formulas.show_clauses(rule.clauses)

    def read(self) -> Rule:
        """Return the rule that stands here; raise `FieldError` for a field that cannot be read."""
        sort = SORTS[self.sort.currentData()][0]
        has_formulas = sort.metric is Metric.FORMULA
        lines = {name: field.text().strip() for name, field in self.lines.items()}
        return msgspec.structs.replace(
            self._base,
            **{name: lines[name] for name in ("id", "name", "name_en", "family")},
            metric=sort.metric,
            # Of limits nobody asks what they are on: it stays as it was.
            on=sort.on if has_formulas else self._base.on,
            subjects=selectors(lines["subjects"]),
            limits=() if has_formulas else self.limits.read(),
            clauses=self.formulas.read() if has_formulas else (),
            hysteresis=number("" if has_formulas else lines["hysteresis"], ("hysteresis",))
            or NOTHING,
            **{name: span(lines[name], (name,)) for name in ("hold", "clear_hold")},
            cooldown=span(lines["cooldown"] if has_formulas else "", ("cooldown",)),
            unknown=self.unknown.currentData() if has_formulas else "kleene",
            response=Response(self.response.currentData()),
            # Limits go by the hours of their contract, always.
            clock=self.clock.currentData() if has_formulas else "",
            enabled=self.enabled.isChecked(),
        )

    def complain(self, key: Key, why: str) -> None:
        """Mark the field with this key and say what is wrong in it; "" takes both away."""
        if self._flawed is not None:
            retone(self._flawed, "flawed", "no")
        self._flawed = self._field(key) if why else None
        if self._flawed is not None:
            retone(self._flawed, "flawed", "yes")
        named = translate("RuleForm", "{0}: {1}").format(field_name(key), why) if key else why
        self.flaw.setText(named if why else "")

    def _field(self, key: Key) -> QWidget | None:
        if key in self.limits.fields and not self.limits.isHidden():
            return self.limits.fields[key]
        lines = {level.name.lower(): line for level, line in self.formulas.lines.items()}
        if key == ("clock",):
            return self.clock
        return lines.get(key[0]) or self.lines.get(key[0]) if key else None

    def _fill_boxes(self) -> None:
        for key, (_, words) in SORTS.items():
            self.sort.addItem(translate("RuleForm", words), key)
        for response in Response:
            self.response.addItem(word(text.RESPONSES, response.value), response.value)
        for key in text.UNKNOWNS:
            self.unknown.addItem(word(text.UNKNOWNS, key), key)
        for key in ("", *text.CLOCKS):
            self.clock.addItem(text.clock_words(key, "pair"), key)

    def _lay_out(self) -> None:
        self.sort.setAccessibleName(field_name(("metric",)))
        self.response.setAccessibleName(field_name(("response",)))
        self.unknown.setAccessibleName(field_name(("unknown",)))
        self.clock.setAccessibleName(field_name(("clock",)))
        for name, field in self.lines.items():
            field.setAccessibleName(field_name((name,)))
        for name in ("hold", "clear_hold", "cooldown"):
            self.lines[name].setPlaceholderText("0s")
        retone(self.flaw, "tone", "bad")
        head = QGridLayout()
        for at, (name, line) in enumerate((one, self.lines[one]) for one in HEAD):
            head.addWidget(self._labels[name], at // 2, at % 2 * 2)
            head.addWidget(line, at // 2, at % 2 * 2 + 1)
        head.addWidget(QLabel(self.sort.accessibleName()), 2, 0)
        head.addWidget(self.sort, 2, 1)
        head.addWidget(self._labels["subjects"], 2, 2)
        head.addWidget(self.lines["subjects"], 2, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.limits)
        column.addWidget(self.formulas)
        column.addLayout(self._manner())
        column.addWidget(self.flaw)
        column.addStretch(1)

    def _manner(self) -> QVBoxLayout:
        # No row is so long that the words beside the form find no room on a small screen.
        spans, counts, rest = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for name in ("hysteresis", "hold", "clear_hold", "cooldown"):
            self.lines[name].setFixedWidth(84)
            spans.addWidget(self._labels[name])
            spans.addWidget(self.lines[name])
        spans.addStretch()
        for name in OF_FORMULAS:
            counts.addWidget(self._labels[name])
            counts.addWidget(getattr(self, name))
        counts.addStretch()
        rest.addWidget(QLabel(self.response.accessibleName()))
        rest.addWidget(self.response)
        rest.addWidget(self.enabled)
        rest.addStretch()
        column = QVBoxLayout()
        for row in (spans, counts, rest):
            column.addLayout(row)
        return column

    def _join(self) -> None:
        for line in self.lines.values():
            line.textEdited.connect(lambda _: self.edited.emit())
        for box in (self.response, self.unknown, self.clock):
            box.activated.connect(lambda _: self.edited.emit())
        self.enabled.clicked.connect(lambda _: self.edited.emit())
        for grid in (self.limits, self.formulas):
            grid.edited.connect(self.edited)
        self.sort.activated.connect(lambda _: self._resort())

    def _resort(self) -> None:
        self._shape()
        self.edited.emit()

    # What this sort of rule has is shown, and nothing else.
    def _shape(self) -> None:
        sort = SORTS[self.sort.currentData()][0]
        has_formulas = sort.metric is Metric.FORMULA
        self.limits.setVisible(not has_formulas)
        self.formulas.setVisible(has_formulas)
        self.formulas.watched.offer(METRICS[sort.on])
        self.lines["subjects"].setPlaceholderText(ON_UNITS if sort.on == "unit" else ON_OTHERS)
        for name, is_shown in (("hysteresis", not has_formulas), ("cooldown", has_formulas)):
            self.lines[name].setVisible(is_shown)
            self._labels[name].setVisible(is_shown)
        self.clock.setItemText(0, text.clock_words("", sort.on))
        for name in OF_FORMULAS:
            getattr(self, name).setVisible(has_formulas)
            self._labels[name].setVisible(has_formulas)
