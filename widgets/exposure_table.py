"""What each business unit stands to win or lose: basis exposure, flat exposure, hedge ratio."""

from __future__ import annotations

from typing import Any

import msgspec

from terminal.domain.exposure import Exposure
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import Column, RowsModel
from widgets.theme import Theme
from widgets.words import translate, unit


class ExposureRow(msgspec.Struct, frozen=True):
    """A pair's exposure, or (None) the heading of a unit."""

    unit: str
    exposure: Exposure | None

    def order(self, latest: Latest) -> tuple[bool, int, str, int, str]:
        """Units and pairs as in the desk file, what has no unit last; the heading on top."""
        pair = "" if self.exposure is None else self.exposure.pair
        place = latest.place("pair", pair) if pair else -1
        return not self.unit, latest.place("unit", self.unit), self.unit, place, pair


class ExposureTable(TablePanel):
    """Units as headings, their pairs below; a pair that has an alert carries its mark."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._units: dict[str, str] = {}
        self._headings: set[str] = set()
        model: RowsModel[ExposureRow] = RowsModel(
            columns_of(bridge.latest), order=lambda row: row.order(bridge.latest)
        )
        empty = translate("Exposure", "No book lines and no lots")
        super().__init__(model, theme, translate("Exposure", "Exposure"), empty)
        bridge.exposures.connect(self._take)
        bridge.alerts.connect(self._remark)

    def _take(self, changes: dict[str, Exposure | None]) -> None:
        rows: dict[str, ExposureRow | None] = {}
        for key, exposure in changes.items():
            if exposure is None or _is_nothing(exposure):
                self._units.pop(key, None)
                rows[key] = None
            else:
                self._units[key] = exposure.unit
                rows[key] = ExposureRow(exposure.unit, exposure)
        units = set(self._units.values())
        for unit_name in units | self._headings:
            heading = ExposureRow(unit_name, None) if unit_name in units else None
            rows[f"unit:{unit_name}"] = heading
        self._headings = units
        self.model.put(rows)

    def _remark(self, changes: dict[str, Any]) -> None:
        self.model.touch(sorted({one.subject for one in changes.values() if one is not None}))


def columns_of(latest: Latest) -> list[Column[ExposureRow]]:
    """Return the exposure columns; amounts in the pair's base unit."""
    return [
        Column(
            translate("Exposure", "Business unit"),
            lambda row: _name(row, latest),
            stretch=3,
            elide=130,
            search=lambda row: f"{latest.named('unit', row.unit)} {_search(row, latest)}",
        ),
        Column(
            translate("Exposure", "Basis"),
            lambda row: _amount(row, "basis"),
            ("+8,888",),
            RIGHT,
            stretch=1,
        ),
        Column(
            translate("Exposure", "Flat"),
            lambda row: _amount(row, "flat"),
            ("+8,888",),
            RIGHT,
            stretch=1,
        ),
        Column(translate("Exposure", "Hedged"), _hedged, ("100%",), RIGHT, stretch=1),
        Column(translate("Exposure", "Unit"), _unit, (), RIGHT),
    ]


def _name(row: ExposureRow, latest: Latest) -> Cell:
    if row.exposure is None:
        name = latest.named("unit", row.unit) if row.unit else translate("Exposure", "No unit")
        return Cell(name, "muted", Kind.GROUP)
    what, where = _title(row.exposure, latest)
    level = latest.level_of(row.exposure.pair)
    return Cell(what, kind=Kind.NAME, extra=(level, where))


def _title(exposure: Exposure, latest: Latest) -> tuple[str, str]:
    view = latest.pairs.get(exposure.pair)
    return (exposure.pair, "") if view is None else latest.pair_name(view.pair)


def _search(row: ExposureRow, latest: Latest) -> str:
    return "" if row.exposure is None else " ".join(_title(row.exposure, latest))


def _amount(row: ExposureRow, which: str) -> Cell:
    if row.exposure is None:
        return Cell("", kind=Kind.GROUP)
    return Cell(f.plain(getattr(row.exposure, which), sign=True))


def _unit(row: ExposureRow) -> Cell:
    if row.exposure is None:
        return Cell("", kind=Kind.GROUP)
    return Cell(unit(row.exposure.base_unit), "muted")


def _hedged(row: ExposureRow) -> Cell:
    if row.exposure is None:
        return Cell("", kind=Kind.GROUP)
    ratio = row.exposure.hedge_ratio
    if ratio is None:
        return Cell(f.NONE, "muted")
    is_sound = 0 <= ratio <= 1
    return Cell(f.percent(ratio), "text" if is_sound else "attention")


def _is_nothing(exposure: Exposure) -> bool:
    # A pair that is only watched: neither goods nor lots.
    return not (exposure.unit or exposure.physical or exposure.basis or exposure.futures)
