"""The business book and the futures lots as lines of exposure: what each line moves with.

| line | delta spot | delta futures |
|---|---|---|
| stock, and shipments with title | +q | 0 |
| shipment without title | 0 | 0: its contract counts it |
| purchase, by month | +undelivered | -unpriced |
| sale, by month | -undelivered | +unpriced |
| futures, net lots N | 0 | +N x base units in a lot |
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from terminal.core.footing import Uncounted, divided, rate_of
from terminal.core.legs import legs_of
from terminal.core.reference import NoReference, Reference
from terminal.core.shares import shares_of
from terminal.domain.account import Position
from terminal.domain.allocation import Allocation
from terminal.domain.code import month_of
from terminal.domain.contract import ZERO, Contract
from terminal.domain.deal import Deal
from terminal.domain.line import Line, LineKind, TaxView
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit


class Lines(msgspec.Struct, frozen=True):
    """What could be counted, and a sentence for each line that could not.

    uncounted: the goods among those
    """

    lines: tuple[Line, ...]
    faults: tuple[str, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()


class Counter:
    """Turns each part of the book into lines, on one footing and one day."""

    def __init__(self, reference: Reference, day: date, view: TaxView = TaxView.WITH_TAX) -> None:
        self._reference = reference
        self._day = day
        self._view = view

    def count(
        self,
        deals: Iterable[Deal] = (),
        lots: Iterable[Lot] = (),
        shipments: Iterable[Transit] = (),
        positions: Iterable[Position] = (),
        allocations: Iterable[Allocation] = (),
    ) -> Lines:
        """Return a line for all that moves; what needs a row that is not on file is a sentence."""
        shares = tuple(allocations)
        lines: list[Line] = []
        faults: list[str] = []
        uncounted: list[Uncounted] = []
        things: list[Deal | Lot | Transit | Position] = [*deals, *lots, *shipments, *positions]
        for thing in things:
            try:
                made = self._lines(thing, shares)
            except NoReference as missing:
                faults.append(str(missing))
                if not isinstance(thing, Position):
                    uncounted.append(_uncounted(thing, str(missing)))
                continue
            lines += [line for line in made if line.delta_spot or line.delta_futures]
        return Lines(tuple(lines), tuple(faults), tuple(uncounted))

    def _lines(
        self, thing: Deal | Lot | Transit | Position, shares: tuple[Allocation, ...]
    ) -> list[Line]:
        if isinstance(thing, Deal):
            kind = LineKind(thing.contract.side.value)
            legs = legs_of(thing, self._day)
            return [self._goods(kind, thing.contract, *leg) for leg in legs]
        if isinstance(thing, Lot):
            return [self._goods(LineKind.STOCK, thing, thing.futures, thing.quantity)]
        if isinstance(thing, Transit):
            if not thing.has_title:
                return []
            return [self._goods(LineKind.TRANSIT, thing, thing.futures, thing.quantity)]
        return self._lots(thing, shares)

    def _goods(
        self,
        kind: LineKind,
        row: Contract | Lot | Transit,
        futures: str,
        quantity: Decimal,
        pricing: Decimal = ZERO,
    ) -> Line:
        moves = row.includes_tax and bool(quantity or pricing)
        rate = rate_of(self._reference, row.futures, self._day, self._view, includes_tax=moves)
        if self._view is TaxView.WITHOUT_TAX and rate:
            quantity, pricing = divided(quantity, rate), divided(pricing, rate)
        return Line(
            id=f"{kind}:{row.id}" + (f":{futures}" if futures != row.futures else ""),
            kind=kind,
            ref=row.id,
            unit=row.unit,
            commodity=row.commodity,
            month=self._month(futures),
            strategy=row.strategy,
            account="",
            futures=futures,
            pair=self._reference.pair_of(row.pair, (row.futures, futures)),
            base_unit=row.base_unit,
            vat=rate,
            delta_spot=quantity,
            delta_futures=pricing,
        )

    def _lots(self, position: Position, allocations: tuple[Allocation, ...]) -> list[Line]:
        if not position.net:
            return []
        lot = self._reference.lot(position.symbol, self._day)
        return [
            Line(
                id=f"{LineKind.FUTURES}:{position.key}:{share.unit}:{share.strategy}",
                kind=LineKind.FUTURES,
                ref=position.key,
                unit=share.unit,
                commodity=lot.commodity,
                month=self._month(position.symbol),
                strategy=share.strategy,
                account=position.account,
                futures=position.symbol,
                pair="",
                base_unit=lot.base_unit,
                delta_futures=position.net * lot.base_per_lot * share.part,
            )
            for share in shares_of(position.account, position.symbol, allocations)
        ]

    def _month(self, futures: str) -> str:
        found = month_of(futures, self._day)
        return "" if found is None else str(found)


def _uncounted(thing: Deal | Lot | Transit, why: str) -> Uncounted:
    row = thing.contract if isinstance(thing, Deal) else thing
    return Uncounted(ref=row.id, unit=row.unit, futures=row.futures, why=why)
