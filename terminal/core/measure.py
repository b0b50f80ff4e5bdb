"""State into readings: nothing else computes a metric."""

from __future__ import annotations

from terminal.domain.account import Account
from terminal.domain.metric import DataState, Metric, Reading


def account_readings(account: Account, *, link_is_up: bool) -> list[Reading]:
    """Measure one account: margin ratio as a fraction, available funds in CNY.

    Without equity the ratio has no value (穿仓); available funds still tell.
    """
    values: dict[Metric, float | None] = {
        Metric.MARGIN_RATIO: account.margin_ratio,
        Metric.AVAILABLE: float(account.available),
    }
    return [_reading(metric, account.id, value, link_is_up) for metric, value in values.items()]


def _reading(metric: Metric, subject: str, value: float | None, link_is_up: bool) -> Reading:
    if not link_is_up:
        return Reading(metric, subject, None, DataState.LINK_DOWN)
    state = DataState.GOOD if value is not None else DataState.NO_DATA
    return Reading(metric, subject, value, state)
