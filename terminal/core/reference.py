"""Which units, lots, tax rates and premiums are in force on a day.

A missing row is an error and never a zero: `NoReference` says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from terminal import Refused
from terminal.domain.basis import Pair
from terminal.domain.instrument import Instrument
from terminal.domain.month import product_of
from terminal.domain.premium import Premium
from terminal.domain.product import Product, VatClass, VatRate


class NoReference(Refused):
    """A product, a tax rate or a premium is not on file for that day."""


class Reference:
    """Dated facts about products, and which pair measures which contract."""

    def __init__(
        self,
        products: Iterable[Product],
        rates: Iterable[VatRate] = (),
        premiums: Iterable[Premium] = (),
        pairs: Iterable[Pair] = (),
    ) -> None:
        self._products: dict[str, list[Product]] = {}
        for product in sorted(products, key=lambda one: one.since):
            self._products.setdefault(product.id, []).append(product)
        self._rates = sorted(rates, key=lambda rate: rate.since)
        self._premiums = list(premiums)
        self._homes: dict[str, str] = {}
        for pair in pairs:
            self._homes.setdefault(pair.futures, pair.id)
        self._multipliers: dict[str, Decimal] = {}

    def list_instruments(self, instruments: Iterable[Instrument]) -> None:
        """Let the feed's multipliers replace the table's."""
        for one in instruments:
            self._multipliers[one.symbol] = one.multiplier

    def product(self, symbol: str, day: date) -> Product:
        """Return the product of a futures symbol as it was on `day`, with the feed's multiplier."""
        found = [
            one for one in self._products.get(product_of(symbol) or "", ()) if one.since <= day
        ]
        if not found:
            raise NoReference(f"no product is on file for {symbol} on {day}")
        product = found[-1]
        multiplier = self._multipliers.get(symbol, product.multiplier)
        if multiplier == product.multiplier:
            return product
        return msgspec.structs.replace(
            product,
            multiplier=multiplier,
            base_per_lot=product.base_per_lot * multiplier / product.multiplier,
        )

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
        for rows in self._products.values():
            for row in rows:
                units.setdefault(row.commodity, set()).add(row.base_unit)
        return units

    def vat(self, symbol: str, day: date) -> Decimal:
        """Return the VAT rate, a fraction, of the goods behind a futures symbol on `day`."""
        kind = self.product(symbol, day).vat
        if kind is VatClass.NONE:
            return Decimal(0)
        found = [rate for rate in self._rates if rate.vat is kind and rate.since <= day]
        if not found:
            raise NoReference(f"no {kind} VAT rate is on file for {symbol} on {day}")
        return found[-1].rate

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
        return pair or next((self._homes[one] for one in futures if one in self._homes), "")
