"""Where a subject stood at the end of each day and week before, in the order rules are told them.

A change counts from one trading day to the next and from one week to the next: where a day or a
week is missing, an empty entry stands between, so that nothing is measured across the gap.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from terminal.core.swings import next_trading_day
from terminal.core.view import DayBases
from terminal.domain.basis import Pair, scale_and_shift

Values = Mapping[str, float]
# What a contract was settled at on a trading day.
Settlement = Callable[[str, date], Decimal | None]
NOTHING: Values = {}
WEEK = timedelta(days=7)


def not_kept(_symbol: str, _day: date) -> None:
    """Know no settlement."""


def by_day(
    days: Mapping[date, Values], today: date, is_trading_day: Callable[[date], bool]
) -> list[Values]:
    """Return the ends of the days before today, oldest first; the last entry is yesterday's."""
    found: list[Values] = []
    due: date | None = None
    for day in sorted(one for one in days if one < today):
        if due is not None and due != day:
            found.append(NOTHING)
        found.append(days[day])
        due = next_trading_day(day, is_trading_day)
    return [*found, NOTHING] if due is not None and due != today else found


def by_week(days: Mapping[date, Values], today: date) -> list[Values]:
    """Return the ends of the weeks before this one, oldest first; the last entry is last week's."""
    ends = {monday(day): days[day] for day in sorted(days) if monday(day) < monday(today)}
    found: list[Values] = []
    due: date | None = None
    for week, values in ends.items():
        if due is not None and due != week:
            found.append(NOTHING)
        found.append(values)
        due = week + WEEK
    return [*found, NOTHING] if due is not None and due != monday(today) else found


def pair_ends(
    pair: Pair, spot: Mapping[date, float], futures: Mapping[date, float]
) -> dict[date, Values]:
    """Return a pair's metrics at the end of each day on which both legs were quoted.

    spot, futures: as quoted; the spot is made comparable by the terms of now
    """
    scale, shift = scale_and_shift(pair)
    found: dict[date, Values] = {}
    for day in spot.keys() & futures.keys():
        price = scale * spot[day] + shift
        found[day] = {"spot": price, "futures": futures[day], "basis": price - futures[day]}
    return found


def day_bases(
    pair: Pair,
    prices: Callable[[str], Mapping[date, float]],
    is_trading_day: Callable[[date], bool],
    settlement: Settlement = not_kept,
) -> DayBases:
    """Return a pair's basis at the end of each day on which both legs were quoted, ascending.

    prices: of a symbol, as quoted
    """
    ends = pair_ends(pair, prices(pair.spot), prices(pair.futures))
    days = tuple(sorted(ends))
    follows = (next_trading_day(one, is_trading_day) == other for one, other in pairwise(days))
    return DayBases(
        pair.id,
        days,
        tuple(ends[day]["basis"] for day in days),
        tuple(ends[day]["spot"] for day in days),
        (False, *follows) if days else (),
        tuple(_float(settlement(pair.futures, day)) for day in days),
    )


def _float(price: Decimal | None) -> float:
    return math.nan if price is None else float(price)


def monday(day: date) -> date:
    """Return the day on which the week of a day begins."""
    return day - timedelta(days=day.weekday())
