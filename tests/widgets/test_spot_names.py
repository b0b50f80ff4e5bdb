"""What a file calls its series is chosen name by name; what was said and is not there stays."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.spot_names import ACROSS, MOST, MOST_ROWS, SpotNames
from widgets.theme import Theme

WANTED = ("SPOT.cu", "SPOT.al")


@pytest.fixture
def names(qtbot: QtBot) -> SpotNames:
    made = SpotNames()
    qtbot.addWidget(made)
    return made


def choose(names: SpotNames, name: str, series: str) -> None:
    box = names.boxes[name]
    box.setCurrentIndex(box.findData(series))
    box.activated.emit(box.currentIndex())


def test_a_name_is_given_its_series(qtbot: QtBot, names: SpotNames) -> None:
    names.show_names([("1#铜", 5), ("铝", 2)], WANTED, {})
    assert names.names() == {}
    with qtbot.waitSignal(names.edited):
        choose(names, "1#铜", "SPOT.cu")
    assert names.names() == {"1#铜": "SPOT.cu"}
    choose(names, "1#铜", "")
    assert names.names() == {}


def test_series_that_are_called_as_the_desk_calls_them_need_no_mapping(names: SpotNames) -> None:
    names.show_names([("SPOT.cu", 5), ("铝", 2)], WANTED, {})
    assert names.boxes["SPOT.cu"].currentData() == "SPOT.cu"
    assert names.names() == {}
    choose(names, "铝", "SPOT.al")
    assert names.names() == {"SPOT.cu": "SPOT.cu", "铝": "SPOT.al"}


def test_names_that_the_mapping_has_and_the_file_has_not_today_stay(names: SpotNames) -> None:
    said = {"铝": "SPOT.al", "锌": "SPOT.zn", "铜": "SPOT.old"}
    names.show_names([("铝", 2), ("铜", 1), ("镍", 1)], WANTED, said)
    assert names.boxes["铜"].currentData() == "SPOT.old"
    assert names.names() == said
    names.show_names([("铝", 2), ("铜", 1), ("镍", 1)], WANTED, {"铜": "SPOT.cu"})
    assert names.names() == {"铜": "SPOT.cu"}


def test_a_file_of_a_thousand_names_shows_the_most_frequent(names: SpotNames) -> None:
    names.show_names([(f"n{at}", 9) for at in range(1000)], WANTED, {})
    assert len(names.boxes) == MOST


def test_all_rows_are_seen_without_scrolling(names: SpotNames, theme: Theme) -> None:
    names.setStyleSheet(theme.sheet())
    names.show_names([(f"n{at}", 1) for at in range(ACROSS * MOST_ROWS)], WANTED, {})
    names.show()
    QApplication.processEvents()
    assert names.verticalScrollBar().maximum() == 0
