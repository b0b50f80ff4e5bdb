"""What an exchange demands of positions near delivery, by client type."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from terminal.domain.level import Level


class ClientType(StrEnum):
    """In whose name an account trades."""

    PERSON = "person"
    INSTITUTION = "institution"


class Demand(StrEnum):
    """What must be so at the end of the deadline's day."""

    FLAT = "flat"  # no position
    MULTIPLE = "multiple"  # lots a multiple of what can be delivered
    ACCOUNT = "account"  # an account filed for delivery, or no position
    LAST_DAY = "last_day"  # delivery or settlement in cash: nothing can be traded any more


class DeliveryRule(msgspec.Struct, frozen=True, kw_only=True):
    """One demand: on clients of an exchange, for all products of it or for some.

    products: codes without the exchange; () = all that no other rule of the exchange names
    months_before: the deadline is the last trading day of the month that lies this many months
        before delivery; 0 = the contract's own last trading day, as the front lists it
    is_last_day: that day is the contract's own last one, so that a listed last day replaces it
    days_before: so many trading days before that day
    multiple: lots must be a multiple of it (Demand.MULTIPLE); None = not known, ask the exchange
    source: who says so; rules are the broker's and the exchange's to confirm
    """

    exchange: str
    clients: tuple[ClientType, ...]
    demand: Demand
    source: str
    products: tuple[str, ...] = ()
    months_before: int = 1
    is_last_day: bool = False
    days_before: int = 0
    multiple: int | None = None
    since: date = date.min

    @property
    def is_of_last_day(self) -> bool:
        """Its day hangs on the contract's own last one, not on when the delivery month begins."""
        return self.is_last_day or not self.months_before


class Countdown(msgspec.Struct, frozen=True, kw_only=True):
    """How long one position may stay as it is.

    days: trading days from the asking day to the deadline, 0 on the deadline, < 0 after it
    excess: lots that cannot stay after the deadline as they are; None = not known, because the
        multiple is not
    is_confirmed: the exchange has announced all days until then; else weekdays were counted
    """

    account: str
    futures: str
    deadline: date
    days: int
    demand: Demand
    excess: int | None
    source: str
    is_confirmed: bool = True


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """The nearest deadline of a contract on a desk, for any client type that it trades as.

    day: the last day that lots may stay as they are; days: trading days until then, < 0 after it
    lots: of the desk's lots, those that cannot stay so; None = not known
    level: how near it is by the house's own setting; None = far away, or nothing must go
    is_confirmed: the exchange has announced all days until then
    """

    day: date
    days: int
    client: ClientType
    demand: Demand
    lots: int | None
    level: Level | None
    source: str
    is_confirmed: bool = True
