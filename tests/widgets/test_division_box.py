"""One choice of three: a click chooses, a passing wheel does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.division_box import DivisionBox
from widgets.divisions import BY_ACCOUNT, BY_MONTH, BY_STRATEGY
from widgets.footing_strip import FootingStrip
from widgets.row_view import ROW_HEIGHT
from widgets.theme import Theme


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> FootingStrip:
    made = FootingStrip(theme, DivisionBox())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def box(strip: FootingStrip) -> DivisionBox:
    (found,) = strip.findChildren(DivisionBox)
    return found


def test_it_begins_with_months_and_tells_of_another_choice_once(box: DivisionBox) -> None:
    told: list[str] = []
    box.chosen.connect(told.append)
    assert box.division == BY_MONTH
    for division in (BY_MONTH, BY_ACCOUNT, BY_ACCOUNT, "nothing", BY_STRATEGY):
        box.choose(division)
    assert told == [BY_ACCOUNT, BY_STRATEGY]
    assert box.currentText() == "By strategy"


def test_a_wheel_that_passes_chooses_nothing(box: DivisionBox) -> None:
    middle = QPointF(box.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.division == BY_MONTH


def test_it_takes_no_row_from_the_tree(box: DivisionBox) -> None:
    assert box.sizeHint().height() > 0
    assert box.height() < ROW_HEIGHT


@pytest.mark.parametrize("name", ["dark", "light"])
def test_it_is_framed_where_the_keys_go(
    qtbot: QtBot, strip: FootingStrip, box: DivisionBox, theme: Theme, name: str
) -> None:
    theme.use(name)

    def edge() -> str:
        return box.grab().toImage().pixelColor(0, box.height() // 2).name()

    strip.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert edge() == theme.color("series").name()
    strip.button.setFocus()
    assert edge() == theme.color("border").name()
