"""One sane value of each noun of the business book: copper and eggs, at the end of November 2026.

Eggs are quoted per 500 kg and booked in tonnes: whatever takes a lot's multiplier for its tonnes
goes wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from terminal.core.firm import date_in_beijing
from terminal.core.policy import Policy
from terminal.core.price_limits import PriceLimits
from terminal.core.reference import Reference
from terminal.core.swings import Swings
from terminal.domain.allocation import Allocation
from terminal.domain.basis import Pair
from terminal.domain.contract import Contract, PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.line import Line, LineKind
from terminal.domain.price_limit import LimitRule
from terminal.domain.pricing import Pricing
from terminal.domain.product import Product, ProductTable, Rate
from terminal.domain.register import Register
from terminal.domain.roll import Roll
from terminal.domain.settlement import Settlement
from terminal.domain.stock import Lot
from terminal.domain.strategy import Strategy
from terminal.domain.transit import Transit
from terminal.domain.unit import BusinessUnit
from tests.builders import make_pair

D = Decimal
DAY = date(2026, 11, 25)
TIME = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)
CU1, CU2, JD = "SHFE.cu2701", "SHFE.cu2702", "DCE.jd2701"


def weekdays(day: date) -> bool:
    """A calendar without holidays."""
    return day.weekday() < 5


def make_contract(**fields: Any) -> Contract:
    """A purchase of 1000 t at futures + 50, nothing priced, nothing delivered."""
    values: dict[str, Any] = {
        "id": "P1",
        "side": TradeSide.PURCHASE,
        "kind": PricingKind.BASIS,
        "unit": "metals",
        "commodity": "cu",
        "quantity": D(1000),
        "futures": CU1,
        "premium": D(50),
    }
    return Contract(**values | fields)


def make_fixed(**fields: Any) -> Contract:
    """A purchase of 1000 t at 88 000, made when futures were 87 900."""
    values: dict[str, Any] = {
        "kind": PricingKind.FIXED,
        "premium": None,
        "price": D(88000),
        "hedge_price": D(87900),
    }
    return make_contract(**values | fields)


def make_deal(**fields: Any) -> Deal:
    """A deal with the contract's own fields, and `pricings` and `rolls`."""
    facts = {name: fields.pop(name) for name in ("pricings", "rolls") if name in fields}
    return Deal(contract=make_contract(**fields), **facts)


def make_pricing(quantity: int | str = 100, price: int = 88000, **fields: Any) -> Pricing:
    """A hundred tonnes priced at 88 000."""
    values: dict[str, Any] = {"id": "F1", "contract": "P1", "time": TIME}
    return Pricing(**values | {"quantity": D(quantity), "price": D(price)} | fields)


def make_roll(**fields: Any) -> Roll:
    """From January at 88 000 into February at 88 200."""
    values: dict[str, Any] = {
        "id": "R1",
        "contract": "P1",
        "futures": CU2,
        "old_price": D(88000),
        "new_price": D(88200),
        "time": TIME,
    }
    return Roll(**values | fields)


def make_lot(**fields: Any) -> Lot:
    """500 t that cost 87 800 when futures were 87 900."""
    values: dict[str, Any] = {
        "id": "L1",
        "unit": "metals",
        "commodity": "cu",
        "quantity": D(500),
        "futures": CU1,
        "cost": D(87800),
        "receipt_price": D(87900),
    }
    return Lot(**values | fields)


def make_transit(**fields: Any) -> Transit:
    """200 t at sea, ours already."""
    values: dict[str, Any] = {
        "id": "T1",
        "unit": "metals",
        "commodity": "cu",
        "quantity": D(200),
        "futures": CU1,
        "has_title": True,
    }
    return Transit(**values | fields)


def make_allocation(**fields: Any) -> Allocation:
    """All lots of the account belong to metals."""
    values: dict[str, Any] = {
        "id": "A1",
        "account": "demo",
        "futures": "*",
        "unit": "metals",
        "share": D(1),
    }
    return Allocation(**values | fields)


def book_line(spot: int = 0, pricing: int = 0, **fields: Any) -> Line:
    """A line of metals' copper for January."""
    values: dict[str, Any] = {
        "id": "stock:L1",
        "kind": LineKind.STOCK,
        "ref": "L1",
        "unit": "metals",
        "commodity": "cu",
        "month": "2027-01",
        "strategy": "",
        "account": "",
        "futures": CU1,
        "pair": "cu",
        "base_unit": "t",
        "delta_spot": D(spot),
        "delta_futures": D(pricing),
    }
    return Line(**values | fields)


def make_settlement(price: str = "88000", day: date = DAY, futures: str = CU1) -> Settlement:
    """What copper was settled at on a day."""
    return Settlement(id=f"{futures} {day}", futures=futures, day=day, settlement=D(price))


def make_register(**tables: Any) -> Register:
    """Two units and one strategy; other tables as given, in any order."""
    values: dict[str, Any] = {
        "units": (BusinessUnit(id="farm", name="农产"), BusinessUnit(id="metals", name="金属")),
        "strategies": (Strategy(id="stock-hedge", unit="metals", name="库存保值"),),
    }
    ordered = {name: tuple(sorted(rows, key=lambda row: row.id)) for name, rows in tables.items()}
    return Register(**values | ordered)


def make_product(**fields: Any) -> Product:
    """Copper of Shanghai, as five tonnes a lot."""
    values: dict[str, Any] = {
        "id": "SHFE.cu",
        "name_zh": "铜",
        "name_en": "Copper",
        "multiplier": D(5),
        "base_per_lot": D(5),
        "base_unit": "t",
        "quote_unit": "t",
        "price_tick": D(10),
        "vat_class": "standard",
        "is_bonded": False,
        "spot_unit": "t",
        "spot_factor": D(1),
        "is_dry": False,
    }
    return Product(**values | fields)


def make_products(**fields: Any) -> ProductTable:
    """Copper, bonded copper and eggs; VAT of 16, then 13, and of 9 per cent."""
    eggs = make_product(
        id="DCE.jd",
        name_zh="鸡蛋",
        name_en="Eggs",
        quote_unit="500kg",
        multiplier=D(10),
        price_tick=D(1),
        vat_class="farm",
        spot_unit="kg",
        spot_factor=D(500),
    )
    products = (make_product(), make_product(id="INE.bc", is_bonded=True), eggs)
    values: dict[str, Any] = {
        "exchanges": {},
        "products": {product.id: product for product in products},
        "former": {},
        "rates": (
            Rate("standard", date(2018, 5, 1), D("0.16")),
            Rate("standard", date(2019, 4, 1), D("0.13")),
            Rate("farm", date(2019, 4, 1), D("0.09")),
        ),
    }
    return ProductTable(**values | fields)


def make_reference(**fields: Any) -> Reference:
    """The products above, with pairs on January."""
    values: dict[str, Any] = {
        "table": make_products(),
        "pairs": (
            make_pair(futures=CU1),
            make_pair(id="cu.south", futures=CU1),
            make_pair(id="jd", futures=JD, spot="SPOT.jd"),
        ),
    }
    return Reference(**values | fields)


def make_limits(*rules: LimitRule) -> PriceLimits:
    """Limits that know no lock yet, on weekdays, of what the front and these rules say."""
    return PriceLimits(rules, make_reference(), date_in_beijing, weekdays)


def make_swings(pairs: Iterable[Pair] = (), **policy: Any) -> Swings:
    """Swings that know no day yet, on weekdays."""
    return Swings(Policy(**policy), pairs, weekdays)
