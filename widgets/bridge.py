"""THE ONE DOOR between the window and the desk: changes become signals, clicks become wishes.

Only this file knows the desk. Thirty times a second, or as `pace` allows, it empties the box of
changes, so that the window repaints once a frame however fast the market is. What has to be
awaited (the ledger's pages) runs on Qt's own loop and comes back through a call.
"""

from __future__ import annotations

import math
import types
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from terminal import LinkError, Refused
from terminal.changes import Changes
from terminal.core import book_wish, event, rule_wish
from terminal.core.effect import Topic
from terminal.core.kin_wish import LookAt
from terminal.core.presence_wish import NOBODY, Secret, SignIn, SignOff
from terminal.domain.alert import Label
from terminal.domain.approval import Approval
from terminal.domain.pack import Decided
from terminal.domain.rule import Rule
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.pace import FRAME, TURNS, Pace

T = TypeVar("T")


class Port(Protocol):
    """The desk, as far as a window needs it. `post` is called in the GUI thread; it never waits."""

    changes: Changes

    def post(self, event: event.Event, /) -> None:
        """Put a wish into the desk's mailbox."""


class Bridge(QObject):
    """Signals carry {key: frozen value}, None for what is gone; points carry {pair: [Point]}.

    framed comes last in each frame and says whose turn it is, 0 to TURNS - 1; where frames are long
    it comes for several turns. ended comes once after that.
    """

    pairs = Signal(object)
    histories = Signal(object)
    days = Signal(object)
    unit_days = Signal(object)
    points = Signal(object)
    exposures = Signal(object)
    accounts = Signal(object)
    positions = Signal(object)
    orders = Signal(object)
    trades = Signal(object)
    deliveries = Signal(object)
    approvals = Signal(object)
    hindrances = Signal(object)
    alerts = Signal(object)
    links = Signal(object)
    notices = Signal(object)
    lines = Signal(object)
    measures = Signal(object)
    deals = Signal(object)
    goods = Signal(object)
    units = Signal(object)
    book = Signal(object)
    trials = Signal(object)
    ruled = Signal(object)
    kin = Signal(object)
    seasons = Signal(object)
    hours = Signal(object)
    present = Signal(object)
    health = Signal(object)
    framed = Signal(int)
    ended = Signal()

    def __init__(
        self,
        port: Port,
        actor: str,
        latest: Latest,
        ledger: Ledger,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        rules: Sequence[Rule] = (),
        decided: Decided = types.MappingProxyType({}),
        signers: Sequence[str] = (),
    ) -> None:
        super().__init__()
        # What the desk file decides of the stages that are no rules.
        self.decided = decided
        self.latest, self.ledger, self.signers = latest, ledger, tuple(signers)
        self._of_file_actor = actor
        self._of_file = tuple(rules)
        self._port, self._spawn = port, spawn
        self._turn = 0
        self._ways = self._told()
        self._pace = Pace()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._due)

    # The order of telling: what others refer to comes first.
    def _told(self) -> tuple[tuple[Topic, dict[str, Any] | None, Any], ...]:
        kept = self.latest
        return (
            (Topic.PAIR, kept.pairs, self.pairs),
            (Topic.HISTORY, kept.histories, self.histories),
            (Topic.DAYS, kept.days, self.days),
            (Topic.UNIT_DAYS, kept.unit_days, self.unit_days),
            (Topic.POINT, None, self.points),
            (Topic.EXPOSURE, kept.exposures, self.exposures),
            (Topic.ACCOUNT, kept.accounts, self.accounts),
            (Topic.POSITION, kept.positions, self.positions),
            (Topic.ORDER, kept.orders, self.orders),
            (Topic.TRADE, kept.trades, self.trades),
            (Topic.DELIVERY, kept.deliveries, self.deliveries),
            (Topic.APPROVAL, kept.approvals, self.approvals),
            (Topic.HINDRANCE, kept.hindrances, self.hindrances),
            (Topic.ALERT, kept.alerts, self.alerts),
            (Topic.LINK, kept.links, self.links),
            (Topic.NOTICE, kept.notices, self.notices),
            (Topic.UNIT, kept.units, self.units),
            (Topic.LINE, kept.lines, self.lines),
            (Topic.MEASURE, kept.measures, self.measures),
            (Topic.DEAL, kept.deals, self.deals),
            (Topic.GOODS, kept.goods, self.goods),
            (Topic.BOOK, kept.book, self.book),
            (Topic.TRIAL, kept.trials, self.trials),
            (Topic.RULES, kept.rules, self.ruled),
            (Topic.KIN, kept.kin, self.kin),
            (Topic.SEASON, kept.seasons, self.seasons),
            (Topic.HOURS, kept.hours, self.hours),
            (Topic.PRESENCE, kept.presence, self.present),
        )

    @property
    def actor(self) -> str:
        """Who acts: the desk file's actor, or who is signed in where persons prove themselves."""
        if not self.signers:
            return self._of_file_actor
        present = self.latest.presence.get("")
        return (present is not None and present.person) or NOBODY

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force; those of the desk file until the desk has said more."""
        state = self.latest.rules.get("")
        return self._of_file if state is None else state.rules

    def start(self) -> None:
        """Begin to look, thirty times a second."""
        self._wait(FRAME)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def frame(self, turns: int = 1) -> None:
        """Take what changed since the last frame and tell each topic once."""
        batch = self._port.changes.take()
        for value in batch.get(Topic.HEALTH, {}).values():
            self.latest.health = value
        for topic, kept, _ in self._ways:
            if kept is not None and topic in batch:
                self.latest.put(kept, batch[topic])
        for topic, _, signal in self._ways:
            if topic in batch:
                signal.emit(batch[topic])
        if Topic.HEALTH in batch:
            self.health.emit(self.latest.health)
        for _ in range(turns):
            self._turn = (self._turn + 1) % TURNS
            self.framed.emit(self._turn)
        self.ended.emit()

    def _due(self) -> None:
        left = self._pace.left()
        self._wait(left or FRAME)
        if not left:
            self.frame(self._pace.begin())

    def _wait(self, seconds: float) -> None:
        self._timer.start(math.ceil(seconds * 1000))

    # Wishes. who: in whose name, where a form was begun in one; "" = who acts now

    def acknowledge(self, alert: str) -> None:
        """Take an alert."""
        self._port.post(event.Acknowledge(alert, self.actor))

    def look_at(self, alert: str) -> None:
        """Be told what belongs to this alert from now on, and of no other; "" = of none."""
        self._port.post(LookAt(alert))

    def watch(self, pairs: frozenset[str]) -> None:
        """Say which pairs a person has before their eyes; the others are told less often."""
        self._port.changes.watch(pairs)

    def close(self, alert: str, label: Label) -> None:
        """Put a resolved alert away with its label."""
        self._port.post(event.Close(alert, self.actor, label))

    def approve(self, approval: Approval) -> None:
        """Allow exactly the plan that the card showed."""
        self._port.post(event.Approve(approval.id, approval.plan.digest, self.actor))

    def reject(self, approval: Approval, reason: str = "") -> None:
        """Say no to a plan."""
        self._port.post(event.Reject(approval.id, self.actor, reason))

    def reduce(self, account: str, symbol: str) -> None:
        """Ask for a plan to reduce one position."""
        self._port.post(event.Reduce(account, symbol, self.actor))

    def cancel(self, order: str) -> None:
        """Withdraw a working order."""
        self._port.post(event.Cancel(order, self.actor))

    def halt(self, halted: bool, who: str = "") -> None:
        """Pull the kill switch, or arm again."""
        self._port.post(event.Halt(who or self.actor, halted))

    def enter_spot(self, symbol: str, price: Decimal, reason: str, who: str = "") -> None:
        """Type in a spot price, in the source's own unit, with the reason why."""
        self._port.post(event.EnterSpot(symbol, price, who or self.actor, reason))

    def note(self, subject: str, text: str) -> None:
        """Have something recorded that was done beside the desk, such as an export."""
        self._port.post(event.Note(self.actor, subject, text))

    def change_book(self, wish: book_wish.ChangeBook) -> None:
        """Apply a difference that was looked at."""
        self._port.post(wish)

    def undo_book(self, edit: str, who: str = "") -> None:
        """Take back the newest edit of the book, which is the one that was looked at."""
        self._port.post(book_wish.UndoBook(edit, who or self.actor))

    def act(self, wish: book_wish.BookAct, *, trial: str = "") -> None:
        """Do something to the book; with `trial` only say, under that id, what it would do."""
        self._port.post(book_wish.TryBook(trial, wish) if trial else wish)

    def revise(self, wish: rule_wish.RuleWish) -> None:
        """Draft, approve, reject or put live a change of rules."""
        self._port.post(wish)

    def sign_in(self, person: str, typed: str) -> None:
        """Say who is here; `present` or a notice answers."""
        self._port.post(SignIn(person, Secret(typed)))

    def sign_off(self) -> None:
        """Leave the terminal."""
        self._port.post(SignOff(self.actor))

    # Questions that take time

    def ask(
        self,
        question: Callable[[], Awaitable[T]],
        answer: Callable[[T], None],
        refused: Callable[[str], None],
    ) -> None:
        """Await something on Qt's loop; `answer` or `refused` is called when it is known."""

        async def wait() -> None:
            try:
                value = await question()
            except (Refused, LinkError, OSError) as problem:
                refused(str(problem))
            else:
                answer(value)

        self._spawn(wait())
