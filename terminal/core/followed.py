"""Whether the lots of a contract show what was filled: else the same reduction is made twice.

All accounts share one exposure, so the lots of each that was reduced are asked for; and what was
held then stands in the approval, so that a start does not forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from terminal.core.refusal import NoPlan, Refusal
from terminal.core.working import WorkingOrders
from terminal.domain.approval import Approval
from terminal.domain.order import Direction, Order

# So long the lots of a position may take to follow a fill; some counters ask for them in a queue.
FOLLOW = timedelta(seconds=30)


class Following:
    """Looks at approvals and their orders. net: (account, contract) -> lots held, long - short."""

    def __init__(
        self,
        approvals: Mapping[str, Approval],
        orders: WorkingOrders,
        net: Callable[[str, str], int],
    ) -> None:
        self._approvals = approvals
        self._orders = orders
        self._net = net
        # Accounts that are away, and since when nothing can follow there.
        self._away: dict[str, datetime] = {}

    def lost(self, account: str, now: datetime) -> None:
        """Its counter is not heard from now on, if it was till now."""
        self._away.setdefault(account, now)

    def heard(self, account: str) -> None:
        """Its counter is heard again."""
        self._away.pop(account, None)

    def check(self, symbol: str, now: datetime, but: str = "") -> None:
        """Raise `NoPlan` where lots of this contract were filled and are still those of before.

        but: an approval whose own legs are counted otherwise
        """
        recent = dict.fromkeys(
            order.approval
            for order in self._orders.orders.values()
            if order.filled and order.request.symbol == symbol and self._is_recent(order, now)
        )
        for id in recent:
            approval = self._approvals.get(id)
            if approval is not None and approval.held is not None and id != but:
                self._check(approval, approval.held)

    def _is_recent(self, order: Order, now: datetime) -> bool:
        # While a counter is away its lots cannot follow, however long that lasts.
        return self._away.get(order.request.account, now) - order.updated < FOLLOW

    def _check(self, approval: Approval, held: int) -> None:
        plan = approval.plan
        filled = sum(order.filled for order in self._orders.of_approval(approval.id))
        sign = 1 if plan.legs[0].direction is Direction.BUY else -1
        if sign * (self._net(plan.account, plan.symbol) - held) < filled:
            raise NoPlan(
                Refusal.NOT_FOLLOWED, symbol=plan.symbol, account=plan.account, filled=filled
            )
