"""What an exchange demands of positions near delivery, by client type."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class ClientType(StrEnum):
    """In whose name an account trades."""

    PERSON = "person"
    INSTITUTION = "institution"


class Demand(StrEnum):
    """What a position must be from the deadline on."""

    FLAT = "flat"
    MULTIPLE = "multiple"


class DeliveryRule(msgspec.Struct, frozen=True, kw_only=True):
    """One demand: for a client type on an exchange, or on some products of it.

    products: codes without the exchange; () = all that no other rule of the exchange names
    months_before: the deadline is the last trading day of the month that lies this many months
        before delivery; 0 = the contract's own last trading day
    multiple: lots must be a multiple of it (Demand.MULTIPLE)
    source: who says so; rules are the broker's and the exchange's to confirm
    """

    exchange: str
    client: ClientType
    demand: Demand
    source: str
    products: tuple[str, ...] = ()
    months_before: int = 1
    multiple: int = 1
    since: date = date.min


class Countdown(msgspec.Struct, frozen=True, kw_only=True):
    """How long one position may stay as it is.

    days: trading days from the asking day to the deadline, 0 on the deadline, < 0 after it
    excess: lots that the rule does not allow from the deadline on
    """

    account: str
    futures: str
    deadline: date
    days: int
    demand: Demand
    excess: int
    source: str
