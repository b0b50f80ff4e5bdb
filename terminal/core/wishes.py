"""What the engine does about wishes: a person's acknowledgement, decision, or stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, get_args

from terminal.core import event as e
from terminal.core.book_wish import BookAct, ChangeBook, TryBook, UndoBook
from terminal.core.effect import Effect, Show, Topic, Write, written
from terminal.core.manual import Unusable, typed, typed_quote
from terminal.core.market import MANUAL
from terminal.core.refusal import Denied, NoPlan, Refusal
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive, RejectRules, RuleWish
from terminal.core.state import State
from terminal.domain.approval import ApprovalState
from terminal.domain.audit import Record, body_of
from terminal.domain.level import Level
from terminal.domain.revision import Revision


class Wishes:
    """Handlers of wishes, over one state. What is refused is recorded like what is done.

    quotes: the handler of quotes, for prices that a person types in
    """

    def __init__(
        self, state: State, quotes: Callable[[e.QuotesChanged, datetime], list[Effect]]
    ) -> None:
        self._s = state
        self._quotes = quotes

    def table(self) -> dict[type, Callable[[Any, datetime], list[Effect]]]:
        """Event type -> handler."""
        cases, work = self._s.cases, self._s.bookwork
        return {
            e.Acknowledge: lambda ev, now: cases.acknowledge(ev.alert, ev.actor, ev.via, now),
            e.Close: lambda ev, now: cases.close(ev.alert, ev.actor, ev.label, now),
            e.Reduce: self._reduce,
            e.Approve: self._approve,
            e.Reject: self._reject,
            e.Cancel: self._cancel,
            e.Halt: self._halt,
            e.EnterSpot: self._enter_spot,
            e.Note: self._note,
            ChangeBook: lambda ev, now: self._edit(work.change, ev, now),
            **dict.fromkeys(get_args(BookAct), lambda ev, now: self._edit(work.act, ev, now)),
            UndoBook: lambda ev, now: self._edit(work.undo, ev, now),
            TryBook: work.attempt,
            DraftRules: lambda ev, now: self._revise(self._s.rulebook.draft, ev, now),
            ApproveRules: lambda ev, now: self._revise(self._s.rulebook.approve, ev, now),
            RejectRules: lambda ev, now: self._revise(self._s.rulebook.reject, ev, now),
            PutLive: self._put_live,
        }

    def _reduce(self, event: e.Reduce, now: datetime) -> list[Effect]:
        subject = f"{event.account}/{event.symbol}"
        try:
            self._s.check_open()
            return self._s.responder.propose(event.account, event.symbol, "", event.actor, now)
        except NoPlan as refusal:
            return self._refuse(subject, event.actor, refusal, now)

    def _approve(self, event: e.Approve, now: datetime) -> list[Effect]:
        try:
            self._s.check_open()
            responder, level = self._s.responder, self._level_of(event.approval)
            effects = responder.approve(event.approval, event.digest, event.actor, now, level)
        except NoPlan as refusal:
            return self._refuse(event.approval, event.actor, refusal, now)
        approval = self._s.responder.approvals[event.approval]
        if approval.state is ApprovalState.EXPIRED:
            reason = approval.said or approval.reason
            return effects + self._s.tell("approval", "refused", reason, now)
        # One of several has approved: the alert is handled once orders leave.
        if not approval.alert or approval.state is ApprovalState.REQUESTED:
            return effects
        return effects + self._s.guard(self._s.cases.handle, approval.alert, event.actor, now)

    def _level_of(self, approval_id: str) -> Level | None:
        approval = self._s.responder.approvals.get(approval_id)
        alert = None if approval is None else self._s.triage.alerts.get(approval.alert)
        return None if alert is None else alert.level

    def _reject(self, event: e.Reject, now: datetime) -> list[Effect]:
        try:
            return self._s.responder.reject(event.approval, event.actor, event.reason, now)
        except NoPlan as refusal:
            return self._refuse(event.approval, event.actor, refusal, now)

    def _cancel(self, event: e.Cancel, now: datetime) -> list[Effect]:
        body = {"order": event.order}
        record = Record(kind="cancel", ref=event.order, actor=event.actor, body=body)
        return [Write(record), *self._s.orders.cancel(event.order)]

    def _halt(self, event: e.Halt, now: datetime) -> list[Effect]:
        self._s.halted = event.halted
        body = {"halted": event.halted}
        record = Record(kind="halt", ref="kill switch", actor=event.actor, body=body)
        effects: list[Effect] = [Write(record), Show(Topic.HEALTH, "")]
        return effects + self._s.orders.cancel_all() if event.halted else effects

    def _enter_spot(self, event: e.EnterSpot, now: datetime) -> list[Effect]:
        market = self._s.market
        try:
            spot = typed(event, market, now)
            quote = typed_quote(spot)
            moved = self._quotes(e.QuotesChanged((quote,), MANUAL), now)
            if market.quotes.get(event.symbol) is not quote:
                raise Unusable(Refusal.SAME_PRICE, symbol=event.symbol, price=event.price)
        except Unusable as refusal:
            return self._refuse(event.symbol, event.actor, refusal, now)
        return [written("spot", event.symbol, event.actor, spot), *moved]

    def _note(self, event: e.Note, now: datetime) -> list[Effect]:
        body = {"text": event.text}
        return [Write(Record(kind="note", ref=event.subject, actor=event.actor, body=body))]

    def _edit(
        self,
        act: Callable[[Any, datetime], list[Effect]],
        event: ChangeBook | BookAct | UndoBook,
        now: datetime,
    ) -> list[Effect]:
        try:
            return act(event, now)
        except Denied as refusal:
            return self._refuse("book", event.actor, refusal, now)

    def _revise(
        self, act: Callable[[Any, datetime], Revision], event: RuleWish, now: datetime
    ) -> list[Effect]:
        try:
            self._check_ledger()
            revision = act(event, now)
        except Denied as refusal:
            return self._refuse("rules", event.actor, refusal, now)
        return [written("rules", revision.id, event.actor, revision), Show(Topic.RULES, "")]

    def _put_live(self, event: PutLive, now: datetime) -> list[Effect]:
        before = self._s.rulebook.written
        effects = self._revise(self._s.rulebook.put_live, event, now)
        if self._s.rulebook.written is before:
            return effects
        # The record of the change comes before what it does to alerts.
        effects += self._s.cases.follow(self._s.replace_rules(now), now, event.actor)
        return effects + [Show(Topic.PAIR, pair) for pair in self._s.market.pairs]

    def _check_ledger(self) -> None:
        # Rules in force must follow from the ledger: without it none may become others.
        if failure := self._s.defect or self._s.read_only:
            raise Denied(Refusal.RULES_SHUT, failure=failure)

    def _refuse(self, ref: str, actor: str, refusal: Denied, now: datetime) -> list[Effect]:
        body = {"reason": str(refusal), **body_of(refusal.said)}
        record = Record(kind="refusal", ref=ref, actor=actor, body=body)
        return [Write(record), *self._s.tell("desk", "refused", refusal.said, now)]
