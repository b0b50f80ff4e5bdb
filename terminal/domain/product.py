"""What one lot of a product is, how it is priced, and how it is taxed.

These are facts with dates. An instrument that a front lists has a multiplier and a price step of
its own, and they override what is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from terminal.domain.instrument import Instrument


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """One product, such as "SHFE.cu".

    multiplier: quote units in one lot, so that lot value = price x multiplier
    base_per_lot: base units (tonnes, grams, barrels) in one lot; not always the multiplier
    quote_unit: what one price is for, such as "t" or "500kg"
    price_tick: smallest price step, in quote currency
    vat_class: which rate is contained in the price, or would be without bond
    is_bonded: priced without value-added tax and duty
    spot_unit, spot_factor: the usual spot quotation, and futures quote units in one of its units
    is_dry: futures count dry tonnes, spot wet ones: S_dry = S_wet / (1 - moisture)
    """

    id: str
    name_zh: str
    name_en: str
    multiplier: Decimal
    base_per_lot: Decimal
    base_unit: str
    quote_unit: str
    price_tick: Decimal
    vat_class: str
    is_bonded: bool
    spot_unit: str
    spot_factor: Decimal
    is_dry: bool

    @property
    def exchange(self) -> str:
        """The exchange's letters."""
        return self.id.partition(".")[0]

    @property
    def code(self) -> str:
        """The product's letters, in the exchange's own case."""
        return self.id.partition(".")[2]

    @property
    def value_per_base(self) -> Decimal:
        """Money that one base unit gains when the quoted price rises by one."""
        return self.multiplier / self.base_per_lot

    @property
    def price_unit(self) -> str:
        """How a price is written, such as "CNY/t"."""
        return f"CNY/{self.quote_unit}"


class Former(msgspec.Struct, frozen=True):
    """What a product was up to and with the trading day `last`."""

    last: date
    product: Product


class Rate(msgspec.Struct, frozen=True):
    """A rate of value-added tax from a day on, as a fraction of the price without it."""

    vat_class: str
    since: date
    rate: Decimal


class Exchange(msgspec.Struct, frozen=True):
    """An exchange and its names."""

    id: str
    name_zh: str
    name_en: str


class ProductTable(msgspec.Struct, frozen=True, kw_only=True):
    """All products, by id, with what they were before, ascending, and the rates of tax."""

    exchanges: Mapping[str, Exchange]
    products: Mapping[str, Product]
    former: Mapping[str, tuple[Former, ...]]
    rates: tuple[Rate, ...]

    def product(self, product: str, on: date) -> Product | None:
        """Return a product as it was on a trading day; None when it is not known."""
        for former in self.former.get(product, ()):
            if on <= former.last:
                return former.product
        return self.products.get(product)

    def vat(self, vat_class: str, on: date) -> Decimal | None:
        """Return the rate in force on a day; None where no row reaches back so far."""
        row = self.vat_row(vat_class, on)
        return None if row is None else row.rate

    def vat_row(self, vat_class: str, on: date) -> Rate | None:
        """Return the row of that rate."""
        found = [row for row in self.rates if row.vat_class == vat_class and row.since <= on]
        return max(found, key=lambda row: row.since, default=None)

    def vat_in_price(self, product: Product, on: date) -> Decimal | None:
        """Return the rate that the futures price contains on a day: 0 for a bonded product.

        Spot quoted without tax is multiplied by 1 + this; with tax, for a bonded contract, it is
        divided by 1 + the rate of its class.
        """
        return Decimal(0) if product.is_bonded else self.vat(product.vat_class, on)


def overridden(product: Product, listed: Instrument) -> tuple[Product, tuple[str, ...]]:
    """Return a product as a front lists it, and a sentence for each fact that the front changes.

    With another multiplier the base units in a lot change in the same proportion.
    """
    said = []
    ratio = listed.multiplier / product.multiplier
    if ratio != 1:
        said.append(
            f"{listed.symbol}: the front's multiplier is {listed.multiplier}, the table's "
            f"{product.multiplier}; the front's is used"
        )
    if listed.price_tick != product.price_tick:
        said.append(
            f"{listed.symbol}: the front's price step is {listed.price_tick}, the table's "
            f"{product.price_tick}; the front's is used"
        )
    changed = msgspec.structs.replace(
        product,
        multiplier=listed.multiplier,
        base_per_lot=product.base_per_lot * ratio,
        price_tick=listed.price_tick,
    )
    return changed, tuple(said)
