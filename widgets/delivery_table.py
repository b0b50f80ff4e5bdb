"""Who was told what, over which channel, how far it got, and what went wrong."""

from __future__ import annotations

from terminal.domain.notification import Delivery, Stage
from widgets import format as f
from widgets.alert_text import TICKS
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import Column, RowsModel
from widgets.theme import LEVEL_TOKENS, Theme
from widgets.words import LEVELS, REASONS, STAGES, translate, word


class DeliveryTable(TablePanel):
    """One row a notification, newest first."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Delivery] = RowsModel(
            columns_of(bridge.latest), order=lambda row: row.notification.created, falling=True
        )
        name = translate("Deliveries", "Deliveries")
        super().__init__(model, theme, name, translate("Deliveries", "Nobody had to be told yet"))
        bridge.deliveries.connect(model.put)


def columns_of(latest: Latest) -> list[Column[Delivery]]:
    """Return the delivery table's columns."""
    return [
        Column(
            translate("Deliveries", "Created"),
            lambda row: Cell(f.when(row.notification.created, latest.now)),
            ("21:13:22",),
            order=lambda row: row.notification.created,
        ),
        Column(
            translate("Deliveries", "Level"),
            lambda row: Cell(
                word(LEVELS, row.notification.level),
                LEVEL_TOKENS[row.notification.level],
                Kind.LEVEL,
                row.notification.level,
            ),
            order=lambda row: row.notification.level,
        ),
        Column(
            translate("Deliveries", "Channel"),
            lambda row: Cell(latest.named("channel", row.notification.channel)),
            stretch=1,
            search=lambda row: latest.named("channel", row.notification.channel),
        ),
        Column(
            translate("Deliveries", "Person"),
            lambda row: Cell(latest.named("person", row.notification.person)),
            stretch=1,
            search=lambda row: latest.named("person", row.notification.person),
        ),
        Column(
            translate("Deliveries", "Stage"),
            _stage,
            stretch=1,
            search=lambda row: word(STAGES, row.stage),
        ),
        Column(
            translate("Deliveries", "Took"),
            lambda row: Cell(_took(row), "muted"),
            ("88.8s",),
            RIGHT,
        ),
        Column(
            translate("Deliveries", "Tries"),
            lambda row: Cell(str(row.attempts), "text" if row.attempts < 2 else "attention"),
            ("88",),
            RIGHT,
            order=lambda row: row.attempts,
        ),
        Column(
            translate("Deliveries", "Because"),
            lambda row: Cell(word(REASONS, row.notification.reason), "muted"),
            stretch=1,
            drop=2,
        ),
        Column(
            translate("Deliveries", "Message or fault"),
            _words,
            stretch=6,
            elide=160,
            tip=lambda row: f"{row.notification.text}\n{row.error}".strip(),
            search=lambda row: row.notification.text,
        ),
        Column(
            translate("Deliveries", "Provider's id"),
            lambda row: Cell(row.provider_id, "muted"),
            stretch=1,
            elide=90,
            drop=1,
        ),
    ]


def _stage(row: Delivery) -> Cell:
    sign, token = TICKS[row.stage]
    return Cell(f"{sign} {word(STAGES, row.stage)}", token)


def _took(row: Delivery) -> str:
    if row.stage in (Stage.PENDING, Stage.SENDING):
        return f.NONE
    return f.age((row.updated - row.notification.created).total_seconds())


def _words(row: Delivery) -> Cell:
    return Cell(row.error, "bad") if row.error else Cell(row.notification.text, "muted")
