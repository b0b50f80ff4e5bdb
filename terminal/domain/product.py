"""What the exchange trades under one code: units, lot and tax, valid from a day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec


class VatClass(StrEnum):
    """Which VAT rate goods of a product carry."""

    STANDARD = "standard"
    FARM = "farm"
    NONE = "none"


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """One product from `since` on; a later row replaces it, and the instrument feed replaces both.

    id: exchange and code, "SHFE.cu"
    multiplier: quote units in a lot, so that lot value = price x multiplier
    base_per_lot: base units (tonnes) in a lot; differs from the multiplier where the quote unit is
        not the base unit
    is_bonded: quoted without VAT and duty
    """

    id: str
    name: str
    base_unit: str
    price_unit: str
    multiplier: Decimal
    base_per_lot: Decimal
    since: date = date.min
    vat: VatClass = VatClass.STANDARD
    is_bonded: bool = False

    @property
    def value_per_base(self) -> Decimal:
        """Money that one base unit gains when the quoted price rises by one."""
        return self.multiplier / self.base_per_lot

    @property
    def commodity(self) -> str:
        """The code without the exchange."""
        return self.id.partition(".")[2]


class VatRate(msgspec.Struct, frozen=True, kw_only=True):
    """A VAT rate, a fraction, from `since` on."""

    vat: VatClass
    rate: Decimal
    since: date
