from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from terminal.domain.level import Level
from widgets.level_chip import LevelChip
from widgets.theme import LEVEL_TOKENS, Theme


@pytest.fixture
def chip(qtbot: QtBot, theme: Theme) -> LevelChip:
    made = LevelChip(theme)
    qtbot.addWidget(made)
    made.setStyleSheet(theme.sheet())
    return made


def marks(chip: LevelChip, color: str) -> int:
    """Count the pixels of this colour left of the word."""
    chip.adjustSize()
    image: QImage = chip.grab().toImage()
    places = [(x, y) for x in range(16) for y in range(image.height())]
    return sum(image.pixelColor(x, y).name() == color for x, y in places)


def test_each_level_has_its_word_its_ground_and_its_shape(chip: LevelChip, theme: Theme) -> None:
    shapes = set()
    for level, word in zip(Level, ("Attention", "Warning", "Forced"), strict=True):
        chip.show_level(level)
        assert chip.text() == word
        token = LEVEL_TOKENS[level]
        assert marks(chip, theme.ground(token).name()) > 50
        shapes.add(marks(chip, theme.on(token).name()))
    assert 0 not in shapes
    assert len(shapes) == 3


def test_without_a_level_there_is_a_word_and_no_shape(chip: LevelChip, theme: Theme) -> None:
    chip.show_level(Level.FORCED)
    wide = chip.sizeHint().width() - chip.fontMetrics().horizontalAdvance(chip.text())
    chip.show_level(None, "Reduce")
    narrow = chip.sizeHint().width() - chip.fontMetrics().horizontalAdvance(chip.text())
    assert chip.text() == "Reduce"
    assert narrow < wide
    assert marks(chip, theme.on("forced").name()) == 0
