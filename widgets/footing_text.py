"""With or without tax, in words: 含税, 不含税, at which rates, and how amounts are written then."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.book_view import BookState
from terminal.domain.line import Line, LineKind, TaxView
from widgets import format as f
from widgets.latest import Latest
from widgets.words import translate, word

FOOTINGS = {
    TaxView.WITH_TAX: QT_TRANSLATE_NOOP("words", "incl. VAT"),
    TaxView.WITHOUT_TAX: QT_TRANSLATE_NOOP("words", "excl. VAT"),
}
# What people write by hand has three decimals at most; tonnes / 1.13 have no end.
BY_HAND = -3


def footing_of(latest: Latest) -> TaxView:
    """Return how rules and orders count goods; with tax until the desk has said."""
    return latest.book.get("", BookState()).footing


def other(footing: TaxView) -> TaxView:
    """Return the one of two that this is not."""
    return TaxView.WITHOUT_TAX if footing is TaxView.WITH_TAX else TaxView.WITH_TAX


def titled(title: str, footing: TaxView) -> str:
    """Write what a column of exposures is counted as: Flat exposure, excl. VAT."""
    words = translate("Footing", "{title}, {footing}")
    return words.format(title=title, footing=word(FOOTINGS, footing))


def amount(value: Decimal, *, sign: bool = True) -> str:
    """Write base units; what was divided by 1 + r is rounded to one decimal, and is not cut."""
    exponent = value.normalize().as_tuple().exponent
    is_long = isinstance(exponent, int) and exponent < BY_HAND
    return f.number(value, 1, sign=sign) if is_long else f.plain(value, sign=sign)


def rates_of(lines: Iterable[Line]) -> dict[Decimal | None, dict[str, None]]:
    """Return which commodities' goods are taxed at which rate, the highest first; None last."""
    found: dict[Decimal | None, dict[str, None]] = {}
    for line in lines:
        if line.kind is not LineKind.FUTURES:
            found.setdefault(line.vat, {})[line.commodity] = None
    return {rate: found[rate] for rate in sorted(found, key=_place)}


def rates_text(rates: Iterable[Decimal | None]) -> str:
    """Write the rates alone: r = 13%, 9%; "" where there are no goods."""
    words = ", ".join(_rate(rate) for rate in rates)
    return translate("Footing", "r = {0}").format(words) if words else ""


def rates_hint(lines: Iterable[Line], latest: Latest) -> str:
    """Say which goods are divided by what, a line for each rate."""
    said = []
    for rate, codes in rates_of(lines).items():
        names = ", ".join(latest.named("commodity", code) for code in codes)
        if rate is None:
            words = translate("Footing", "no rate on file: {0}")
        elif rate:
            words = translate("Footing", "r = {rate}, excl. VAT is q / {factor}: {0}")
        else:
            words = translate("Footing", "no tax in the price, the same on both: {0}")
        said.append(words.format(names, rate=_rate(rate), factor=f.plain(1 + (rate or 0))))
    return "\n".join(said)


def _place(rate: Decimal | None) -> Decimal:
    return Decimal(1) if rate is None else -rate


def _rate(rate: Decimal | None) -> str:
    return "?" if rate is None else f.percent(rate, 0 if not rate * 100 % 1 else 1)
