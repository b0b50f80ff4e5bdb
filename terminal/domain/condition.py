"""What must be so for a rule to fire: comparisons of operands, windows, data states, and/or/not.

A condition is true, false or unknown. Limits are passed strictly: a value exactly on a limit is
inside. A limit has two edges, so that it does not chatter: an inactive rule asks for `high`, an
active one stays so beyond `high_clear`; under `Not` the two change places.
"""

from __future__ import annotations

import math
from datetime import time, timedelta
from enum import StrEnum

import msgspec

from terminal import Refused
from terminal.domain.metric import DataState
from terminal.domain.operand import Flip, Operand

LONGEST_DAY = timedelta(hours=24)


class Beyond(msgspec.Struct, frozen=True, kw_only=True):
    """An operand above its high or below its low limit, in the operand's unit.

    high_clear, low_clear: back within these an active condition ends; None = the limits themselves
    """

    operand: Operand
    high: float | None = None
    low: float | None = None
    high_clear: float | None = None
    low_clear: float | None = None

    def __post_init__(self) -> None:
        limits = (self.high, self.low, self.high_clear, self.low_clear)
        if any(limit is not None and not math.isfinite(limit) for limit in limits):
            raise Refused("a limit is a finite number")
        if self.high is None and self.low is None:
            raise Refused("a comparison needs a high or a low limit")
        if self.high is None and self.high_clear is not None:
            raise Refused("there is a clear threshold above, but no high limit")
        if self.low is None and self.low_clear is not None:
            raise Refused("there is a clear threshold below, but no low limit")
        low, low_clear, high_clear, high = self.edges
        if not low <= low_clear <= high_clear <= high:
            raise Refused(
                "limits must ascend: low <= clear of low <= clear of high <= high, "
                f"not {low}, {low_clear}, {high_clear}, {high}"
            )

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Low, clear of low, clear of high, high; infinite where there is no limit."""
        high = math.inf if self.high is None else self.high
        low = -math.inf if self.low is None else self.low
        high_clear = high if self.high_clear is None else self.high_clear
        low_clear = low if self.low_clear is None else self.low_clear
        return low, low_clear, high_clear, high


class During(msgspec.Struct, frozen=True):
    """The time of day from `start` up to, not including, `end`; over midnight if end < start.

    Exchange time, the day's clock: 21:00 to 02:30 is a night session.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise Refused("a time window must not begin where it ends")
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise Refused("a time window is in exchange time and names no zone")


class DayPart(StrEnum):
    """A part of a trading day, as a formula names it."""

    NIGHT = "night"
    DAY = "day"
    FIRST = "first"
    LAST = "last"


class InSession(msgspec.Struct, frozen=True):
    """In continuous trading of the subject's own contract, and in this part of its trading day.

    The night is of the trading day after it. In breaks, in auctions and while the market is closed
    it is false; while the hours are not known it is unknown.

    span: of FIRST and LAST, the trading time since the day's first opening or to its last close
    """

    part: DayPart
    span: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        if self.part in (DayPart.NIGHT, DayPart.DAY):
            if self.span:
                raise Refused(f"the {self.part} is a whole session and has no length")
        elif not timedelta(0) < self.span <= LONGEST_DAY:
            raise Refused(f"the {self.part} minutes of a day are above 0 and within 24 hours")


class Data(msgspec.Struct, frozen=True):
    """The metric has no good value, for one of these reasons. Known whenever its moment is."""

    metric: str
    states: tuple[DataState, ...]
    link: str = ""

    def __post_init__(self) -> None:
        if not self.states:
            raise Refused("a data condition needs at least one state")


class All(msgspec.Struct, frozen=True):
    """Every part is true; false as soon as one is false, whatever else is unknown."""

    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise Refused("all of nothing is no condition")


class Any(msgspec.Struct, frozen=True):
    """Some part is true; unknown when none is true and one is unknown."""

    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise Refused("any of nothing is no condition")


class Not(msgspec.Struct, frozen=True):
    """The part is false; unknown when it is unknown."""

    part: Condition


Window = During | InSession
Condition = Beyond | Window | Data | All | Any | Not


def magnitude_beyond(operand: Operand, limit: float, clear: float | None = None) -> Beyond:
    """|operand| > limit, until |operand| <= clear; both >= 0, in the operand's unit."""
    if limit < 0 or (clear is not None and clear < 0):
        raise Refused("a limit of a magnitude must not be negative")
    low_clear = None if clear is None else -clear
    return Beyond(operand=operand, high=limit, low=-limit, high_clear=clear, low_clear=low_clear)


def flipped(flip: Flip) -> Beyond:
    """Tell that the sign has changed: an event of its own, not a change beyond 100 %."""
    return Beyond(operand=flip, high=0.5)
