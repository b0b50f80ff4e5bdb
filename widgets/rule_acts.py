"""What a person does to the rules: new, copy, edit, switch off, take away; each becomes a draft."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QWidget

from terminal.core.rule_wish import DraftRules
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.opener import Opener
from widgets.reason_dialog import ReasonDialog
from widgets.theme import Theme
from widgets.words import translate

EMPTY = Rule(id="", name="", metric=Metric.BASIS, subjects=(), limits=())


class RuleActs:
    """Acts on the rule that `current` names, as the person that `who` names.

    drafted: called once a draft was posted
    """

    def __init__(
        self,
        bridge: Bridge,
        rings: Rings,
        theme: Theme,
        panel: QWidget,
        *,
        current: Callable[[], str],
        who: Callable[[], str],
        drafted: Callable[[], None],
    ) -> None:
        self._bridge, self._rings, self._theme, self._panel = bridge, rings, theme, panel
        self._current, self._who, self._drafted = current, who, drafted

    @property
    def rule(self) -> Rule | None:
        """The current rule as it is written, or None: none, or the desk has not spoken yet."""
        state = self._bridge.latest.rules.get("")
        written = () if state is None else state.written
        return next((one for one in written if one.id == self._current()), None)

    def new(self) -> None:
        """Open the editor on an empty rule."""
        if "" in self._bridge.latest.rules:
            self._edit(EMPTY, is_new=True)

    def copy(self) -> None:
        """Open the editor on a new rule that says what the current one says."""
        if (rule := self.rule) is not None:
            self._edit(msgspec.structs.replace(rule, id=self._free(rule.id)), is_new=True)

    def edit(self) -> None:
        """Open the editor on the current rule."""
        if (rule := self.rule) is not None:
            self._edit(rule, is_new=False)

    def switch(self) -> None:
        """Ask why, and draft that the current rule watches nothing, or watches again."""
        if (rule := self.rule) is None:
            return
        question, answer = (
            (translate("RuleActs", "Switch {0} off: it stays in the list and watches nothing"),
             translate("RuleActs", "Draft: off"))
            if rule.enabled
            else (translate("RuleActs", "Switch {0} on again"), translate("RuleActs", "Draft: on"))
        )  # fmt: skip
        changed = msgspec.structs.replace(rule, enabled=not rule.enabled)
        self._ask(rule, question, answer, rules=(changed,))

    def remove(self) -> None:
        """Ask why, and draft that the current rule goes."""
        if (rule := self.rule) is None:
            return
        question = translate(
            "RuleActs",
            "Take {0} away: once that is live it stays away, though the desk file names it",
        )
        self._ask(rule, question, translate("RuleActs", "Draft: away"), removed=(rule.id,))

    def _edit(self, rule: Rule, *, is_new: bool) -> None:
        # It brings the rule engine in, which the first picture need not wait for.
        from widgets.rule_dialog import RuleDialog

        dialog = RuleDialog(
            *(self._bridge, self._rings, self._theme, self._panel.window(), rule),
            who=self._who(),
            is_new=is_new,
        )
        dialog.accepted.connect(self._drafted)
        dialog.open()

    def _ask(self, rule: Rule, question: str, answer: str, **change: tuple[object, ...]) -> None:
        name = self._bridge.latest.named("rule", rule.id)
        dialog = ReasonDialog(question.format(name), answer, self._theme, self._panel.window())
        who, base = Opener(self._bridge, self._who()), rule.digest

        def draft(reason: str) -> None:
            # What was asked about may have changed since: then it has to be looked at again.
            now = self._bridge.latest.rules[""].written
            if any(one.id == rule.id and one.digest == base for one in now):
                values = {"rules": (), "removed": ()} | change
                self._bridge.revise(DraftRules(**values, reason=reason, actor=who.actor))
                self._drafted()

        dialog.said.connect(draft)
        dialog.open()

    def _free(self, id: str) -> str:
        state = self._bridge.latest.rules[""]
        taken, count = {one.id for one in state.written}, 2
        while f"{id}-{count}" in taken:
            count += 1
        return f"{id}-{count}"
