"""The numbers a rule may compare: a metric's value, its change, its volatility, ratios, ranks.

An operand names a metric of the subject that the rule is on, or, with `link`, of a subject that
this one is linked to (a pair's business unit, a unit's account). Every operand is float64, and
unknown when any part of it is: nothing here invents a number for what is not there.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

import msgspec

from terminal import Refused

SOME = timedelta(0)
# Times are told in milliseconds.
SHORTEST = timedelta(milliseconds=1)


class Anchor(StrEnum):
    """A reference that is not a fixed time ago.

    SAMPLE: the sample before this one
    SAME_TIME: the same time of the previous trading day, to the minute
    SETTLEMENT, WEEK: previous settlement, last close of the previous week; the engine is told them
    """

    SAMPLE = "previous sample"
    SAME_TIME = "same time previous trading day"
    SETTLEMENT = "previous settlement"
    WEEK = "previous week"


class Ago(msgspec.Struct, frozen=True):
    """The latest sample that is at least `span` old, in session time."""

    span: timedelta

    def __post_init__(self) -> None:
        _demand(self.span > SOME, "a change needs a period above zero")


class PreviousBar(msgspec.Struct, frozen=True):
    """The close of the last complete bar of `span`; bars are cut in session time."""

    span: timedelta

    def __post_init__(self) -> None:
        _demand_bars(self.span)


Period = Ago | PreviousBar | Anchor


class Absolute(msgspec.Struct, frozen=True):
    """Divide by nothing: the change is in the metric's unit."""


class PerPrice(msgspec.Struct, frozen=True):
    """Divide by |price| at the reference; `metric` is that price, of the same subject."""

    metric: str = "spot"


class PerSigma(msgspec.Struct, frozen=True):
    """Divide by the EWMA deviation of the period's own changes before this one.

    decay: weight of the past in one step; 0.94 is usual for days
    least: changes that must be known before there is a deviation
    """

    decay: float = 0.94
    least: int = 20

    def __post_init__(self) -> None:
        _demand(0 < self.decay < 1, "decay must lie between 0 and 1")
        _demand(self.least >= 1, "a deviation needs at least one change")


class PerPrevious(msgspec.Struct, frozen=True):
    """Divide by max(|reference|, floor); the floor is in the metric's unit.

    A basis crosses zero, so without a floor small numbers make large changes. With floor 0 the
    change is unknown where the reference is 0. Never signed: that would turn the change round.
    """

    floor: float

    def __post_init__(self) -> None:
        _demand(self.floor >= 0, "the floor of a relative change must not be negative")


Denominator = Absolute | PerPrice | PerSigma | PerPrevious


class Samples(msgspec.Struct, frozen=True):
    """The last `count` samples, this one included; unknown until there are as many."""

    count: int

    def __post_init__(self) -> None:
        _demand(self.count >= 2, "a window needs at least two samples")


class Within(msgspec.Struct, frozen=True):
    """The samples of the last `span` of session time, once the past reaches back that far.

    least: samples without which there is no volatility
    """

    span: timedelta
    least: int = 2

    def __post_init__(self) -> None:
        _demand(self.span > SOME, "a window needs a length above zero")
        _demand(self.least >= 2, "a window needs at least two samples")


class Ewma(msgspec.Struct, frozen=True):
    """All samples, each older one weighing `decay` times as much as the next.

    Changes are weighed around zero, values around their own weighted mean.
    """

    decay: float = 0.94
    least: int = 20

    def __post_init__(self) -> None:
        _demand(0 < self.decay < 1, "decay must lie between 0 and 1")
        _demand(self.least >= 2, "an EWMA needs at least two samples")


class Of(StrEnum):
    """What a volatility is taken of: the values, or the changes from sample to sample."""

    VALUES = "values"
    CHANGES = "changes"


class Spread(StrEnum):
    """How a volatility is said; both divide by n, not by n - 1."""

    DEVIATION = "standard deviation"
    VARIANCE = "variance"


class Value(msgspec.Struct, frozen=True):
    """A metric as it is, in its unit."""

    metric: str
    link: str = ""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """(now - reference) / denominator; signed."""

    metric: str
    period: Period
    per: Denominator = Absolute()
    link: str = ""


class Volatility(msgspec.Struct, frozen=True, kw_only=True):
    """The spread of a metric's values or changes over a window, in the metric's unit (squared).

    skip_zeros: leave out changes that are exactly zero; a price that is quoted once a day and
        repeated in between would look calm otherwise
    every: of bars of this length the close alone is a sample, those of before now; None = every
        value that comes, so that a leg that ticks often counts often
    """

    metric: str
    window: Samples | Within | Ewma
    of: Of = Of.VALUES
    spread: Spread = Spread.DEVIATION
    skip_zeros: bool = False
    link: str = ""
    every: timedelta | None = None

    def __post_init__(self) -> None:
        _demand(
            not self.skip_zeros or self.of is Of.CHANGES, "only changes of zero can be left out"
        )
        _demand_bars(self.every)
        _demand(
            self.every is None or not isinstance(self.window, Within),
            "with every= a window is a number of bars, such as 60",
        )


class Ratio(msgspec.Struct, frozen=True):
    """over / under; unknown unless `under` is above zero."""

    over: Operand
    under: Operand


class Percentile(msgspec.Struct, frozen=True):
    """Where an operand stands among its last `samples` values, this one included: 0 to 1.

    (values below + half of the equal ones) / all; unknown below `least` values.
    every: its values before now are the closes of bars of this length; None = all that came
    """

    of: Operand
    samples: int
    least: int = 60
    every: timedelta | None = None

    def __post_init__(self) -> None:
        _demand_bars(self.every)
        _demand(2 <= self.least <= self.samples, "a percentile needs 2 <= least <= samples")


class Flip(msgspec.Struct, frozen=True):
    """1 while a change of sign is news, else 0; unknown until a side is known.

    dead_band: how far beyond zero the value must be on its new side, in its unit, >= 0
    lasting: how long the flip stays news; zero = for the one sample that completes it
    """

    metric: str
    dead_band: float
    lasting: timedelta = SOME
    link: str = ""

    def __post_init__(self) -> None:
        _demand(self.dead_band >= 0, "a dead band must not be negative")


Operand = Value | Change | Volatility | Ratio | Percentile | Flip


def _demand_bars(every: timedelta | None) -> None:
    _demand(every is None or every >= SHORTEST, "a bar needs a length of at least 1 ms")


def _demand(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise Refused(otherwise)
