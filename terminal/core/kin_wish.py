"""What a screen wants to see of an alert besides the alert itself: a wish, as those in `event`."""

from __future__ import annotations

import msgspec


class LookAt(msgspec.Struct, frozen=True):
    """A screen turns to an alert and is told what belongs to it until it turns away; "" = to none.

    Nothing of it is recorded.
    """

    alert: str
