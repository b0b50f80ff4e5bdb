"""A conversation with an engine: events go in at given seconds, and what must follow is stated.

    play.at(10).hears(basis(520)).records("alert", state="firing").tells(channel="sms")

Seconds count from `builders.NOW`. Each `hears` or `ticks` begins a new answer; the statements after
it speak of that answer alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from terminal.core.effect import (
    CancelDeliveries,
    CancelOrder,
    Deliver,
    Effect,
    SendOrder,
    Show,
    Write,
)
from terminal.core.engine import Engine
from terminal.core.event import (
    AccountChanged,
    Approve,
    Event,
    InstrumentsListed,
    LinkChanged,
    OrderReported,
    OrderSent,
    PositionsChanged,
    QuotesChanged,
    Tick,
)
from terminal.core.plant import Plant
from terminal.core.policy import Policy
from terminal.domain.account import Account, Position
from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from terminal.domain.level import Level
from terminal.domain.link import LinkState
from terminal.domain.notification import Person
from terminal.domain.order import Order, OrderRequest
from terminal.domain.quote import Quote
from terminal.domain.rule import Response, Rule
from tests.builders import (
    ACCOUNT,
    FUTURES,
    NOW,
    PAIR,
    SPOT,
    make_account,
    make_instrument,
    make_limit,
    make_line,
    make_pair,
    make_position,
    make_quote,
    make_report,
    make_rule,
    stamp,
)
from tests.calendars import CALENDAR

WANG = Person("wang", "王", {"wecom": "wang.risk", "sms": "13800000001", "phone": "13800000001"})
CHANNELS = {
    Level.ATTENTION: ("wecom",),
    Level.WARNING: ("wecom", "sms"),
    Level.FORCED: ("wecom", "sms", "phone"),
}
LIMITS = (
    make_limit(Level.ATTENTION, -300, 300),
    make_limit(Level.WARNING, -500, 500),
    make_limit(Level.FORCED, -700, 700),
)


def reducing(**fields: Any) -> Rule:
    """Three bands around zero, 20 of dead band, proposing to reduce."""
    return make_rule(**{"limits": LIMITS, "response": Response.REDUCE} | fields)


def make_policy(**fields: Any) -> Policy:
    return Policy(**{"channels": CHANNELS} | fields)


def make_plant(**fields: Any) -> Plant:
    values: dict[str, Any] = {
        "desk": "test",
        "mode": "sim",
        "pairs": (make_pair(),),
        "book": (make_line(),),
        "rules": (reducing(),),
        "people": (WANG,),
        "policy": make_policy(),
        "wall_clock": True,
        "calendar": CALENDAR,
    }
    return Plant(**values | fields)


class Play:
    """One engine, a clock, and everything it answered. `effects` is the last answer."""

    def __init__(self, nonce: bytes = b"test", **plant: Any) -> None:
        self.plant = make_plant(**plant)
        self.engine = Engine(self.plant, nonce)
        self.now = NOW
        self.effects: list[Effect] = []
        self.history: list[Effect] = []
        self.script: list[tuple[Event, datetime]] = []

    # What happens

    def at(self, seconds: float) -> Play:
        """Move the clock forward without a tick."""
        self.now = max(self.now, NOW + timedelta(seconds=seconds))
        return self

    def hears(self, *events: Event) -> Play:
        self.effects = []
        for event in events:
            self.script.append((event, self.now))
            self.effects += self.engine.step(event, self.now)
        self.history += self.effects
        return self

    def ticks(self, seconds: int = 1) -> Play:
        """Let seconds pass, one tick each; the answer is that to all of them."""
        answer: list[Effect] = []
        for _ in range(seconds):
            self.now += timedelta(seconds=1)
            self.hears(Tick())
            answer += self.effects
        self.effects = answer
        return self

    def opens(self, *positions: Position, account: Account | None = None, basis: float = 0) -> Play:
        """Bring links, contract data, both legs, money and lots."""
        self.hears(up("md"), InstrumentsListed((make_instrument(),)))
        self.basis(basis)
        lots = positions or (make_position(),)
        for one in dict.fromkeys(position.account for position in lots):
            mine = tuple(each for each in lots if each.account == one)
            money = account if account and account.id == one else make_account(id=one)
            self.hears(up(f"td:{one}"), AccountChanged(money), PositionsChanged(one, mine, True))
        return self

    def basis(self, value: float | None, futures: float | None = 78_000.0) -> Play:
        """Both legs bring something new, so that spot - futures = value."""
        return self.hears(self.legs(value, futures))

    def legs(self, value: float | None, futures: float | None = 78_000.0) -> QuotesChanged:
        spot = None if value is None or futures is None else futures + value
        return QuotesChanged((self.quote(spot, symbol=SPOT), self.quote(futures)))

    def quote(self, last: float | None, **fields: Any) -> Quote:
        """A quote of this very moment."""
        return make_quote(last, **{"arrival": self.now, "stamp": stamp(self.now)} | fields)

    def approves(self, actor: str = "zhang") -> Play:
        """A person allows the one open proposal, exactly as shown."""
        approval = self.proposal
        return self.hears(Approve(approval.id, approval.plan.digest, actor))

    def leave(self) -> Play:
        """The bytes of all orders of the last answer leave the machine."""
        return self.hears(*(OrderSent(one.id) for one in self.orders_sent))

    def fills(self, order: Order | OrderRequest, lots: int | None = None, **fields: Any) -> Play:
        return self.hears(OrderReported(report_on(order, lots, **fields)))

    # What there is

    def all(self, kind: type[Any]) -> list[Any]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def orders_sent(self) -> list[OrderRequest]:
        return [one.request for one in self.all(SendOrder)]

    @property
    def alerts(self) -> list[Alert]:
        """Open alerts that have fired."""
        every = self.engine.state.triage.alerts.values()
        return [one for one in every if one.is_open and one.fired]

    @property
    def alert(self) -> Alert:
        (alert,) = self.alerts
        return alert

    @property
    def approvals(self) -> list[Approval]:
        return list(self.engine.state.responder.approvals.values())

    @property
    def proposal(self) -> Approval:
        """The only approval that is not over."""
        (proposal,) = [one for one in self.approvals if not one.state.is_final]
        return proposal

    @property
    def orders(self) -> list[Order]:
        return list(self.engine.state.orders.orders.values())

    # What must follow

    def records(self, kind: str, **fields: Any) -> Play:
        found = [w.record for w in self.all(Write) if w.record.kind == kind]
        assert any(_has(r.body, fields) for r in found), (kind, fields, found)
        return self

    def records_no(self, kind: str, **fields: Any) -> Play:
        found = [w.record for w in self.all(Write) if w.record.kind == kind]
        assert not any(_has(r.body, fields) for r in found), (kind, fields, found)
        return self

    def tells(self, *channels: str, **fields: Any) -> Play:
        """Exactly these channels are spoken on."""
        told = [one.notification for one in self.all(Deliver)]
        assert [one.channel for one in told] == list(channels), told
        assert all(getattr(one, key) == value for one in told for key, value in fields.items())
        return self

    def silences(self, alert: str) -> Play:
        assert alert in [one.alert for one in self.all(CancelDeliveries)]
        return self

    def sends(self, *volumes: int) -> Play:
        assert tuple(one.volume for one in self.orders_sent) == volumes, self.orders_sent
        return self

    def withdraws(self, *orders: str) -> Play:
        assert [one.order for one in self.all(CancelOrder)] == list(orders), self.effects
        return self

    def refuses(self, words: str) -> Play:
        """A person's click is refused with these words, and the refusal is in the ledger."""
        return self.sends().withdraws().records("refusal", reason=Containing(words))

    def is_quiet(self) -> Play:
        """Nothing but things to show."""
        assert [one for one in self.effects if not isinstance(one, Show)] == []
        return self


class Containing:
    """Equals every text that has these words in it."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self._words in other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"...{self._words}..."


def up(link: str) -> LinkChanged:
    return LinkChanged(link, LinkState.READY)


def down(link: str) -> LinkChanged:
    return LinkChanged(link, LinkState.DOWN, "gone")


def report_on(order: Order | OrderRequest, lots: int | None = None, **fields: Any) -> Any:
    """The counter's last word: `lots` filled (all of them without), nothing more to come."""
    request = order.request if isinstance(order, Order) else order
    values = {
        "id": request.id,
        "account": request.account,
        "symbol": request.symbol,
        "direction": request.direction,
        "offset": request.offset,
        "volume": request.volume,
        "volume_left": 0 if lots is None else request.volume - lots,
        "limit_price": request.limit_price,
        "is_alive": False,
    }
    return make_report(**values | fields)


def lots(account: str = ACCOUNT, symbol: str = FUTURES, **fields: Any) -> Position:
    """A position of exactly these lots."""
    return make_position(
        **{"account": account, "symbol": symbol, "long_today": 0, "long_history": 0} | fields
    )


def flat_of(play: Play, pair: str = PAIR) -> Decimal:
    return play.engine.state.book.exposure(pair).flat


def firing_records(effects: Iterable[Effect]) -> list[dict[str, Any]]:
    return [
        effect.record.body
        for effect in effects
        if isinstance(effect, Write)
        and effect.record.kind == "alert"
        and effect.record.body["state"] == "firing"
    ]


def _has(body: dict[str, Any], fields: dict[str, Any]) -> bool:
    return all(key in body and fields[key] == body[key] for key in fields)
