"""The rule editor: a rule as fields and as formula; saved, it is a draft for others to decide."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from terminal.core.absent import absent_units
from terminal.core.refusal import Denied
from terminal.core.rule_check import ID, first_flaw
from terminal.core.rule_diff import field_edits
from terminal.core.rule_wish import DraftRules
from terminal.core.selectors import check_meant, resolve
from terminal.domain.rule import Rule
from widgets import format as f
from widgets import rule_text as text
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.dialog_size import come_up
from widgets.flaw_words import flaw_words
from widgets.names import actor
from widgets.opener import Opener
from widgets.refusals import told
from widgets.rule_form import RuleForm
from widgets.rule_preview import RulePreview
from widgets.rule_reading import FieldError
from widgets.standing_text import places
from widgets.theme import Theme, retone
from widgets.words import REVISION_STATES, translate, word

SIZE = (1240, 660)


class RuleDialog(QDialog):
    """Edit a copy of a written rule. is_new: it is not in force yet. who: whose draft it is."""

    def __init__(
        self,
        bridge: Bridge,
        rings: Rings,
        theme: Theme,
        parent: QWidget,
        rule: Rule,
        *,
        who: str,
        is_new: bool = False,
    ) -> None:
        super().__init__(parent)
        title = translate("Editor", "New rule") if is_new else translate("Editor", "Edit rule")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._is_new, self.opener = bridge, is_new, Opener(bridge, who)
        self._base = rule
        self._rule: Rule | None = None
        self.form = RuleForm(rule, is_new=is_new)
        self.preview = RulePreview(bridge, rings)
        self.reason, self.aside = QLineEdit(), QScrollArea()
        self.on_line, self.others, self.note = QLabel(), QLabel(), QLabel()
        self.save_button = QPushButton(translate("Editor", "Save as draft"))
        self.close_button = QPushButton(translate("Editor", "Cancel"))
        self._lay_out()
        self.setStyleSheet(theme.sheet())
        self.form.edited.connect(self.check)
        self.reason.textChanged.connect(lambda _: self._enable())
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        bridge.ruled.connect(self._ruled)
        self.check()
        self.form.lines["id" if is_new else "name"].setFocus()

    def save(self) -> None:
        """Post the draft."""
        reason = self.reason.text().strip()
        if self._rule is not None and reason:
            if words := self.opener.objection:
                self.form.complain((), words)
                return
            who = self.opener.actor
            self._bridge.revise(DraftRules(rules=(self._rule,), reason=reason, actor=who))
            self.accept()

    def check(self) -> None:
        """Read the fields, say what is wrong in them, and show what the rule would be."""
        self._rule = None
        self._tell_others()
        try:
            rule = self.form.read()
        except FieldError as error:
            self._complain(error.key, str(error))
            return
        flaw = first_flaw(rule)
        if flaw is not None:
            # What is wrong with the rule as a whole is filed under its id.
            is_whole = flaw.key == ("id",) and ID.fullmatch(rule.id) is not None
            self._complain(() if is_whole else flaw.key, flaw_words(flaw.why))
            return
        if self._is_new and rule.id in {one.id for one in self._written()}:
            self._complain(("id",), translate("Editor", "there is a rule of this id already"))
            return
        try:
            subjects = self._subjects(rule)
        except Denied as refusal:
            self._complain(("subjects",), told(refusal.said, str(refusal), self._bridge.latest))
            return
        self.form.complain((), "")
        self._show_subjects(rule, subjects)
        self.preview.show_rule(rule, subjects)
        self._rule = rule if self._is_new or field_edits(self._base, rule) else None
        self._enable()

    # A method, so that the signal lets go of a dialog that is gone.
    def _ruled(self, _changes: Any) -> None:
        self.check()

    def _complain(self, key: tuple[str, ...], why: str) -> None:
        self.form.complain(key, why)
        self.on_line.clear()
        self.preview.show_rule(None)
        self._enable()

    def _written(self) -> tuple[Rule, ...]:
        state = self._bridge.latest.rules.get("")
        return () if state is None else state.written

    # Those that it would really watch, beside the other rules of its family.
    def _subjects(self, rule: Rule) -> tuple[str, ...]:
        known = places(self._bridge.latest)
        check_meant(rule, known)
        others = [one for one in self._written() if one.id != rule.id]
        found = resolve([*others, rule], known)[-1]
        if rule.enabled:
            return found.subjects
        # It is tried on what it would watch were it on.
        alone = msgspec.structs.replace(rule, enabled=True, family="")
        return resolve([alone], known)[0].subjects

    def _show_subjects(self, rule: Rule, subjects: tuple[str, ...]) -> None:
        resolved = msgspec.structs.replace(rule, subjects=subjects)
        said = translate("Editor", "would watch: {0}")
        parts = [said.format(text.watched(resolved, self._bridge.latest))]
        groups = self._bridge.latest.groups
        if groups is not None and (absent := absent_units(rule, groups)):
            parts.append(text.lacking(absent))
        self.on_line.setText(f.SEPARATOR.join(parts))
        self.on_line.setToolTip(text.watched_list(resolved, self._bridge.latest))
        self.form.limits.show_unit(text.unit_of(resolved, self._bridge.latest))

    # Somebody else's change of the same rule, waiting or live since this was opened.
    def _tell_others(self) -> None:
        state, latest = self._bridge.latest.rules.get(""), self._bridge.latest
        revisions = () if state is None else state.revisions
        waiting = [one for one in revisions if one.state.is_open]
        lines = [
            translate("Editor", "{0} by {1} of {2} is open for this rule: {3}").format(
                word(REVISION_STATES, one.state.value),
                actor(one.author, latest),
                f.when(one.drafted, latest.now),
                one.reason,
            )
            for one in waiting
            if self._base.id in one.touched and not self._is_new
        ]
        if lines:
            lines.append(translate("Editor", "Whichever goes live first overtakes the other."))
        elif waiting:
            said = translate("Editor", "Changes of other rules that are open: {0}")
            lines.append(said.format(len(waiting)))
        self.others.setText("\n".join(lines))
        self.others.setVisible(bool(lines))
        retone(self.others, "tone", "attention" if len(lines) > 1 else "muted")

    def _is_overtaken(self) -> bool:
        now = {one.id: one.digest for one in self._written()}
        return not self._is_new and now.get(self._base.id, "") != self._base.digest

    def _enable(self) -> None:
        is_overtaken = self._is_overtaken()
        can = self._rule is not None and bool(self.reason.text().strip()) and not is_overtaken
        self.save_button.setEnabled(can)
        if is_overtaken:
            said = translate("Editor", "The rule was changed meanwhile: open it anew")
            self.form.complain((), said)

    def _lay_out(self) -> None:
        self.reason.setAccessibleName(translate("Editor", "Reason"))
        self.reason.setPlaceholderText(translate("Editor", "why: it goes into the record"))
        self.reason.setMaxLength(200)
        self.note.setText(
            translate(
                "Editor",
                "Nothing is watched differently until a draft is approved and put live. What is "
                "live outranks a later edit of the desk file, and a rule that is taken away stays "
                "away though the desk file names it.",
            )
        )
        for label in (self.note, self.others, self.on_line):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self.note, self.on_line):
            label.setProperty("tone", "muted")
        sides = QHBoxLayout()
        sides.setSpacing(24)
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addWidget(self.on_line)
        left.addStretch(1)
        sides.addLayout(left, 5)
        # Three long formulas in words are longer than a small screen is high.
        self.aside.setWidget(self.preview)
        self.aside.setWidgetResizable(True)
        self.aside.setFrameShape(QFrame.Shape.NoFrame)
        # It stands on the dialog's ground, as the fields beside it do.
        self.preview.setAutoFillBackground(False)
        self.aside.viewport().setAutoFillBackground(False)
        self.aside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sides.addWidget(self.aside, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(QLabel(self.reason.accessibleName()))
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(sides, 1)
        column.addWidget(self.others)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.close_button.setAutoDefault(False)
        come_up(self, *SIZE)
