"""Proposals, decisions on them, and their way through orders to the end.

An approval is bound to the hash of exactly what will be sent. It is checked again at the click:
the price may have moved, the lots may be gone, the session may have closed. Then it expires with
its reason and, where the need persists, a fresh plan takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import msgspec

from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.followed import Following
from terminal.core.ids import Ids
from terminal.core.plan import (
    Situation,
    check_exposure,
    check_lots,
    check_market,
    exact,
    limit_price,
)
from terminal.core.plan import reduce_plan as make_plan
from terminal.core.policy import Policy
from terminal.core.refusal import NoPlan, Refusal, say, sentence
from terminal.core.votes import check_vote, with_vote
from terminal.core.working import WorkingOrders
from terminal.domain.approval import Approval, ApprovalState
from terminal.domain.level import Level
from terminal.domain.order import OrderRequest, OrderStatus
from terminal.domain.said import Said

A = ApprovalState
# After orders ended short of the goal, positions and prices need a moment to arrive.
BREATH = timedelta(seconds=2)


class Responder:
    """Own all approvals.

    look: gives the present situation of one account and contract. net: lots held in one
    """

    def __init__(
        self,
        policy: Policy,
        ids: Ids,
        orders: WorkingOrders,
        look: Callable[[str, str, datetime], Situation],
        net: Callable[[str, str], int],
    ) -> None:
        self.approvals: dict[str, Approval] = {}
        self._policy = policy
        self._ids = ids
        self._orders = orders
        self._look = look
        self.following = Following(self.approvals, orders, net)
        self._net = net

    def propose(
        self,
        account: str,
        symbol: str,
        alert: str,
        requester: str,
        now: datetime,
        level: Level | None = None,
    ) -> list[Effect]:
        """Ask for a reduction; raise `NoPlan` when there is none, or one is under way.

        level: of the alert; None without one
        """
        if self.pending(symbol):
            raise NoPlan(Refusal.UNDER_WAY, symbol=symbol)
        self._check_idle(symbol)
        situation = self._look(account, symbol, now)
        self.following.check(symbol, now)
        plan = make_plan(situation, self._policy, lambda: "bd" + self._ids.new(now), now)
        approval = Approval(
            id=self._ids.new(now),
            alert=alert,
            plan=plan,
            state=A.REQUESTED,
            requester=requester,
            requested=now,
            expires=now + self._policy.validity,
            updated=now,
            needed=self._policy.approvers_for(level),
        )
        return self._put(approval, requester)

    def approve(
        self,
        approval_id: str,
        digest: str,
        actor: str,
        now: datetime,
        level: Level | None = None,
    ) -> list[Effect]:
        """Send the plan if it still holds and all have approved; else let it expire, or wait.

        level: of the alert as it is now; a louder one may need more people than when it was asked.
        Raise `NoPlan` when this click decides nothing: decided before, another digest, four eyes,
        a second click of one person.
        """
        approval = self._decidable(approval_id)
        check_vote(approval, digest, actor, four_eyes=self._policy.four_eyes)
        try:
            self._check(approval, approval.plan.legs, approval.plan.volume, now)
        except NoPlan as refusal:
            return self._decide(approval, A.EXPIRED, actor, refusal.said, now)
        approval = with_vote(approval, actor, self._policy.approvers_for(level), now)
        if len(approval.approvers) < approval.needed:
            return self._put(approval, actor)
        plan = approval.plan
        held = self._net(plan.account, plan.symbol)
        approval = msgspec.structs.replace(approval, held=held)
        effects = self._decide(approval, A.APPROVED, actor, "", now)
        return effects + self._orders.send(approval.plan.legs, approval_id, actor, now)

    def reject(self, approval_id: str, actor: str, reason: str, now: datetime) -> list[Effect]:
        """Say no; the alert stays what it is."""
        return self._decide(self._decidable(approval_id), A.REJECTED, actor, reason, now)

    def withdraw(self, alert: str, reason: Said, now: datetime) -> list[Effect]:
        """The need is gone: an undecided proposal for this alert expires."""
        effects: list[Effect] = []
        for approval in self._of_alert(alert):
            if approval.state is A.REQUESTED:
                effects += self._decide(approval, A.EXPIRED, "", reason, now)
        return effects

    def follow(self, approval_id: str, now: datetime) -> list[Effect]:
        """An order of this approval moved: see whether all of it is done."""
        approval = self.approvals.get(approval_id)
        if approval is None or approval.state not in (A.APPROVED, A.SENT, A.FAILED):
            return []
        orders = self._orders.of_approval(approval_id)
        if not all(order.status.is_final for order in orders):
            # One that was given up and is back: how it ends says what the approval came to.
            is_told = approval.state is not A.APPROVED
            return [] if is_told else self._advance(approval, A.SENT, "", now)
        short = [order for order in orders if order.status is not OrderStatus.FILLED]
        if not short:
            return self._advance(approval, A.DONE, "", now)
        filled = sum(order.filled for order in orders)
        words = "; ".join(sorted({order.message for order in short if order.message}))
        lots = approval.plan.volume
        reason = say(Refusal.PART_FILLED, filled=filled, lots=lots, words=words)
        return self._advance(approval, A.FAILED, reason, now)

    def tick(self, now: datetime) -> list[Effect]:
        """Let what nobody decided expire."""
        effects: list[Effect] = []
        for approval in self._undecided():
            if now >= approval.expires:
                reason = say(Refusal.NOBODY_DECIDED)
                effects += self._decide(approval, A.EXPIRED, "", reason, now)
        return effects

    def pending(self, symbol: str) -> list[Approval]:
        """Return proposals for this contract, in any account, that are not over."""
        return [
            one
            for one in self.approvals.values()
            if not one.state.is_final and one.plan.symbol == symbol
        ]

    def is_resting(self, alert: str, now: datetime) -> bool:
        """A plan for this alert ended just now, or a person said no to it: do not press."""
        mine = self._of_alert(alert)
        if any(one.state is A.REJECTED for one in mine):
            return True
        return any(one.state.is_final and now - one.updated < BREATH for one in mine)

    def restore(self, approvals: Iterable[Approval]) -> None:
        """Take up the ledger's approvals."""
        self.approvals.update((one.id, one) for one in approvals)

    def check_departure(self, order_id: str, now: datetime) -> None:
        """Raise `NoPlan` when a recorded order must not leave any more.

        The same checks as at the click: the disk may have kept the order for minutes.
        """
        order = self._orders.orders.get(order_id)
        if order is None or order.status is not OrderStatus.INTENT:
            raise NoPlan(Refusal.NOT_WAITING, order=order_id)
        if self._orders.is_cancelling(order_id):
            raise NoPlan(Refusal.WITHDRAWN)
        approval = self.approvals.get(order.approval)
        if approval is None or approval.state not in (A.APPROVED, A.SENT):
            raise NoPlan(Refusal.NOT_ALLOWED, order=order_id)
        under_way = [one for one in self._orders.of_approval(approval.id) if one.may_fill]
        left = sum(one.request.volume - one.filled for one in under_way)
        self._check(approval, (order.request,), left, now)

    def _check_idle(self, symbol: str, approval: str = "") -> None:
        # All accounts share one exposure: two reductions at once would overshoot it.
        for order in self._orders.working(symbol=symbol):
            account = order.request.account
            if order.is_foreign or (approval and order.approval == approval):
                continue
            raise NoPlan(Refusal.ORDER_WORKING, symbol=symbol, account=account)

    def _check(
        self, approval: Approval, legs: tuple[OrderRequest, ...], volume: int, now: datetime
    ) -> None:
        # `legs` are about to leave; `volume` is all that this approval may still fill.
        if now >= approval.expires:
            raise NoPlan(Refusal.OUT_OF_TIME)
        plan = approval.plan
        where = self._look(plan.account, plan.symbol, now)
        check_market(where, self._policy, now)
        self._check_idle(plan.symbol, approval.id)
        self.following.check(plan.symbol, now, approval.id)
        if where.away and "account_away" not in plan.notes:
            # Whoever approved did not know it: the next plan says so.
            raise NoPlan(Refusal.POSITIONS_UNKNOWN, account=where.away[0])
        check_lots(legs, where)
        check_exposure(plan, volume, where)
        last = exact(where.quote.last or 0.0)
        reach = max(abs(last) * self._policy.collar, where.instrument.price_tick)
        if abs(plan.worst_price - last) > reach:
            raise NoPlan(
                Refusal.PRICE_MOVED,
                symbol=plan.symbol,
                last=last,
                price=plan.worst_price,
                reach=reach,
            )
        # The other side may have gone since: at a limit board the order would only rest.
        limit_price(where.quote, where.instrument, self._policy, legs[0].direction)

    def _decidable(self, approval_id: str) -> Approval:
        approval = self.approvals.get(approval_id)
        if approval is None:
            raise NoPlan(Refusal.NO_APPROVAL, approval=approval_id)
        if approval.state is not A.REQUESTED:
            who = approval.decided_by or "the clock"
            raise NoPlan(Refusal.DECIDED, who=who, state=approval.state)
        return approval

    def _undecided(self) -> list[Approval]:
        return [one for one in self.approvals.values() if one.state is A.REQUESTED]

    def _of_alert(self, alert: str) -> list[Approval]:
        return [one for one in self.approvals.values() if alert and one.alert == alert]

    def _decide(
        self,
        approval: Approval,
        state: ApprovalState,
        actor: str,
        reason: str | Said,
        now: datetime,
    ) -> list[Effect]:
        decided = _ended(approval, state, reason, now)
        decided = msgspec.structs.replace(decided, decided_by=actor, decided=now)
        return self._put(decided, actor or "system")

    def _advance(
        self, approval: Approval, state: ApprovalState, reason: str | Said, now: datetime
    ) -> list[Effect]:
        return self._put(_ended(approval, state, reason, now), "system")

    def _put(self, approval: Approval, actor: str) -> list[Effect]:
        self.approvals[approval.id] = approval
        return [
            written("approval", approval.id, actor, approval),
            Show(Topic.APPROVAL, approval.id),
        ]


def _ended(approval: Approval, state: ApprovalState, reason: str | Said, now: datetime) -> Approval:
    # A person's reason is words; the desk's own has a key, and its English stands beside it.
    said = reason if isinstance(reason, Said) else None
    words = reason if isinstance(reason, str) else sentence(reason)
    return msgspec.structs.replace(approval, state=state, reason=words, said=said, updated=now)
