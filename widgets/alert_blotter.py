"""All alerts of the day, open ones on top: what, against which limit, who knows, since when."""

from __future__ import annotations

from typing import Any

from terminal.domain.alert import Alert, AlertState
from widgets import alert_text as text
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import Column, RowsModel
from widgets.theme import LEVEL_TOKENS, Theme
from widgets.words import LEVELS, translate, word

ACKNOWLEDGE = "acknowledge"


class AlertBlotter(TablePanel):
    """One row an alert. A acknowledges the current one, Enter explains it."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge = bridge
        model: RowsModel[Alert] = RowsModel(columns_of(bridge.latest), order=_order, falling=True)
        name = translate("Blotter", "Alerts")
        super().__init__(model, theme, name, translate("Blotter", "No alert today"))
        bridge.alerts.connect(self._take)
        bridge.deliveries.connect(self._delivered)
        bridge.health.connect(self._aged)
        self.view.pressed.connect(self._press)

    def acknowledge(self) -> None:
        """Take the current alert, if it waits to be taken."""
        alert = self._bridge.latest.alerts.get(self.view.key)
        if alert is not None and text.wants_acknowledgement(alert):
            self._bridge.acknowledge(alert.id)

    def _take(self, changes: dict[str, Alert | None]) -> None:
        self.model.put(changes)

    def _delivered(self, changes: dict[str, Any]) -> None:
        alerts = {one.notification.alert for one in changes.values() if one is not None}
        self.model.touch(sorted(alerts))

    def _aged(self, _: Any) -> None:
        self.model.touch([alert.id for alert in self._bridge.latest.open_alerts()])

    def _press(self, action: str, key: str) -> None:
        if action == ACKNOWLEDGE:
            self._bridge.acknowledge(key)


def columns_of(latest: Latest) -> list[Column[Alert]]:
    """Return the blotter's columns."""
    return [
        Column(
            translate("Blotter", "Level"),
            lambda row: Cell(
                word(LEVELS, row.level), LEVEL_TOKENS[row.level], Kind.LEVEL, row.level
            ),
            order=lambda row: row.level,
            search=lambda row: word(LEVELS, row.level),
        ),
        Column(
            translate("Blotter", "Fired"),
            lambda row: Cell(f.when(row.fired or row.since, latest.now)),
            ("21:13:22",),
            order=lambda row: row.fired or row.since,
        ),
        Column(
            translate("Blotter", "Subject"),
            lambda row: Cell(latest.subject(row), strong=row.is_open),
            stretch=2,
            search=lambda row: f"{latest.subject(row)} {row.subject}",
        ),
        Column(
            translate("Blotter", "Rule"),
            lambda row: Cell(latest.named("rule", row.rule)),
            stretch=3,
            elide=80,
            search=lambda row: f"{latest.named('rule', row.rule)} {row.rule}",
            tip=lambda row: f"{latest.named('rule', row.rule)} {row.rule} {row.rule_digest[:8]}",
        ),
        Column(
            translate("Blotter", "Value and limit"),
            lambda row: Cell(text.breach(row, latest)),
            ("−888 < −888",),
            RIGHT,
            stretch=1,
            order=lambda row: row.value,
        ),
        Column(
            translate("Blotter", "Now"),
            lambda row: _now(row, latest),
            ("−888",),
            RIGHT,
            stretch=1,
            drop=2,
            order=lambda row: row.latest,
        ),
        Column(
            translate("Blotter", "State"),
            _state,
            stretch=1,
            search=text.state_text,
            tip=lambda row: "\n".join(row.muted_by),
        ),
        Column(
            translate("Blotter", "Deliveries"),
            lambda row: _ticks(row, latest),
            stretch=4,
        ),
        Column(
            translate("Blotter", "Who"),
            lambda row: Cell(text.who(row, latest), "text" if row.acknowledged else "muted"),
            stretch=2,
            elide=60,
            drop=1,
            tip=lambda row: text.who(row, latest),
        ),
        Column(
            translate("Blotter", "Lasted"),
            lambda row: _lasted(row, latest),
            ("88:88",),
            RIGHT,
            order=lambda row: text.lasted(row, latest.now) or 0.0,
        ),
        Column("", _button, (), RIGHT),
    ]


def _order(row: Alert) -> Any:
    return row.is_open, row.fired or row.since


def _now(row: Alert, latest: Latest) -> Cell:
    if not row.is_open:
        return Cell(f.NONE, "muted")
    return Cell(text.value_text(row, row.latest, latest))


def _state(row: Alert) -> Cell:
    tone = "muted"
    if row.state is AlertState.FIRING:
        tone = LEVEL_TOKENS[row.level]
    elif row.is_open:
        tone = "text"
    return Cell(text.state_text(row), tone, strong=row.state is AlertState.FIRING)


def _ticks(row: Alert, latest: Latest) -> Cell:
    parts = text.ticks(latest.deliveries_of(row.id), latest)
    plain = "".join(part for part, _ in parts).strip()
    return Cell(plain, kind=Kind.PARTS, extra=parts)


def _lasted(row: Alert, latest: Latest) -> Cell:
    seconds = text.lasted(row, latest.now)
    return Cell(f.NONE if seconds is None else f.duration(seconds), "muted")


def _button(row: Alert) -> Cell:
    if not text.wants_acknowledgement(row):
        return Cell("", kind=Kind.BUTTON, extra=ACKNOWLEDGE)
    return Cell(translate("Blotter", "Ack  A"), kind=Kind.BUTTON, extra=ACKNOWLEDGE)
