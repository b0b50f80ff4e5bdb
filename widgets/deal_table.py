"""Open contracts, and goods in store and on their way, as two tables."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit
from widgets import format as f
from widgets.average_text import average_of, average_tip, days_of
from widgets.bridge import Bridge
from widgets.column import Column
from widgets.columns import number_column, text_column
from widgets.exposure_text import unit_name
from widgets.latest import Latest
from widgets.locked_text import contract_tip, lot_tip
from widgets.panel import TablePanel
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import PRICINGS, SIDES, TABLES, translate, unit, word

Goods = Lot | Transit


class DealTable(TablePanel):
    """One row a contract: how much of it is open, priced and delivered, and at what premium."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Deal] = RowsModel(
            deal_columns(bridge.latest), order=lambda row: row.contract.id
        )
        name = translate("Deals", "Contracts")
        super().__init__(model, theme, name, translate("Deals", "No contract in the book"))
        bridge.deals.connect(model.put)


class GoodsTable(TablePanel):
    """One row a lot or a shipment."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Goods] = RowsModel(
            goods_columns(bridge.latest), order=lambda row: (isinstance(row, Transit), row.id)
        )
        name = translate("Goods", "Stock")
        super().__init__(model, theme, name, translate("Goods", "No goods in the book"))
        bridge.goods.connect(model.put)


def deal_columns(latest: Latest) -> list[Column[Deal]]:
    """Return the contract table's columns: what was agreed, then how much of it is open."""
    return [*_agreed(latest), *_open(latest)]


def _agreed(latest: Latest) -> list[Column[Deal]]:
    return [
        text_column(translate("Deals", "Contract"), lambda row: row.contract.id, search=True),
        text_column(
            translate("Deals", "Side"),
            lambda row: word(SIDES, row.contract.side.value),
            tone=lambda row: "up" if row.contract.side is TradeSide.PURCHASE else "down",
            search=True,
        ),
        text_column(
            translate("Deals", "Priced by"),
            _priced_by,
            search=True,
            drop=2,
            tip=_average_tip,
        ),
        text_column(
            translate("Deals", "Business unit"),
            lambda row: unit_name(row.contract.unit, latest),
            search=True,
            elide=70,
            stretch=1,
            drop=3,
        ),
    ]


def _open(latest: Latest) -> list[Column[Deal]]:
    # Quantities in base units.
    return [
        number_column(
            translate("Deals", "Quantity"), lambda row: f.plain(row.quantity), "88,888", stretch=1
        ),
        number_column(
            translate("Deals", "Unpriced"),
            lambda row: f.plain(row.unpriced),
            "88,888",
            tone=lambda row: "text" if row.unpriced else "muted",
        ),
        number_column(
            translate("Deals", "To deliver"),
            lambda row: f.plain(row.undelivered),
            "88,888",
            tone=lambda row: "text" if row.undelivered else "muted",
        ),
        text_column(
            translate("Deals", "Unit"), lambda row: unit(row.contract.base_unit), tone="muted"
        ),
        text_column(translate("Deals", "Month"), _months, tone="muted", search=True),
        number_column(
            translate("Deals", "Price / premium"),
            _price,
            "+88,888",
            tone=lambda row: "attention" if row.missing else "text",
            tip=lambda row: contract_tip(row, latest),
        ),
        text_column(
            translate("Deals", "Counterparty"),
            lambda row: row.contract.counterparty,
            search=True,
            elide=60,
            drop=1,
        ),
    ]


def goods_columns(latest: Latest) -> list[Column[Goods]]:
    """Return the stock table's columns."""
    return [
        text_column(translate("Goods", "Lot"), lambda row: row.id, search=True),
        text_column(translate("Goods", "What"), _table, drop=1),
        text_column(
            translate("Goods", "Business unit"),
            lambda row: unit_name(row.unit, latest),
            search=True,
            elide=70,
            stretch=1,
            drop=3,
        ),
        number_column(translate("Goods", "Quantity"), lambda row: f.plain(row.quantity), "88,888"),
        text_column(translate("Goods", "Unit"), lambda row: unit(row.base_unit), tone="muted"),
        number_column(
            translate("Goods", "Cost"),
            lambda row: _cost(row.cost),
            "88,888.8",
            tip=lambda row: lot_tip(row, latest) if isinstance(row, Lot) else "",
        ),
        text_column(
            translate("Goods", "Month"), lambda row: f.code(row.futures), tone="muted", search=True
        ),
        text_column(
            translate("Goods", "Where"),
            lambda row: row.place if isinstance(row, Lot) else "",
            search=True,
            elide=50,
            drop=2,
        ),
    ]


def _table(row: Goods) -> str:
    return word(TABLES, "stock" if isinstance(row, Lot) else "transit")


def _cost(cost: Decimal | None) -> str:
    return f.NONE if cost is None else f.plain(cost)


def _months(row: Deal) -> str:
    # How many more months have parts of it: a form shows them all.
    more = len({one.futures for one in row.open} - {row.futures})
    return f.code(row.futures) + (f" +{more}" if more else "")


def _priced_by(row: Deal) -> str:
    return " ".join(
        part for part in (word(PRICINGS, row.contract.kind.value), days_of(row)) if part
    )


def _average_tip(row: Deal) -> str:
    return average_tip(row) if row.contract.kind is PricingKind.AVERAGE else ""


# Of an average contract the price so far; its premium stands in the tip from then on.
def _price(row: Deal) -> str:
    if row.passed:
        return average_of(row)
    if row.contract.kind is PricingKind.FIXED:
        return _cost(row.contract.price)
    return f.plain(row.premium, sign=True)
