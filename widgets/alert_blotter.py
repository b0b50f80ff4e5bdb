"""All alerts of the day, open ones on top: what, against which limit, who knows, since when."""

from __future__ import annotations

from typing import Any

from terminal.domain.alert import Alert, AlertState
from terminal.domain.level import Level
from widgets import alert_text as text
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.columns import number_column, text_column, time_column
from widgets.latest import Latest
from widgets.pace import TURNS
from widgets.panel import TablePanel
from widgets.table_model import RowsModel
from widgets.theme import LEVEL_TOKENS, Theme
from widgets.words import LEVELS, translate, word

ACKNOWLEDGE = "acknowledge"
MY_TURN = 2


class AlertBlotter(TablePanel):
    """One row an alert. A acknowledges the current one, Enter explains it."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge = bridge
        model: RowsModel[Alert] = RowsModel(columns_of(bridge.latest), order=_order, falling=True)
        name = translate("Blotter", "Alerts")
        super().__init__(model, theme, name, translate("Blotter", "No alert today"))
        self._waiting: dict[str, Alert | None] = {}
        self._calm = TURNS  # frames since something was taken
        bridge.alerts.connect(self._waiting.update)
        bridge.framed.connect(self._take)
        bridge.deliveries.connect(self._delivered)
        bridge.health.connect(self._aged)
        self.view.pressed.connect(self._press)

    def acknowledge(self) -> None:
        """Take the current alert, if it waits to be taken."""
        alert = self._bridge.latest.alerts.get(self.view.key)
        if alert is not None and text.wants_acknowledgement(alert):
            self._bridge.acknowledge(alert.id)

    def _take(self, turn: int) -> None:
        # The first change after a pause is shown at once; in a storm they come together.
        self._calm += 1
        if self._waiting and (turn == MY_TURN or self._calm >= TURNS):
            self._calm = 0
            self.model.put(self._waiting)
            self._waiting.clear()

    def _delivered(self, changes: dict[str, Any]) -> None:
        alerts = {one.notification.alert for one in changes.values() if one is not None}
        self.model.touch(sorted(alerts))

    def _aged(self, _: Any) -> None:
        self.model.touch([alert.id for alert in self._bridge.latest.open_alerts()])

    def _press(self, action: str, key: str) -> None:
        if action == ACKNOWLEDGE:
            self._bridge.acknowledge(key)


def columns_of(latest: Latest) -> list[Column[Alert]]:
    """Return the blotter's columns: what it is about, then how it stands."""
    return [*_about(latest), *_standing(latest)]


def _about(latest: Latest) -> list[Column[Alert]]:
    return [
        Column(
            translate("Blotter", "Level"),
            lambda row: Cell(
                word(LEVELS, row.level), LEVEL_TOKENS[row.level], Kind.LEVEL, row.level
            ),
            # An alert that rises must not lie over its time until the columns are measured anew.
            samples=[word(LEVELS, one) + 2 * "\N{EM SPACE}" for one in Level],
            order=lambda row: row.level,
            search=lambda row: word(LEVELS, row.level),
        ),
        time_column(translate("Blotter", "Fired"), lambda row: row.fired or row.since, latest),
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
        number_column(
            translate("Blotter", "Value and limit"),
            lambda row: text.breach(row, latest),
            "−888 < −888",
            order=lambda row: row.value,
        ),
        number_column(
            translate("Blotter", "Now"),
            lambda row: text.value_text(row, row.latest, latest) if row.is_open else f.NONE,
            "−888",
            tone=lambda row: "text" if row.is_open else "muted",
            drop=2,
            order=lambda row: row.latest,
        ),
    ]


def _standing(latest: Latest) -> list[Column[Alert]]:
    return [
        Column(
            translate("Blotter", "State"),
            _state,
            stretch=1,
            search=text.state_text,
            tip=lambda row: "\n".join(row.muted_by),
        ),
        Column(translate("Blotter", "Deliveries"), lambda row: _ticks(row, latest), stretch=4),
        text_column(
            translate("Blotter", "Who"),
            lambda row: text.who(row, latest),
            tone=lambda row: "text" if row.acknowledged else "muted",
            stretch=2,
            elide=60,
            drop=1,
            tip=lambda row: text.who(row, latest),
        ),
        number_column(
            translate("Blotter", "Lasted"),
            lambda row: _lasted(row, latest),
            "88:88",
            tone="muted",
            stretch=0,
            order=lambda row: text.lasted(row, latest.now) or 0.0,
        ),
        Column("", _button, (), RIGHT),
    ]


def _order(row: Alert) -> Any:
    return row.is_open, row.fired or row.since


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


def _lasted(row: Alert, latest: Latest) -> str:
    seconds = text.lasted(row, latest.now)
    return f.NONE if seconds is None else f.duration(seconds)


def _button(row: Alert) -> Cell:
    if not text.wants_acknowledgement(row):
        return Cell("", kind=Kind.BUTTON, extra=ACKNOWLEDGE)
    return Cell(translate("Blotter", "Ack  A"), kind=Kind.BUTTON, extra=ACKNOWLEDGE)
