"""The desk's physical lines and futures lots, summed into exposure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

import msgspec

from terminal.domain.account import Position
from terminal.domain.basis import Pair
from terminal.domain.exposure import BookLine, Exposure
from terminal.domain.line import TaxView

ZERO = Decimal(0)


class Book:
    """Exposure per pair. Futures lots belong to the first pair that names their contract.

    Pairs on one contract have the same base unit and lot (the desk file is checked for it).
    heard: accounts that have told all they hold since the start
    unread: by account, contracts whose lots are those of before, for its counter says none now
    """

    def __init__(self, pairs: Iterable[Pair], lines: Iterable[BookLine]) -> None:
        self._pairs = {pair.id: pair for pair in pairs}
        self._home: dict[str, str] = {}
        for pair in self._pairs.values():
            self._home.setdefault(pair.futures, pair.id)
        self._lines: dict[str, list[BookLine]] = {}
        self.positions: dict[str, Position] = {}
        self.heard: set[str] = set()
        self.unread: dict[str, tuple[str, ...]] = {}
        self.give(lines, TaxView.WITH_TAX)

    def give(self, lines: Iterable[BookLine], footing: TaxView) -> None:
        """Take the physical lines anew, as they are on a footing."""
        self._footing = footing
        self._lines = {pair: [] for pair in self._pairs}
        for line in lines:
            self._lines[line.pair].append(line)

    def pair_of(self, symbol: str) -> Pair | None:
        """Return the pair that this contract's lots are counted in."""
        home = self._home.get(symbol)
        return None if home is None else self._pairs[home]

    def net(self, account: str, symbol: str) -> int:
        """Return the lots that an account holds of a contract, long minus short; 0 without any."""
        position = self.positions.get(f"{account}/{symbol}")
        return 0 if position is None else position.net

    def unknown(self, accounts: Iterable[str], symbol: str) -> str | None:
        """Return an account whose lots of a contract are not known; None where all are.

        accounts: those of the desk. One that was never heard would count as flat
        """
        silent = (one for one in accounts if one not in self.heard)
        unread = (one for one, symbols in self.unread.items() if symbol in symbols)
        return next(chain(silent, unread), None)

    def put(self, positions: Iterable[Position]) -> list[str]:
        """Take positions as they now stand; return the keys that changed."""
        changed = []
        for position in positions:
            if self.positions.get(position.key) != position:
                self.positions[position.key] = position
                changed.append(position.key)
        return changed

    def drop_missing(self, account: str, named: Iterable[Position]) -> list[str]:
        """Take all that an account holds: forget what is not named, return the keys of that."""
        self.heard.add(account)
        kept = {position.key for position in named}
        gone = [k for k, p in self.positions.items() if p.account == account and k not in kept]
        for key in gone:
            del self.positions[key]
        return gone

    def exposure(self, pair_id: str) -> Exposure:
        """Sum one pair: P&L = basis x change of basis + flat x change of futures, base units."""
        pair, lines = self._pairs[pair_id], self._lines[pair_id]
        lots = sum(p.net for p in self.positions.values() if self._home.get(p.symbol) == pair_id)
        spot = sum((line.delta_spot for line in lines), ZERO)
        physical = spot + sum((line.delta_futures for line in lines), ZERO)
        futures = lots * pair.base_per_lot
        return Exposure(
            pair=pair_id,
            unit=lines[0].unit if lines else "",
            base_unit=pair.base_unit,
            physical=physical,
            basis=spot,
            futures=futures,
            flat=physical + futures,
            footing=self._footing,
        )

    def behind(self, symbol: str) -> Exposure:
        """Sum all pairs that name this contract: what its lots hedge. KeyError when none does."""
        each = [self.exposure(pair.id) for pair in self._pairs.values() if pair.futures == symbol]
        return msgspec.structs.replace(
            self.exposure(self._home[symbol]),
            physical=sum((one.physical for one in each), ZERO),
            basis=sum((one.basis for one in each), ZERO),
            flat=sum((one.flat for one in each), ZERO),
        )
