"""The exposure that a contract's lots stand against: of the unit that they belong to.

Where the desk has a book, a position is judged by what its units have in that contract: goods that
refer to it, and the lots of all accounts that are theirs. Lots that nobody claims are judged by
all that refers to the contract, because they may hedge any of it. Without a book it is as the desk
file's lines say. Closing lots never takes any of those exposures across zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

import msgspec

from terminal.core.book import Book
from terminal.core.business import Business
from terminal.core.refusal import NoPlan, Refusal
from terminal.core.shares import NOBODY, shares_of
from terminal.domain.account import Position
from terminal.domain.basis import Pair
from terminal.domain.contract import ZERO
from terminal.domain.exposure import BookLine, Exposure
from terminal.domain.line import Line, LineKind


class Stake(msgspec.Struct, frozen=True):
    """What a position stands against. most: lots that may be closed before one unit crosses zero;
    None where the exposure alone bounds them.
    """

    exposure: Exposure
    most: int | None = None


class Claims:
    """Exposure of pairs and behind positions, from the book, else from the desk file's lines."""

    def __init__(
        self,
        book: Book,
        business: Business,
        pairs: Iterable[Pair],
        lines: Iterable[BookLine],
    ) -> None:
        self._book = book
        self._business = business
        named = {line.pair for line in lines}
        # On these contracts the desk file's lines are all that counts.
        self.given = {pair.futures: pair.id for pair in pairs if pair.id in named}

    def exposure(self, pair_id: str) -> Exposure:
        """Sum one pair: its goods, and all lots of its contract if they are counted in it."""
        plain = self._book.exposure(pair_id)
        if not self._has_book or pair_id in self.given.values():
            return plain
        goods = self._business.index.of_pair(pair_id)
        unit = goods[0].unit if goods else ""
        return _sum(msgspec.structs.replace(plain, unit=unit), goods, plain.futures)

    def stake(self, position: Position) -> Stake:
        """Return what closing lots of this position would change. KeyError when no pair has it.

        Raise `NoPlan` where the same order would lower one unit's exposure and raise another's.
        """
        symbol = position.symbol
        self._check_counted(symbol)
        behind = self._book.behind(symbol)
        if not self._has_book or symbol in self.given:
            return Stake(behind)
        pair = self._book.pair_of(symbol)
        assert pair is not None
        self._check_size(pair)
        lines = self._business.index.on(symbol)
        parts: dict[str, Decimal] = {}
        for share in shares_of(position.account, symbol, self._business.register.allocations):
            parts[share.unit] = parts.get(share.unit, ZERO) + share.part
        mine = lines if NOBODY in parts else [line for line in lines if line.unit in parts]
        whole = _sum(msgspec.structs.replace(behind, unit=next(iter(parts))), mine)
        bounds = []
        for unit, part in parts.items():
            own = lines if unit == NOBODY else [line for line in lines if line.unit == unit]
            flat = _sum(behind, own).flat
            if flat * whole.flat <= 0 and len(parts) > 1:
                account = position.account
                raise NoPlan(Refusal.UNITS_DISAGREE, symbol=symbol, account=account)
            lots = abs(flat) / (pair.base_per_lot * part)
            bounds.append(int(lots.to_integral_value(ROUND_FLOOR)))
        return Stake(whole, min(bounds))

    def _check_size(self, pair: Pair) -> None:
        # The book counts lots by the table of products, the orders by the desk file.
        size = self._business.lot_size(pair.futures)
        if size is None or size == pair.base_per_lot:
            return
        raise NoPlan(Refusal.LOT_SIZE, symbol=pair.futures, quantity=pair.base_per_lot, left=size)

    def _check_counted(self, symbol: str) -> None:
        # What is left without them may be the hedge alone: it would be closed.
        missing = self._business.uncounted(symbol)
        if missing is not None:
            raise NoPlan(Refusal.NOT_COUNTED, symbol=symbol, id=missing.ref)

    @property
    def _has_book(self) -> bool:
        register = self._business.register
        return bool(register.contracts or register.stock or register.transit)


def _sum(like: Exposure, lines: Iterable[Line], lots: Decimal | None = None) -> Exposure:
    # `lots`: in place of what the lines say of futures.
    spot = pricing = futures = ZERO
    for line in lines:
        spot += line.delta_spot
        if line.kind is LineKind.FUTURES:
            futures += line.delta_futures
        else:
            pricing += line.delta_futures
    futures = futures if lots is None else lots
    physical = spot + pricing
    return msgspec.structs.replace(
        like, physical=physical, basis=spot, futures=futures, flat=physical + futures
    )
