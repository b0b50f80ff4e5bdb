"""One cell of a business file as a value: numbers, dates, choices, as people write them.

Full-width digits and signs, thousands separators, per cent and Chinese words are read; what is
ambiguous is refused in words (`ValueError`), never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from terminal.domain.allocation import EVERY
from terminal.domain.contract import PricingKind, PricingRight, TradeSide
from terminal.domain.width import narrowed
from terminal.feeds.scalar import BEIJING

# Beyond these a number is a slip of the keyboard, and sums would no longer be exact.
MOST = Decimal(10) ** 15
MOST_DECIMALS = 9

_read_number = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?", re.ASCII).fullmatch
_read_date = re.compile(
    r"(\d{4})(?:(?P<mark>[-/.])(\d{1,2})(?P=mark)(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d\d)(\d\d))"
    r"(?:[ T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)?",
    re.ASCII,
).fullmatch
_read_symbol = re.compile(r"(?:([A-Za-z]+)\.)?([A-Za-z]+)(\d{3,4})", re.ASCII).fullmatch

_ODD = str.maketrans({"−": "-", "–": "-", "\ufeff": None, "\u200b": None, "\u00a0": " "})

# To the units in which products are written in `resources/instruments`.
UNITS = {
    "吨": "t",
    "公斤": "kg",
    "千克": "kg",
    "克": "g",
    "桶": "bbl",
    "barrel": "bbl",
    "barrels": "bbl",
    "立方米": "m3",
    "张": "sheet",
    "点": "point",
}
SIDES = {
    **dict.fromkeys(("purchase", "buy", "采购", "买", "买入", "购"), TradeSide.PURCHASE),
    **dict.fromkeys(("sale", "sell", "销售", "卖", "卖出", "销"), TradeSide.SALE),
}
KINDS = {
    **dict.fromkeys(("fixed", "一口价", "固定价"), PricingKind.FIXED),
    **dict.fromkeys(("basis", "基差", "点价", "基差点价"), PricingKind.BASIS),
    **dict.fromkeys(("average", "均价", "公式", "公式价"), PricingKind.AVERAGE),
    **dict.fromkeys(("later", "后点价", "先货后价", "暂定价"), PricingKind.LATER),
}
RIGHTS = {
    **dict.fromkeys(("buyer", "买方", "买方点价"), PricingRight.BUYER),
    **dict.fromkeys(("seller", "卖方", "卖方点价"), PricingRight.SELLER),
}
ANSWERS = {
    **dict.fromkeys(("yes", "true", "1", "是", "有", "含"), True),
    **dict.fromkeys(("no", "false", "0", "否", "无", "不含"), False),
}


def plain(text: str) -> str:
    """Bring full-width letters, digits and signs to their plain form, without blanks around."""
    return unicodedata.normalize("NFKC", text).translate(_ODD).strip()


# Of a number only the width may be another: 10² is not 102.
def _figure(text: str) -> str:
    return narrowed(text).translate(_ODD).strip()


def words(text: str) -> str:
    """Read a name for people: as written, without blanks around."""
    return text.strip().translate(_ODD)


def number(text: str) -> Decimal:
    """Read a signed number; thousands may be separated, then all of them must be."""
    found = _figure(text)
    if _read_number(found) is None or not any(sign.isdigit() for sign in found):
        raise ValueError("is not a number")
    value = Decimal(_short(found.replace(",", "")))
    exponent = value.as_tuple().exponent
    if abs(value) >= MOST or not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        raise ValueError(f"is out of range: below {MOST:f} and {MOST_DECIMALS} decimals are read")
    # Zero has no sign: "-0" would be shown to people.
    return value or abs(value)


# A database writes all the digits of a column; zeros at the end of them say nothing.
def _short(figures: str) -> str:
    whole, point, decimals = figures.partition(".")
    kept = decimals[:MOST_DECIMALS] + decimals[MOST_DECIMALS:].rstrip("0")
    return f"{whole}{point}{kept}"


def quantity(text: str) -> Decimal:
    """Read a number >= 0: the side of a row gives the sign."""
    value = number(text)
    if value < 0:
        raise ValueError("must not be negative; the side says which way the goods go")
    return value


def fraction(text: str) -> Decimal:
    """Read "5%" or "0.05"; from 0 to 1."""
    found = _figure(text)
    value = number(found.removesuffix("%"))
    if found.endswith("%"):
        value /= 100
    if not 0 <= value <= 1:
        raise ValueError("is not from 0 to 1; write such as 5% or 0.05")
    return value


def share(text: str) -> Decimal:
    """Read a fraction above 0."""
    value = fraction(text)
    if not value:
        raise ValueError("must be above 0")
    return value


def unit(text: str) -> str:
    """Read a unit of measure; Chinese and English names of one unit are the same."""
    found = plain(text)
    return UNITS.get(found.lower(), found)


def commodity(names: Mapping[str, str]) -> Callable[[str], str]:
    """Return a reader of commodities that knows them by name, and by code in any case.

    names: code by name, such as {"铜": "cu"}
    """
    codes = {code.lower(): code for code in names.values()}

    def read(text: str) -> str:
        found = plain(text)
        return names.get(found, codes.get(found.lower(), found))

    return read


def choice(table: Mapping[str, object]) -> Callable[[str], object]:
    """Return a reader of the words in this table, which names them when another is found."""

    def read(text: str) -> object:
        found = table.get(plain(text).lower())
        if found is None:
            raise ValueError(f"is not one of {', '.join(table)}")
        return found

    return read


def day(text: str) -> date:
    """Read a date; a time of day may follow and is dropped."""
    return _time(text).date()


def time(text: str) -> datetime:
    """Read a date and a time of day, Beijing; return aware UTC."""
    found = plain(text)
    if ":" not in found:
        raise ValueError("has no time of day; expected YYYY-MM-DD HH:MM[:SS]")
    try:
        return _time(found).astimezone(UTC)
    except OverflowError:
        raise ValueError("is not a date of the calendar") from None


def symbols(products: Iterable[str]) -> Callable[[str], str]:
    """Return a reader of futures symbols that knows these products, such as "SHFE.cu".

    The exchange may be left out where one product alone has the code; case does not matter then.
    "*" stands for every contract.
    """
    known: dict[str, list[str]] = {}
    for product in products:
        known.setdefault(product.partition(".")[2].lower(), []).append(product)

    def read(text: str) -> str:
        found = plain(text)
        if found == EVERY:
            return found
        match = _read_symbol(found)
        if match is None:
            raise ValueError("is not a futures contract; expected such as SHFE.cu2701")
        exchange, code, month = match.groups()
        fitting = [
            product
            for product in known.get(code.lower(), ())
            if exchange is None or product.startswith(f"{exchange.upper()}.")
        ]
        if len(fitting) == 1:
            return f"{fitting[0]}{month}"
        if exchange is None:
            raise ValueError("needs its exchange in front, such as SHFE.cu2701")
        return found

    return read


def _time(text: str) -> datetime:
    match = _read_date(plain(text))
    if match is None:
        raise ValueError("is not a date; expected YYYY-MM-DD")
    year, _, *days, hour, minute, second, rest = match.groups()
    month, of_month = [part for part in days if part is not None]
    try:
        return datetime(
            int(year),
            int(month),
            int(of_month),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((rest or "").ljust(6, "0")),
            tzinfo=BEIJING,
        )
    except ValueError:
        raise ValueError("is not a date of the calendar") from None
