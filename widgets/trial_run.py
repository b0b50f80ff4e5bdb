"""A formula over one subject's past and present, fed in slices so that no frame waits for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np

from terminal.core.carry import coefficients
from terminal.core.measure import margin_ratio_of
from terminal.core.rule_subjects import account_values, pair_subject
from terminal.core.trading_clock import RuleClock
from terminal.core.trial import Judged, Trial
from terminal.core.view import PairView
from terminal.domain.link import LinkState
from terminal.domain.metric import DataState
from widgets.bridge import Bridge
from widgets.chart_panel import Rings

SLICE = 1_000  # points, some 15 ms of a formula that looks back
MOMENT = 0.01  # seconds between two values that have one time


class TrialRun:
    """Feed a `Trial` with what the charts know of a pair, or what an account is told to have."""

    def __init__(
        self,
        bridge: Bridge,
        rings: Rings,
        subject: str,
        formula: str,
        hold: timedelta,
        clock: RuleClock | None = None,
        *,
        clear_hold: timedelta = timedelta(0),
        unknown: str = "kleene",
    ) -> None:
        self._latest, self._rings, self.subject = bridge.latest, rings, subject
        self.on_pair = subject in bridge.latest.pairs
        self.trial = Trial(
            formula,
            on_pair=self.on_pair,
            hold=hold,
            clear_hold=clear_hold,
            unknown=unknown,
            clock=clock,
        )
        self._fed = float("-inf")
        self._money: dict[str, float | None] | None = None
        self._told: tuple[Any, Any] | None = None  # spot and futures, or a state and None

    def step(self) -> bool:
        """Feed what is known and not yet fed, at most one slice; tell whether all of it is."""
        if not self.on_pair:
            self._feed_account()
            return True
        ring = self._rings.of(self.subject)
        times = ring.times
        first = int(np.searchsorted(times, self._fed, side="right"))
        last = min(first + SLICE, len(times))
        rows = zip(
            times[first:last].tolist(),
            ring.spot[first:last].tolist(),
            ring.futures[first:last].tolist(),
            strict=True,
        )
        for time, spot, futures in rows:
            self.trial.feed(time, self._pair_values(spot, futures))
            self._fed, self._told = time, (spot, futures)
        is_done = last == len(times)
        if is_done:
            self._feed_state(self._latest.pairs[self.subject])
        return is_done

    def judge(self) -> Judged:
        """Tell where the formula stands now."""
        return self.trial.judge()

    # What the points do not tell: a leg that does not count, and what came last within a second,
    # of which the charts keep the first moment only.
    def _feed_state(self, view: PairView) -> None:
        now = self._latest.now
        if now is None:
            return
        time = max(now.timestamp(), self._fed + MOMENT)
        spot, futures = view.spot, view.futures
        if view.state is not DataState.GOOD or spot is None or futures is None:
            told: tuple[Any, Any] = (view.state, None)
            values: dict[str, float | None] = {}
        else:
            told, values = (spot, futures), self._pair_values(spot, futures)
        if told != self._told:
            self._told, self._fed = told, time
            self.trial.feed(time, values, view.state)
        elif time == now.timestamp():
            self._fed = time
            self.trial.tick(time)

    # The past is carried as today is: the days that are known are few.
    def _pair_values(self, spot: float, futures: float) -> dict[str, float | None]:
        values: dict[str, float] = {"spot": spot, "futures": futures}
        if not self.trial.asks_for_carry:
            return values | {"basis": spot - futures}
        told = coefficients(self._latest.pairs[self.subject].carry)
        values |= {name: one for name, one in told.items() if one is not None}
        return values | pair_subject(self.subject).totals(values)

    def _feed_account(self) -> None:
        account, now = self._latest.accounts.get(self.subject), self._latest.now
        if account is None or now is None:
            return
        link = self._latest.links.get(f"td:{self.subject}")
        is_down = link is not None and link.state is not LinkState.READY
        values = {} if is_down else account_values(account, margin_ratio_of(account))
        time = max(now.timestamp(), self._fed + MOMENT)
        if values != self._money:
            self._money, self._fed = values, time
            self.trial.feed(time, values, DataState.LINK_DOWN if is_down else DataState.GOOD)
        elif time == now.timestamp():
            self._fed = time
            self.trial.tick(time)
