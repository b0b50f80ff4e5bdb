"""The countdown to delivery as the watchlist writes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from terminal.domain.delivery import ClientType, Deadline, Demand
from terminal.domain.level import Level
from tests.widgets.fake_desk import FakeDesk
from widgets.deadline_text import FAR, days_cell, days_order, deadline_text


def make_deadline(**fields: Any) -> Deadline:
    values = {
        "day": date(2026, 12, 31),
        "days": 4,
        "client": ClientType.PERSON,
        "demand": Demand.FLAT,
        "lots": 7,
        "level": Level.WARNING,
        "source": "大商所",
    }
    return Deadline(**values | fields)


def row(desk: FakeDesk, deadline: Deadline | None) -> Any:
    return msgspec.structs.replace(desk.view("pair00"), deadline=deadline)


def test_days_that_nobody_has_announced_are_marked(qapp: QApplication) -> None:
    words = "Not all trading days until then are announced: unconfirmed"
    assert deadline_text(make_deadline(is_confirmed=False)).endswith(f"\n{words}")
    assert words not in deadline_text(make_deadline())


@pytest.mark.parametrize(
    ("deadline", "text", "tone", "order"),
    [
        (None, "—", "muted", FAR),
        (make_deadline(), "4", "warning", 4.0),
        (make_deadline(days=-2, level=Level.FORCED), "−2", "forced", -2.0),
        (make_deadline(days=88, level=None), "88", "muted", 88.0),
    ],
)
def test_days_are_coloured_once_they_are_few(
    desk: FakeDesk, deadline: Deadline | None, text: str, tone: str, order: float
) -> None:
    view = row(desk, deadline)
    cell = days_cell(view)
    assert (cell.text, cell.tone, days_order(view)) == (text, tone, order)


@pytest.mark.parametrize(
    ("lots", "said"),
    [(7, "7 lots must go"), (0, "No lots must go"), (None, "How many lots must go is not known")],
)
def test_the_tip_says_for_whom_by_when_and_what_must_go(
    qapp: QApplication, lots: int | None, said: str
) -> None:
    lines = deadline_text(make_deadline(lots=lots)).split("\n")
    assert lines == ["Natural person: flat by 2026-12-31, 4 trading days left", said, "大商所"]
    assert deadline_text(None) == ""
