from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from terminal.sim.bars import MINUTE
from terminal.sim.charts import Chart, ChartRequest, empty_chart
from terminal.sim.market import Market
from terminal.sim.scenario import scenario_of

CU, MEAL = "SHFE.cu2701", "DCE.m2705"
NOW = datetime(2026, 11, 23, 2, 0, 30, tzinfo=UTC)
STATE = {"aid": "set_chart", "chart_id": "c"}


@pytest.fixture
def market() -> Market:
    return Market(scenario_of("calm"), 7, NOW)


def chart_of(market: Market, **request: Any) -> Chart:
    wanted = ChartRequest(**({"chart_id": "c", "ins_list": CU, "duration": MINUTE} | request))
    tapes = [market.tapes[symbol] for symbol in wanted.ins_list.split(",")]
    return Chart(wanted, STATE, tapes)


def move(market: Market, seconds: float) -> dict[int, int]:
    list(market.advance(market.time + seconds, NOW + timedelta(seconds=market.time + seconds)))
    return {
        id(series): first
        for tape in market.tapes.values()
        for series in tape.all_series()
        if (first := series.take_changed()) is not None
    }


def test_a_chart_arrives_whole_and_ready(market: Market) -> None:
    patch = chart_of(market, view_width=100).snapshot()
    chart, series = patch["charts"]["c"], patch["klines"][CU][str(MINUTE)]
    assert chart["right_id"] == series["last_id"]
    assert chart["right_id"] - chart["left_id"] == 99
    assert [str(n) for n in range(chart["left_id"], chart["right_id"] + 1)] == list(series["data"])
    assert (chart["ready"], chart["more_data"], chart["state"]) == (True, False, STATE)
    assert patch["mdhis_more_data"] is False


def test_the_running_bar_is_updated_and_the_window_scrolls_with_a_new_one(market: Market) -> None:
    chart = chart_of(market, view_width=100)
    right = chart.snapshot()["charts"]["c"]["right_id"]
    move(market, 0.0)
    same = chart.changes(move(market, 5.0))
    assert same is not None
    assert list(same["klines"][CU][str(MINUTE)]["data"]) == [str(right)]
    assert "charts" not in same
    later = chart.changes(move(market, 40.0))
    assert later is not None
    assert list(later["klines"][CU][str(MINUTE)]["data"]) == [str(right + 1)]
    assert later["charts"]["c"] == {"left_id": right - 98, "right_id": right + 1}


def test_what_did_not_change_says_nothing(market: Market) -> None:
    chart = chart_of(market, view_width=10)
    assert chart.changes({}) is None


def test_a_tick_chart_shows_prices_as_they_came(market: Market) -> None:
    move(market, 10.0)
    patch = chart_of(market, duration=0, view_width=5).snapshot()
    data = patch["ticks"][CU]["data"]
    assert len(data) == 5
    assert {"datetime", "last_price", "bid_price1", "ask_volume1"} <= set(next(iter(data.values())))


def test_a_window_put_in_the_past_stays_there(market: Market) -> None:
    newest = market.tapes[CU].series(MINUTE).last_id
    chart = chart_of(market, view_width=10, left_kline_id=newest - 100)
    bounds = chart.snapshot()["charts"]["c"]
    assert (bounds["left_id"], bounds["right_id"]) == (newest - 100, newest - 91)
    move(market, 0.0)
    patch = chart.changes(move(market, 70.0))
    assert patch is not None
    assert "charts" not in patch


def test_a_focus_puts_a_time_at_a_place_in_the_window(market: Market) -> None:
    series = market.tapes[CU].series(MINUTE)
    moment = series.records[200].datetime
    chart = chart_of(market, view_width=10, focus_datetime=moment, focus_position=3)
    assert chart.snapshot()["charts"]["c"]["left_id"] == series.first_id + 197


def test_bars_of_several_symbols_are_bound_by_their_time(market: Market) -> None:
    patch = chart_of(market, ins_list=f"{CU},{MEAL}", view_width=5).snapshot()
    node = patch["klines"][CU][str(MINUTE)]
    other = patch["klines"][MEAL][str(MINUTE)]["data"]
    for own, bound in node["binding"][MEAL].items():
        assert other[str(bound)]["datetime"] == node["data"][own]["datetime"]
    assert len(node["binding"][MEAL]) == 5


@pytest.mark.parametrize(("duration", "section"), [(MINUTE, "klines"), (0, "ticks")])
def test_a_symbol_without_a_series_gets_an_empty_and_complete_answer(
    duration: int, section: str
) -> None:
    patch = empty_chart(ChartRequest("c", "SHFE.nothing", duration, 10), STATE)
    assert patch["charts"]["c"]["ready"] is True
    assert patch["charts"]["c"]["right_id"] == -1
    assert "SHFE.nothing" in patch[section]
