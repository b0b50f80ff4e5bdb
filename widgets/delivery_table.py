"""Who was told what, over which channel, how far it got, and what went wrong."""

from __future__ import annotations

from terminal.domain.notification import Delivery, Stage
from widgets import format as f
from widgets.alert_text import TICKS
from widgets.bridge import Bridge
from widgets.cells import Cell, Kind
from widgets.column import Column
from widgets.columns import number_column, text_column, time_column
from widgets.latest import Latest
from widgets.notice_text import error_text
from widgets.panel import TablePanel
from widgets.table_model import RowsModel
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
    """Return the delivery table's columns: to whom, then how far it got."""
    return [*_to(latest), *_got(latest)]


def _to(latest: Latest) -> list[Column[Delivery]]:
    return [
        time_column(
            translate("Deliveries", "Created"), lambda row: row.notification.created, latest
        ),
        Column(translate("Deliveries", "Level"), _level, order=lambda row: row.notification.level),
        text_column(
            translate("Deliveries", "Channel"),
            lambda row: latest.named("channel", row.notification.channel),
            search=True,
            stretch=1,
        ),
        text_column(
            translate("Deliveries", "Person"),
            lambda row: latest.named("person", row.notification.person),
            search=True,
            stretch=1,
        ),
    ]


def _got(latest: Latest) -> list[Column[Delivery]]:
    return [
        text_column(
            translate("Deliveries", "Stage"),
            lambda row: f"{TICKS[row.stage][0]} {word(STAGES, row.stage)}",
            tone=lambda row: TICKS[row.stage][1],
            search=True,
            stretch=1,
        ),
        number_column(
            translate("Deliveries", "Took"),
            lambda row: f.age(_seconds(row)),
            "88.8s",
            tone="muted",
            stretch=0,
            order=lambda row: _seconds(row) or 0.0,
        ),
        number_column(
            translate("Deliveries", "Tries"),
            lambda row: str(row.attempts),
            "88",
            tone=lambda row: "text" if row.attempts < 2 else "attention",
            stretch=0,
            order=lambda row: row.attempts,
        ),
        text_column(
            translate("Deliveries", "Because"),
            lambda row: word(REASONS, row.notification.reason),
            tone="muted",
            stretch=1,
            drop=2,
        ),
        text_column(
            translate("Deliveries", "Message or fault"),
            lambda row: error_text(row.error, latest) or row.notification.text,
            tone=lambda row: "bad" if row.error else "muted",
            search=True,
            stretch=6,
            elide=160,
            tip=lambda row: f"{row.notification.text}\n{error_text(row.error, latest)}".strip(),
        ),
        text_column(
            translate("Deliveries", "Provider's id"),
            lambda row: row.provider_id,
            tone="muted",
            stretch=1,
            elide=90,
            drop=1,
        ),
    ]


def _level(row: Delivery) -> Cell:
    level = row.notification.level
    return Cell(word(LEVELS, level), LEVEL_TOKENS[level], Kind.LEVEL, level)


def _seconds(row: Delivery) -> float | None:
    if row.stage in (Stage.PENDING, Stage.SENDING):
        return None
    return (row.updated - row.notification.created).total_seconds()
