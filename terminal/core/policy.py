"""What the house allows: sizes, prices, times and who may decide."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec

from terminal.core.hedging import BAND
from terminal.core.vigil import Vigil
from terminal.domain.level import Level


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """Limits on what may be proposed, approved and sent.

    target: flat exposure to reduce to, base units, magnitude (>= 0)
    max_volume: most lots in one plan
    slippage_ticks: how far past the opposite quote the limit price may lie
    collar: how far from the last price any limit price may lie, a fraction of |last|
    validity: how long an approval stays open
    max_quote_age: an older quote makes no plan and sends no order
    order_timeout: a working order is withdrawn after this
    grace: how long an order may be missing at the counter before it is taken as never arrived
    four_eyes: the requester may not approve
    four_eyes_rules: who drafted a change of rules may not approve it
    approvers: how many persons must approve a reduction, by its alert's level; 1 where not said
    propose_from: the lowest level that proposes a reduction by itself
    hedge_band: hedge ratios, low and high, between which goods count as hedged [K]
    sigma_k: how many deviations of a day's changes are at risk, > 0 [K]
    sigma_days: of how many trading days, at most; sigma_least: fewer give no deviation
    normal_days: days whose ends a basis is held against, at most; normal_least: of fewer nothing is
        said
    channel_misses: failed tries in a row to reach a provider before people are told another way [K]
    near_delivery: trading days to a contract's deadline from which on it is near, by level [K]
    channels: which channels speak at which level
    vigil: when people are told again of what they know
    """

    target: Decimal = Decimal(0)
    max_volume: int = 100
    slippage_ticks: int = 5
    collar: Decimal = Decimal("0.01")
    validity: timedelta = timedelta(seconds=120)
    max_quote_age: timedelta = timedelta(seconds=5)
    order_timeout: timedelta = timedelta(seconds=10)
    grace: timedelta = timedelta(seconds=5)
    four_eyes: bool = False
    four_eyes_rules: bool = False
    approvers: dict[Level, int] = {}
    propose_from: Level = Level.WARNING
    hedge_band: tuple[Decimal, Decimal] = BAND
    sigma_k: Decimal = Decimal(2)
    sigma_days: int = 60
    sigma_least: int = 20
    normal_days: int = 250
    normal_least: int = 60
    channel_misses: int = 4
    near_delivery: tuple[int, int, int] = (10, 5, 2)
    channels: dict[Level, tuple[str, ...]] = {}
    vigil: Vigil = Vigil()

    def approvers_for(self, level: Level | None) -> int:
        """Return how many persons must approve; without an alert as many as any level asks for.

        Else two people could be passed by with a reduction that somebody asks for by hand.
        """
        if level is None:
            return max((1, *self.approvers.values()))
        return max(1, self.approvers.get(level, 1))
