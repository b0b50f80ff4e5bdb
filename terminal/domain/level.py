"""How loud an alert is."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """Ascending: 关注 attention < 预警 warning < 强制处置 forced."""

    ATTENTION = 1
    WARNING = 2
    FORCED = 3


class Side(IntEnum):
    """Which end of a band was left: below its low limit or above its high one."""

    LOW = -1
    HIGH = 1
