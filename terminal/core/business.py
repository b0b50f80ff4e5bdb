"""The business book at work: the register, the lines that follow from it, and their sums.

It owns what the engine asks for between two quotes. A change of the register recounts the goods and
moves only the lines that differ; a change of a position moves its own lines. Nothing here depends
on a price, so that a quote touches nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from terminal.core.book_change import applied
from terminal.core.deals import Fixing, TradingDays, deals_of, no_fixing
from terminal.core.exposure_tree import ExposureTree, Key
from terminal.core.lines import Counter
from terminal.core.reference import Reference
from terminal.domain.account import Position
from terminal.domain.change import Change
from terminal.domain.deal import Deal
from terminal.domain.line import Line, TaxView
from terminal.domain.register import Register
from terminal.domain.stock import Lot
from terminal.domain.sums import Sums

ONE_DAY = timedelta(days=1)


class Shift(msgspec.Struct, frozen=True):
    """One node's sums before and after some changes, for a preview."""

    key: Key
    before: Sums
    after: Sums


class Business:
    """The book of one desk, on one day and one tax footing.

    faults: a sentence for each line that could not be counted
    """

    def __init__(
        self,
        reference: Reference,
        day: date,
        is_trading_day: TradingDays,
        *,
        view: TaxView = TaxView.WITH_TAX,
        fixing: Fixing = no_fixing,
    ) -> None:
        self.reference = reference
        self.register = Register()
        self.tree = ExposureTree()
        self.deals: tuple[Deal, ...] = ()
        self._day = day
        self._through = day - ONE_DAY
        self._is_trading_day = is_trading_day
        self._view = view
        self._fixing = fixing
        self._positions: dict[str, Position] = {}
        self._goods: dict[str, None] = {}
        self._lots: dict[str, list[str]] = {}
        self._goods_faults: tuple[str, ...] = ()
        self._lots_faults: dict[str, tuple[str, ...]] = {}

    @property
    def faults(self) -> tuple[str, ...]:
        """What is not in the sums, and why."""
        of_lots = (fault for faults in self._lots_faults.values() for fault in faults)
        return tuple(dict.fromkeys((*self._goods_faults, *of_lots)))

    def load(self, register: Register) -> list[Key]:
        """Take a whole register; return the nodes that moved."""
        has_new_shares = register.allocations != self.register.allocations
        self.register = register
        moved = dict.fromkeys(self._count_goods())
        if has_new_shares:
            moved |= dict.fromkeys(self._count_all_lots())
        return list(moved)

    def apply(self, changes: Sequence[Change]) -> list[Key]:
        """Apply changes, all or none; return the nodes that moved. Raise `Outdated`."""
        return self.load(applied(self.register, changes))

    def put(self, positions: Iterable[Position]) -> list[Key]:
        """Take positions as they now stand; return the nodes that moved."""
        moved: dict[Key, None] = {}
        for position in positions:
            before = self._positions.get(position.key)
            self._positions[position.key] = position
            # Its profit moves with every quote, its lots do not.
            if before is not None and before.net == position.net:
                continue
            moved |= dict.fromkeys(self._count_lots(position))
        return list(moved)

    def forget(self, keys: Iterable[str]) -> list[Key]:
        """Forget positions that are no longer there; return the nodes that moved."""
        moved: dict[Key, None] = {}
        for key in keys:
            self._positions.pop(key, None)
            self._lots_faults.pop(key, None)
            for id in self._lots.pop(key, ()):
                moved |= dict.fromkeys(self.tree.drop(id))
        return list(moved)

    def start_day(self, day: date) -> list[Key]:
        """Begin a trading day: tax rates and months are those of the day.

        Windows are worked off up to the day before: today's part still moves with futures.
        """
        self._day, self._through = day, day - ONE_DAY
        return self.recount()

    def count_as(self, view: TaxView) -> list[Key]:
        """Count goods with or without tax from here on; return the nodes that moved."""
        self._view = view
        return self.recount()

    def recount(self) -> list[Key]:
        """Count everything again, after what the reference says has changed."""
        return list(dict.fromkeys((*self._count_goods(), *self._count_all_lots())))

    def settle_day(self) -> list[Key]:
        """Today's settlement is known: it has priced today's part of every window."""
        self._through = self._day
        return self._count_goods()

    def preview(self, changes: Sequence[Change]) -> tuple[Shift, ...]:
        """Return the sums that changes would move, by node from the root down; apply nothing."""
        trial = applied(self.register, changes)
        now = self.tree.lines(())
        moved = self.tree.load(self._lines_of(trial))
        after = {key: self.tree.node(key).sums for key in moved}
        self.tree.load(now)
        shifts = []
        for key in sorted(moved, key=lambda key: (len(key), key)):
            then = {sums.base_unit: sums for sums in after[key]}
            units = {*then, *(sums.base_unit for sums in self.tree.node(key).sums)}
            for unit in sorted(units):
                before = self.tree.sums(key, unit)
                shift = Shift(key, before, then.get(unit, Sums(base_unit=unit)))
                if shift.before != shift.after:
                    shifts.append(shift)
        return tuple(shifts)

    def _lines_of(self, register: Register) -> tuple[Line, ...]:
        counter = Counter(self.reference, self._day, self._view)
        return counter.count(
            deals_of(register, self._through, self._is_trading_day, self._fixing),
            register.stock,
            register.transit,
            self._positions.values(),
            register.allocations,
        ).lines

    def deals_in(self, unit: str, commodity: str) -> list[Deal]:
        """Return the contracts of one unit in one commodity."""
        return [
            deal
            for deal in self.deals
            if deal.contract.unit == unit and deal.contract.commodity == commodity
        ]

    def lots_in(self, unit: str, commodity: str) -> list[Lot]:
        """Return the stock of one unit in one commodity."""
        return [
            lot for lot in self.register.stock if lot.unit == unit and lot.commodity == commodity
        ]

    def _count_goods(self) -> list[Key]:
        register = self.register
        self.deals = deals_of(register, self._through, self._is_trading_day, self._fixing)
        counter = Counter(self.reference, self._day, self._view)
        found = counter.count(self.deals, register.stock, register.transit)
        self._goods_faults = found.faults
        lines = {line.id: line for line in found.lines}
        moved: dict[Key, None] = {}
        for id in [id for id in self._goods if id not in lines]:
            moved |= dict.fromkeys(self.tree.drop(id))
        for line in lines.values():
            moved |= dict.fromkeys(self.tree.put(line))
        self._goods = dict.fromkeys(lines)
        return list(moved)

    def _count_all_lots(self) -> list[Key]:
        moved: dict[Key, None] = {}
        for position in self._positions.values():
            moved |= dict.fromkeys(self._count_lots(position))
        return list(moved)

    def _count_lots(self, position: Position) -> list[Key]:
        counter = Counter(self.reference, self._day, self._view)
        found = counter.count(positions=(position,), allocations=self.register.allocations)
        self._lots_faults[position.key] = found.faults
        lines = {line.id: line for line in found.lines}
        moved: dict[Key, None] = {}
        for id in self._lots.get(position.key, ()):
            if id not in lines:
                moved |= dict.fromkeys(self.tree.drop(id))
        for line in lines.values():
            moved |= dict.fromkeys(self.tree.put(line))
        self._lots[position.key] = list(lines)
        return list(moved)
