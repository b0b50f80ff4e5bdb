from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.domain.level import Level
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.exposure_table import ExposureTable
from widgets.latest import Latest
from widgets.theme import Theme

ZERO = Decimal(0)


@pytest.fixture
def table(qtbot: QtBot, bridge: Bridge, theme: Theme) -> ExposureTable:
    made = ExposureTable(bridge, theme)
    qtbot.addWidget(made)
    return made


def lines(table: ExposureTable) -> list[list[str]]:
    model = table.model
    return [[model.cell(line, at).text for at in range(5)] for line in range(model.rowCount())]


def test_pairs_stand_under_their_unit_with_signed_amounts(
    table: ExposureTable, shown: FakeDesk
) -> None:
    found = lines(table)
    at = found.index(["华北事业部", "", "", "", ""])
    assert found[at + 1] == ["沪铜", "+620", "+60", "90%", "t"]
    assert found[at + 2] == ["沪锌", "−180", "−10", "94%", "t"]
    assert ["甲醇", "0", "−20", "—", "t"] in found


def test_a_pair_with_an_alert_carries_its_mark(table: ExposureTable, shown: FakeDesk) -> None:
    line = table.model.line_of("pair00")
    assert table.model.cell(line, 0).extra[0] is Level.FORCED


def test_an_exposure_may_come_and_go(
    table: ExposureTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.changes.put(Topic.EXPOSURE, "pair00", None)
    settle()
    assert not [line for line in lines(table) if line[0] == "沪铜"]


def test_a_unit_without_pairs_has_no_heading(
    table: ExposureTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.changes.put(Topic.EXPOSURE, "pair09", None)
    settle()
    assert ["套利组", "", "", "", ""] not in lines(table)


def test_a_pair_that_is_only_watched_is_not_listed_and_no_unit_stands_last(
    table: ExposureTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    some = shown.exposure("pair00")
    none = msgspec.structs.replace(some, unit="", physical=ZERO, basis=ZERO, futures=ZERO)
    lots = msgspec.structs.replace(none, pair="pair04", futures=Decimal(5), flat=Decimal(5))
    shown.changes.put(Topic.EXPOSURE, "pair00", none)
    shown.changes.put(Topic.EXPOSURE, "pair04", lots)
    settle()
    found = lines(table)
    assert not [line for line in found if line[0] == "沪铜"]
    assert found[-2:] == [["No unit", "", "", "", ""], ["铁矿", "0", "+5", "—", "t"]]


def test_an_exposure_of_an_unknown_pair_shows_its_id(
    table: ExposureTable, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.changes.put(Topic.EXPOSURE, "pair00", desk.exposure("pair00"))
    settle()
    assert lines(table)[1][0] == "pair00"


def test_units_and_pairs_stand_as_in_the_desk_file_under_their_english_names(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    names = {"unit:套利组": "Arbitrage", "unit:华北事业部": "North", "pair:pair01": "Zinc"}
    bridge.latest = Latest(names)
    table = ExposureTable(bridge, theme)
    qtbot.addWidget(table)
    for pair in ("pair00", "pair01", "pair09"):
        desk.changes.put(Topic.EXPOSURE, pair, desk.exposure(pair))
    settle()
    found = [line[0] for line in lines(table)]
    assert found == ["Arbitrage", "pair09", "North", "pair01", "pair00"]
