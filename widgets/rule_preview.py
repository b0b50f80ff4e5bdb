"""What the rule in the editor says, whether it is true now, and how often it would have fired."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from terminal import Refused
from terminal.core.day_trial import DayTrial, day_trial
from terminal.core.rule_formulas import formulas_of
from terminal.core.rules.formula import parse
from terminal.core.trading_clock import TRADING, WALL
from terminal.core.unit_rules import is_watched
from terminal.core.unit_trial import unit_trial
from terminal.core.view import UnitDays
from terminal.domain.level import Level
from terminal.domain.rule import Rule
from widgets import format as f
from widgets import rule_text as text
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.condition_words import condition_words, operand_words
from widgets.formula_words import complaint
from widgets.standing_text import units
from widgets.trial_clock import TrialClocks
from widgets.trial_run import TrialRun
from widgets.trial_text import by_days, by_kept_days, figure, fired, unread
from widgets.unit_now import unit_now
from widgets.words import LEVELS, translate, word

ASK_MS = 150  # after the last key: each level compiles a formula and walks through the past
MY_TURN = 2
MOST_SUBJECTS = 300
CONTEXT = "Preview"
HELD = QT_TRANSLATE_NOOP("Preview", "it must last {0}")
INSIDE = QT_TRANSLATE_NOOP("Preview", "it is over after {0} inside")
QUIET = QT_TRANSLATE_NOOP("Preview", "within {0} it is not told again")


class RulePreview(QWidget):
    """Follow the rule with the words at once, and with its trials soon after the last key."""

    def __init__(self, bridge: Bridge, rings: Rings) -> None:
        super().__init__()
        self._bridge, self.rings = bridge, rings
        self._clocks = TrialClocks(bridge.latest)
        self.rule: Rule | None = None
        self.runs: dict[Level, TrialRun] = {}
        self._left: list[Level] = []
        self.subject = QComboBox()
        self.day_trials: dict[Level, DayTrial] = {}
        self.words, self.now_line, self.past, self.days, self.hints = (QLabel() for _ in range(5))
        self._soon = QTimer(self, singleShot=True, interval=ASK_MS)
        self._soon.timeout.connect(self.begin)
        self._lay_out()
        self.subject.activated.connect(lambda _: self.begin())
        bridge.framed.connect(self._follow)

    def show_rule(self, rule: Rule | None, subjects: tuple[str, ...] = ()) -> None:
        """Turn to this rule, on the subjects that it would watch; None: there is none now."""
        self.rule = rule
        if rule is not None:
            self._offer(subjects)
        self.words.setText("" if rule is None else "\n".join(sentences(rule)))
        for label in (self.now_line, self.past, self.days, self.hints):
            label.clear()
        self.runs, self.day_trials, self._left = {}, {}, []
        self._soon.start()

    def begin(self) -> None:
        """Run every level over the past of the subject that is chosen."""
        self._soon.stop()
        self.runs, self.day_trials, self._left = {}, {}, []
        rule, subject = self.rule, self.subject.currentData()
        if rule is None or subject is None:
            return
        if rule.on == "unit" and rule.clauses:
            self._look_at_unit(rule, subject)
            return
        for clause in formulas_of(rule):
            try:
                self.runs[clause.level] = TrialRun(
                    self._bridge,
                    self.rings,
                    subject,
                    clause.formula,
                    rule.hold,
                    self._clocks.of(subject, rule.clock or TRADING),
                    clear_hold=rule.clear_hold,
                    unknown=rule.unknown,
                )
            except Refused as refusal:
                self.past.setText(complaint(str(refusal)))
        self._left = list(self.runs)
        self._look_at_days(rule, subject)
        self._go_on()

    # Some hundred days are walked through at once.
    def _look_at_days(self, rule: Rule, pair: str) -> None:
        past = self._bridge.latest.days.get(pair)
        if past is not None:
            formulas = {one.level: one.formula for one in formulas_of(rule)}
            self.day_trials = {
                level: day_trial(formulas[level], past, rule.unknown) for level in self.runs
            }
        said = [_of_level(level, by_days(one)) for level, one in self.day_trials.items()]
        _put(self.days, "\n".join(said))

    def _look_at_unit(self, rule: Rule, unit: str) -> None:
        said = translate(
            "Preview",
            "Of business units the desk keeps how each day ended, while some rule watches units; "
            "nothing between",
        )
        _put(self.past, said)
        past = self._bridge.latest.unit_days.get(unit, UnitDays(unit, ()))
        for one in formulas_of(rule):
            try:
                self.day_trials[one.level] = unit_trial(one.formula, past, rule.unknown)
            except Refused as refusal:
                self.past.setText(complaint(str(refusal)))
        self._tell_unit()
        words = [_of_level(level, by_kept_days(one)) for level, one in self.day_trials.items()]
        _put(self.days, "\n".join(words))

    def _tell_unit(self) -> None:
        if self.rule is not None and self.rule.on == "unit" and self.day_trials:
            said = unit_now(self.rule, self.subject.currentData(), self._bridge.latest)
            _put(self.now_line, said)

    def _lay_out(self) -> None:
        self.subject.setAccessibleName(translate("Preview", "Looked at on"))
        for label in (self.words, self.now_line, self.past, self.days, self.hints):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.now_line.setProperty("tone", "strong")
        self.hints.setProperty("tone", "muted")
        form = QGridLayout()
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, field) in enumerate(
            (
                (translate("Preview", "In words"), self.words),
                (self.subject.accessibleName(), self.subject),
                (translate("Preview", "Now"), self.now_line),
                (translate("Preview", "Past"), self.past),
                (translate("Preview", "By days"), self.days),
                ("", self.hints),
            )
        ):
            # Beside words a name stands at their first line, beside a box in its middle.
            place = top if isinstance(field, QLabel) else Qt.AlignmentFlag.AlignVCenter
            form.addWidget(QLabel(name), at, 0, place)
            form.addWidget(field, at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(form)
        column.addStretch(1)

    def _offer(self, subjects: tuple[str, ...]) -> None:
        latest = self._bridge.latest
        if self.rule is not None and self.rule.on == "unit":
            known = [one for one in units(latest) if is_watched(self.rule, one)]
        else:
            known = [one for one in subjects if one in latest.pairs or one in latest.accounts]
        if [self.subject.itemData(at) for at in range(self.subject.count())] == known:
            return
        before = self.subject.currentData()
        self.subject.clear()
        for one in known[:MOST_SUBJECTS]:
            self.subject.addItem(text.subject_name(one, latest), one)
        self.subject.setCurrentIndex(max(self.subject.findData(before), 0 if known else -1))

    def _follow(self, turn: int) -> None:
        if self._left or turn == MY_TURN:
            self._go_on()
            self._tell_unit()

    # One level a frame while the past is walked through; then all of them follow the market.
    def _go_on(self) -> None:
        if not self.runs:
            return
        if self._left:
            if self.runs[self._left[0]].step():
                self._left.pop(0)
        else:
            for run in self.runs.values():
                run.step()
        if self._left:
            self.past.setText(translate("Preview", "Counting…"))
        else:
            self._tell()

    def _tell(self) -> None:
        verdicts, figures, past = [], dict[str, str](), []
        for level, run in self.runs.items():
            judged = run.judge()
            said = {
                True: translate("Preview", "true"),
                False: translate("Preview", "not true"),
                None: translate("Preview", "unknown"),
            }[judged.is_true]
            if run.trial.unseen and judged.is_true is None:
                said = unread(run.trial)
            verdicts.append(f"{word(LEVELS, level)} {said}")
            for operand, (name, value) in zip(run.trial.operands, judged.operands, strict=True):
                called = name if operand is None else operand_words(operand)
                figures[name] = f"{called} = {figure(value, operand)}"
            past.append(_of_level(level, fired(run.trial, self._bridge.latest)))
        _put(self.now_line, "\n".join((*figures.values(), f.SEPARATOR.join(verdicts))))
        _put(self.past, "\n".join(past))
        _put(self.hints, "\n".join(self._hints()))

    def _hints(self) -> list[str]:
        runs = list(self.runs.values())
        found = []
        if not runs[0].on_pair:
            found.append(
                translate("Preview", "Of accounts no past is kept: it is counted from now")
            )
        elif any(run.trial.asks_for_state for run in runs):
            found.append(translate("Preview", "The past shown has good prices only"))
        if any(run.trial.needs_reference for run in runs):
            found.append(translate("Preview", "Settlements and weeks are not in the past shown"))
        return found


def sentences(rule: Rule) -> list[str]:
    """Say a rule without flaws: each level, then how long it must hold and last."""
    said = [_of_level(one.level, condition_words(parse(one.formula))) for one in formulas_of(rule)]
    manner = [
        translate(CONTEXT, words).format(text.span(value))
        for words, value in (
            (HELD, rule.hold),
            (INSIDE, rule.clear_hold),
            (QUIET, rule.cooldown),
        )
        if value
    ]
    if rule.clock == WALL and rule.on != "account":
        manner.append(translate("Preview", "counted in wall time"))
    if not rule.enabled:
        manner.append(translate("Preview", "switched off: it watches nothing"))
    return said + ([f.SEPARATOR.join(manner)] if manner else [])


def _of_level(level: Level, words: str) -> str:
    return translate("Preview", "{0}: {1}").format(word(LEVELS, level), words)


def _put(label: QLabel, said: str) -> None:
    if label.text() != said:
        label.setText(said)
