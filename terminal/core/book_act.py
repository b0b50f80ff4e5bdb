"""A person's act on the book as the changes that it comes to: named, dated, and held to the market.

`book_step` knows what the book allows. Here is what the moment adds: the time, the next free name,
and which months can still be traded.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from terminal.core.book_step import (
    NotPossible,
    contract_of,
    deal_of,
    dispatch,
    price,
    receive,
    require_positive,
    roll,
)
from terminal.core.book_wish import (
    BookAct,
    DeliverGoods,
    PriceContract,
    ReceiveGoods,
    RollContract,
)
from terminal.core.firm import date_in_beijing
from terminal.core.legs import legs_of
from terminal.core.manual import MOST
from terminal.core.refusal import Refusal
from terminal.domain.change import Change
from terminal.domain.code import Month, future_product, month_of
from terminal.domain.contract import Contract
from terminal.domain.instrument import Instrument
from terminal.domain.pricing import Pricing
from terminal.domain.register import Register, Table
from terminal.domain.roll import Roll
from terminal.domain.stock import Lot

# [K] No exchange lists a month of goods that lies further ahead.
MOST_MONTHS = 36
TICK = timedelta(microseconds=1)
# How an edit's source begins that is no file.
VERBS: dict[type, str] = {
    PriceContract: "price",
    RollContract: "roll",
    ReceiveGoods: "receive",
    DeliverGoods: "deliver",
}


def source_of(act: BookAct) -> str:
    """Name an act as the source of its edit: "roll P1"."""
    return f"{VERBS[type(act)]} {act.contract}"


def reason_of(act: BookAct) -> str:
    """Return the person's words; a pricing has none."""
    return "" if isinstance(act, PriceContract) else act.reason.strip()


def changes_of(
    act: BookAct,
    register: Register,
    listed: Mapping[str, Instrument],
    day: date,
    now: datetime,
) -> tuple[Change, ...]:
    """Return what an act changes. Raise `NotPossible` with the reason why not.

    listed: what the front has said of contracts. day: the trading day
    """
    market = _Months(listed, day, now)
    for typed in _prices_of(act):
        # Prices may be <= 0; what is beyond all reason would break sums.
        if not (typed.is_finite() and -MOST <= typed <= MOST):
            raise NotPossible(Refusal.NOT_A_PRICE, symbol=act.contract, price=typed)
    if isinstance(act, PriceContract):
        return _price(act, register, now)
    contract = contract_of(register, act.contract)
    if act.base_unit and act.base_unit != contract.base_unit:
        raise NotPossible(
            Refusal.OTHER_MEASURE,
            contract=contract.id,
            unit=act.base_unit,
            base=contract.base_unit,
        )
    if isinstance(act, RollContract):
        changes = _roll(act, register, now)
        market.check(act.futures, contract)
    elif isinstance(act, ReceiveGoods):
        changes = _receive(act, register, contract, market)
    else:
        changes = dispatch(register, act.contract, act.lot, act.quantity)
    if not reason_of(act):
        raise NotPossible(Refusal.ACT_REASON)
    return changes


def _prices_of(act: BookAct) -> list[Decimal]:
    if isinstance(act, PriceContract):
        return [act.price]
    if isinstance(act, RollContract):
        return [act.old_price, act.new_price]
    if isinstance(act, ReceiveGoods):
        return [one for one in (act.cost, act.receipt_price) if one is not None]
    return []


def _price(act: PriceContract, register: Register, now: datetime) -> tuple[Change, ...]:
    require_positive(act.quantity)
    deal = deal_of(register, contract_of(register, act.contract))
    # The rest may be nothing, and all that is open be in parts.
    futures = act.futures or deal.futures
    if futures == deal.futures and not deal.parcels.parts:
        futures = ""
    pricing = Pricing(
        id=_free(register, Table.PRICINGS, act.contract),
        contract=act.contract,
        quantity=act.quantity,
        price=act.price,
        time=_moment(register, act.contract, now),
        futures=futures,
    )
    return price(register, pricing)


def _roll(act: RollContract, register: Register, now: datetime) -> tuple[Change, ...]:
    source = act.source
    if not source:
        deal = deal_of(register, contract_of(register, act.contract))
        source = deal.futures if deal.parcels.parts else ""
    move = Roll(
        id=_free(register, Table.ROLLS, act.contract),
        contract=act.contract,
        futures=act.futures,
        old_price=act.old_price,
        new_price=act.new_price,
        time=_moment(register, act.contract, now),
        quantity=act.quantity,
        source=source,
    )
    return roll(register, move)


def _receive(
    act: ReceiveGoods, register: Register, contract: Contract, market: _Months
) -> tuple[Change, ...]:
    legs = legs_of(deal_of(register, contract), market.day)
    waited = next((leg.futures for leg in legs if leg.delta_spot), contract.futures)
    lot = Lot(
        id=act.lot.strip() or _free(register, Table.LOTS, contract.id),
        unit=contract.unit,
        commodity=contract.commodity,
        quantity=act.quantity,
        futures=act.futures or waited,
        strategy=contract.strategy,
        base_unit=contract.base_unit,
        cost=act.cost,
        receipt_price=act.receipt_price,
        contract=contract.id,
        pair=contract.pair,
        grade=act.grade.strip() or contract.grade,
        place=act.place.strip() or contract.place,
        includes_tax=contract.includes_tax,
        received=date_in_beijing(market.now),
    )
    changes = receive(register, contract.id, lot, act.shipment)
    # Goods that were waited for in a month that is over come all the same.
    if act.futures not in ("", waited):
        market.check(act.futures, contract)
    return changes


def _moment(register: Register, contract: str, now: datetime) -> datetime:
    # What is entered within one tick of the clock keeps its order: it decides what is priced where.
    facts: list[Pricing | Roll] = [*register.pricings, *register.rolls]
    taken = {one.time for one in facts if one.contract == contract}
    while now in taken:
        now += TICK
    return now


def _free(register: Register, table: Table, contract: str) -> str:
    taken = register.table(table)
    number = sum(getattr(one, "contract", "") == contract for one in taken.values()) + 1
    while f"{contract}-{number}" in taken:
        number += 1
    return f"{contract}-{number}"


class _Months:
    """Which months can be traded on a day."""

    def __init__(self, listed: Mapping[str, Instrument], day: date, now: datetime) -> None:
        self._listed, self.day, self.now = listed, day, now

    def check(self, symbol: str, contract: Contract) -> None:
        """Raise `NotPossible` for what is no month of the contract's product that trades now."""
        month = month_of(symbol, self.day)
        if future_product(symbol) is None or month is None:
            raise NotPossible(Refusal.NO_MONTH, symbol=symbol)
        if future_product(symbol) != future_product(contract.futures):
            raise NotPossible(
                Refusal.OTHER_PRODUCT,
                symbol=symbol,
                other=contract.futures,
                contract=contract.id,
            )
        listed = self._listed.get(symbol)
        ends = None if listed is None else listed.expires
        if month < Month(self.day.year, self.day.month) or (ends is not None and ends <= self.now):
            raise NotPossible(Refusal.MONTH_ENDED, symbol=symbol)
        if month.back(MOST_MONTHS) > Month(self.day.year, self.day.month):
            raise NotPossible(Refusal.MONTH_FAR, symbol=symbol)
