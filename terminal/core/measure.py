"""State into readings: nothing else computes a metric."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.account import Account
from terminal.domain.metric import WIPED_OUT, DataState, Metric, Reading

CENT = Decimal("0.01")


def account_readings(account: Account, *, link_is_up: bool) -> list[Reading]:
    """Measure one account: margin ratio as a fraction, available funds in CNY."""
    values: dict[Metric, float | None] = {
        Metric.MARGIN_RATIO: margin_ratio_of(account),
        Metric.AVAILABLE: float_of(account.told("available")),
    }
    return [_reading(metric, account.id, value, link_is_up) for metric, value in values.items()]


def margin_ratio_of(account: Account) -> float | None:
    """Return margin / equity as rules know it, a fraction; `WIPED_OUT` at the most.

    None: neither margin nor equity, or one of them is not known
    """
    if not account.has_ratio:
        return None
    # Margin held without equity (穿仓) is beyond every limit: it must fire, not fall silent. Equity
    # counts as one cent at least, and the ratio ends where it means nothing more.
    if account.margin > 0:
        return min(float(account.margin / max(account.balance, CENT)), WIPED_OUT)
    return account.margin_ratio


def float_of(amount: Decimal | None) -> float | None:
    """Return an amount as rules take it, None where it is not known."""
    return None if amount is None else float(amount)


def _reading(metric: Metric, subject: str, value: float | None, link_is_up: bool) -> Reading:
    if not link_is_up:
        return Reading(metric, subject, None, DataState.LINK_DOWN)
    state = DataState.GOOD if value is not None else DataState.NO_DATA
    return Reading(metric, subject, value, state)
