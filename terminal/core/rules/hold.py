"""A level that must be true for a while before it fires, and false for a while before it clears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from terminal.core.rules.transition import Kind

LONG_AGO = -1e18
T = TypeVar("T")


class Hold:
    """The timers of one level of one trigger on one subject. Times are session time, ms.

    is_latched: the level has fired and its condition still holds by its clear thresholds; until
        then, and once it recovers, the fire thresholds count
    """

    __slots__ = (
        "_clear_hold",
        "_cooldown",
        "_counted",
        "_hold",
        "_is_active",
        "_paused",
        "_since",
        "is_latched",
    )

    def __init__(self, hold: int, clear_hold: int, cooldown: int) -> None:
        self._is_active = False
        self._since: float | None = None
        self._paused: float | None = None
        self._counted = LONG_AGO
        self.is_latched = False
        self.set_times(hold, clear_hold, cooldown)

    def set_times(self, hold: int, clear_hold: int, cooldown: int) -> None:
        """Take the times of a new version of the trigger; timers that run go on."""
        self._hold = hold
        self._clear_hold = clear_hold
        self._cooldown = cooldown

    @property
    def is_active(self) -> bool:
        """It has fired and not cleared."""
        return self._is_active

    def restore(self, is_active: bool, counted: float) -> None:
        """Take up what was known of the level without timers."""
        self._is_active = self.is_latched = is_active
        self._counted = counted

    @property
    def counted(self) -> float:
        """When it last fired and that counted."""
        return self._counted

    @property
    def due(self) -> float | None:
        """The session time at which it turns if all stays as it is; None while no timer runs."""
        if self._since is None or self._paused is not None:
            return None
        return self._since + (self._clear_hold if self._is_active else self._hold)

    @property
    def is_unknown(self) -> bool:
        """Its condition was not known when it was judged last."""
        return self._paused is not None

    def passed(self, u: float) -> float:
        """Return how long its timer has run at `u`, ms; negative while none runs."""
        if self._since is None:
            return -1.0
        return max(0.0, (u if self._paused is None else self._paused) - self._since)

    def recover(self) -> None:
        """Take up that it was recovering; a level that is not active stays as it is."""
        # As in `step`: only a value beyond the fire limit breaks out again.
        self.is_latched = False

    def go_on(self, passed: float) -> None:
        """Let the timer that runs have run so much longer, ms."""
        if self._since is not None:
            self._since -= passed

    def step(self, truth: int, u: float) -> Kind | None:
        """Take the condition (1 true, 0 false, -1 unknown) at `u`; return a transition, if any."""
        if truth < 0:
            if self._paused is None:
                self._paused = u
            return None
        if self._paused is not None:
            if self._since is not None:
                self._since += u - self._paused
            self._paused = None
        if truth == self._is_active:
            self._since = None
            self.is_latched = self._is_active
            return None
        if self._since is None:
            self._since = u
            # Recovering: only a value beyond the fire limit breaks out again.
            self.is_latched = False
        wait = self._clear_hold if self._is_active else self._hold
        if u - self._since < wait:
            return None
        return self._turn(u)

    def _turn(self, u: float) -> Kind:
        self._since = None
        self._is_active = self.is_latched = not self._is_active
        if not self._is_active:
            return Kind.CLEARED
        if u - self._counted < self._cooldown:
            return Kind.SUPPRESSED
        self._counted = u
        return Kind.FIRED


def that_run(holds: Iterable[tuple[T, Hold]]) -> list[tuple[T, Hold]]:
    """Return those whose timer runs: asked of all holds of a desk once a second."""
    return [one for one in holds if one[1]._since is not None]
