"""The conversation with a counter: login, the first snapshot as one transaction, then changes.

There is no answer to a login but its effects: a session and a complete snapshot, or a warning. The
front behind the counter can be lost while the socket stays up; that too takes the link down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from terminal import LinkError
from terminal.core.event import (
    AccountChanged,
    NoticeReceived,
    OrderReported,
    OrdersListed,
    PositionsChanged,
    TradeReported,
)
from terminal.core.refusal import Refusal, say
from terminal.core.rule_subjects import OF_DAY
from terminal.domain.account import Account, Position
from terminal.domain.link import LinkState
from terminal.domain.said import Said
from terminal.feeds.decode import account_of, notice_of, order_of, position_of, trade_of
from terminal.feeds.diff import Changes, Keys, Node
from terminal.feeds.fault import Malformed
from terminal.feeds.scalar import text
from terminal.feeds.session import MOST_NOTICES, Conversation, Out, frame_of

FRONT_REGAINED, FRONT_LOST = 320, 322
BAD_CREDENTIALS = frozenset({339, 402})
COMPLAINTS = frozenset({"WARNING", "ERROR"})
CURRENCY = "CNY"
# What limits are on: what every counter says, and what some do.
NEEDED, USUAL = ("balance", "available", "margin"), (*OF_DAY, "float_profit")


class Login(msgspec.Struct, frozen=True, kw_only=True):
    """Who logs in where. extra: further `req_login` fields, as the counter wants them."""

    user: str
    password: str
    broker: str = "simnow"
    extra: dict[str, str] = {}


class TradeSession:
    """One trade account, known to the desk as `account`."""

    def __init__(self, account: str, login: Login, *, link: str | None = None) -> None:
        self.account = account
        self._login = login
        self._talk = Conversation(f"td:{account}" if link is None else link)
        self._front_lost: str | Said = ""
        self._refusal: NoticeReceived | None = None
        # From here on what was seen outlives a connection: nothing is told twice.
        self._notices: Keys = {}
        self._waiting: list[NoticeReceived] = []
        self._day = ""
        self._trades: set[str] = set()
        self._money: Account | None = None
        # Contracts whose lots were told, and are not said to be gone.
        self._held: Keys = {}
        self._is_list_due = False
        self._is_told = False

    @property
    def link(self) -> str:
        """The link's id."""
        return self._talk.link

    @property
    def state(self) -> LinkState:
        """Where the link stands."""
        return self._talk.state

    @property
    def tree(self) -> Mapping[str, Any]:
        """What this connection has told so far, to be read only."""
        return self._talk.tree.root

    @property
    def fault_counts(self) -> dict[str, int]:
        """Refused frames and fields by kind, since the session was made."""
        return self._talk.faults.counts

    @property
    def is_hopeless(self) -> bool:
        """The counter refused the password: another try could lock the account."""
        refusal = self._refusal
        return refusal is not None and (
            refusal.code in BAD_CREDENTIALS or "密码" in refusal.content
        )

    def opened(self, now: datetime) -> Out:
        """A socket is open: log in, confirm the settlement, ask for the first packet."""
        out = self._talk.opened()
        self._front_lost, self._refusal, self._is_told = "", None, False
        who = self._login
        words = {"bid": who.broker, "user_name": who.user, "password": who.password}
        out.send.append(frame_of({"aid": "req_login", **words, **who.extra}))
        out.send.append(frame_of({"aid": "confirm_settlement"}))
        self._talk.peek(out)
        return out

    def received(self, frame: str | bytes, now: datetime) -> Out:
        """Take one frame that arrived at `now`."""
        out = Out([], [])
        changes = self._talk.take(frame, out)
        if changes is not None:
            self._follow(changes, out)
        self._talk.peek(out)
        return out

    def closed(self, detail: str | Said, now: datetime) -> Out:
        """The socket is gone, or could not be opened; a refusal stands until the next try."""
        out = Out([], [])
        if self.state is not LinkState.REFUSED:
            self._talk.move(LinkState.DOWN, detail, out)
        return out

    def submit(self, packet: dict[str, object]) -> str:
        """Return the frame of an instruction, in this user's name; `LinkError` unless READY."""
        if self.state is not LinkState.READY:
            raise LinkError(f"{self.link} is {self.state}: the instruction was not sent")
        return frame_of({**packet, "user_id": self._login.user})

    def _follow(self, changes: Changes, out: Out) -> None:
        was_ready = self.state is LinkState.READY
        self._read_notices(changes.branches.get("notify", ()), out)
        self._judge(out)
        if self.state is LinkState.READY:
            mine = changes.trade.get(self._login.user, {})
            self._tell(mine if was_ready else None, out)
        if self._is_told:
            out.events.extend(self._waiting)
            self._waiting = []

    def _judge(self, out: Out) -> None:
        session, mine = self._mine("session"), self._mine()
        if session and mine.get("trade_more_data") is False:
            self._refusal = None
            if self._front_lost:
                self._talk.move(LinkState.DOWN, self._front_lost, out)
            else:
                day = text(session.get("trading_day"))
                self._talk.move(LinkState.READY, say(Refusal.COUNTER_DAY, day=day), out)
        elif self._refusal is not None and not session:
            self._talk.move(LinkState.REFUSED, self._refusal.content, out)
        else:
            self._talk.move(LinkState.LOADING, self._front_lost, out)

    # Notices

    def _read_notices(self, ids: Iterable[str], out: Out) -> None:
        for notice_id in ids:
            node = self._talk.tree.node("notify", notice_id)
            if not node or notice_id in self._notices:
                continue
            self._notices[notice_id] = None
            notice = notice_of(self.account, notice_id, node)
            self._waiting.append(notice)
            self._heed(notice)
        del self._waiting[:-MOST_NOTICES]
        while len(self._notices) > MOST_NOTICES:
            del self._notices[next(iter(self._notices))]
        self._talk.tree.trim("notify", MOST_NOTICES)

    # Codes overlap with counters' error numbers, so a complaint must also speak of the front.
    def _heed(self, notice: NoticeReceived) -> None:
        is_complaint = notice.level in COMPLAINTS
        is_of_front = not is_complaint or "前置" in notice.content
        if is_of_front and notice.code == FRONT_LOST:
            self._front_lost = notice.content or say(Refusal.COUNTER_FRONT)
        elif is_of_front and notice.code == FRONT_REGAINED:
            self._front_lost = ""
        elif is_complaint and not self._mine("session"):
            self._refusal = notice

    # Values: all of them when the link has become READY, else those of the named keys.

    def _tell(self, named: dict[str, Keys] | None, out: Out) -> None:
        is_first, self._is_told = not self._is_told, True

        def keys(section: str) -> list[str]:
            return list(self._mine(section) if named is None else named.get(section, ()))

        self._begin_day()
        # A complete snapshot without the account is news of it too.
        if named is None or keys("accounts"):
            self._tell_account(out)
        self._tell_positions(keys("positions"), named is None, out)
        self._tell_orders(keys("orders"), out)
        if is_first:
            out.events.append(OrdersListed(self.account, frozenset(self._mine("orders"))))
        self._tell_trades(keys("trades"), out)

    # Some counters number their trades from one again every day.
    def _begin_day(self) -> None:
        day = str(self._mine("session").get("trading_day"))
        if day != self._day:
            self._day, self._trades = day, set()

    def _tell_account(self, out: Out) -> None:
        before = self._money
        account = account_of(self.account, self._mine("accounts", CURRENCY), before)
        if account is None:
            return
        self._money = account
        out.events.append(AccountChanged(account))
        was_told = [one for one in USUAL if before is not None and one not in before.missing]
        if unknown := [one for one in (*NEEDED, *was_told) if one in account.missing]:
            why = say(Refusal.COUNTER_SILENT, account=self.account, names=", ".join(unknown))
            self._talk.note(Malformed("account", why), out)

    def _tell_positions(self, keys: list[str], is_complete: bool, out: Out) -> None:
        held = self._mine("positions")
        if (self._is_list_due and keys) or any(key not in held for key in keys):
            keys, is_complete = list(held), True
        if not keys and not is_complete:
            return
        told: dict[str, Position] = {}
        bad = []
        for key in keys:
            try:
                told[key] = position_of(self.account, key, held[key])
            except Malformed as fault:
                bad.append(key)
                self._talk.note(fault, out)
        # What it held is left as it was; the whole list is told once it can be read. Till then it
        # is not known either which of those that are not named are gone.
        self._is_list_due = bool(bad)
        gone = [key for key in self._held if key not in told] if is_complete else []
        is_whole = is_complete and not bad
        unread = tuple(dict.fromkeys((*bad, *gone))) if bad else ()
        self._held = dict.fromkeys(told if is_whole else (*self._held, *told))
        out.events.append(PositionsChanged(self.account, tuple(told.values()), is_whole, unread))

    def _tell_orders(self, keys: list[str], out: Out) -> None:
        orders = self._mine("orders")
        for key in keys:
            try:
                report = order_of(self.account, key, orders.get(key, {}))
            except Malformed as fault:
                self._talk.note(fault, out)
                continue
            if report is not None:
                out.events.append(OrderReported(report))

    def _tell_trades(self, keys: list[str], out: Out) -> None:
        trades = self._mine("trades")
        for key in keys:
            if key in self._trades:
                continue
            try:
                trade = trade_of(self.account, key, trades.get(key, {}))
            except Malformed as fault:
                self._talk.note(fault, out)
                continue
            if trade is not None:
                self._trades.add(key)
                out.events.append(TradeReported(trade))

    def _mine(self, *path: str) -> Node:
        return self._talk.tree.node("trade", self._login.user, *path)
