"""The machine's clock was set to another time, or lost it asleep: what that is told with."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from terminal.core.refusal import Refusal, say
from terminal.domain.said import Said

NOTHING = timedelta(0)


class ClockJumped(msgspec.Struct, frozen=True):
    """The machine's clock moved by so much more than has passed; negative: it was set back."""

    by: timedelta


def level_of(jump: ClockJumped) -> str:
    """Return how loud it is: after a step back prices look too old until the desk is started."""
    return "error" if jump.by < NOTHING else "warning"


def words_of(jump: ClockJumped) -> Said:
    """Return what people are told."""
    seconds = round(abs(jump.by).total_seconds())
    if jump.by < NOTHING:
        return say(Refusal.CLOCK_BACK, seconds=seconds)
    return say(Refusal.CLOCK_AHEAD, seconds=seconds)


def behind_record(behind: timedelta) -> Said:
    """Return what people are told where the record ends later than the clock is now."""
    return say(Refusal.CLOCK_BEHIND_RECORD, seconds=round(behind.total_seconds()))
