"""No order leaves that should not, of a counter whose lots follow its fills late, or are not said.

Lots may be behind for less than the desk waits for them, and unsaid for any time; what changes them
beside the desk's own orders is told at once, for nobody here can know it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from terminal.core.event import Approve, PositionsChanged, Reduce
from terminal.domain.account import Position
from tests.builders import FUTURES
from tests.core.test_order_machine import ACCOUNTS, HOLDINGS, OrderSafety

LONGEST = timedelta(seconds=25)


class LateLots(OrderSafety):
    """The lots that an account tells are the true ones, those of before, or none."""

    @initialize()
    def all_lots_are_known(self) -> None:
        self.late: dict[str, tuple[Position | None, datetime]] = {}

    def lots_told(self, account: str) -> PositionsChanged:
        if account not in self.behind:
            return super().lots_told(account)
        lots, _ = self.behind[account]
        if lots is None:
            return PositionsChanged(account, (), False, (FUTURES,))
        return PositionsChanged(account, (lots,), True)

    @rule(account=st.sampled_from(ACCOUNTS), is_said=st.booleans())
    def the_lots_fall_behind(self, account: str, is_said: bool) -> None:
        if account not in self.late and self.ready[account]:
            lots = self.counters[account].position if is_said else None
            self.late[account] = lots, self.play.now
            if not is_said:
                self.tell(account)

    @rule(account=st.sampled_from(ACCOUNTS))
    def the_lots_follow(self, account: str) -> None:
        if self.late.pop(account, None) is not None:
            self.tell(account)

    @rule(
        accounts=st.permutations(ACCOUNTS),
        held=HOLDINGS,
        is_said=st.booleans(),
        count=st.integers(1, 6),
        is_killed=st.booleans(),
        is_same=st.booleans(),
        seconds=st.sampled_from([0, 3, 40]),
    )
    def a_reduction_fills_before_its_lots_are_told(
        self,
        accounts: list[str],
        held: list[int],
        is_said: bool,
        count: int,
        is_killed: bool,
        is_same: bool,
        seconds: int,
    ) -> None:
        """And the next one is asked for, of this account or the other."""
        account, other = accounts
        self.everything_is_over(held)
        self.reduces(account)
        self.the_lots_fall_behind(account, is_said)
        self.the_counters_work(count)
        if is_killed:
            self.the_desk_is_killed_and_started()
        self.time_passes(seconds)
        self.reduces(account if is_same else other)

    def reduces(self, account: str) -> None:
        self.all_is_well(0)
        self.hear(Reduce(account, FUTURES, "li"))
        for one in self.play.approvals:
            if not one.state.is_final:
                for who in ("wang", "chen"):
                    self.hear(Approve(one.id, one.plan.digest, who))

    def all_follow(self) -> None:
        for account in list(self.behind):
            self.the_lots_follow(account)

    def the_clock_moves(self) -> None:
        for account, (lots, since) in list(self.behind.items()):
            if lots is not None and self.play.now - since >= LONGEST:
                self.the_lots_follow(account)

    @property
    def behind(self) -> dict[str, tuple[Position | None, datetime]]:
        # The machine that this is made of begins before all of it is there.
        return getattr(self, "late", {})


TestLateLots = LateLots.TestCase
TestLateLots.settings = settings(
    stateful_step_count=60, max_examples=max(100, settings.default.max_examples)
)
