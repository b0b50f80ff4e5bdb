"""What the engine shows of itself: frozen values for a screen, a script or a test.

Topics of `Show` and the value each yields:
PAIR PairView · POINT Point (newest; the desk collects all) · HISTORY History · DAYS DayBases ·
UNIT_DAYS UnitDays (key: as rules on units name it) · EXPOSURE Exposure ·
ACCOUNT Account · POSITION Position (None = gone) · ORDER Order · TRADE Trade · ALERT Alert ·
APPROVAL Approval · HINDRANCE Hindrance (key: its alert; None = gone) · DELIVERY Delivery ·
LINK Link · NOTICE Notice · HEALTH Health ·
LINE Line of exposure · MEASURE Measures (key: unit and commodity, see book_view) · DEAL Deal ·
GOODS Lot or Transit · UNIT BusinessUnit · BOOK BookState · TRIAL Trial · RULES RuleState (key "") ·
KIN Kin (key: the alert that a screen looks at; None = another) ·
SEASON Background (key: its pair; see season_view) · HOURS CalendarTable (key "") ·
PRESENCE Present (key "")
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from terminal.domain.basis import Pair
from terminal.domain.calendar import Moment
from terminal.domain.carry import CarryDay, NoCarry
from terminal.domain.delivery import Deadline
from terminal.domain.instrument import Instrument
from terminal.domain.main_contract import MainContract
from terminal.domain.metric import DataState
from terminal.domain.quote import Quote
from terminal.domain.revision import Revision
from terminal.domain.rule import Limit, Rule
from terminal.domain.said import Said
from terminal.domain.stage import Staged


class PairView(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the watchlist.

    spot: comparable spot price (adjusted); quoted spot is in spot_quote.last
    basis: None exactly when `state` is not GOOD
    change: basis minus the first basis known today; None until there are two
    spot_age, futures_age: seconds; None = never heard
    limits: bands of the rule that watches this pair, ascending by level
    instrument: the futures leg as its exchange lists it; None until it is known
    moment: what its market does now; None where the calendar has no hours of it
    deadline: what delivery demands of its contract; None while no rule or client type is known
    stage: of the account that has used most of its position limit; None as there
    carry: what its cost to delivery is reckoned with today, or why it is not known; None at first
    main: what the main contract of its product is today; None where no alias is wanted
    """

    pair: Pair
    state: DataState
    spot: float | None
    futures: float | None
    basis: float | None
    change: float | None
    spot_quote: Quote | None
    futures_quote: Quote | None
    spot_age: float | None
    futures_age: float | None
    limits: tuple[Limit, ...]
    instrument: Instrument | None = None
    moment: Moment | None = None
    deadline: Deadline | None = None
    stage: Staged | None = None
    carry: CarryDay | NoCarry | None = None
    main: MainContract | None = None


class Point(msgspec.Struct, frozen=True, gc=False):
    """One basis point: `time` seconds since the epoch UTC; prices in the pair's price unit."""

    pair: str
    time: float
    spot: float
    futures: float
    basis: float


class History(msgspec.Struct, frozen=True):
    """Points before the live ones, ascending in time."""

    pair: str
    points: tuple[Point, ...]


class DayBases(msgspec.Struct, frozen=True):
    """A pair's basis at the end of each trading day that is over, ascending; float64.

    Only of days on which both legs were quoted, of the contract that the pair is on now.
    spots: comparable, as long as `days`. follows: the day before it here is the trading day before
    settlements: of the contract, as long as `days` or empty; NaN = not known
    """

    pair: str
    days: tuple[date, ...]
    bases: tuple[float, ...]
    spots: tuple[float, ...] = ()
    follows: tuple[bool, ...] = ()
    settlements: tuple[float, ...] = ()


class UnitDays(msgspec.Struct, frozen=True):
    """What a unit in a commodity stood at when each day that is kept ended, ascending; float64.

    values: by metric, as long as `days`; NaN = not known on that day
    apart: metrics that are another thing on this day than on the day before: a month was rolled
    follows: the day before it here is the trading day before
    settled: those that are at a market price, with futures at the settlements of the day; NaN =
        some settlement is not known
    """

    subject: str
    days: tuple[date, ...]
    values: dict[str, tuple[float, ...]] = {}
    apart: tuple[tuple[str, ...], ...] = ()
    follows: tuple[bool, ...] = ()
    settled: dict[str, tuple[float, ...]] = {}


class Hindrance(msgspec.Struct, frozen=True):
    """Why no reduction can be proposed for an alert now; said: the same without its language."""

    alert: str
    reason: str
    said: Said | None = None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A counter's or the desk's own word to people.

    said: the content without its language, where it is the desk's own
    """

    id: str
    time: datetime
    source: str
    level: str
    content: str
    said: Said | None = None


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How the desk itself is doing.

    read_only: why approvals are shut; "" when they are open
    updates: quotes accepted since start; stale: older or repeated ones dropped
    calendar_until: the last day that all exchanges of the desk have announced; None = not known
    calendar_warning: that it runs out, or has; None while all is well
    """

    desk: str
    mode: str
    now: datetime
    halted: bool
    read_only: str
    updates: int
    stale: int
    calendar_until: date | None = None
    calendar_warning: Said | None = None
    ledger_seq: int = 0
    ledger_digest: str = ""
    updates_per_s: float = 0.0
    tick_to_alert_p50_ms: float | None = None
    tick_to_alert_p99_ms: float | None = None
    step_p99_ms: float | None = None


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in at the terminal; "" = nobody. since: when that person came."""

    person: str
    since: datetime | None = None


class RuleState(msgspec.Struct, frozen=True, kw_only=True):
    """The rules in force and every change of them, oldest first.

    rules: resolved, with the subjects that each really watches. written: as people wrote them
    of_file: those of the desk file as it is now, as written
    hindered: id of an open revision -> why it can neither be approved nor go live as things stand
    four_eyes: who drafted a change may not approve it
    warming: rules that lack samples: how many there are on the subject with fewest, of how many
    """

    rules: tuple[Rule, ...]
    written: tuple[Rule, ...]
    of_file: tuple[Rule, ...] = ()
    hindered: dict[str, Said] = {}
    revisions: tuple[Revision, ...] = ()
    four_eyes: bool = False
    warming: dict[str, tuple[int, int]] = {}
