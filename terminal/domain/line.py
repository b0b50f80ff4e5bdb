"""One line of exposure: what it is, whose it is, and how it moves."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.contract import ZERO


class LineKind(StrEnum):
    """Where a line comes from."""

    STOCK = "stock"
    TRANSIT = "transit"
    PURCHASE = "purchase"
    SALE = "sale"
    FUTURES = "futures"
    GIVEN = "given"  # a line of the desk file, as it stands there


class TaxView(StrEnum):
    """On which footing physical lines are counted.

    WITH_TAX: tonnes as they are. WITHOUT_TAX: q / (1+r) of goods priced with VAT, because their
    margin is taxed and the profit of futures is not. Futures lots are never divided, nor are goods
    of a bonded contract, whose price contains no tax.
    """

    WITH_TAX = "with tax"
    WITHOUT_TAX = "without tax"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Signed base units that move with spot and with futures, and the keys to sum them by.

    ref: id of the contract, lot, shipment, or "<account>/<symbol>" that it stands for; of a line
        of the desk file what it is called there
    month: delivery month of `futures`, "YYYY-MM"; "" when the symbol names none
    account: of a futures line; "" for goods
    pair: whose spot series moves it; "" for futures lots
    vat: rate of the tax in the price of goods, a fraction; 0 = none, or lots; None = not on file
    """

    id: str
    kind: LineKind
    ref: str
    unit: str
    commodity: str
    month: str
    strategy: str
    account: str
    futures: str
    pair: str
    base_unit: str
    vat: Decimal | None = ZERO
    delta_spot: Decimal = ZERO
    delta_futures: Decimal = ZERO
