from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from terminal.domain.level import Level
from widgets.cell_painter import LINES, TICK
from widgets.cells import LEFT, RIGHT, Cell, Kind
from widgets.column import Column
from widgets.table_model import RowsModel
from widgets.table_view import TableView
from widgets.theme import Theme

KINDS = [
    Cell("88,888"),
    Cell("沪铜 CU2701", kind=Kind.NAME, extra=(Level.FORCED, "上海升水")),
    Cell("Forced", "forced", Kind.LEVEL, Level.FORCED),
    Cell("", "series", Kind.GAUGE, (0.4, ((0.0, 0.2, "forced"),))),
    Cell("Stale", "attention", Kind.GAUGE),
    Cell("Ack  A", kind=Kind.BUTTON, extra="ack"),
    Cell("62.0%", "text", Kind.BAR, 0.62),
    Cell("SMS✓", kind=Kind.PARTS, extra=(("SMS✓ ", "ok"), ("Voice✗", "bad"))),
    Cell("North", "muted", Kind.GROUP),
    Cell("62.0%", "text", Kind.LINES, (0.62, ((0.7, "attention"),), "100.0%")),
]


def picture(qtbot: QtBot, theme: Theme, cell: Cell, align: Any = LEFT) -> QImage:
    model: RowsModel[Cell] = RowsModel([Column("", lambda row: row, align=align)])
    model.put({"a": cell})
    view = TableView(model, theme)
    qtbot.addWidget(view)
    view.resize(240, 60)
    view.show()
    return view.viewport().grab().toImage().copy(0, 0, 240, 23)


def ink(image: QImage, color: str) -> list[int]:
    wide = range(image.width())
    return [
        x for x in wide for y in range(image.height()) if image.pixelColor(x, y).name() == color
    ]


@pytest.mark.parametrize("cell", KINDS, ids=lambda cell: cell.kind.name)
def test_every_kind_of_cell_is_drawn(qtbot: QtBot, theme: Theme, cell: Cell) -> None:
    blank = picture(qtbot, theme, Cell(""))
    assert picture(qtbot, theme, cell) != blank


def test_numbers_end_at_the_same_pixel(qtbot: QtBot, theme: Theme) -> None:
    color = theme.color("text").name()
    ends = {
        max(ink(picture(qtbot, theme, Cell(text), RIGHT), color)) for text in ("1", "86,731", "−11")
    }
    assert max(ends) - min(ends) <= 1  # the edge of a glyph is half a pixel


def test_a_level_has_a_shape_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    seen = set()
    for level in Level:
        image = picture(qtbot, theme, Cell("X", kind=Kind.NAME, extra=(level, "")))
        color = theme.level(level).name()
        seen.add(len(ink(image, color)))
        assert ink(image, color)
    assert len(seen) == 3


def test_lines_lie_across_the_bar_at_their_places(qtbot: QtBot, theme: Theme) -> None:
    ticks = (0.0, "attention"), (0.5, "warning"), (1.4, "forced")
    cell = Cell("62.0%", "text", Kind.LINES, (0.25, ticks, "100.0%"))
    image = picture(qtbot, theme, cell, RIGHT)
    places = [ink(image, theme.color(token).name()) for _, token in ticks]
    first, middle, last = (min(place) for place in places)
    assert all(max(place) - min(place) == TICK - 1 for place in places)
    assert last - first == LINES - TICK
    assert middle - first == round((LINES - TICK) / 2)
    filled = ink(image, theme.color("series").name())
    assert max(filled) - first < LINES / 4
    # Figures of one column end at one pixel, with lines and without.
    plain = picture(qtbot, theme, Cell("62.0%"), RIGHT)
    assert max(ink(image, theme.color("text").name())) == max(
        ink(plain, theme.color("text").name())
    )


def test_tones_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    dark = picture(qtbot, theme, Cell("8", "up"))
    theme.use("light")
    light = picture(qtbot, theme, Cell("8", "up"))
    assert dark != light
    theme.set_rise_is_red(False)
    green = picture(qtbot, theme, Cell("■■■", "up", strong=True))
    assert ink(green, theme.ink("green").name())


def test_a_text_that_is_too_long_is_cut_with_dots(qtbot: QtBot, theme: Theme) -> None:
    image = picture(qtbot, theme, Cell("very " * 30))
    assert max(ink(image, theme.color("text").name())) < 240


def test_a_long_name_is_cut_before_the_figure_beside_it(qtbot: QtBot, theme: Theme) -> None:
    def figures(name: str) -> QImage:
        columns = [
            Column[str]("", lambda row: Cell(row, kind=Kind.NAME, extra=(None, "")), elide=80),
            Column[str]("", lambda _: Cell("86,420"), align=RIGHT),
        ]
        model: RowsModel[str] = RowsModel(columns)
        model.put({"a": name})
        view = TableView(model, theme)
        qtbot.addWidget(view)
        view.resize(240, 60)
        view.show()
        view.fit()
        left = view.columnViewportPosition(1)
        assert left < 200
        return view.viewport().grab().toImage().copy(left, 0, 240 - left, 23)

    long = figures("Copper of the eastern unit, all stock and contracts in Shanghai")
    short = figures("Copper of the eastern unit")
    assert long.size() == short.size()
    assert long == short


def test_a_head_without_figures_has_the_whole_line(qtbot: QtBot, theme: Theme) -> None:
    def beyond(figure: str) -> list[int]:
        head = Cell("Units exposed, including the tax", "text", Kind.GROUP)
        columns = [
            Column[str]("", lambda _: head, elide=60),
            Column[str]("", lambda _: Cell(figure), ("888,888",), align=RIGHT),
        ]
        model: RowsModel[str] = RowsModel(columns)
        model.put({"a": "a"})
        view = TableView(model, theme)
        qtbot.addWidget(view)
        view.resize(150, 60)
        view.show()
        view.fit()
        left = view.columnViewportPosition(1)
        image = view.viewport().grab().toImage()
        return ink(image.copy(left, 0, 20, 23), theme.color("text").name())

    assert beyond("")
    assert not beyond("1")
