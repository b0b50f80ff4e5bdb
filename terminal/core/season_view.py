"""What a pair's past says of it, as frozen values: its norm, former years, days to delivery."""

from __future__ import annotations

from datetime import date

import msgspec

from terminal.core.normality import Norm


class PastBasis(msgspec.Struct, frozen=True):
    """A basis of a day as a file has it, in the pair's price unit.

    month: of the contract's delivery, "2026-05"; "" = the file has one series without months
    """

    day: date
    basis: float
    month: str = ""


class Span(msgspec.Struct, frozen=True, gc=False):
    """One trading day of ours, seconds since the epoch, and where a former year stood on it."""

    start: float
    end: float
    basis: float


class Ghost(msgspec.Struct, frozen=True):
    """One former season on the days of this one.

    year: of the delivery, or of the weeks. spans: ascending, days without a value left out
    """

    year: int
    spans: tuple[Span, ...]


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """What a day's basis is held against. It changes once a day, and when a source tells a past.

    norm: the pair's own days on this contract
    volatility: of a year, in the price unit; None = too few changes are known. changes: how many
    least_variance: futures for goods at which what is left varies least (h*); None as above
    trading_days: of this year, which make a day's deviation a year's
    last_day: the contract's own last trading day, None while nobody lists it. days_left: calendar
        days until then
    ghosts: newest year first. is_by_week: they were matched by weeks, without a delivery month
    """

    pair: str
    norm: Norm
    volatility: float | None = None
    changes: int = 0
    least_variance: float | None = None
    trading_days: int = 0
    last_day: date | None = None
    days_left: int | None = None
    ghosts: tuple[Ghost, ...] = ()
    is_by_week: bool = False
