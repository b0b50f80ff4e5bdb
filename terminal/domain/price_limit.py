"""How far a price may move in a day, and how much further after a day that was locked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec


class LimitRule(msgspec.Struct, frozen=True, kw_only=True):
    """The price limits of an exchange's products, those of all that no other rule of it names.

    rate: of an ordinary day (D1), a fraction of the previous settlement price, both ways
    widen: what is added to it on the day after a lock (D2), and after the next one (D3); what
        follows then the exchange decides
    products: codes without the exchange; () = all
    source: who says so; rules are the broker's and the exchange's to confirm
    """

    exchange: str
    rate: Decimal
    source: str
    widen: tuple[Decimal, ...] = ()
    products: tuple[str, ...] = ()
    since: date = date.min


class LimitMove(msgspec.Struct, frozen=True, kw_only=True):
    """The largest move of a day, and of which day it is.

    move: futures price units, >= 0. rate: fraction of the settlement price; None = not known
    stage: 1 on an ordinary day, 2 on the day after a lock (D2), 3 after two of them (D3)
    is_next: the market is locked, and this is the next trading day's, wider than today's
    is_listed: today's limits come from the front, and not from the table
    """

    move: Decimal
    rate: Decimal | None
    stage: int = 1
    is_next: bool = False
    is_listed: bool = True
