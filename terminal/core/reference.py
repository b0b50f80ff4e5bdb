"""Which units, lots, tax rates and premiums are in force on a day.

A missing row is an error and never a zero: `NoReference` says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from terminal import Refused
from terminal.domain.basis import Pair
from terminal.domain.code import future_product
from terminal.domain.contract import ZERO
from terminal.domain.instrument import Instrument
from terminal.domain.premium import Premium
from terminal.domain.product import Product, ProductTable, Rate, overridden


class NoReference(Refused):
    """A product, a tax rate or a premium is not on file for that day."""


class Size(NamedTuple):
    """One lot: of which commodity, and how many base units."""

    commodity: str
    base_unit: str
    base_per_lot: Decimal


class Reference:
    """Dated facts about products, and which pair measures which contract."""

    def __init__(
        self, table: ProductTable, premiums: Iterable[Premium] = (), pairs: Iterable[Pair] = ()
    ) -> None:
        self._table = table
        self._premiums = list(premiums)
        self._homes: dict[str, Pair] = {}
        for pair in pairs:
            self._homes.setdefault(pair.futures, pair)
        self._listed: dict[str, Instrument] = {}

    def list_instruments(self, instruments: Iterable[Instrument]) -> None:
        """Let the multipliers and price steps that the front lists replace the table's."""
        for one in instruments:
            self._listed[one.symbol] = one

    def product(self, symbol: str, day: date) -> Product:
        """Return the product of a futures symbol as it was on `day`, with what the front lists."""
        product = self._table.product(future_product(symbol) or "", day)
        if product is None:
            raise NoReference(f"no product is on file for {symbol} on {day}")
        listed = self._listed.get(symbol)
        return product if listed is None else overridden(product, listed)[0]

    def lot(self, symbol: str, day: date) -> Size:
        """Return what one lot is: as on file, else as the desk file says of a pair on it."""
        pair = self._homes.get(symbol)
        try:
            product = self.product(symbol, day)
        except NoReference:
            if pair is None:
                raise
            code = (future_product(symbol) or symbol).rpartition(".")[2]
            return Size(code, pair.base_unit, pair.base_per_lot)
        return Size(product.code, product.base_unit, product.base_per_lot)

    def scales(self, symbols: Iterable[str], day: date) -> dict[str, Decimal]:
        """Return money per base unit when the quoted price rises by one, of symbols on file."""
        scales = {}
        for symbol in symbols:
            try:
                scales[symbol] = self.product(symbol, day).value_per_base
            except NoReference:
                continue
        return scales

    def commodities(self) -> dict[str, set[str]]:
        """Return the base units that each commodity is, or ever was, booked in."""
        units: dict[str, set[str]] = {}
        for key, product in self._table.products.items():
            rows = [product, *(one.product for one in self._table.former.get(key, ()))]
            units.setdefault(product.code, set()).update(row.base_unit for row in rows)
        return units

    def names(self, code: str) -> tuple[str, str]:
        """Return what a commodity is called in Chinese and in English; "" where it is not known."""
        for product in self._table.products.values():
            if product.code == code:
                return product.name_zh, product.name_en
        return "", ""

    def vat(self, symbol: str, day: date) -> Decimal:
        """Return the VAT rate, a fraction, of the goods behind a futures symbol on `day`."""
        return self.vat_row(symbol, day).rate

    def vat_row(self, symbol: str, day: date) -> Rate:
        """Return the row of that rate."""
        vat_class = self.product(symbol, day).vat_class
        row = self._table.vat_row(vat_class, day)
        if row is None:
            raise NoReference(f"no {vat_class} VAT rate is on file for {symbol} on {day}")
        return row

    def vat_in_price(self, symbol: str, day: date) -> Decimal:
        """Return the VAT rate that a contract's price contains on `day`: 0 of a bonded one."""
        return ZERO if self.product(symbol, day).is_bonded else self.vat(symbol, day)

    def premium(self, commodity: str, attribute: str, value: str, day: date) -> Premium:
        """Return the premium of an attribute on `day`; the latest row wins."""
        found = [
            row
            for row in self._premiums
            if (row.commodity, row.attribute, row.value) == (commodity, attribute, value)
            and row.is_valid(day)
        ]
        if not found:
            what = f"{attribute} {value} of {commodity}"
            raise NoReference(f"no premium is on file for {what} on {day}; 0 must be written as 0")
        return max(found, key=lambda row: row.since)

    def pair_of(self, pair: str, futures: Iterable[str]) -> str:
        """Return the pair named, else the first pair on one of the contracts, else ""."""
        return pair or next((self._homes[one].id for one in futures if one in self._homes), "")
