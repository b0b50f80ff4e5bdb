"""Which listed month is the main contract, by the figures at the end of one trading day.

Never back: a contract hands over only to one that delivers later. What cannot be told apart, or
compared at all, is a doubt and never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from terminal.domain.code import Month
from terminal.domain.main_contract import Doubt, MainRule, Source


class Figures(NamedTuple):
    """One month at the end of a day, lots; None = not known."""

    month: Month
    open_interest: int | None
    volume: int | None


class Choice(NamedTuple):
    """A contract, or why there is none."""

    symbol: str
    doubt: Doubt | None = None


def choose(rule: MainRule, current: str, at: Month | None, months: Mapping[str, Figures]) -> Choice:
    """Name the main contract of the next day.

    current: that of the day before, "" = none is known. at: its month, whether it trades or not
    months: every contract of the product that still trades on the next day
    """
    if not months:
        return Choice("", Doubt.NO_DATA)
    if len(months) == 1:
        return Choice("", Doubt.ONE_MONTH)
    interests = {symbol: one.open_interest for symbol, one in months.items()}
    volumes = {symbol: one.volume for symbol, one in months.items()}
    later = {symbol for symbol, one in months.items() if at is None or at < one.month}
    if rule.source is Source.BOTH:
        return _by_both(_known(interests), _known(volumes), current, later)
    return _by_interest(_known(interests), current, later, rule.ratio)


def _by_interest(
    interests: dict[str, int] | None, current: str, later: set[str], ratio: float
) -> Choice:
    if not interests:
        return Choice("", Doubt.NO_DATA)
    # A contract that is over hands over at once; a first one has nothing to be compared with.
    # In decimals: 110 is not above 1.1 x 100.
    floor = interests[current] * Decimal(repr(ratio)) if current in interests else Decimal(0)
    rivals = {symbol: interests[symbol] for symbol in later if interests[symbol] > floor}
    if not rivals:
        return Choice(current) if current in interests else Choice("", Doubt.NO_DATA)
    return _only(_most(rivals), current)


def _by_both(
    interests: dict[str, int] | None, volumes: dict[str, int] | None, current: str, later: set[str]
) -> Choice:
    if not interests or not volumes:
        return Choice("", Doubt.NO_DATA)
    is_over = current not in interests
    if is_over:
        # Of an expired contract's successors alone.
        interests = {symbol: interests[symbol] for symbol in later}
        volumes = {symbol: volumes[symbol] for symbol in later}
        if not interests:
            return Choice("", Doubt.NO_DATA)
    found = _most(interests) & _most(volumes)
    if not is_over and not found & later:
        return Choice(current)
    return _only(found, current) if found else Choice("", Doubt.SPLIT)


# Where the current one is as large as any other there is no tie: it stays.
def _only(found: set[str], current: str) -> Choice:
    if current in found:
        return Choice(current)
    return Choice(next(iter(found))) if len(found) == 1 else Choice("", Doubt.TIE)


def _most(figures: Mapping[str, int]) -> set[str]:
    most = max(figures.values())
    return {symbol for symbol, figure in figures.items() if figure == most}


# One that is not known might be the largest; and where nothing is held nothing is compared.
def _known(figures: Mapping[str, int | None]) -> dict[str, int] | None:
    found = {symbol: figure for symbol, figure in figures.items() if figure is not None}
    return found if len(found) == len(figures) and any(found.values()) else None
