"""Stages of a contract's life: how many lots a client may hold in each, and at what margin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.delivery import ClientType


class StageName(StrEnum):
    """The stages, in their order."""

    GENERAL = "general"  # from its listing on
    BEFORE = "before"  # in the month before delivery
    DELIVERY = "delivery"  # in the delivery month
    LAST = "last"  # the days before its last trading day


class StageRule(msgspec.Struct, frozen=True, kw_only=True):
    """One stage: on clients of an exchange, for all its products or for some.

    When it begins: GENERAL always; LAST `days_before` trading days before the last trading day; the
    others on trading day `day` of the month `months_before` delivery, or, where `calendar_day` is
    given, on the first trading day from that day of the month on.
    limit: lots on one side; None = not known, which is never "no limit"
    share: of the open interest, instead of `limit`, once that is `above` lots or more
    margin: fraction of the contract's value; None = not known
    source: who says so; rules are the broker's and the exchange's to confirm
    """

    exchange: str
    clients: tuple[ClientType, ...]
    stage: StageName
    source: str
    products: tuple[str, ...] = ()
    months_before: int = 0
    day: int = 1
    calendar_day: int | None = None
    days_before: int = 0
    limit: int | None = None
    share: Decimal | None = None
    above: int = 0
    margin: Decimal | None = None
    since: date = date.min


class Staged(msgspec.Struct, frozen=True, kw_only=True):
    """Where a client's lots of one contract stand in its life, and what comes next.

    accounts: those of the client; missing: of these the ones whose lots are not known
    lots: on the larger side, longs and shorts each summed over the accounts; while one is missing,
        those of the others where they prove enough (core/at_least.py), else None
    at_least: those of the others, which may be less than the client holds
    limit: lots; None = not known
    used: lots of the limit, a fraction; None = not known
    margin, next_margin: fractions of value, the largest of all stages so far; None = not known
    turns: first trading day of the next stage; days: trading days until then, 1 = tomorrow
    more: money of margin that is asked for beyond today's when the stage turns, each account by its
        own larger side; None = not known
    """

    accounts: tuple[str, ...]
    futures: str
    stage: StageName
    lots: int | None
    limit: int | None
    used: float | None
    margin: Decimal | None
    source: str
    at_least: int = 0
    missing: tuple[str, ...] = ()
    turns: date | None = None
    days: int | None = None
    next: StageName | None = None
    next_limit: int | None = None
    next_margin: Decimal | None = None
    more: Decimal | None = None
