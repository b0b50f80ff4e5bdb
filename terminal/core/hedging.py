"""How well goods are hedged, and how much money a move of the market is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.contract import ZERO
from terminal.domain.sums import Sums

ONE = Decimal(1)
# Where a house has said nothing else.
BAND = (Decimal("0.8"), ONE)


class HedgeState(StrEnum):
    """Where a hedge ratio stands; BARE, SAME_SIDE and OVER are speculation."""

    NOTHING = "nothing to hedge"
    BARE = "futures without goods"
    SAME_SIDE = "futures on the side of the goods"
    UNDER = "below the band"
    IN_BAND = "within the band"
    ABOVE = "above the band"
    OVER = "over-hedged"


class HedgeView(msgspec.Struct, frozen=True, kw_only=True):
    """ratio: None where there is nothing to hedge. excess: base units of futures beyond a hedge."""

    ratio: Decimal | None
    state: HedgeState
    excess: Decimal


class MoneyAtRisk(msgspec.Struct, frozen=True, kw_only=True):
    """Money, >= 0, of a limit move and of k sigma, for both exposures; None = not known."""

    basis_limit: Decimal | None
    flat_limit: Decimal | None
    basis_sigma: Decimal | None
    flat_sigma: Decimal | None


def hedge_view(sums: Sums, band: tuple[Decimal, Decimal] = BAND) -> HedgeView:
    """Judge a hedge against a band of ratios. Above 1 and above the band it is over-hedged.

    excess is what is beyond the goods, whatever a band above 1 allows
    """
    low, high = band
    ratio, futures, physical = sums.hedge_ratio, sums.futures, sums.physical
    if ratio is None:
        state = HedgeState.BARE if futures else HedgeState.NOTHING
        return HedgeView(ratio=None, state=state, excess=abs(futures))
    if ratio < 0:
        return HedgeView(ratio=ratio, state=HedgeState.SAME_SIDE, excess=abs(futures))
    excess = max(abs(futures) - abs(physical), ZERO)
    if ratio > high:
        state = HedgeState.OVER if ratio > ONE else HedgeState.ABOVE
    else:
        state = HedgeState.UNDER if ratio < low else HedgeState.IN_BAND
    return HedgeView(ratio=ratio, state=state, excess=excess)


def money_at_risk(
    sums: Sums,
    *,
    limit: Decimal | None,
    basis_swing: Decimal | None,
    flat_swing: Decimal | None,
    k: Decimal,
    scale: Decimal = ONE,
) -> MoneyAtRisk:
    """Price both exposures.

    limit: a day's limit move of the futures
    basis_swing, flat_swing: deviations of a day of all that is exposed, base units x price
    k: how many deviations
    scale: money per base unit when the quoted price rises by one
    """
    basis, flat = abs(sums.basis) * scale, abs(sums.flat) * scale
    return MoneyAtRisk(
        basis_limit=None if limit is None else basis * limit,
        flat_limit=None if limit is None else flat * limit,
        basis_sigma=None if basis_swing is None else basis_swing * scale * k,
        flat_sigma=None if flat_swing is None else flat_swing * scale * k,
    )


def minimum_variance_ratio(spot: Sequence[float], futures: Sequence[float]) -> float | None:
    """Return Cov(dS, dF) / Var(dF) of paired changes; None below 2 pairs or without variance.

    The changes must be of one contract, those of roll days left out.
    """
    n = len(spot)
    if n != len(futures):
        raise ValueError(f"{n} changes of spot, {len(futures)} of futures")
    if n < 2:
        return None
    mean_s, mean_f = sum(spot) / n, sum(futures) / n
    variance = sum((f - mean_f) ** 2 for f in futures)
    if variance == 0:
        return None
    return sum((s - mean_s) * (f - mean_f) for s, f in zip(spot, futures, strict=True)) / variance
