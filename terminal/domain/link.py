"""The state of a connection to the outside world."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from terminal.domain.said import Said


class LinkState(StrEnum):
    """READY alone means that values are fresh and orders may pass."""

    CONNECTING = "connecting"
    LOADING = "loading"
    READY = "ready"
    DOWN = "down"
    REFUSED = "refused"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One link: `id` is "md", "td:<account>", "channel:<id>" or "spot:<id>".

    detail: why it is so, in English or as others said it; said: the desk's own words of that
    latency_ms: last round trip of a websocket ping, None until measured
    """

    id: str
    state: LinkState
    since: datetime
    detail: str = ""
    latency_ms: float | None = None
    said: Said | None = None
