"""What is drawn of the tree, and what is drawn again."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.book_view import Measures, group_key
from terminal.domain.alert import AlertState
from tests.book_builders import book_line
from tests.widgets.fake_book import CU
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.exposure_model import FEW
from widgets.exposure_panel import ExposurePanel
from widgets.exposure_view import INDENT
from widgets.row_view import ROW_HEIGHT
from widgets.theme import Theme

NORTH = "华北事业部"
COPPER = (NORTH, "cu")
SIGMA = -1  # the last column is always shown


class Painted(QObject):
    """Note which parts of a viewport are painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.boxes: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QPaintEvent):
            self.boxes += list(event.region())  # type: ignore[call-overload]  # stub lacks it
        return False


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, theme: Theme) -> ExposurePanel:
    made = ExposurePanel(bridge, theme)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


def weighed(risk: float, unit: str = NORTH, commodity: str = "cu") -> dict[str, Measures]:
    found = Measures(unit=unit, commodity=commodity, futures=CU, flat_sigma_risk=risk)
    return {group_key(unit, commodity): found}


def place(panel: ExposurePanel, key: tuple[str, ...], column: int = 0) -> QRect:
    at = column % len(panel.model.headings)
    return panel.view.visualRect(panel.model.index_of(key).siblingAtColumn(at))


def colours(panel: ExposurePanel, box: QRect) -> set[str]:
    QApplication.processEvents()
    image = panel.view.viewport().grab(box).toImage()
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in every}


def settled(panel: ExposurePanel) -> Painted:
    for _ in range(3):
        QApplication.processEvents()
    return Painted(panel.view.viewport())


def test_of_a_change_only_what_looks_different_is_drawn_again(
    panel: ExposurePanel, shown: FakeDesk
) -> None:
    panel.model.measure(weighed(1.0))
    painted = settled(panel)
    panel.model.measure(weighed(2_000_000.0))
    QApplication.processEvents()
    assert painted.boxes == [place(panel, COPPER, SIGMA)]


def test_what_is_written_the_same_is_not_drawn_again(panel: ExposurePanel, shown: FakeDesk) -> None:
    panel.model.measure(weighed(1_000_000.0))
    painted = settled(panel)
    panel.model.measure(weighed(1_000_000.0001))
    QApplication.processEvents()
    assert not painted.boxes


def test_of_many_rows_that_change_together_each_is_drawn_again(
    panel: ExposurePanel, shown: FakeDesk
) -> None:
    panel.resize(420, 400)
    keys = [key for key in panel.model.shown_keys() if len(key) == 2]
    painted = settled(panel)
    moved = {id: one for key in keys for id, one in weighed(5e6, *key).items()}
    panel.model.measure(moved)
    QApplication.processEvents()
    assert len(keys) > 1
    for key in keys:
        middle = place(panel, key, SIGMA).center()
        assert any(box.contains(middle) for box in painted.boxes)


def test_a_single_unit_that_is_told_for_all_below_it_is_drawn_again_with_them(
    panel: ExposurePanel,
) -> None:
    names = [f"c{at}" for at in range(FEW + 2)]
    panel.resize(420, 400)
    panel.model.put({name: book_line(1, id=name, unit=NORTH, commodity=name) for name in names})
    painted = settled(panel)
    panel.model.measure(
        {id: one for name in names for id, one in weighed(5e6, NORTH, name).items()}
    )
    QApplication.processEvents()
    middle = place(panel, (NORTH, names[1]), SIGMA).center()
    assert any(box.contains(middle) for box in painted.boxes)


def test_behind_another_tab_nothing_is_drawn_and_what_is_shown_then_is_right(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None], theme: Theme
) -> None:
    panel.resize(420, 400)
    mark = place(panel, ("华东事业部", "rb"))
    attention = theme.ink("attention").name()
    assert attention in colours(panel, mark)
    panel.hide()
    for alert in list(shown.alerts.values()):
        shown.put_alert(msgspec.structs.replace(alert, state=AlertState.RESOLVED))
    settle()
    panel.show()
    assert attention not in colours(panel, mark)


def test_an_alert_s_mark_comes_at_once(
    panel: ExposurePanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.resize(420, 400)
    painted = settled(panel)
    for alert in list(shown.alerts.values()):
        shown.put_alert(msgspec.structs.replace(alert, state=AlertState.RESOLVED))
    settle()
    QApplication.processEvents()
    middle = place(panel, COPPER).center()
    assert any(box.contains(middle) for box in painted.boxes)


def test_a_row_that_is_chosen_stands_on_its_own_ground(
    panel: ExposurePanel, shown: FakeDesk, theme: Theme
) -> None:
    ground = theme.color("selection").name()
    panel.show_row(COPPER)
    assert ground in colours(panel, place(panel, COPPER))
    assert ground not in colours(panel, place(panel, (NORTH,)))


def test_a_press_on_the_arrow_unfolds_what_is_below(
    qtbot: QtBot, panel: ExposurePanel, shown: FakeDesk
) -> None:
    box = place(panel, COPPER)
    arrow = QRect(box.left() - INDENT, box.top(), INDENT, ROW_HEIGHT)
    folded = panel.view.viewport().grab(arrow).toImage()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow.center())
    assert panel.view.isExpanded(panel.model.index_of(COPPER))
    assert panel.view.viewport().grab(arrow).toImage() != folded


def test_a_title_has_room_between_the_headers_own_margins(panel: ExposurePanel) -> None:
    header, model = panel.view.header(), panel.model
    for width in (382, 900):
        panel.resize(width, 300)
        for at, heading in enumerate(model.headings):
            if at and not panel.view.isColumnHidden(at):
                title = header.fontMetrics().horizontalAdvance(heading.title)
                # 7 at both sides: HEADER_SHEET.
                assert header.sectionSize(at) >= title + 14


@pytest.mark.parametrize(("width", "has_sigma"), [(420, True), (345, True), (310, False)])
def test_in_a_narrow_column_nothing_is_scrolled_to(
    panel: ExposurePanel, shown: FakeDesk, width: int, has_sigma: bool
) -> None:
    panel.resize(width, 300)
    QApplication.processEvents()
    assert panel.view.horizontalScrollBar().maximum() == 0
    last = len(panel.model.headings) - 1
    assert panel.view.isColumnHidden(last) is not has_sigma
    assert (last in panel.model.unseen) is not has_sigma, "then a tip tells it"
