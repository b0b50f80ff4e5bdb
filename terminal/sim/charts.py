"""K-line and tick charts of one connection: which window of which series a client watches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from terminal.sim.bars import Series, Tape
from terminal.sim.flow import Patch

_WIDEST = 8_000


class ChartRequest(msgspec.Struct, frozen=True):
    """A `set_chart` instruction; `ins_list` "" deletes the chart. Times in ns."""

    chart_id: str
    ins_list: str = ""
    duration: int = 0
    view_width: int = 0
    focus_datetime: int | None = None
    focus_position: int | None = None
    left_kline_id: int | None = None


class Chart:
    """One chart: the newest `view_width` records, or a window that stays where it was put."""

    def __init__(self, request: ChartRequest, state: dict[str, Any], tapes: list[Tape]) -> None:
        self._request = request
        self._state = state
        self._symbols = request.ins_list.split(",")
        self._series = [tape.series(request.duration) for tape in tapes]
        self._fixed = self._window_start()
        self._left, self._right = self._window()

    def _window_start(self) -> int | None:
        request = self._request
        if request.left_kline_id is not None:
            return request.left_kline_id
        if request.focus_datetime is not None:
            index = self._series[0].index(request.focus_datetime)
            return index - (request.focus_position or 0)
        return None

    def _window(self) -> tuple[int, int]:
        main, width = self._series[0], max(1, min(self._request.view_width, _WIDEST))
        newest = main.last_id
        if self._fixed is None:
            return max(main.first_id, newest - width + 1), newest
        left = max(main.first_id, self._fixed)
        return left, min(newest, left + width - 1)

    def snapshot(self) -> Patch:
        """Return the whole chart, complete and ready."""
        patch: Patch = {
            "charts": {self._request.chart_id: self._bounds() | self._flags()},
            "mdhis_more_data": False,
        }
        main = self._series[0]
        for symbol, series in zip(self._symbols, self._series, strict=True):
            left = self._left + series.last_id - main.last_id
            self._put(patch, symbol, series, left, series.last_id)
        for symbol, series in zip(self._symbols[1:], self._series[1:], strict=True):
            self._bind(patch, symbol, series, self._left)
        return patch

    def changes(self, changed: Mapping[int, int]) -> Patch | None:
        """Return what the changed series mean to this chart; `changed` is first id by series."""
        patch: Patch = {}
        for symbol, series in zip(self._symbols, self._series, strict=True):
            if id(series) in changed:
                self._put(patch, symbol, series, changed[id(series)], series.last_id)
        if not patch:
            return None
        for symbol, series in zip(self._symbols[1:], self._series[1:], strict=True):
            self._bind(patch, symbol, series, self._series[0].last_id)
        before, (self._left, self._right) = (self._left, self._right), self._window()
        if before != (self._left, self._right):
            patch["charts"] = {self._request.chart_id: self._bounds()}
        return patch

    def _bounds(self) -> dict[str, int]:
        return {"left_id": self._left, "right_id": self._right}

    def _flags(self) -> dict[str, Any]:
        return {"more_data": False, "ready": True, "state": self._state}

    def _put(self, patch: Patch, symbol: str, series: Series, left: int, right: int) -> None:
        node = {"last_id": series.last_id, "data": series.between(left, right)}
        if self._request.duration:
            klines = patch.setdefault("klines", {}).setdefault(symbol, {})
            klines[str(self._request.duration)] = node
        else:
            patch.setdefault("ticks", {})[symbol] = node

    def _bind(self, patch: Patch, symbol: str, other: Series, left: int) -> None:
        # Which bar of another symbol lies beside which bar of the main one, by its time.
        main, duration = self._series[0], str(self._request.duration)
        if not self._request.duration:
            return
        ids = {bar.datetime: other.first_id + n for n, bar in enumerate(other.records)}
        rows = main.records[max(left - main.first_id, 0) :]
        first = main.last_id - len(rows) + 1
        binding = {
            str(first + n): ids[bar.datetime] for n, bar in enumerate(rows) if bar.datetime in ids
        }
        klines = patch.setdefault("klines", {}).setdefault(self._symbols[0], {})
        klines.setdefault(duration, {}).setdefault("binding", {})[symbol] = binding


def empty_chart(request: ChartRequest, state: dict[str, Any]) -> Patch:
    """Return the answer for symbols that have no series: complete, and empty."""
    flags = {"left_id": -1, "right_id": -1, "more_data": False, "ready": True, "state": state}
    nothing: dict[str, Any] = {"last_id": -1, "data": {}}
    patch: Patch = {"charts": {request.chart_id: flags}, "mdhis_more_data": False}
    for symbol in request.ins_list.split(","):
        if request.duration:
            patch.setdefault("klines", {})[symbol] = {str(request.duration): nothing}
        else:
            patch.setdefault("ticks", {})[symbol] = nothing
    return patch
