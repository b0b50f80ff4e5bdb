"""Size and price a reduction of one contract in one account.

It never crosses zero, never touches frozen lots, and never proposes to close a hedge: closing lots
that stand against the physical side would raise the flat exposure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import msgspec

from terminal.core.policy import Policy
from terminal.core.refusal import NoPlan, Refusal
from terminal.core.session import BEIJING, is_continuous
from terminal.domain.account import Position
from terminal.domain.approval import Plan
from terminal.domain.basis import Pair
from terminal.domain.calendar import Moment, Phase
from terminal.domain.exposure import Exposure
from terminal.domain.instrument import Instrument
from terminal.domain.order import Direction, Offset, OrderRequest
from terminal.domain.quote import Quote


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a plan is made of, as it stands at one moment.

    quote_age: seconds
    moment: what the contract's market does now; None where the calendar does not know the product
    most: lots that may be closed before a unit that they belong to crosses zero; None = as exposure
    selling, buying: lots that orders of other terminals may still sell or buy in this contract
    away: accounts whose counter is not heard now: their lots are as of then
    """

    pair: Pair
    instrument: Instrument
    position: Position
    quote: Quote
    quote_age: float
    exposure: Exposure
    moment: Moment | None = None
    most: int | None = None
    selling: int = 0
    buying: int = 0
    away: tuple[str, ...] = ()

    def others(self, direction: Direction) -> int:
        """Lots that others may still trade in this direction."""
        return self.selling if direction is Direction.SELL else self.buying


def reduce_plan(
    situation: Situation, policy: Policy, new_id: Callable[[], str], now: datetime
) -> Plan:
    """Propose orders that bring the flat exposure towards the policy's target.

    Raise `NoPlan` where nothing safe can be proposed: no exposure to reduce, a hedge, nothing free
    to close, a stale or missing price, a closed session.
    """
    where = situation
    check_market(where, policy, now)
    flat = where.exposure.flat
    direction = Direction.SELL if flat > 0 else Direction.BUY
    wanted = int((abs(flat) - policy.target) // where.pair.base_per_lot)
    wanted = wanted if where.most is None else min(wanted, where.most)
    if wanted <= 0:
        raise NoPlan(
            Refusal.WITHIN_TARGET,
            name=where.pair.name,
            pair=where.pair.id,
            flat=flat,
            unit=where.pair.base_unit,
            target=policy.target,
        )
    check_side(where, direction)
    others = where.others(direction)
    if others >= wanted:
        symbol = where.position.symbol
        raise NoPlan(Refusal.OTHERS_REDUCE, symbol=symbol, direction=direction, lots=others)
    wanted -= others
    cap = min(policy.max_volume, where.instrument.max_limit_volume or policy.max_volume)
    split = close_volumes(where.position, min(wanted, cap), where.instrument, direction)
    price = limit_price(where.quote, where.instrument, policy, direction)
    legs = tuple(
        OrderRequest(
            id=new_id(),
            account=where.position.account,
            symbol=where.position.symbol,
            direction=direction,
            offset=offset,
            volume=volume,
            limit_price=price,
        )
        for offset, volume in split
    )
    return _plan(where, legs, wanted)


def check_market(where: Situation, policy: Policy, now: datetime) -> None:
    """Raise `NoPlan` unless the contract trades now and its price is fresh."""
    name = where.instrument.symbol
    _check_session(where, now)
    if where.quote.last is None:
        raise NoPlan(Refusal.NO_LAST_PRICE, symbol=name)
    if where.quote_age > policy.max_quote_age.total_seconds():
        raise NoPlan(Refusal.STALE_QUOTE, symbol=name, age=f"{where.quote_age:.1f}")


def _check_session(where: Situation, now: datetime) -> None:
    symbol, moment = where.instrument.symbol, where.moment
    if moment is None:
        if not is_continuous(where.instrument.trading_time, now):
            raise NoPlan(Refusal.SESSION_CLOSED, symbol=symbol)
    elif moment.phase is not Phase.CONTINUOUS:
        if moment.opens is None:
            raise NoPlan(Refusal.SESSION_CLOSED, symbol=symbol)
        opens = moment.opens.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
        raise NoPlan(Refusal.SESSION_OPENS, symbol=symbol, phase=moment.phase, opens=opens)


def check_side(where: Situation, direction: Direction) -> None:
    """Raise `NoPlan` when closing here would raise the flat exposure instead of lowering it."""
    held = where.position.long if direction is Direction.SELL else where.position.short
    other = where.position.short if direction is Direction.SELL else where.position.long
    if held == 0 and other > 0:
        raise NoPlan(
            Refusal.HEDGE,
            symbol=where.position.symbol,
            lots=other,
            flat=where.exposure.flat,
            unit=where.pair.base_unit,
        )


def free_lots(position: Position, direction: Direction) -> tuple[int, int]:
    """Return (yesterday's, today's) lots that `direction` can close: held minus frozen.

    What is frozen beyond one part counts against the other: some counters tell one sum for both.
    """
    if direction is Direction.SELL:
        history = position.long_history - position.long_frozen_history
        today = position.long_today - position.long_frozen_today
    else:
        history = position.short_history - position.short_frozen_history
        today = position.short_today - position.short_frozen_today
    return max(history + min(today, 0), 0), max(today + min(history, 0), 0)


def close_volumes(
    position: Position, volume: int, instrument: Instrument, direction: Direction
) -> tuple[tuple[Offset, int], ...]:
    """Split at most `volume` lots into close legs, yesterday's first where the exchange splits.

    SHFE and INE reject CLOSE on today's lots and CLOSE_TODAY on yesterday's; elsewhere CLOSE takes
    any lot. Raise `NoPlan` when no lot is free.
    """
    history, today = free_lots(position, direction)
    if history + today == 0:
        raise NoPlan(Refusal.NO_FREE_LOT, symbol=position.symbol, account=position.account)
    if not instrument.splits_today:
        return ((Offset.CLOSE, min(volume, history + today)),)
    old = min(volume, history)
    new = min(volume - old, today)
    legs = ((Offset.CLOSE, old), (Offset.CLOSE_TODAY, new))
    return tuple((offset, lots) for offset, lots in legs if lots > 0)


def limit_price(
    quote: Quote, instrument: Instrument, policy: Policy, direction: Direction
) -> Decimal:
    """Price past the opposite quote, inside the collar and the day's limits, on the tick grid.

    Prices may be negative: the collar is a fraction of |last|, at least one tick.
    Raise `NoPlan` when the opposite side is empty (a limit board) or lies outside the collar.
    """
    sign = 1 if direction is Direction.BUY else -1
    tick = instrument.price_tick
    opposite = quote.ask if direction is Direction.BUY else quote.bid
    if opposite is None or quote.last is None:
        side = "ask" if direction is Direction.BUY else "bid"
        raise NoPlan(Refusal.EMPTY_SIDE, symbol=instrument.symbol, side=side)
    last = exact(quote.last)
    reach = max(abs(last) * policy.collar, tick)
    if abs(exact(opposite) - last) > reach:
        raise NoPlan(
            Refusal.OUTSIDE_COLLAR,
            symbol=instrument.symbol,
            opposite=opposite,
            reach=reach,
            last=last,
        )
    price = exact(opposite) + sign * policy.slippage_ticks * tick
    bounds = [last + sign * reach]
    bound = quote.upper_limit if direction is Direction.BUY else quote.lower_limit
    if bound is not None:
        bounds.append(exact(bound))
    price = min([price, *bounds]) if direction is Direction.BUY else max([price, *bounds])
    rounding = ROUND_FLOOR if direction is Direction.BUY else ROUND_CEILING
    return (price / tick).to_integral_value(rounding) * tick


def check_lots(legs: tuple[OrderRequest, ...], where: Situation) -> None:
    """Raise `NoPlan` when a leg would close more lots than are free now."""
    history, today = free_lots(where.position, legs[0].direction)
    for leg in legs:
        free = today if leg.offset is Offset.CLOSE_TODAY else history
        if not where.instrument.splits_today:
            free = history + today
        if leg.volume > free:
            raise NoPlan(
                Refusal.LOTS_GONE,
                symbol=leg.symbol,
                lots=leg.volume,
                offset=leg.offset,
                free=free,
            )


def check_exposure(plan: Plan, volume: int, where: Situation) -> None:
    """Raise `NoPlan` when so many lots would no longer only lower the exposure."""
    if plan.footing is not where.exposure.footing:
        raise NoPlan(Refusal.OTHER_FOOTING, pair=plan.pair)
    direction = plan.legs[0].direction
    sign = 1 if direction is Direction.BUY else -1
    before = where.exposure.flat
    lots = volume + where.others(direction)
    after = before + sign * lots * where.pair.base_per_lot
    is_beyond = where.most is not None and lots > where.most
    if abs(after) >= abs(before) or before * after < 0 or is_beyond:
        raise NoPlan(
            Refusal.EXPOSURE_MOVED,
            pair=plan.pair,
            before=before,
            after=after,
            unit=plan.base_unit,
        )


def digest_of(legs: tuple[OrderRequest, ...]) -> str:
    """Hash the orders exactly as they will be sent; any change makes another digest."""
    text = json.dumps(msgspec.to_builtins(legs), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def exact(number: float) -> Decimal:
    """Return the decimal that a wire number was written as (0.1 stays 0.1)."""
    return Decimal(repr(number))


def _plan(where: Situation, legs: tuple[OrderRequest, ...], wanted: int) -> Plan:
    volume = sum(leg.volume for leg in legs)
    sign = 1 if legs[0].direction is Direction.BUY else -1
    last = exact(where.quote.last or 0.0)
    worst = legs[0].limit_price
    notes = []
    if where.quote.limit_board is not None:
        notes.append("limit_board")
    if volume < wanted:
        notes.append("remainder")
    if len(legs) > 1:
        notes.append("close_today_split")
    if where.away:
        notes.append("account_away")
    return Plan(
        account=where.position.account,
        symbol=where.position.symbol,
        pair=where.pair.id,
        legs=legs,
        exposure_before=where.exposure.flat,
        exposure_after=where.exposure.flat + sign * volume * where.pair.base_per_lot,
        base_unit=where.pair.base_unit,
        reference_price=last,
        worst_price=worst,
        worst_cost=max(sign * (worst - last), Decimal(0)) * volume * where.instrument.multiplier,
        remainder=wanted - volume,
        digest=digest_of(legs),
        notes=tuple(notes),
        footing=where.exposure.footing,
    )
