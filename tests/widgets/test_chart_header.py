from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.domain.metric import DataState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_carry_text import viewed
from tests.widgets.test_deadline_text import make_deadline
from tests.widgets.test_norm_text import background
from widgets.carry_text import carry_hint
from widgets.chart_header import ChartHeader, ElidingLabel, ages_of, formula_of
from widgets.latest import Latest
from widgets.theme import Theme


@pytest.fixture
def header(qtbot: QtBot, theme: Theme, desk: FakeDesk) -> ChartHeader:
    made = ChartHeader(theme, Latest(desk.names))
    qtbot.addWidget(made)
    made.resize(800, 60)
    made.show()
    return made


def test_the_formula_has_the_numbers_in_it(desk: FakeDesk) -> None:
    said = "spot 86,450 − premium 30 − futures 86,738 = −318"
    assert formula_of(desk.view("pair00")) == said
    assert ages_of(desk.view("pair00")).startswith("spot 8m, futures ")


def test_every_adjustment_that_does_something_is_named(desk: FakeDesk) -> None:
    view = desk.view("pair01")
    pair = msgspec.structs.replace(
        view.pair,
        unit_factor=Decimal(1000),
        tax_factor=Decimal("1.13"),
        freight=Decimal(20),
        premium=Decimal(-5),
        fx=Decimal("7.1"),
    )
    text = formula_of(msgspec.structs.replace(view, pair=pair))
    for part in (
        "× unit factor 1,000", "× tax factor 1.13", "+ freight 20", "+ premium 5", "× FX rate 7.1",
    ):  # fmt: skip
        assert part in text


def test_water_and_a_tax_that_is_taken_out_are_named(desk: FakeDesk) -> None:
    view = desk.view("pair01")
    pair = msgspec.structs.replace(
        view.pair, moisture=Decimal("0.08"), tax_factor=1 / Decimal("1.13")
    )
    text = formula_of(msgspec.structs.replace(view, pair=pair))
    assert " ÷ (1 − moisture 0.08) × tax factor 0.884956 " in text


def test_without_a_price_it_says_what_it_waits_for(desk: FakeDesk) -> None:
    view = msgspec.structs.replace(desk.view("pair00"), spot_quote=None)
    assert "waiting" in formula_of(view)
    assert ages_of(view) == ""


def test_it_shows_basis_change_and_trouble(header: ChartHeader, desk: FakeDesk) -> None:
    header.show_view(desk.view("pair00"))
    assert header._title.text() == "沪铜 CU2701"
    assert header._where.text() == "上海升水"
    assert header._value.text() == "−318"
    assert "−48" in header._rest.text()
    header.show_view(desk.view("pair00", DataState.LINK_DOWN))
    assert header._value.text() == "—"
    assert "Link down" in header._rest.text()


def test_a_point_under_the_mouse_takes_the_formulas_place(
    header: ChartHeader, desk: FakeDesk
) -> None:
    header.show_view(desk.view("pair00"))
    header.point_out("21:00 basis 5")
    header.show_view(desk.view("pair00"))
    assert header._formula.text() == "21:00 basis 5"
    assert header._ages.text() == ""
    header.point_out("")
    assert "futures" in header._formula.text()


def test_a_small_chart_keeps_the_numbers(header: ChartHeader, desk: FakeDesk) -> None:
    header.show_view(desk.view("pair00"))
    header.resize(330, 60)
    assert header._value.isVisible()
    # A number without its unit is none.
    assert header._rest.isVisible()
    assert "CNY/t" in header._rest.text()
    assert "today" not in header._rest.text()
    assert not any(button.isVisible() for button in header.buttons.buttons())
    header._formula.grab()
    assert header._formula.toolTip() == header._formula.text()


def test_the_days_to_delivery_stand_beside_it_in_the_colour_of_their_level(
    header: ChartHeader, desk: FakeDesk, theme: Theme
) -> None:
    header.show_view(desk.view("pair00"))
    assert "to delivery" not in header._rest.text()
    far, near = make_deadline(days=32, level=None), make_deadline()
    for deadline, tone in ((far, "muted"), (near, "warning")):
        header.show_view(msgspec.structs.replace(desk.view("pair00"), deadline=deadline))
        said = f'{theme.ink(tone).name()}">{deadline.days} d to delivery'
        assert said in header._rest.text()


def test_how_usual_the_basis_is_stands_beside_the_formula(
    header: ChartHeader, desk: FakeDesk
) -> None:
    header.show_view(desk.view("pair00"))
    assert (header._norm.text(), header._norm.toolTip()) == ("", "")
    header._latest.seasons["pair00"] = background(80)
    header.show_view(desk.view("pair00"))
    assert header._norm.text() == "z −1.2   P16   n 80"
    assert "ends of 80 days" in header._norm.toolTip()
    header.show_view(desk.view("pair01"))
    assert (header._norm.text(), header._norm.toolTip()) == ("", "")


def test_the_carry_stands_there_too_with_its_lines_in_the_tip(
    header: ChartHeader, desk: FakeDesk
) -> None:
    header.show_view(viewed(desk))
    assert header._norm.text() == "carry 621"
    assert header._norm.toolTip() == carry_hint(viewed(desk), header._latest)
    header._latest.seasons["pair00"] = background(80)
    header.show_view(viewed(desk))
    assert header._norm.text() == "z −1.2   P16   n 80   carry 621"
    assert "ends of 80 days" in header._norm.toolTip()
    assert "VAT on the gap 318" in header._norm.toolTip()


def test_in_a_small_chart_the_formula_has_the_room(header: ChartHeader, qtbot: QtBot) -> None:
    header.resize(370, 60)
    assert not header._norm.isVisible()
    header.resize(390, 60)
    assert header._norm.isVisible()


def test_where_all_find_no_room_the_place_is_cut_and_the_days_are_not(
    header: ChartHeader, desk: FakeDesk, qtbot: QtBot
) -> None:
    view = msgspec.structs.replace(desk.view("pair00"), deadline=make_deadline())
    header.show_view(view)
    short = header._where.sizeHint().width()
    assert header._where.width() == short
    assert short >= header._where.fontMetrics().horizontalAdvance("上海升水")
    place = "上海升水" * 6
    header.show_view(
        msgspec.structs.replace(view, pair=msgspec.structs.replace(view.pair, name=f"铜 · {place}"))
    )
    header.resize(600, 60)
    qtbot.waitUntil(lambda: short < header._where.width() < 6 * short)
    assert header._rest.width() == header._rest.sizeHint().width()
    header._where.grab()
    assert header._where.toolTip() == place


def test_the_formula_gives_way_and_the_ages_of_its_numbers_do_not(
    header: ChartHeader, desk: FakeDesk, qtbot: QtBot
) -> None:
    header._latest.seasons["pair00"] = background(80)
    header.show_view(viewed(desk))
    formula, ages, norm = header._formula, header._ages, header._norm
    for width in (800, 420):
        header.resize(width, 60)
        QApplication.processEvents()
        for label in (ages, norm):
            assert label.width() >= label.sizeHint().width()
    whole = formula.sizeHint().width()
    assert formula.width() < whole
    assert ages.x() > formula.geometry().right()
    # Where there is room they stand beside it.
    header.resize(900, 60)
    QApplication.processEvents()
    assert formula.width() == whole
    assert ages.x() - formula.geometry().right() < 20


def test_a_line_without_room_is_written_short_and_is_whole_in_the_tip(qtbot: QtBot) -> None:
    label = ElidingLabel()
    label.setText("incl. VAT, r = 13%, 9%, 0% · as rules and orders")
    label.short = "incl. VAT"
    qtbot.addWidget(label)
    for width, tip in ((600, ""), (120, label.text())):
        label.resize(width, 20)
        label.show()
        label.grab()
        assert label.toolTip() == tip


def test_in_the_smallest_chart_the_name_is_cut_in_sight_and_the_basis_is_not(
    header: ChartHeader, desk: FakeDesk
) -> None:
    header.show_view(desk.view("pair00"))
    header.setFixedWidth(200)
    QApplication.processEvents()
    assert header._value.width() >= header._value.sizeHint().width()
    assert not header._rest.isVisible()
    assert header._value.toolTip() == "CNY/t"
    header.setFixedWidth(130)
    header.grab()
    assert header._title.width() < header._title.sizeHint().width()
    assert header._title.toolTip() == header._title.text()
    header.setFixedWidth(800)
    header.grab()
    assert header._title.toolTip() == ""
    assert header._rest.isVisible()


def test_a_long_name_leaves_the_figures_their_room(header: ChartHeader, desk: FakeDesk) -> None:
    view = desk.view("pair00")
    pair = msgspec.structs.replace(view.pair, name="华东有色金属期现结合业务部库存基差组合" * 2)
    header.show_view(msgspec.structs.replace(view, pair=pair))
    for width in (420, 640, 900):
        header.setFixedWidth(width)
        QApplication.processEvents()
        for label in (header._value, header._rest):
            assert label.width() >= label.sizeHint().width(), width
