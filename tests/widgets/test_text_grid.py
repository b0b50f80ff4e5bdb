from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from widgets.text_grid import TextGrid

Shown = tuple[QWidget, TextGrid]


@pytest.fixture
def grid(qtbot: QtBot) -> Shown:
    canvas = QWidget()
    qtbot.addWidget(canvas)
    made = TextGrid()
    canvas.setLayout(made)
    canvas.show()
    return canvas, made


def row(name: str, value: str, tone: str = "text") -> tuple[tuple[str, str], tuple[str, str]]:
    return (name, "muted"), (value, tone)


def told(canvas: QWidget) -> list[tuple[str, str]]:
    labels = [one for one in canvas.findChildren(QLabel) if not one.isHidden()]
    return [(one.text(), str(one.property("tone"))) for one in labels]


def test_other_rows_are_written_over_those_before(grid: Shown) -> None:
    canvas, rows = grid
    rows.fill([row("a", "1"), row("b", "2")])
    before = canvas.findChildren(QLabel)
    rows.fill([row("a", "3"), row("c", "4", "bad")])
    assert told(canvas) == [("a", "muted"), ("3", "text"), ("c", "muted"), ("4", "bad")]
    assert canvas.findChildren(QLabel) == before


def test_fewer_rows_leave_none_of_the_others_and_more_bring_them_back(grid: Shown) -> None:
    canvas, rows = grid
    rows.fill([row("a", "1"), row("b", "2"), row("c", "3")])
    rows.fill([row("d", "4")])
    assert told(canvas) == [("d", "muted"), ("4", "text")]
    rows.fill([row("a", "1"), row("b", "2")])
    assert [words for words, _ in told(canvas)] == ["a", "1", "b", "2"]


def test_a_row_taken_away_before_it_was_laid_out_stays_away(grid: Shown, qtbot: QtBot) -> None:
    canvas, rows = grid
    rows.fill([row("a", "1"), row("b", "2")])
    rows.fill([row("a", "1")])
    qtbot.wait(20)
    assert [words for words, _ in told(canvas)] == ["a", "1"]


def test_words_are_never_markup(grid: Shown) -> None:
    canvas, rows = grid
    rows.fill([row("a", "<b>1</b>")])
    rows.fill([row("a", "<b>2</b>")])
    value = canvas.findChildren(QLabel)[1]
    assert value.textFormat().name == "PlainText"
