"""The changes of rules beside what each of them changes, and what a person does about them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from terminal.core.rule_diff import EditKind
from terminal.core.rule_wish import ApproveRules, PutLive, RejectRules
from terminal.core.view import Notice
from terminal.domain.revision import Revision, RevisionState
from widgets import revision_text as text
from widgets.bridge import Bridge
from widgets.chart_header import ElidingLabel
from widgets.column import Column
from widgets.columns import text_column
from widgets.names import actor
from widgets.opener import Opener
from widgets.panel import TablePanel
from widgets.reason_dialog import ReasonDialog
from widgets.refusals import told
from widgets.revision_table import RevisionTable
from widgets.revision_text import Act, EditRow
from widgets.table_model import RowsModel
from widgets.theme import Theme, retone
from widgets.words import translate

TONES = {EditKind.ADDED: "ok", EditKind.CHANGED: "attention", EditKind.REMOVED: "warning"}
NEXT = {RevisionState.DRAFT: Act.APPROVE, RevisionState.APPROVED: Act.LIVE}


class ChangesPage(QWidget):
    """Two tables under one bar. A button is on exactly when the desk would do what it says."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self.table = RevisionTable(bridge, theme)
        self.model: RowsModel[EditRow] = RowsModel(edit_columns())
        name = translate("Changes", "What it changes")
        empty = translate("Changes", "Select a change to see what it does, rule by rule")
        self.edits = TablePanel(self.model, theme, name, empty)
        self.buttons = {
            Act.APPROVE: QPushButton(translate("Changes", "Approve  A")),
            Act.REJECT: QPushButton(translate("Changes", "Reject…  R")),
            Act.LIVE: QPushButton(translate("Changes", "Put live  L")),
        }
        self.actor_box, self.line = QComboBox(), ElidingLabel()
        self._shown: Revision | None = None
        self._before: set[str] | None = None  # the changes that were there when one was drafted
        self._fill_people()
        self._lay_out()
        self.buttons[Act.APPROVE].clicked.connect(self.approve)
        self.buttons[Act.REJECT].clicked.connect(self.reject)
        self.buttons[Act.LIVE].clicked.connect(self.put_live)
        self.actor_box.currentIndexChanged.connect(lambda _: self._refresh())
        self.table.view.selected.connect(lambda _: self._turn())
        bridge.ruled.connect(lambda _: self._turn())
        bridge.health.connect(lambda _: self._enable())
        bridge.notices.connect(self._answered)
        bridge.present.connect(lambda _: self._refresh())
        for widget in (self._as, self.actor_box):
            widget.setVisible(not bridge.signers)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    @property
    def actor(self) -> str:
        """Who acts here."""
        # Where persons prove themselves, nobody chooses another's name.
        return self._bridge.actor if self._bridge.signers else str(self.actor_box.currentData())

    def expect(self) -> None:
        """Show the change that was just drafted here, as soon as the desk has it."""
        self._before = {one.id for one in self.table.revisions}
        self.table.view.setFocus()

    def approve(self) -> None:
        """Allow exactly the change that is shown."""
        revision = self._allowed(Act.APPROVE)
        if revision is not None:
            self._bridge.revise(ApproveRules(revision.id, revision.digest, self.actor))

    def reject(self) -> None:
        """Ask why, and say no to the change that is shown."""
        revision = self._allowed(Act.REJECT)
        if revision is None:
            return
        question = translate("Changes", "Reject this change of rules: {0}").format(revision.reason)
        answer = translate("Changes", "Reject")
        dialog = ReasonDialog(question, answer, self._theme, self.window())
        who = Opener(self._bridge, self.actor)
        dialog.said.connect(
            lambda note: self._bridge.revise(RejectRules(revision.id, who.actor, note))
        )
        dialog.open()

    def put_live(self) -> None:
        """Let the change that is shown take over now."""
        revision = self._allowed(Act.LIVE)
        if revision is not None:
            self._bridge.revise(PutLive(revision.id, self.actor))

    def _allowed(self, act: Act) -> Revision | None:
        return self._shown if self.buttons[act].isEnabled() else None

    def _fill_people(self) -> None:
        me, latest = self._bridge.actor, self._bridge.latest
        people = [key.removeprefix("person:") for key in latest.names if key.startswith("person:")]
        for one in dict.fromkeys((me, *people)):
            self.actor_box.addItem(actor(one, latest), one)

    def _lay_out(self) -> None:
        self.actor_box.setAccessibleName(translate("Changes", "Who acts"))
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setMinimumWidth(1)
        bar = QFrame()
        bar.setAutoFillBackground(True)
        bar.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        self.buttons[Act.APPROVE].setProperty("kind", "primary")
        self._as = QLabel(translate("Changes", "as"))
        row.addWidget(self._as)
        row.addWidget(self.actor_box)
        row.addWidget(self.line, 1)
        tables = QSplitter(Qt.Orientation.Horizontal)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self.table)
        tables.addWidget(self.edits)
        tables.setStretchFactor(0, 1)
        tables.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(tables, 1)
        self.setFocusProxy(self.table)

    def _turn(self) -> None:
        if self._before is not None:
            came = [one for one in self.table.revisions if one.id not in self._before]
            mine = [one.id for one in came if one.author == self.actor]
            if mine:
                self._before = None
                self.table.view.select(mine[-1])
                return
        if self.table.revision != self._shown:
            self._refresh()
        else:
            self._enable()

    def _refresh(self) -> None:
        self._shown = self.table.revision
        rows = [] if self._shown is None else text.edit_rows(self._shown, self._bridge.latest)
        gone = dict.fromkeys(map(_key, range(self.model.rowCount())))
        self.model.put(gone | {_key(at): row for at, row in enumerate(rows)})
        self.line.clear()
        self._enable()

    def _enable(self) -> None:
        whys = {act: self._why_not(act) for act in Act}
        for act, why in whys.items():
            self.buttons[act].setEnabled(why == "" and self._shown is not None)
            self.buttons[act].setToolTip(why)
        # The next step is the one that a person looks for.
        act = None if self._shown is None else NEXT.get(self._shown.state)
        if act is not None and whys[act]:
            self._say(whys[act], "attention")

    def _why_not(self, act: Act) -> str:
        if self._shown is None:
            return ""
        return text.hindrance(act, self._shown, self.actor, self._bridge.latest)

    def _answered(self, changes: dict[str, Notice | None]) -> None:
        for notice in changes.values():
            if notice is not None and text.is_refusal(notice):
                self._say(told(notice.said, notice.content, self._bridge.latest), "bad")

    def _say(self, words: str, tone: str) -> None:
        self.line.setText(words)
        self.line.hint = words
        retone(self.line, "tone", tone)

    def _restyle(self) -> None:
        for widget in (*self.buttons.values(), self.actor_box, self.line, self._as):
            widget.setStyleSheet(self._theme.sheet())


def edit_columns() -> list[Column[EditRow]]:
    """Return the columns of what a revision changes."""
    return [
        text_column(
            translate("Changes", "Rule"),
            lambda row: row.rule,
            strong=True,
            search=True,
            elide=90,
            tip=lambda row: row.rule,
        ),
        text_column(
            translate("Changes", "What happens"),
            lambda row: row.what,
            tone=lambda row: TONES[row.kind],
        ),
        text_column(translate("Changes", "Field"), lambda row: row.field, tone="muted"),
        text_column(
            translate("Changes", "Before"),
            lambda row: row.before,
            tone="muted",
            stretch=1,
            elide=60,
            tip=lambda row: row.before,
        ),
        text_column(
            translate("Changes", "After"),
            lambda row: row.after,
            strong=True,
            stretch=1,
            elide=60,
            tip=lambda row: row.after,
        ),
    ]


def _key(line: int) -> str:
    return f"{line:05}"
