from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from terminal.domain.level import Level
from widgets.sheets import HEADER_SHEET, SHEET, TAB_SHEET
from widgets.theme import DARK, LIGHT, Theme, retone, tone_of

Group = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled)
WORDS = ("text", "muted", "up", "down", "series", "attention", "warning", "forced", "ok", "bad")


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_palettes_know_the_same_tokens() -> None:
    assert DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("token", WORDS)
def test_words_can_be_read_wherever_they_stand(qapp: Any, name: str, token: str) -> None:
    theme = Theme(name)
    for ground in ("panel", "header", "selection"):
        assert contrast(theme.ink(token), theme.color(ground)) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(
    "token", ["attention", "warning", "forced", "bad", "sim", "live", "series"]
)
def test_words_on_a_coloured_ground_can_be_read(qapp: Any, name: str, token: str) -> None:
    theme = Theme(name)
    assert contrast(theme.on(token), theme.ground(token)) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("token", [*WORDS, "sim", "live"])
def test_ink_and_ground_are_of_the_token_s_hue(qapp: Any, name: str, token: str) -> None:
    theme = Theme(name)
    hue = theme.color(token).hslHue()
    for color in (theme.ink(token), theme.ground(token)):
        turn = abs(color.hslHue() - hue)
        assert min(turn, 360 - turn) <= 12


def test_rise_is_red_until_it_is_switched(qapp: Any) -> None:
    theme = Theme("dark")
    assert theme.color("up") == theme.color("red")
    spy = QSignalSpy(theme.changed)
    theme.set_rise_is_red(False)
    assert theme.color("up") == theme.color("green")
    assert theme.color("down") == theme.color("red")
    assert spy.count() == 1


def test_levels_have_colours_of_their_own(qapp: Any) -> None:
    theme = Theme("light")
    colors = {theme.level(level).name() for level in Level}
    assert len(colors | {theme.color("up").name(), theme.color("down").name()}) == 5


def test_a_switch_changes_palette_and_sheets(qapp: Any) -> None:
    theme = Theme("dark")
    theme.apply()
    before = theme.sheet()
    theme.use("light")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == LIGHT["panel"]
    assert theme.sheet() != before
    for template in (SHEET, HEADER_SHEET, TAB_SHEET):
        assert "$" not in theme.sheet(template)
    Theme("dark").apply()


def test_a_label_grows_with_the_padding_of_its_new_style(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("Forced")
    qtbot.addWidget(label)
    label.setStyleSheet(theme.sheet())
    plain = label.sizeHint().width()
    assert retone(label, "chip", "forced")
    assert label.sizeHint().width() > plain
    assert not retone(label, "chip", "forced")


def test_tones_of_signed_numbers() -> None:
    assert [tone_of(x) for x in (None, 0, 1, -1)] == ["text", "text", "up", "down"]


def test_what_is_written_as_zero_has_no_tone() -> None:
    assert [tone_of(x, 1) for x in (0.04, -1e-13, 0.06, -0.1)] == ["text", "text", "up", "down"]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_an_empty_check_box_is_seen_and_a_full_one_is_another(qtbot: QtBot, name: str) -> None:
    theme, box = Theme(name), QCheckBox()
    qtbot.addWidget(box)
    panel = theme.color("panel")
    box.setStyleSheet(f"{theme.sheet()} QCheckBox {{ background: {panel.name()}; }}")
    box.show()
    seen = []
    for is_full in (False, True):
        box.setChecked(is_full)
        image = box.grab().toImage()
        middle = image.height() // 2
        line = [image.pixelColor(x, middle) for x in range(image.width())]
        assert max(contrast(color, panel) for color in line) >= 3
        seen.append(sum(contrast(color, panel) >= 3 for color in line))
    assert seen[0] < 5 < seen[1]


@pytest.mark.parametrize("make", [QCheckBox, QComboBox])
def test_what_is_shut_looks_so(qtbot: QtBot, make: type[QWidget]) -> None:
    theme, field = Theme("dark"), make()
    qtbot.addWidget(field)
    field.setStyleSheet(theme.sheet())
    field.show()
    role = QPalette.ColorRole.ButtonText if make is QComboBox else QPalette.ColorRole.WindowText
    seen = [field.palette().color(group, role) for group in Group]
    assert seen == [theme.ink("text"), theme.ink("muted")]


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("make", [QComboBox, QSpinBox, QLineEdit])
def test_fields_look_alike(qtbot: QtBot, name: str, make: type[QWidget]) -> None:
    theme, frame = Theme(name), QWidget()
    qtbot.addWidget(frame)
    frame.setStyleSheet(theme.sheet())
    field, other = make(frame), QLineEdit(frame)
    field.resize(120, field.sizeHint().height())
    frame.show()
    other.setFocus()
    image = field.grab().toImage()
    # Top and bottom: no bevel.
    for y in (0, field.height() - 1):
        assert image.pixelColor(60, y).name() == theme.color("border").name()
    for y in (2, field.height() - 3):
        assert image.pixelColor(60, y).name() == theme.color("panel").name()
    assert field.sizeHint().height() == other.sizeHint().height()


@pytest.mark.parametrize("name", ["dark", "light"])
def test_what_opens_has_an_arrow_that_is_seen(qtbot: QtBot, name: str) -> None:
    theme, box = Theme(name), QComboBox()
    qtbot.addWidget(box)
    box.setStyleSheet(theme.sheet())
    box.resize(120, box.sizeHint().height())
    box.show()
    image, panel = box.grab().toImage(), theme.color("panel")
    right = [image.pixelColor(x, y) for x in range(98, 118) for y in range(4, box.height() - 4)]
    assert max(contrast(color, panel) for color in right) >= 3


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_hint_in_an_empty_field_can_be_read(qtbot: QtBot, name: str) -> None:
    theme, frame = Theme(name), QWidget()
    qtbot.addWidget(frame)
    frame.setStyleSheet(theme.sheet())
    field = QLineEdit(frame)
    field.setPlaceholderText("HHHHHHHH")
    frame.show()
    image, panel = field.grab().toImage(), theme.color("panel")
    inside = range(3, image.width() - 3), range(4, image.height() - 4)
    seen = [contrast(image.pixelColor(x, y), panel) for x in inside[0] for y in inside[1]]
    # The middle of a stem, whatever smooths its edges.
    assert max(seen) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_full_check_box_has_a_tick(qtbot: QtBot, name: str) -> None:
    theme, box = Theme(name), QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(theme.sheet())
    box.setChecked(True)
    box.show()
    image, full = box.grab().toImage(), theme.color("series")
    seen = [image.pixelColor(x, y) for x in range(3, 10) for y in range(3, box.height() - 3)]
    assert max(contrast(color, full) for color in seen) >= 3
