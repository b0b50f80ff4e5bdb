"""The rules of the desk in one dock: all of them, what they leave uncovered, their changes."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from widgets import format as f
from widgets.bridge import Bridge
from widgets.changes_page import ChangesPage
from widgets.chart_panel import Rings
from widgets.coverage_table import CoverageTable
from widgets.rule_acts import RuleActs
from widgets.rule_table import RuleTable
from widgets.theme import Theme, retone
from widgets.words import translate

RULES, COVERAGE, CHANGES = range(3)


class RulePanel(QWidget):
    """Three pages, one at a time. rings: the past of pairs, for formulas to be tried on."""

    def __init__(self, bridge: Bridge, theme: Theme, rings: Rings) -> None:
        super().__init__()
        self._bridge, self._theme, self._rings = bridge, theme, rings
        self.table, self.coverage = RuleTable(bridge, theme), CoverageTable(bridge, theme)
        self.changes = ChangesPage(bridge, theme)
        self.pages, self.buttons, self.share = QStackedWidget(), QButtonGroup(self), QLabel()
        self.acts = RuleActs(
            *(bridge, rings, theme, self),
            current=lambda: self.table.view.key,
            who=lambda: self.changes.actor,
            drafted=self._drafted,
        )
        # Their keys are under the mouse: beside the rest there is no room for both.
        self.act_buttons = {
            _button(translate("Rules", "New…"), "Ctrl+N"): self.acts.new,
            _button(translate("Rules", "Edit…"), "E"): self.acts.edit,
            _button(translate("Rules", "Copy…"), "C"): self.acts.copy,
            _button(translate("Rules", "On/off…"), "O"): self.acts.switch,
            _button(translate("Rules", "Remove…"), "Del"): self.acts.remove,
        }
        # Short words: the bar is as narrow as the dock.
        self.try_button = QPushButton(translate("Rules", "Try…"))
        self.try_button.setToolTip(translate("Rules", "Try a formula  Ctrl+E"))
        self.sop_button = QPushButton(translate("Rules", "Procedure"))
        self.sop_button.setToolTip(translate("Rules", "Lay down a procedure  Ctrl+L"))
        self._bar = QFrame()
        self._bar.setObjectName("panel")
        self._lay_out()
        self._counted()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._covered(0, 0)
        self.coverage.told.connect(self._covered)
        bridge.ruled.connect(lambda _changes: self._counted())
        bridge.ruled.connect(lambda _changes: self._enable())
        self.table.view.opened.connect(lambda _: self.acts.edit())
        self.table.view.selected.connect(lambda _: self._enable())
        self.buttons.idClicked.connect(self.show_page)
        self.try_button.clicked.connect(lambda _checked=False: self.try_formula())
        self.sop_button.clicked.connect(lambda _checked=False: self.lay_down())
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_page(RULES)
        self._enable()

    def try_formula(self, subject: str = "") -> None:
        """Open the trial with this subject, else with the current rule's first one and formula."""
        # It brings the rule engine in, which the first picture need not wait for.
        from widgets.formula_dialog import FormulaDialog

        rule, formula, clock = self.table.rule(), "", ""
        # A unit's measures have no past to try a formula on.
        if not subject and rule is not None and rule.subjects and rule.on != "unit":
            subject = rule.subjects[0]
            formula = rule.clauses[0].formula if rule.clauses else ""
            clock = rule.clock
        dialog = FormulaDialog(
            *(self._bridge, self._rings, self._theme, self.window()),
            subject=subject,
            formula=formula,
            clock=clock,
        )
        # Not `open`: alarms behind it can be taken meanwhile.
        dialog.show()

    def lay_down(self) -> None:
        """Open the procedures: a pack whose numbers are confirmed becomes a draft."""
        # It brings the rule engine in, which the first picture need not wait for.
        from widgets.sop_dialog import SopDialog

        # Not `open`: alarms behind it can be taken meanwhile.
        SopDialog(self._bridge, self._theme, self.window()).show()

    def show_page(self, page: int) -> None:
        """Turn to the rules or to what they cover."""
        self.buttons.button(page).setChecked(True)
        for button in self.act_buttons:
            button.setVisible(page == RULES)
        self.pages.setCurrentIndex(page)
        self.setFocusProxy(self.pages.currentWidget())

    def _drafted(self) -> None:
        # The next step is to approve it: a person should not have to look for it.
        self.show_page(CHANGES)
        self.changes.expect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(4, 4, 8, 4)
        row.setSpacing(4)
        for number, title in enumerate(("", translate("Rules", "Coverage"), "")):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setProperty("kind", "flat")
            self.buttons.addButton(button, number)
            row.addWidget(button)
        row.addWidget(self.share)
        row.addStretch()
        for button, act in self.act_buttons.items():
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addWidget(self.sop_button)
        row.addWidget(self.try_button)
        for page in (self.table, self.coverage, self.changes):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.pages)

    def _enable(self) -> None:
        # A new rule needs nothing but a desk that takes changes.
        has_state, has_rule = "" in self._bridge.latest.rules, self.acts.rule is not None
        for button, act in self.act_buttons.items():
            button.setEnabled(has_state if act == self.acts.new else has_rule)

    def _counted(self) -> None:
        rules = f.singular(translate("Rules", "{0} rules").format(len(self._bridge.rules)))
        self.buttons.button(RULES).setText(rules)
        waiting = sum(one.state.is_open for one in self.changes.table.revisions)
        changes = translate("Rules", "Changes ({0} open)").format(waiting)
        self.buttons.button(CHANGES).setText(changes if waiting else translate("Rules", "Changes"))

    def _covered(self, covered: int, total: int) -> None:
        part = f.percent(covered / total) if total else f.NONE
        said = translate("Rules", "threshold coverage now {0}/{1} = {2}")
        self.share.setText(said.format(covered, total, part))
        self.share.setToolTip(
            translate(
                "Rules",
                "What has a rule for every metric that it needs, of all that is held.\n"
                "A pair: basis level, basis change, data health.\n"
                "A unit in a commodity: flat and basis exposure; contract basis while it has"
                " contracts that are not all delivered; inventory basis while it has stock.\n"
                "An account: margin ratio, available funds.",
            )
        )
        retone(self.share, "tone", "ok" if covered == total else "attention")
        # At once, also behind another tab: no layout comes before it is looked at.
        self.share.setMinimumWidth(self.share.sizeHint().width())

    def _restyle(self) -> None:
        self._bar.setStyleSheet(self._theme.sheet())


def _button(words: str, key: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(key)
    return button
