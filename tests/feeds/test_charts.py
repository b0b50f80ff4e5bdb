"""Past bars are asked for, read once they are whole, and given back."""

from __future__ import annotations

import json
from typing import Any

from terminal.core.event import HistoryArrived
from terminal.domain.bar import Bar
from terminal.feeds.charts import DAY, Charts, Wanted
from terminal.feeds.diff import Tree
from tests.feeds.wire import CU, M

START = 1795401000
MINUTE = Wanted(CU, 60)


def loaded(**fields: Any) -> Tree:
    """A tree in which the minutes of CU are complete: ids 7 and 8."""
    chart = {"left_id": 7, "right_id": 8, "more_data": False, "ready": True} | fields
    chart["state"] = {"ins_list": CU}
    rows = {str(at): {"datetime": (START + at * 60) * 10**9, "close": 100.0 + at} for at in (7, 8)}
    tree = Tree()
    tree.apply(
        [
            {"mdhis_more_data": False, "charts": {MINUTE.chart: chart}},
            {"klines": {CU: {str(MINUTE.nanoseconds): {"data": rows}}}},
        ]
    )
    return tree


def test_short_bars_are_asked_for_before_days_and_none_where_none_are_wanted() -> None:
    asked = [json.loads(frame) for frame in Charts(60, 480, 90).ask([CU, M])]
    assert [(one["ins_list"], one["duration"], one["view_width"]) for one in asked] == [
        *((symbol, 60 * 10**9, 480) for symbol in (CU, M)),
        *((symbol, DAY * 10**9, 90) for symbol in (CU, M)),
    ]
    assert len({one["chart_id"] for one in asked}) == 4
    assert list(Charts(60, 0, 0).ask([CU])) == []


def test_what_is_complete_is_told_once_and_its_chart_given_back() -> None:
    charts = Charts(60, 480, 0)
    list(charts.ask([CU]))
    assert charts.are_open
    ((frame, told),) = charts.read(loaded())
    assert told == HistoryArrived(CU, 60, tuple(Bar(START + 60.0 * n, 100.0 + n) for n in (7, 8)))
    given = json.loads(frame)
    assert (given["chart_id"], given["ins_list"]) == (MINUTE.chart, "")
    assert not charts.are_open
    assert list(charts.read(loaded())) == []
    charts.opened()
    assert list(charts.ask([CU])) == [], "it was told before"


def test_what_was_not_told_is_asked_for_by_the_next_connection() -> None:
    charts = Charts(60, 480, 0)
    list(charts.ask([CU]))
    charts.opened()
    assert not charts.are_open
    assert len(list(charts.ask([CU]))) == 1


def test_what_is_not_complete_is_not_read() -> None:
    charts = Charts(60, 480, 0)
    list(charts.ask([CU]))
    for fields in (
        {"more_data": True},
        {"ready": False},
        {"left_id": None},
        {"right_id": -1, "ready": None},
    ):
        assert list(charts.read(loaded(**fields))) == [], fields
    still = loaded()
    still.apply([{"mdhis_more_data": True}])
    assert list(charts.read(still)) == []
    assert charts.are_open
