"""What a contract's symbol says: its exchange, its product, and the month it is delivered in.

Zhengzhou writes three digits and so repeats itself every ten years: FG605 is May 2016 or May 2026.
The letters' case is the exchange's own and belongs to the product: DCE.m, CZCE.MA.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

_split = re.compile(
    r"(?:[A-Z]+\.[a-z]+@)?"  # a continuous series: KQ.m@
    r"([A-Z]+)\.([A-Za-z]+?)"
    r"(?:(\d{3,4})(?:-?(?:MS-)?[CP]-?[\d.]+)?)?",  # the month, and an option's strike
    re.ASCII,
).fullmatch
_is_future = re.compile(r"[A-Z]+\.[A-Za-z]+\d{3,4}", re.ASCII).fullmatch


class Month(msgspec.Struct, frozen=True, order=True):
    """A delivery month; sorts by time, and is written "2026-05"."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first(self) -> date:
        """Its first calendar day."""
        return date(self.year, self.month, 1)

    def back(self, by: int) -> Month:
        """Return the month so many months before."""
        count = self.year * 12 + self.month - 1 - by
        return Month(count // 12, count % 12 + 1)


def product_of(symbol: str) -> str | None:
    """Name the product of a future, an option on one, or a continuous series ("KQ.m@SHFE.cu").

    Return it as "SHFE.cu", or None for what is no such symbol.
    """
    match = _split(symbol)
    return f"{match[1]}.{match[2]}" if match else None


def future_product(symbol: str) -> str | None:
    """Name the product of one listed month of a future; None for options, series, and spot.

    A lot of an option is not a lot of its future: it does not move with it one to one.
    """
    return product_of(symbol) if _is_future(symbol) else None


def month_of(symbol: str, on: date) -> Month | None:
    """Name the delivery month of a contract seen on this day; None when its code has no month.

    Of the months ten years apart that three digits may mean, it is the one nearest to `on`.
    """
    match = _split(symbol)
    if match is None or match[3] is None or not 1 <= int(match[3][-2:]) <= 12:
        return None
    year, month = int(match[3][:-2]), int(match[3][-2:])
    if len(match[3]) == 4:
        return Month(2000 + year, month)
    decade = on.year - on.year % 10
    near = (Month(decade + shift + year, month) for shift in (-10, 0, 10))
    return min(near, key=lambda each: abs((each.first - on).days))


def months_on(symbol: str, first: Month, count: int) -> list[str]:
    """Spell so many consecutive months of a symbol's product, as its exchange spells them."""
    match = _split(symbol)
    if match is None or match[3] is None:
        return []
    months = (first.back(-ahead) for ahead in range(count))
    codes = (f"{one.year % 100:02d}{one.month:02d}"[-len(match[3]) :] for one in months)
    return [f"{match[1]}.{match[2]}{code}" for code in codes]
