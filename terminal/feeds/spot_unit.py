"""Units of prices as files and desk files write them, in one spelling."""

from __future__ import annotations

from terminal.feeds.book_cell import UNITS

MONEY = {"元": "CNY", "cny": "CNY", "rmb": "CNY", "美元": "USD", "usd": "USD"}
KNOWN = {*MONEY.values(), *UNITS.values()}


def plain_unit(text: str) -> str:
    """Return "CNY/t" for "元/吨"; "" for what is not known, which nobody can judge."""
    parts = [part.strip() for part in text.split("/")]
    plain = [MONEY.get(part.lower(), UNITS.get(part.lower(), part)) for part in parts]
    return "/".join(plain) if len(plain) == 2 and KNOWN.issuperset(plain) else ""
