"""A named live number, and one measurement of it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

# The largest margin ratio there is, a fraction: what stands for margin held without equity (穿仓).
WIPED_OUT = 1000.0


class Metric(StrEnum):
    """What a rule may watch. Units: BASIS in the pair's price unit, MARGIN_RATIO a fraction.

    FORMULA is a rule said as conditions: what it watches is in them.
    """

    BASIS = "basis"
    MARGIN_RATIO = "margin_ratio"
    AVAILABLE = "available"
    FORMULA = "formula"


class DataState(StrEnum):
    """Why a reading has, or has not, a value. None but GOOD may fire or resolve an alert."""

    GOOD = "good"
    NO_DATA = "no data"
    STALE = "stale"
    SKEWED = "skewed"
    LIMIT_BOARD = "limit board"
    LINK_DOWN = "link down"


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One measurement: `value` is None exactly when `state` says why there is none."""

    metric: Metric
    subject: str
    value: float | None
    state: DataState
