"""Everything that may come in. Facts are in the past tense, wishes in the imperative.

An event is a frozen value; `Engine.step` is the only reader. Time is an event too: `Tick`.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.core.book_wish import BookWish
from terminal.core.clock_jump import ClockJumped
from terminal.core.kin_wish import LookAt
from terminal.core.presence_wish import PresenceWish, Proved
from terminal.core.rule_wish import RuleWish
from terminal.core.settlements_heard import SettlementsHeard
from terminal.core.spot_mapped import SpotMapped, SpotStepped
from terminal.domain.account import Account, Position
from terminal.domain.alert import Label
from terminal.domain.bar import Bar
from terminal.domain.instrument import Instrument
from terminal.domain.link import LinkState
from terminal.domain.main_contract import Listed
from terminal.domain.notification import Delivery
from terminal.domain.order import OrderReport, Trade
from terminal.domain.quote import Quote
from terminal.domain.said import Said


class Tick(msgspec.Struct, frozen=True):
    """A second has passed. part: of what that calls for, see `core/second.py`; None = all of it."""

    part: int | None = None


# Facts of the market


class QuotesChanged(msgspec.Struct, frozen=True, gc=False):
    """Quotes of one transaction, at most one per symbol, each complete.

    source: id of the link they came over
    """

    quotes: tuple[Quote, ...]
    source: str = "md"


class InstrumentsListed(msgspec.Struct, frozen=True):
    """The front described these instruments; a later description replaces an earlier one."""

    instruments: tuple[Instrument, ...]


class MonthsHeard(msgspec.Struct, frozen=True):
    """How much all listed months of these products are traded, as of now."""

    products: tuple[Listed, ...]


class HistoryArrived(msgspec.Struct, frozen=True):
    """Past bars of one symbol, ascending, periods of `seconds`."""

    symbol: str
    seconds: int
    bars: tuple[Bar, ...]


# Facts of the links


class LinkChanged(msgspec.Struct, frozen=True):
    """A link came up, went away, or was refused; `detail` is why, `said` where it has a key."""

    link: str
    state: LinkState
    detail: str = ""
    said: Said | None = None


class LatencyMeasured(msgspec.Struct, frozen=True):
    """A ping came back after this many milliseconds."""

    link: str
    milliseconds: float


class SourceFaulted(msgspec.Struct, frozen=True):
    """A source sent what was refused; told once a kind, with the count so far. As LinkChanged."""

    source: str
    kind: str
    detail: str
    count: int
    said: Said | None = None


# Facts of the trade accounts


class AccountChanged(msgspec.Struct, frozen=True):
    """The account's money as it now stands."""

    account: Account


class PositionsChanged(msgspec.Struct, frozen=True):
    """Positions as they now stand; with `complete`, those of the account not named are gone.

    unread: contracts whose lots the counter does not say now; what they were is kept
    """

    account: str
    positions: tuple[Position, ...]
    complete: bool = False
    unread: tuple[str, ...] = ()


class OrderReported(msgspec.Struct, frozen=True):
    """The counter said where an order stands; also orders made elsewhere."""

    report: OrderReport


class OrdersListed(msgspec.Struct, frozen=True):
    """A complete snapshot named these order ids: what is not among them never reached it."""

    account: str
    ids: frozenset[str]


class TradeReported(msgspec.Struct, frozen=True):
    """A fill, seen once."""

    trade: Trade


class NoticeReceived(msgspec.Struct, frozen=True):
    """A counter's notice to people, seen once. is_statement: it is the day's settlement."""

    account: str
    id: str
    level: str
    code: int
    content: str
    is_statement: bool = False


class OrderSent(msgspec.Struct, frozen=True):
    """The bytes of an order left this machine."""

    order: str


class OrderNotSent(msgspec.Struct, frozen=True):
    """An order was refused on this side of the wire; it cannot have reached the counter."""

    order: str
    reason: str


# Facts of the notices


class DeliveryProgressed(msgspec.Struct, frozen=True):
    """A notification reached a stage, by a send, an inquiry or a receipt; already recorded."""

    delivery: Delivery


# Facts of the house


class StoreFailed(msgspec.Struct, frozen=True):
    """The ledger cannot be written: nothing that needs it may happen until it can."""

    reason: str


class StoreRecovered(msgspec.Struct, frozen=True):
    """The ledger can be written again."""


# Wishes


class Acknowledge(msgspec.Struct, frozen=True):
    """A person has seen the alert and takes it."""

    alert: str
    actor: str
    via: str = "desk"


class Close(msgspec.Struct, frozen=True):
    """A person closes a resolved alert with a label."""

    alert: str
    actor: str
    label: Label


class Reduce(msgspec.Struct, frozen=True):
    """A person asks for a reduce plan of one position, outside any alert."""

    account: str
    symbol: str
    actor: str


class Approve(msgspec.Struct, frozen=True):
    """A person allows exactly the plan with this digest."""

    approval: str
    digest: str
    actor: str


class Reject(msgspec.Struct, frozen=True):
    """A person says no."""

    approval: str
    actor: str
    reason: str = ""


class Cancel(msgspec.Struct, frozen=True):
    """A person wants a working order withdrawn."""

    order: str
    actor: str


class Halt(msgspec.Struct, frozen=True):
    """The kill switch: no order leaves until it is armed again; working orders are cancelled."""

    actor: str
    halted: bool


class EnterSpot(msgspec.Struct, frozen=True):
    """A person types in a spot price, in the source's own unit, and says why."""

    symbol: str
    price: Decimal
    actor: str
    reason: str


class Note(msgspec.Struct, frozen=True):
    """A person did something beside the desk that its record should know, such as an export."""

    actor: str
    subject: str
    text: str


Wish = (
    Acknowledge
    | Close
    | Reduce
    | Approve
    | Reject
    | Cancel
    | Halt
    | EnterSpot
    | Note
    | BookWish
    | RuleWish
    | PresenceWish
    | LookAt
)
Event = (
    Tick
    | QuotesChanged
    | SpotStepped
    | SpotMapped
    | InstrumentsListed
    | MonthsHeard
    | SettlementsHeard
    | HistoryArrived
    | LinkChanged
    | LatencyMeasured
    | SourceFaulted
    | AccountChanged
    | PositionsChanged
    | OrderReported
    | OrdersListed
    | TradeReported
    | NoticeReceived
    | OrderSent
    | OrderNotSent
    | DeliveryProgressed
    | Proved
    | StoreFailed
    | StoreRecovered
    | ClockJumped
    | Wish
)
