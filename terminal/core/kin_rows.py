"""The rows of what belongs to a subject: its goods, contracts, lots and accounts, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from terminal.core.kin_scope import Key, Place, Scope, keys_of, lines_in, place_of
from terminal.core.kin_view import KinGroup, KinRow
from terminal.core.market import GOOD
from terminal.core.plan import exact
from terminal.core.shares import ONE, Share, shares_of
from terminal.core.state import State
from terminal.domain.account import Account, Position
from terminal.domain.allocation import EVERY
from terminal.domain.code import product_of
from terminal.domain.contract import ZERO, Contract
from terminal.domain.deal import Deal
from terminal.domain.line import Line, LineKind
from terminal.domain.register import Register
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit

CENT = Decimal("0.01")
DEALS = (LineKind.PURCHASE, LineKind.SALE)
Placed = tuple[Lot | Transit | Deal, Place]


class KinRows:
    """Read rows off the book, the allocations, the accounts and the market as they stand.

    Where goods stand is looked up once a version of the book, prices once a look.
    """

    def __init__(self, state: State) -> None:
        self._s = state
        self._register: Register | None = None
        self._deals: tuple[Deal, ...] = ()
        self._all: list[Placed] = []
        self._under: dict[Key, list[Placed]] = {}
        self._prices: dict[tuple[str, str], Decimal | None] = {}
        self._scales: dict[str, Decimal] = {}

    def begin(self) -> None:
        """Look anew: at prices in any case, at places if the book has changed."""
        self._prices.clear()
        self._scales.clear()
        business = self._s.bookwork.business
        register, deals = business.register, business.deals
        if register is self._register and deals is self._deals:
            return
        self._register, self._deals = register, deals
        self._all, self._under = [], {}
        rows: tuple[Lot | Transit | Deal, ...] = (*register.stock, *register.transit, *deals)
        for row in rows:
            self._put(row)

    def _put(self, row: Lot | Transit | Deal) -> None:
        place = self._place(row.contract if isinstance(row, Deal) else row, row.futures)
        self._all.append((row, place))
        for key in keys_of(place):
            self._under.setdefault(key, []).append((row, place))

    def _in(self, scope: Scope) -> Iterator[Placed]:
        if scope.keys is None:
            found: Iterable[Placed] = self._all
        else:
            under = (one for key in scope.keys for one in self._under.get(key, ()))
            found = {id(one[0]): one for one in under}.values()
        return (one for one in found if scope.goods(one[1]))

    def goods(self, scope: Scope, now: datetime) -> Iterator[KinRow]:
        """Return the stock and the shipments that are in a scope."""
        for row, place in self._in(scope):
            if isinstance(row, Deal) or not row.quantity:
                continue
            kind = LineKind.STOCK if isinstance(row, Lot) else LineKind.TRANSIT
            yield self._goods_row(row, place, kind, now)

    def _goods_row(self, row: Lot | Transit, place: Place, kind: LineKind, now: datetime) -> KinRow:
        line = self._line(kind, row.id)
        is_ours = not isinstance(row, Transit) or row.has_title
        return KinRow(
            group=KinGroup.STOCK,
            key=f"{kind.value}:{row.id}",
            kind=kind.value,
            name=row.id,
            unit=row.unit,
            commodity=row.commodity,
            month="" if line is None else line.month,
            futures=row.futures,
            line="" if line is None else line.id,
            base_unit=row.base_unit,
            quantity=row.quantity,
            delta_spot=(None if is_ours else ZERO) if line is None else line.delta_spot,
            delta_futures=(None if is_ours else ZERO) if line is None else line.delta_futures,
            money=self._worth(row.futures, row.quantity, self._spot(place.pair, now)),
            is_counted_elsewhere=not is_ours,
        )

    def given(self, scope: Scope, now: datetime) -> Iterator[KinRow]:
        """Return the lines of the desk file that are in it."""
        for line in self._s.bookwork.business.given:
            if scope.goods(place_of(line)):
                quantity = line.delta_spot or -line.delta_futures
                yield KinRow(
                    group=KinGroup.STOCK,
                    key=line.id,
                    kind=line.kind.value,
                    name=line.ref,
                    unit=line.unit,
                    commodity=line.commodity,
                    month=line.month,
                    futures=line.futures,
                    line=line.id,
                    base_unit=line.base_unit,
                    quantity=quantity,
                    delta_spot=line.delta_spot,
                    delta_futures=line.delta_futures,
                    money=self._worth(line.futures, quantity, self._spot(line.pair, now)),
                )

    def deals(self, scope: Scope) -> Iterator[KinRow]:
        """Return the contracts of which something is open, in whatever month of the scope."""
        lines: dict[str, list[Line]] = {}
        for line in lines_in(scope, self._s.bookwork.business):
            if line.kind in DEALS:
                lines.setdefault(line.ref, []).append(line)
        found = {one.contract.id: one for one, _ in self._in(scope) if isinstance(one, Deal)}
        # A part that was rolled on its own stands in another month than the rest.
        for id in lines:
            if id not in found and (deal := self._s.bookwork.business.deal(id)) is not None:
                found[id] = deal
        for id, deal in found.items():
            if deal.undelivered or deal.unpriced:
                yield self._deal_row(deal, lines.get(id, []))

    def _deal_row(self, deal: Deal, lines: list[Line]) -> KinRow:
        terms = deal.contract
        quantity = terms.side.sign * max(deal.undelivered, deal.unpriced)
        return KinRow(
            group=KinGroup.CONTRACTS,
            key=terms.id,
            kind=terms.side.value,
            name=terms.id,
            unit=terms.unit,
            commodity=terms.commodity,
            month=lines[0].month if lines else "",
            futures=deal.futures,
            line=lines[0].id if lines else "",
            base_unit=terms.base_unit,
            quantity=quantity,
            delta_spot=sum((one.delta_spot for one in lines), ZERO) if lines else None,
            delta_futures=sum((one.delta_futures for one in lines), ZERO) if lines else None,
            money=self._worth(deal.futures, quantity, self._futures(deal.futures)),
        )

    # Lots and accounts

    def lots(self, scope: Scope) -> list[KinRow]:
        """Return the positions, as far as they are the subject's."""
        by_position: dict[str, list[Line]] = {}
        for line in lines_in(scope, self._s.bookwork.business):
            if line.kind is LineKind.FUTURES:
                by_position.setdefault(line.ref, []).append(line)
        held = self._s.book.positions
        # An account's own lots are listed also where they net out or cannot be counted.
        for key, one in held.items():
            if one.account == scope.account and (one.long or one.short):
                by_position.setdefault(key, [])
        return [
            self._lots_row(held[key], lines) for key, lines in by_position.items() if key in held
        ]

    def _lots_row(self, position: Position, lines: list[Line]) -> KinRow:
        tonnes = sum((one.delta_futures for one in lines), ZERO)
        size = self._s.bookwork.business.lot_size(position.symbol)
        is_known = bool(lines) or not position.net
        return KinRow(
            group=KinGroup.POSITIONS,
            key=position.key,
            name=position.account,
            commodity=_code(position.symbol),
            month=lines[0].month if lines else "",
            futures=position.symbol,
            line=lines[0].id if lines else "",
            base_unit=lines[0].base_unit if lines else "",
            quantity=tonnes,
            delta_spot=ZERO if is_known else None,
            delta_futures=tonnes if is_known else None,
            lots=tonnes / size if lines and size else Decimal(position.net),
            money=self._worth(position.symbol, tonnes, self._futures(position.symbol))
            if is_known
            else None,
        )

    def accounts(self, scope: Scope, lots: list[KinRow]) -> Iterator[KinRow]:
        """Return the accounts that hold or are shared out to the subject; lots: its positions."""
        mine: dict[str, list[KinRow]] = {scope.account: []} if scope.account else {}
        for row in lots:
            mine.setdefault(row.name, []).append(row)
        for one in self._s.bookwork.business.register.allocations:
            if scope.part is None or not scope.part(Share(one.unit, one.strategy, one.share)):
                continue
            # A line for every contract, or for one that the subject deals in.
            there = Place(one.unit, _code(one.futures), one.strategy, "", one.futures, "")
            if one.futures == EVERY or scope.lots(there):
                mine.setdefault(one.account, [])
        for account, rows in mine.items():
            yield self._account_row(account, rows, self._part(scope, account))

    def _part(self, scope: Scope, account: str) -> Decimal | None:
        if scope.part is None:
            return ONE
        allocations = self._s.bookwork.business.register.allocations
        shares = shares_of(account, EVERY, allocations)
        return sum((one.part for one in shares if scope.part(one)), ZERO) or None

    def _account_row(self, id: str, lots: list[KinRow], part: Decimal | None) -> KinRow:
        money: Account | None = self._s.accounts.get(id)
        equity = None if money is None else money.told("balance")
        units = {row.base_unit for row in lots if row.base_unit}
        tonnes = sum((row.quantity for row in lots), ZERO) if len(units) < 2 else ZERO
        return KinRow(
            group=KinGroup.ACCOUNTS,
            key=id,
            name=id,
            base_unit=next(iter(units)) if len(units) == 1 else "",
            quantity=tonnes,
            delta_spot=ZERO if len(units) < 2 else None,
            delta_futures=tonnes if len(units) < 2 else None,
            money=None if equity is None or part is None else _cents(equity * part),
            margin_ratio=None if money is None else money.margin_ratio,
        )

    # What all of them ask

    def _line(self, kind: LineKind, id: str) -> Line | None:
        return self._s.bookwork.business.tree.line(f"{kind.value}:{id}")

    def _place(self, row: Contract | Lot | Transit, futures: str) -> Place:
        reference = self._s.bookwork.business.reference
        pair = reference.pair_of(row.pair, (row.futures, futures))
        return Place(row.unit, row.commodity, row.strategy, "", futures, pair)

    def _worth(self, symbol: str, quantity: Decimal, price: Decimal | None) -> Decimal | None:
        if price is None:
            return None
        scale = self._scales.get(symbol)
        if scale is None:
            scale = self._scales[symbol] = self._s.bookwork.business.scale(symbol)
        return _cents(quantity * price * scale)

    def _spot(self, pair: str, now: datetime) -> Decimal | None:
        key = "spot", pair
        if key not in self._prices:
            price = None
            if pair in self._s.market.pairs:
                legs = self._s.market.legs(pair, now)
                if legs.state is GOOD and legs.spot is not None:
                    price = exact(legs.spot)
            self._prices[key] = price
        return self._prices[key]

    def _futures(self, symbol: str) -> Decimal | None:
        key = "futures", symbol
        if key not in self._prices:
            quote = self._s.market.quotes.get(symbol)
            last = None if quote is None or not self._s.market.is_up(symbol) else quote.last
            self._prices[key] = None if last is None else exact(last)
        return self._prices[key]


def _code(symbol: str) -> str:
    return (product_of(symbol) or symbol).rpartition(".")[2]


def _cents(money: Decimal) -> Decimal:
    return money.quantize(CENT)
