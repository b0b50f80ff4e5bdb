"""What a contract basis and an inventory basis are means of, row by row, for their root causes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec

from terminal.core.contract_basis import slices_of
from terminal.core.reference import Reference
from terminal.domain.contract import ZERO, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.stock import Lot

INVENTORY = "inventory_basis"
CONTRACT, PURCHASE, SALE = "contract_basis", "purchase_basis", "sale_basis"
OF_ROWS = (CONTRACT, PURCHASE, SALE, INVENTORY)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a contract, or a lot of stock.

    weight: undelivered, or in store, base units. locked: of a contract, against `futures`
    month: what a contract's basis is converted to. pair: whose spot price a lot is worth
    side: of a contract, for purchases are never averaged with sales
    """

    ref: str
    weight: Decimal
    futures: str
    locked: Decimal = ZERO
    month: str = ""
    pair: str = ""
    side: str = ""

    def value(self, spot: Mapping[str, Decimal], futures: Mapping[str, Decimal]) -> Decimal | None:
        """Return its basis at these prices; None where one of them is not known."""
        if not self.side:
            s, f = spot.get(self.pair), futures.get(self.futures)
            return None if s is None or f is None else s - f
        if self.futures == self.month:
            return self.locked
        here, there = futures.get(self.futures), futures.get(self.month)
        return None if here is None or there is None else self.locked + here - there


def contract_rows(metric: str, deals: Iterable[Deal], month: str) -> tuple[Row, ...]:
    """Return the rows of one side; () where there are none, or some have locked nothing.

    A contract basis is that of the purchases, of the sales where there are no purchases.
    """
    rows: dict[TradeSide, list[Row]] = {side: [] for side in TradeSide}
    bare: set[TradeSide] = set()
    for deal in deals:
        side = deal.contract.side
        if not deal.undelivered:
            continue
        found = slices_of(deal)
        if found is None:
            bare.add(side)
            continue
        rows[side] += [
            Row(
                ref=deal.contract.id,
                weight=part.quantity * deal.undelivered / deal.quantity,
                locked=part.locked,
                futures=part.futures,
                month=month,
                side=side.value,
            )
            for part in found
        ]
    known = {side: () if side in bare else tuple(each) for side, each in rows.items()}
    if metric == CONTRACT:
        bought = bool(rows[TradeSide.PURCHASE]) or TradeSide.PURCHASE in bare
        return known[TradeSide.PURCHASE if bought else TradeSide.SALE]
    return known[TradeSide.PURCHASE if metric == PURCHASE else TradeSide.SALE]


def stock_rows(lots: Iterable[Lot], reference: Reference) -> tuple[Row, ...]:
    """Return a row for each lot that is not empty."""
    return tuple(
        Row(
            ref=lot.id,
            weight=lot.quantity,
            futures=lot.futures,
            pair=reference.pair_of(lot.pair, (lot.futures,)),
        )
        for lot in lots
        if lot.quantity
    )
