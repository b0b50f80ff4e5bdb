"""The parts of a futures symbol, and the month that it delivers in.

Five exchanges write four digits (SHFE.rb2605), CZCE writes three (CZCE.FG605), which is 2026-05 or
2016-05: the date on which the symbol was used decides.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

_read_symbol = re.compile(r"([A-Z]+)\.([A-Za-z]+)(\d{3,4})", re.ASCII).fullmatch


class Month(msgspec.Struct, frozen=True, order=True):
    """A delivery month; sorts by time."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first(self) -> date:
        """The first calendar day of the month."""
        return date(self.year, self.month, 1)


def product_of(symbol: str) -> str | None:
    """Return "SHFE.cu" for "SHFE.cu2505"; None when the symbol is not one listed month."""
    match = _read_symbol(symbol)
    return None if match is None else f"{match[1]}.{match[2]}"


def month_of(symbol: str, day: date) -> Month | None:
    """Return the delivery month that a symbol meant on `day`; None when it names no month."""
    match = _read_symbol(symbol)
    if match is None or not 1 <= (month := int(match[3][-2:])) <= 12:
        return None
    digits = match[3]
    if len(digits) == 4:
        return Month(2000 + int(digits[:2]), month)
    decade = day.year - day.year % 10
    years = [decade + shift + int(digits[0]) for shift in (-10, 0, 10)]
    here = day.year * 12 + day.month
    return Month(min(years, key=lambda year: abs(year * 12 + month - here)), month)
