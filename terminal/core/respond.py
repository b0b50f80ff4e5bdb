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
from terminal.core.ids import Ids
from terminal.core.plan import (
    NoPlan,
    Situation,
    check_market,
    digest_of,
    exact,
    free_lots,
    limit_price,
)
from terminal.core.plan import reduce_plan as make_plan
from terminal.core.policy import Policy
from terminal.core.working import WorkingOrders
from terminal.domain.approval import Approval, ApprovalState, Plan
from terminal.domain.order import Direction, Offset, OrderRequest, OrderStatus

A = ApprovalState
# After orders ended short of the goal, positions and prices need a moment to arrive.
BREATH = timedelta(seconds=2)
# So long the lots of a position may take to follow a fill; some counters ask for them in a queue.
FOLLOW = timedelta(seconds=30)


class Responder:
    """Own all approvals. `look` gives the present situation of one account and contract."""

    def __init__(
        self,
        policy: Policy,
        ids: Ids,
        orders: WorkingOrders,
        look: Callable[[str, str, datetime], Situation],
    ) -> None:
        self.approvals: dict[str, Approval] = {}
        self._policy = policy
        self._ids = ids
        self._orders = orders
        self._look = look
        # Contract and account -> what was approved last, and the net lots that it started from.
        self._started: dict[tuple[str, str], tuple[Approval, int]] = {}

    def propose(
        self, account: str, symbol: str, alert: str, requester: str, now: datetime
    ) -> list[Effect]:
        """Ask for a reduction; raise `NoPlan` when there is none, or one is under way."""
        if self.pending(symbol):
            raise NoPlan(f"{symbol}: a reduction is already proposed or under way")
        self._check_idle(symbol)
        situation = self._look(account, symbol, now)
        self._check_followed(situation, now)
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
        )
        return self._put(approval, requester)

    def approve(self, approval_id: str, digest: str, actor: str, now: datetime) -> list[Effect]:
        """Send the plan if it still holds; else let it expire with the reason.

        Raise `NoPlan` when this click decides nothing: decided before, another digest, four eyes.
        """
        approval = self._decidable(approval_id)
        if digest != approval.plan.digest or digest != digest_of(approval.plan.legs):
            raise NoPlan("what was approved is not what would be sent; look at the card again")
        if self._policy.four_eyes and actor == approval.requester:
            raise NoPlan(f"{actor} requested this and may not approve it: four eyes")
        try:
            self._check(approval, approval.plan.legs, approval.plan.volume, now)
        except NoPlan as refusal:
            return self._decide(approval, A.EXPIRED, actor, str(refusal), now)
        plan = approval.plan
        position = self._look(plan.account, plan.symbol, now).position
        self._started[plan.account, plan.symbol] = approval, position.net
        effects = self._decide(approval, A.APPROVED, actor, "", now)
        return effects + self._orders.send(approval.plan.legs, approval_id, actor, now)

    def reject(self, approval_id: str, actor: str, reason: str, now: datetime) -> list[Effect]:
        """Say no; the alert stays what it is."""
        return self._decide(self._decidable(approval_id), A.REJECTED, actor, reason, now)

    def withdraw(self, alert: str, reason: str, now: datetime) -> list[Effect]:
        """The need is gone: an undecided proposal for this alert expires."""
        effects: list[Effect] = []
        for approval in self._of_alert(alert):
            if approval.state is A.REQUESTED:
                effects += self._decide(approval, A.EXPIRED, "", reason, now)
        return effects

    def follow(self, approval_id: str, now: datetime) -> list[Effect]:
        """An order of this approval moved: see whether all of it is done."""
        approval = self.approvals.get(approval_id)
        if approval is None or approval.state not in (A.APPROVED, A.SENT):
            return []
        orders = self._orders.of_approval(approval_id)
        if not all(order.status.is_final for order in orders):
            return [] if approval.state is A.SENT else self._advance(approval, A.SENT, "", now)
        if all(order.status is OrderStatus.FILLED for order in orders):
            return self._advance(approval, A.DONE, "", now)
        filled = sum(order.filled for order in orders)
        words = "; ".join(sorted({order.message for order in orders if order.message}))
        reason = f"{filled} of {approval.plan.volume} lots filled; {words}"
        return self._advance(approval, A.FAILED, reason, now)

    def tick(self, now: datetime) -> list[Effect]:
        """Let what nobody decided expire."""
        effects: list[Effect] = []
        for approval in self._undecided():
            if now >= approval.expires:
                effects += self._decide(approval, A.EXPIRED, "", "nobody decided in time", now)
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
            raise NoPlan(f"order {order_id} is not waiting to leave")
        if self._orders.is_cancelling(order_id):
            raise NoPlan("withdrawn before it left")
        approval = self.approvals.get(order.approval)
        if approval is None or approval.state not in (A.APPROVED, A.SENT):
            raise NoPlan(f"nothing allows order {order_id} any more")
        under_way = [one for one in self._orders.of_approval(approval.id) if one.may_fill]
        left = sum(one.request.volume - one.filled for one in under_way)
        self._check(approval, (order.request,), left, now)

    def _check_idle(self, symbol: str, approval: str = "") -> None:
        # All accounts share one exposure: two reductions at once would overshoot it.
        for order in self._orders.working(symbol=symbol):
            if order.is_foreign or (approval and order.approval == approval):
                continue
            raise NoPlan(
                f"{symbol}: another order is still working in account {order.request.account}"
            )

    def _check_followed(self, where: Situation, now: datetime) -> None:
        # Filled, and the lots are still those of before: the same reduction would be made twice.
        position = where.position
        started = self._started.get((position.account, position.symbol))
        if started is None:
            return
        approval, net = started
        orders = self._orders.of_approval(approval.id)
        filled = sum(order.filled for order in orders)
        sign = 1 if approval.plan.legs[0].direction is Direction.BUY else -1
        is_recent = any(order.filled and now - order.updated < FOLLOW for order in orders)
        if is_recent and sign * (position.net - net) < filled:
            raise NoPlan(
                f"{position.symbol}: {filled} lots were filled, and the position in account "
                f"{position.account} does not show them yet"
            )

    def _check(
        self, approval: Approval, legs: tuple[OrderRequest, ...], volume: int, now: datetime
    ) -> None:
        # `legs` are about to leave; `volume` is all that this approval may still fill.
        if now >= approval.expires:
            raise NoPlan("the approval ran out of time")
        plan = approval.plan
        where = self._look(plan.account, plan.symbol, now)
        check_market(where, self._policy, now)
        self._check_idle(plan.symbol, approval.id)
        _check_lots(legs, where)
        _check_exposure(plan, volume, where)
        last = exact(where.quote.last or 0.0)
        reach = max(abs(last) * self._policy.collar, where.instrument.price_tick)
        if abs(plan.worst_price - last) > reach:
            raise NoPlan(
                f"{plan.symbol} moved to {last}: the approved price {plan.worst_price} is now more "
                f"than {reach} away"
            )
        # The other side may have gone since: at a limit board the order would only rest.
        limit_price(where.quote, where.instrument, self._policy, legs[0].direction)

    def _decidable(self, approval_id: str) -> Approval:
        approval = self.approvals.get(approval_id)
        if approval is None:
            raise NoPlan(f"there is no approval {approval_id}")
        if approval.state is not A.REQUESTED:
            who = approval.decided_by or "the clock"
            raise NoPlan(f"already decided by {who}: {approval.state}")
        return approval

    def _undecided(self) -> list[Approval]:
        return [one for one in self.approvals.values() if one.state is A.REQUESTED]

    def _of_alert(self, alert: str) -> list[Approval]:
        return [one for one in self.approvals.values() if alert and one.alert == alert]

    def _decide(
        self, approval: Approval, state: ApprovalState, actor: str, reason: str, now: datetime
    ) -> list[Effect]:
        decided = msgspec.structs.replace(
            approval, state=state, decided_by=actor, decided=now, reason=reason, updated=now
        )
        return self._put(decided, actor or "system")

    def _advance(
        self, approval: Approval, state: ApprovalState, reason: str, now: datetime
    ) -> list[Effect]:
        moved = msgspec.structs.replace(approval, state=state, reason=reason, updated=now)
        return self._put(moved, "system")

    def _put(self, approval: Approval, actor: str) -> list[Effect]:
        self.approvals[approval.id] = approval
        return [
            written("approval", approval.id, actor, approval),
            Show(Topic.APPROVAL, approval.id),
        ]


def _check_lots(legs: tuple[OrderRequest, ...], where: Situation) -> None:
    history, today = free_lots(where.position, legs[0].direction)
    for leg in legs:
        free = today if leg.offset is Offset.CLOSE_TODAY else history
        if not where.instrument.splits_today:
            free = history + today
        if leg.volume > free:
            raise NoPlan(
                f"{leg.symbol}: {leg.volume} lots were to be closed with {leg.offset}, "
                f"{free} are free now"
            )


def _check_exposure(plan: Plan, volume: int, where: Situation) -> None:
    direction = plan.legs[0].direction
    sign = 1 if direction is Direction.BUY else -1
    before = where.exposure.flat
    after = before + sign * (volume + where.others(direction)) * where.pair.base_per_lot
    if abs(after) >= abs(before) or before * after < 0:
        raise NoPlan(
            f"{plan.pair}: the orders would now take the flat exposure from {before} to {after} "
            f"{plan.base_unit}"
        )
