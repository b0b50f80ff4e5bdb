"""All rules of the desk: what each watches, when it speaks, and how often it has spoken."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from terminal.domain.alert import Alert
from terminal.domain.rule import Rule
from widgets import format as f
from widgets import rule_text as text
from widgets.bridge import Bridge
from widgets.column import Column
from widgets.columns import number_column, text_column
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.standing_text import subject_lines
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import translate, word

MY_TURN = 0
VERSION = 8  # digits of the digest, as the audit shows them


class RuleRow(msgspec.Struct, frozen=True):
    """A rule with the number of its open alerts and of those that fired since the window began.

    absent: units that it names and the book does not have
    """

    rule: Rule
    open: int = 0
    fired: int = 0
    warming: tuple[int, int] | None = None
    absent: tuple[str, ...] = ()


class RuleTable(TablePanel):
    """One row a rule, in the desk file's order."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._latest = bridge.latest
        self._bridge = bridge
        self._rules = {rule.id: rule for rule in bridge.rules}
        self._since: datetime | None = None
        self._fired: dict[str, set[str]] = {rule: set() for rule in self._rules}
        self._dirty = set(self._rules)
        self._alerted: set[str] = set()
        self._counts: dict[str, tuple[int, int]] = {}  # open and fired, as written
        self._known: set[str] = set()
        self._groups: frozenset[str] | None = None
        self._warming = self._warmth()
        model: RowsModel[RuleRow] = RowsModel(columns_of(bridge.latest))
        name = translate("Rules", "Rules")
        super().__init__(model, theme, name, translate("Rules", "The desk file has no rules"))
        self._put()
        bridge.alerts.connect(self._count)
        bridge.pairs.connect(self._named)
        bridge.ruled.connect(self._replaced)
        bridge.framed.connect(self._take)

    def rule(self) -> Rule | None:
        """Return the current rule."""
        return self._rules.get(self.view.key)

    def _replaced(self, _changes: dict[str, Any]) -> None:
        before, self._rules = self._rules, {rule.id: rule for rule in self._bridge.rules}
        self.model.put(dict.fromkeys(set(before) - set(self._rules)))
        self._fired = {rule: self._fired.get(rule, set()) for rule in self._rules}
        cold, self._warming = self._warming, self._warmth()
        # While rules warm up the desk tells all of them every few seconds.
        self._dirty |= {
            key
            for key, rule in self._rules.items()
            if before.get(key) != rule or cold.get(key) != self._warming.get(key)
        }
        self._put()

    def _count(self, changes: dict[str, Alert | None]) -> None:
        now = self._latest.now
        if self._since is None:
            self._since = now
        for key, alert in changes.items():
            # One that is forgotten was open no more.
            if alert is None or alert.rule not in self._rules:
                continue
            self._alerted.add(alert.rule)
            if alert.fired is not None and self._since is not None and alert.fired >= self._since:
                self._fired[alert.rule].add(key)

    def _named(self, changes: dict[str, Any]) -> None:
        # Pairs get their names, and rules their units, when they are first told.
        if any(view is not None and key not in self._known for key, view in changes.items()):
            self._known |= set(changes)
            self.model.touch()

    def _take(self, turn: int) -> None:
        if turn != MY_TURN:
            return
        if (groups := self._latest.groups) != self._groups:
            self._groups, self._dirty = groups, set(self._rules)
        if self._dirty or self._alerted:
            self._put()

    def _warmth(self) -> dict[str, tuple[int, int]]:
        state = self._latest.rules.get("")
        return {} if state is None else state.warming

    def _row(self, rule: Rule, opened: int, fired: int) -> RuleRow:
        absent: tuple[str, ...] = ()
        if self._groups is not None:
            # It reads formulas, which the first picture need not wait for.
            from terminal.core.absent import absent_units

            absent = absent_units(rule, self._groups)
        return RuleRow(rule, opened, fired, self._warming.get(rule.id), absent)

    def _put(self) -> None:
        open_by_rule: dict[str, int] = {}
        for alert in self._latest.open_alerts():
            open_by_rule[alert.rule] = open_by_rule.get(alert.rule, 0) + 1
        counts = {
            key: (open_by_rule.get(key, 0), len(self._fired[key]))
            for key in (self._dirty | self._alerted) & set(self._rules)
        }
        # An open alert follows its value all the time, and is counted once.
        moved = {key for key, both in counts.items() if self._counts.get(key) != both} | self._dirty
        self._counts |= counts
        self.model.put(
            {key: self._row(self._rules[key], *counts[key]) for key in self._rules if key in moved}
        )
        self._dirty.clear()
        self._alerted.clear()


def columns_of(latest: Latest) -> list[Column[RuleRow]]:
    """Return the columns; in a narrow window version, response and dead band give way."""

    def name(row: RuleRow) -> str:
        return latest.named("rule", row.rule.id)

    return [
        text_column(
            translate("Rules", "Rule"),
            name,
            strong=True,
            search=True,
            elide=130,
            tip=lambda row: f"{name(row)}\n{row.rule.id}",
        ),
        text_column(
            translate("Rules", "On"),
            lambda row: text.watched(row.rule, latest),
            elide=90,
            tip=lambda row: "\n".join(subject_lines(row.rule, latest)),
        ),
        text_column(translate("Rules", "Watches"), lambda row: text.metric_name(row.rule), drop=1),
        text_column(
            translate("Rules", "Condition"),
            lambda row: text.standing(row.rule, row.warming, row.absent),
            search=True,
            stretch=4,
            elide=220,
            tip=lambda row: text.standing(row.rule, row.warming, row.absent).replace(
                f.SEPARATOR, "\n"
            ),
        ),
        *_manner(latest),
        *_counts(),
    ]


def _manner(latest: Latest) -> list[Column[RuleRow]]:
    return [
        text_column(translate("Rules", "Held for"), lambda row: text.span(row.rule.hold)),
        text_column(
            translate("Rules", "Dead band, held inside"),
            lambda row: text.clearing(row.rule, latest),
            drop=2,
        ),
        text_column(
            translate("Rules", "Response"),
            lambda row: word(text.RESPONSES, row.rule.response.value),
            drop=3,
        ),
        text_column(
            translate("Rules", "Version"),
            lambda row: row.rule.digest[:VERSION],
            tone="muted",
            drop=4,
            tip=lambda row: row.rule.digest,
        ),
    ]


def _counts() -> list[Column[RuleRow]]:
    return [
        number_column(
            translate("Rules", "Open now"),
            lambda row: f.number(row.open, 0),
            "888",
            tone=lambda row: "warning" if row.open else "muted",
            stretch=0,
            order=lambda row: row.open,
        ),
        number_column(
            translate("Rules", "Fired since start"),
            lambda row: f.number(row.fired, 0),
            "888",
            tone=lambda row: "text" if row.fired else "muted",
            stretch=0,
            order=lambda row: row.fired,
        ),
    ]
