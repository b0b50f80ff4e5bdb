"""What the boxes show is the mapping; what a hand changes in them is the mapping then."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.spot_view import SpotHead, SpotPreview
from widgets.spot_mapping_form import COLUMNS, OF_SERIES, SpotMappingForm

HEADS = tuple(
    SpotHead(name, letter, name)
    for letter, name in zip("ABC", ["日期", "品种", "价格"], strict=True)
)
FULL: dict[str, object] = {
    "time": "日期", "symbol": "品种", "price": "价格", "unit": "D", "sign": "futures-spot",
    "decimal": ",", "thousands": ".", "date_format": "YYYY年MM月DD日", "encoding": "gbk",
    "delimiter": "\t", "sheet": "报价", "unit_is": "元/吨", "currency_is": "CNY",
    "terms_are": "含税", "header": 0, "names": {"铜": "SPOT.cu"},
}  # fmt: skip


def found(mapping: dict[str, object], **more: Any) -> SpotPreview:
    more = {"names": (("铜", 2),), "wanted": ("SPOT.cu", "SPOT.al"), **more}
    return SpotPreview(where="a.csv", heads=HEADS, mapping=mapping, **more)


@pytest.fixture
def form(qtbot: QtBot) -> SpotMappingForm:
    made = SpotMappingForm()
    qtbot.addWidget(made)
    made.show()
    return made


def choose(form: SpotMappingForm, name: str, key: str) -> None:
    box = form.boxes[name]
    assert box.findData(key) >= 0
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


@pytest.mark.parametrize("mapping", [{}, {"header": 3}, FULL, {"series": "SPOT.x", "price": "C"}])
def test_what_is_shown_is_read_as_it_was(form: SpotMappingForm, mapping: dict[str, object]) -> None:
    told: list[None] = []
    form.edited.connect(lambda: told.append(None))
    for _ in range(2):
        form.show_mapping(found(mapping))
        assert form.keys() == mapping
    # Nobody touched it.
    assert told == []


def test_a_column_is_chosen_by_letter_and_title(qtbot: QtBot, form: SpotMappingForm) -> None:
    form.show_mapping(found({}, at={"price": "价格"}))
    box = form.boxes["price"]
    assert [box.itemText(at) for at in range(box.count())] == [
        "(价格)", "A  日期", "B  品种", "C  价格",
    ]  # fmt: skip
    with qtbot.waitSignal(form.edited):
        choose(form, "price", "品种")
    assert form.keys() == {"price": "品种"}
    choose(form, "price", "")
    assert form.keys() == {}
    assert all(form.boxes[name].itemText(0) == "-" for name in COLUMNS if name != "price")


def test_a_file_of_one_series_has_no_columns_and_names_for_it(
    qtbot: QtBot, form: SpotMappingForm
) -> None:
    form.show_mapping(found({"symbol": "品种", "price": "价格", "names": {"铜": "SPOT.cu"}}))
    assert form.names.isVisible()
    choose(form, "series", "SPOT.al")
    assert form.keys() == {"series": "SPOT.al", "price": "价格"}
    form.show_mapping(found(form.keys()))
    assert not any(form.boxes[name].isEnabled() for name in OF_SERIES)
    assert not form.names.isVisible()


def test_what_is_typed_counts_once(qtbot: QtBot, form: SpotMappingForm) -> None:
    form.show_mapping(found({}))
    told: list[None] = []
    form.edited.connect(lambda: told.append(None))
    line = form.boxes["unit_is"].lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "CNY/kg")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.keys() == {"unit_is": "CNY/kg"}
    assert len(told) == 1
    form.show_mapping(found(form.keys()))
    line.setFocus()
    form.boxes["series"].setFocus()
    assert len(told) == 1


def test_what_is_being_typed_is_left_alone(qtbot: QtBot, form: SpotMappingForm) -> None:
    form.show_mapping(found({}))
    line = form.boxes["unit_is"].lineEdit()
    assert line is not None
    form.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    qtbot.keyClicks(line, "CNY/k")
    form.show_mapping(found({"unit_is": "元/吨", "price": "价格"}))
    assert line.text() == "CNY/k"
    assert form.keys() == {"unit_is": "CNY/k", "price": "价格"}
    form.boxes["price"].setFocus()
    form.show_mapping(found({"unit_is": "元/吨"}))
    assert line.text() == "元/吨"


def test_the_header_line_none_and_looked_for_are_three_things(
    qtbot: QtBot, form: SpotMappingForm
) -> None:
    form.show_mapping(found({}))
    for value, keys in ((0, {"header": 0}), (4, {"header": 4}), (-1, {})):
        with qtbot.waitSignal(form.edited):
            form.header.setValue(value)
        assert form.keys() == keys


def test_before_a_file_was_looked_at_names_take_no_room(form: SpotMappingForm) -> None:
    form.show()
    assert form.names.isHidden()
    assert form.sizeHint().height() < 240
