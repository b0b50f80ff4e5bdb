"""What belongs to an alert's subject, as frozen values: stock, contracts, accounts, positions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.contract import ZERO


class KinGroup(StrEnum):
    """The four groups, in the order in which they are shown, and what is in each."""

    STOCK = "stock"
    CONTRACTS = "contracts"
    ACCOUNTS = "accounts"
    POSITIONS = "positions"


class KinRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a group. Quantities are base units, signed as they stand: sold and short are < 0.

    key: of the row in the table it comes from: "stock:L1", a contract, an account, a position's
        "account/symbol"; of a line of the desk file the line's own id
    kind: what it is there ("stock", "transit", "given", "purchase", "sale"), "" in other groups
    line: id of the exposure line that counts it, "" where none does
    quantity: of stock; of a contract what is open, priced or not; of an account and of a position
        the futures that are the subject's
    delta_spot, delta_futures: what it adds to the exposures; None = it could not be counted
    lots: of a position, the subject's part of them
    money: goods at the spot price, contracts and positions at the futures price, an account's
        equity by the subject's share; None = a price or the share is not known
    margin_ratio: of the whole account
    is_counted_elsewhere: goods at sea without title: their contract counts them
    """

    group: KinGroup
    key: str
    kind: str = ""
    name: str = ""
    unit: str = ""
    commodity: str = ""
    month: str = ""
    futures: str = ""
    line: str = ""
    base_unit: str = ""
    quantity: Decimal = ZERO
    delta_spot: Decimal | None = None
    delta_futures: Decimal | None = None
    lots: Decimal | None = None
    money: Decimal | None = None
    margin_ratio: float | None = None
    is_counted_elsewhere: bool = False


class KinUnit(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit has in it, in one commodity and unit of measure: both exposures, signed."""

    unit: str
    commodity: str
    base_unit: str
    basis: Decimal
    flat: Decimal


class KinTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A group added up; amounts of several units of measure, or with a part unknown, are None."""

    count: int
    base_unit: str = ""
    quantity: Decimal | None = None
    delta_spot: Decimal | None = None
    delta_futures: Decimal | None = None
    money: Decimal | None = None


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that belongs to one alert's subject now.

    units: by size of their basis exposure, largest first, then of their flat exposure
    rows: by group, in each by size, largest first
    """

    alert: str
    subject: str
    units: tuple[KinUnit, ...] = ()
    rows: tuple[KinRow, ...] = ()

    def group(self, group: KinGroup) -> Iterator[KinRow]:
        """Go through the rows of one group."""
        return (row for row in self.rows if row.group is group)

    def total(self, group: KinGroup) -> KinTotal:
        """Add one group up."""
        rows = list(self.group(group))
        counted = [row for row in rows if not row.is_counted_elsewhere]
        units = {row.base_unit for row in counted if row.base_unit}
        if len(units) > 1:
            return KinTotal(count=len(rows), money=_sum(row.money for row in counted))
        return KinTotal(
            count=len(rows),
            base_unit=next(iter(units), ""),
            quantity=sum((row.quantity for row in counted), ZERO),
            delta_spot=_sum(row.delta_spot for row in counted),
            delta_futures=_sum(row.delta_futures for row in counted),
            money=_sum(row.money for row in counted),
        )


def _sum(parts: Iterator[Decimal | None]) -> Decimal | None:
    total = ZERO
    for part in parts:
        if part is None:
            return None
        total += part
    return total
