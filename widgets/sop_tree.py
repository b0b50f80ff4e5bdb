"""The six stages of a procedure as a tree: every number can be typed over, and is confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from terminal.domain.level import Level
from terminal.domain.pack import Advice, Stage, said_values
from terminal.domain.rule import Rule
from widgets import sop_text as text
from widgets.latest import Latest
from widgets.sheets import HEADER_SHEET, SCROLL_SHEET
from widgets.sop_carry import bound_hint, bound_text
from widgets.sop_cells import SopCells
from widgets.sop_draft import TIMES, SopDraft, Unread, condition_text, setting_text
from widgets.theme import Theme, font
from widgets.words import LEVELS, translate, word

WHAT, CONDITION, HYSTERESIS, HOLD, CLEAR, COOLDOWN, NOW, PAST, STATE = range(9)
SETTING_AT = {
    HYSTERESIS: "hysteresis",
    HOLD: "hold",
    CLEAR: "clear_hold",
    COOLDOWN: "cooldown",
}
WIDTHS = {
    WHAT: 190, HYSTERESIS: 78, HOLD: 48, CLEAR: 50, COOLDOWN: 72, NOW: 160, PAST: 244, STATE: 102
}  # fmt: skip
PLACE = Qt.ItemDataRole.UserRole
On, Off = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SopTree(QTreeWidget):
    """Rows of stages, rules and levels. It changes the draft that it is given, and says so.

    changed: something was typed, confirmed, or left out. complained: why what was typed is no value
    """

    changed = Signal()
    complained = Signal(str)

    def __init__(self, latest: Latest, theme: Theme) -> None:
        super().__init__()
        self._latest, self._theme = latest, theme
        self.draft: SopDraft | None = None
        self._shown = text.Shown()
        self.setHeaderLabels(text.headings())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(SopCells(self, CONDITION, COOLDOWN))
        self.setWordWrap(True)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(False)
        self.setFont(font())
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(CONDITION, QHeaderView.ResizeMode.Stretch)
        for at, width in WIDTHS.items():
            self.setColumnWidth(at, width)
        # What has to be confirmed is ticked beside it, in sight however narrow the tree. Before the
        # condition: a formula runs on over what is empty behind it.
        header.moveSection(header.visualIndex(STATE), header.visualIndex(CONDITION))
        # Another width breaks other lines: the rows are as high as they then are.
        header.sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.setStyleSheet(theme.sheet(HEADER_SHEET) + theme.sheet(SCROLL_SHEET))
        self.itemDoubleClicked.connect(self.type_at)
        self.itemChanged.connect(self._changed)

    def show_draft(self, draft: SopDraft, shown: text.Shown) -> None:
        """Show another draft, or the same one laid down anew."""
        self.draft, self._shown = draft, shown
        self.blockSignals(True)
        self.clear()
        for stage in Stage:
            top = QTreeWidgetItem(self, [translate(text.CONTEXT, text.STAGES[stage])])
            top.setFont(WHAT, font(strong=True))
            for rule in draft.rules.values():
                if draft.stage(rule) is stage:
                    self._add_rule(top, rule)
            for advice in draft.pack.advice:
                if advice.stage is stage:
                    self._add_advice(top, advice)
            top.setHidden(not top.childCount())
        self.expandAll()
        self.blockSignals(False)
        self.refresh()

    def show_beside(self, shown: text.Shown) -> None:
        """Show other things beside the same draft; what is selected or typed into stays so."""
        self._shown = shown
        self.refresh()

    def refresh(self) -> None:
        """Write every row anew from the draft."""
        self.blockSignals(True)
        for item in self.rows():
            rule, key = item.data(WHAT, PLACE)
            if key == TIMES:
                self._write_rule(item, rule)
            else:
                self._write_level(item, rule, key)
        self.blockSignals(False)

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """Give the rows of rules and of their levels, from above."""
        for top in _children(self.invisibleRootItem()):
            for item in _children(top):
                if item.data(WHAT, PLACE) is not None:
                    yield item
                    yield from _children(item)

    def row(self, rule: str, key: Level | str = TIMES) -> QTreeWidgetItem:
        """Return the row of a rule, or of one of its levels."""
        return next(item for item in self.rows() if item.data(WHAT, PLACE) == (rule, key))

    def place_of(self, item: QTreeWidgetItem | None) -> tuple[str, Any] | None:
        """Return the rule, and the level or TIMES, that a row is about; None for no rule."""
        return None if item is None else item.data(WHAT, PLACE)

    def type_at(self, item: QTreeWidgetItem, column: int) -> None:
        """Open a cell for typing, where there is something to type."""
        if self._is_typed(item, column):
            self.editItem(item, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type with Enter or F2."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            # The Enter that ends typing comes by here as well.
            is_typing = self.state() is QAbstractItemView.State.EditingState
            if not is_typing and (item := self.currentItem()) is not None:
                self.type_at(item, self.currentColumn())
            return
        super().keyPressEvent(event)

    def _is_typed(self, item: QTreeWidgetItem, column: int) -> bool:
        place = item.data(WHAT, PLACE)
        if place is None or self.draft is None:
            return False
        if place[1] == TIMES:
            name = SETTING_AT.get(column)
            return name is not None and bool(setting_text(self.draft.rules[place[0]], name))
        return column == CONDITION

    def _add_rule(self, top: QTreeWidgetItem, rule: Rule) -> None:
        assert self.draft is not None
        item = QTreeWidgetItem(top)
        item.setData(WHAT, PLACE, (rule.id, TIMES))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setCheckState(WHAT, Off if rule.id in self.draft.excluded else On)
        for one in rule.clauses or rule.limits:
            row = QTreeWidgetItem(item, [word(LEVELS, one.level)])
            row.setData(WHAT, PLACE, (rule.id, one.level))
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)

    def _add_advice(self, top: QTreeWidgetItem, advice: Advice) -> None:
        why = translate("Sop", "decided in the desk file; a pack changes nothing of it")
        if advice.stage is Stage.REVIEW:
            why = translate("Sop", "written here for people: the desk does not follow it yet")
        for name, value in advice.values.items():
            key = f"{advice.stage.value}.{name}"
            decided = self._shown.decided.get(key)
            row = QTreeWidgetItem(top, [translate(text.CONTEXT, text.KEYS.get(key, name))])
            row.setText(CONDITION, text.values_text(key, said_values(value), self._latest))
            if decided is not None:
                row.setText(NOW, text.values_text(key, decided, self._latest))
            is_same = text.is_same(value, decided)
            said = translate("Sop", "the same") if is_same else translate("Sop", "differs")
            if decided is None:
                said = translate("Sop", "no setting")
            row.setText(STATE, said)
            tone = "ok" if is_same else "muted" if decided is None else "attention"
            row.setForeground(STATE, self._theme.ink(tone))
            reason = advice.reason_en if self._latest.is_english else advice.reason
            for column in (WHAT, CONDITION, NOW, STATE):
                row.setToolTip(column, f"{reason or advice.reason}\n({why})".strip())

    def _write_rule(self, item: QTreeWidgetItem, id: str) -> None:
        assert self.draft is not None
        rule = self.draft.rules[id]
        name = (self._latest.is_english and rule.name_en) or rule.name
        item.setText(WHAT, name)
        item.setText(CONDITION, text.subjects_text(rule, self._latest))
        item.setForeground(CONDITION, self._theme.ink("muted"))
        for column, setting in SETTING_AT.items():
            item.setText(column, setting_text(rule, setting))
        flaw = self.draft.flaw(id)
        if flaw is None:
            self._write_state(item, id, TIMES)
        else:
            item.setText(STATE, translate("Sop", "wrong"))
            item.setForeground(STATE, self._theme.ink("bad"))
        suggestion = self.draft.suggestion(id)
        why = "" if suggestion is None else suggestion.reason
        if suggestion is not None and self._latest.is_english:
            why = suggestion.reason_en or why
        for column in (WHAT, CONDITION):
            item.setToolTip(column, f"{name}\n{why}".strip())

    def _write_level(self, item: QTreeWidgetItem, id: str, level: Level) -> None:
        assert self.draft is not None
        rule = self.draft.rules[id]
        said = condition_text(rule, level)
        item.setText(CONDITION, said)
        item.setToolTip(CONDITION, said)
        item.setForeground(WHAT, self._theme.ink(level.name.lower()))
        resolved = self._shown.resolved.get(id, rule)
        now = text.in_force_text(resolved, level, self._shown.in_force, self._latest)
        item.setText(NOW, now)
        item.setToolTip(NOW, now)
        past, bound = self._shown.pasts.get(id), self._shown.bounds.get(id)
        places = self._shown.decimals.get(id, 0)
        offers = bound_text(bound, level, places), text.past_text(past, level, places)
        item.setText(PAST, "   ".join(filter(None, offers)))
        hints = ["" if past is None else text.past_hint(past, level, self._latest)]
        hints.append(bound_hint(bound, level, self._latest))
        item.setToolTip(PAST, "\n".join(filter(None, hints)))
        if past is not None:
            item.setForeground(PAST, self._theme.ink("text" if past.is_enough else "muted"))
        self._write_state(item, id, level)

    def _write_state(self, item: QTreeWidgetItem, id: str, key: Level | str) -> None:
        assert self.draft is not None
        is_so = (id, key) in self.draft.confirmed
        item.setCheckState(STATE, On if is_so else Off)
        said = translate("Sop", "confirmed") if is_so else translate("Sop", "suggested")
        item.setText(STATE, said)
        item.setForeground(STATE, self._theme.ink("ok" if is_so else "attention"))

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        place = item.data(WHAT, PLACE)
        if place is None or self.draft is None:
            return
        rule, key = place
        try:
            self._take(item, column, rule, key)
        except Unread as refusal:
            self.refresh()
            self.complained.emit(str(refusal))
            return
        self.refresh()
        self.changed.emit()

    def _take(self, item: QTreeWidgetItem, column: int, rule: str, key: Any) -> None:
        draft = self.draft
        assert draft is not None
        if column == STATE:
            is_so = item.checkState(STATE) is On
            draft.confirm(rule, key, is_so)
            # Who confirms a rule confirms its levels with it.
            for child in _children(item):
                draft.confirm(rule, child.data(WHAT, PLACE)[1], is_so)
        elif column == WHAT and key == TIMES:
            is_in = item.checkState(WHAT) is On
            (draft.excluded.discard if is_in else draft.excluded.add)(rule)
        elif column == CONDITION and key != TIMES:
            draft.type_condition(rule, key, item.text(CONDITION))
        elif column in SETTING_AT:
            draft.type_setting(rule, SETTING_AT[column], item.text(column))


def _children(item: QTreeWidgetItem) -> Iterable[QTreeWidgetItem]:
    return (item.child(at) for at in range(item.childCount()))
