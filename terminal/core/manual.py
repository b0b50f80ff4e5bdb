"""Spot prices that a person types in: a source like any other, with a name and a reason to it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from terminal.core.event import EnterSpot
from terminal.core.market import MANUAL, Market
from terminal.core.refusal import Denied, Refusal
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote, stamp_at

# Beyond this a price is a slip of the finger in any unit.
MOST = Decimal(10) ** 9


class ManualSpot(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed in, as the ledger keeps it.

    price: in the source's own unit, before any adjustment; may be zero or negative
    stamp: the time it counts from, as quotes carry it; before: the price it replaced
    """

    symbol: str
    price: Decimal
    stamp: str
    entered: datetime
    actor: str
    reason: str
    before: Decimal | None = None


class Unusable(Denied):
    """What was typed in cannot be a price of this desk."""


def typed(event: EnterSpot, market: Market, now: datetime) -> ManualSpot:
    """Check what a person typed in; raise `Unusable` with the reason.

    It counts from now on; where ages are judged by the sources' own times it takes the time of the
    price it corrects, as ours would make old all that the source still brings.
    """
    if not any(pair.spot == event.symbol for pair in market.pairs.values()):
        raise Unusable(Refusal.NO_SPOT_LEG, symbol=event.symbol)
    if not event.price.is_finite() or abs(event.price) > MOST:
        raise Unusable(Refusal.NOT_A_PRICE, symbol=event.symbol, price=event.price)
    if not event.reason.strip():
        raise Unusable(Refusal.NEEDS_REASON, symbol=event.symbol)
    known = market.quotes.get(event.symbol)
    stamp = stamp_at(now)
    if known is not None and (known.stamp > stamp or not market.wall_clock):
        stamp = known.stamp
    before = None if known is None or known.last is None else Decimal(repr(known.last))
    return ManualSpot(
        symbol=event.symbol,
        price=event.price,
        stamp=stamp,
        entered=now,
        actor=event.actor,
        reason=event.reason.strip(),
        before=before,
    )


def typed_quote(spot: ManualSpot) -> Quote:
    """Return the quote that a typed price is."""
    return Quote(spot.symbol, spot.stamp, spot.entered, float(spot.price))


def open_manual(market: Market) -> None:
    """The person at the desk is always there."""
    market.link_changed(MANUAL, LinkState.READY)
