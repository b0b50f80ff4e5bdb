"""The business book at work: the register, the lines that follow from it, and their sums.

It owns what the engine asks for between two quotes. A change of the register recounts the goods and
moves only the lines that differ; a change of a position moves its own lines. Nothing here depends
on a price, so that a quote touches nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from terminal.core.book_change import applied
from terminal.core.deals import Fixing, TradingDays, deals_of, no_fixing
from terminal.core.exposure_tree import ExposureTree, Key, Shift
from terminal.core.footing import Uncounted
from terminal.core.line_index import LineIndex
from terminal.core.lines import Counter
from terminal.core.reference import NoReference, Reference
from terminal.core.shares import ONE
from terminal.core.strategies import is_of, strategy_of
from terminal.domain.account import Position
from terminal.domain.allocation import EVERY, Allocation
from terminal.domain.change import Change
from terminal.domain.deal import Deal
from terminal.domain.line import Line, TaxView
from terminal.domain.register import Register
from terminal.domain.stock import Lot
from terminal.domain.sums import Sums

ONE_DAY = timedelta(days=1)


class Business:
    """The book of one desk, on one day and one tax footing.

    faults: a sentence for each line that could not be counted. given: the desk file's own lines
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
        self._deals: dict[str, Deal] = {}
        self._day = day
        self._through = day - ONE_DAY
        self._is_trading_day = is_trading_day
        self._view = view
        self._fixing = fixing
        self._positions: dict[str, Position] = {}
        self._goods: list[str] = []
        self._lots: dict[str, list[str]] = {}
        self._goods_uncounted: tuple[Uncounted, ...] = ()
        self._given_uncounted: tuple[Uncounted, ...] = ()
        self._lots_faults: dict[str, tuple[str, ...]] = {}
        self.given: tuple[Line, ...] = ()
        self._homes: dict[str, str] = {}
        self._touched: dict[str, Line] = {}
        self.index = LineIndex()

    @property
    def faults(self) -> tuple[str, ...]:
        """What is not in the sums, and why."""
        of_lots = (fault for faults in self._lots_faults.values() for fault in faults)
        of_goods = (one.why for one in (*self._given_uncounted, *self._goods_uncounted))
        return tuple(dict.fromkeys((*of_goods, *of_lots)))

    @property
    def view(self) -> TaxView:
        """The footing that goods are counted on."""
        return self._view

    def uncounted(self, futures: str, unit: str | None = None) -> Uncounted | None:
        """Return goods of a contract's product that are in no sum, of one unit or of any."""
        for one in (*self._given_uncounted, *self._goods_uncounted):
            if one.touches(futures) and unit in (None, one.unit):
                return one
        return None

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
                moved |= dict.fromkeys(self._drop(id))
        return list(moved)

    def give(self, lines: Iterable[Line], uncounted: tuple[Uncounted, ...] = ()) -> None:
        """Take the desk file's lines in place of those before; no change of the book touches them.

        Lots of their contracts that nobody claims belong to the unit of the first of them.
        """
        for line in self.given:
            self._drop(line.id)
        self.given, self._given_uncounted = tuple(lines), uncounted
        self._homes = {}
        for line in self.given:
            self._homes.setdefault(line.futures, line.unit)
            self._put(line)
        for one in uncounted:
            self._homes.setdefault(one.futures, one.unit)

    def take_touched(self) -> list[Line]:
        """Return, once, the lines that came, went or changed since the last call."""
        touched, self._touched = self._touched, {}
        return list(touched.values())

    def lines_in(self, group: tuple[str, str]) -> list[Line]:
        """Return all lines of a unit, or of a strategy ("strategy:<id>"), in a commodity."""
        owner, commodity = group
        strategy = strategy_of(owner)
        if strategy is None:
            return self.tree.lines(group)
        return self.index.of_strategy(strategy, commodity)

    def sums_in(self, group: tuple[str, str]) -> Sums:
        """Return their sums in the unit of measure that most of them have; KeyError without any."""
        if strategy_of(group[0]) is None:
            return max(self.tree.node(group).sums, key=lambda one: one.lines)
        own = ExposureTree(())
        own.load(self.lines_in(group))
        return max(own.node(()).sums, key=lambda one: one.lines)

    def lot_size(self, symbol: str) -> Decimal | None:
        """Return base units in a lot; None where nothing is on file for the contract."""
        try:
            return self.reference.lot(symbol, self._day).base_per_lot
        except NoReference:
            return None

    def net(self, position: str) -> int:
        """Return a position's net lots by its key, 0 where there is none."""
        held = self._positions.get(position)
        return 0 if held is None else held.net

    def scale(self, symbol: str) -> Decimal:
        """Return money per base unit when a contract's quoted price rises by one; 1 if unlisted."""
        return self.reference.scales((symbol,), self._day).get(symbol, ONE)

    def start_day(self, day: date) -> list[Key]:
        """Begin a trading day: tax rates and months are those of the day.

        Windows are worked off up to the day before: today's part still moves with futures.
        """
        self._day, self._through = day, day - ONE_DAY
        return self.recount()

    def recount(self) -> list[Key]:
        """Count everything again: the reference has changed."""
        return list(dict.fromkeys((*self._count_goods(), *self._count_all_lots())))

    def fix(self) -> list[str]:
        """Price windows anew; return the contracts that differ by it. No tonnes move."""
        self.deals = deals_of(self.register, self._through, self._is_trading_day, self._fixing)
        before, self._deals = self._deals, {deal.contract.id: deal for deal in self.deals}
        return [id for id, deal in self._deals.items() if deal != before.get(id)]

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
        deals = deals_of(register, self._through, self._is_trading_day, self._fixing)
        lines = [*self.given, *counter.count(deals, register.stock, register.transit).lines]
        for position in self._positions.values():
            claims = self._claims(position, register)
            lines += counter.count(positions=(position,), allocations=claims).lines
        return tuple(lines)

    def deal(self, id: str) -> Deal | None:
        """Return one contract as it stands today."""
        return self._deals.get(id)

    def deals_in(self, unit: str, commodity: str) -> list[Deal]:
        """Return the contracts of one unit, or one strategy, in one commodity."""
        terms = ((deal, deal.contract) for deal in self.deals)
        return [deal for deal, one in terms if one.commodity == commodity and is_of(one, unit)]

    def lots_in(self, unit: str, commodity: str) -> list[Lot]:
        """Return the stock of one unit, or one strategy, in one commodity."""
        every = self.register.stock
        return [one for one in every if one.commodity == commodity and is_of(one, unit)]

    def _count_goods(self) -> list[Key]:
        self.fix()
        counter = Counter(self.reference, self._day, self._view)
        found = counter.count(self.deals, self.register.stock, self.register.transit)
        self._goods_uncounted = found.uncounted
        before, self._goods = self._goods, [line.id for line in found.lines]
        return self._replace(before, found.lines)

    def _count_all_lots(self) -> list[Key]:
        moved: dict[Key, None] = {}
        for position in self._positions.values():
            moved |= dict.fromkeys(self._count_lots(position))
        return list(moved)

    def _count_lots(self, position: Position) -> list[Key]:
        counter = Counter(self.reference, self._day, self._view)
        claims = self._claims(position, self.register)
        found = counter.count(positions=(position,), allocations=claims)
        self._lots_faults[position.key] = found.faults
        before = self._lots.get(position.key, [])
        self._lots[position.key] = [line.id for line in found.lines]
        return self._replace(before, found.lines)

    def _replace(self, before: Iterable[str], lines: Sequence[Line]) -> list[Key]:
        after = {line.id for line in lines}
        moved: dict[Key, None] = {}
        for id in [id for id in before if id not in after]:
            moved |= dict.fromkeys(self._drop(id))
        for line in lines:
            moved |= dict.fromkeys(self._put(line))
        return list(moved)

    def _claims(self, position: Position, register: Register) -> tuple[Allocation, ...]:
        home = self._homes.get(position.symbol)
        mine = (one.futures for one in register.allocations if one.account == position.account)
        if home is None or any(one in (position.symbol, EVERY) for one in mine):
            return register.allocations
        claim = Allocation(
            id="", account=position.account, futures=position.symbol, unit=home, share=ONE
        )
        return (*register.allocations, claim)

    def _put(self, line: Line) -> list[Key]:
        before = self.tree.line(line.id)
        moved = self.tree.put(line)
        if moved:
            if before is not None:
                self.index.drop(before)
            self.index.put(line)
            # Whoever shows measures must know where the line was as well.
            if before is not None and _place(before) != _place(line):
                self._touched[f"before {line.id}"] = before
            self._touched[line.id] = line
        return moved

    def _drop(self, id: str) -> list[Key]:
        before = self.tree.line(id)
        if before is not None:
            self._touched[id] = before
            self.index.drop(before)
        return self.tree.drop(id)


def _place(line: Line) -> tuple[str, str, str]:
    return line.unit, line.commodity, line.strategy
