"""A step that breaks, in a part or as a whole, is logged and never ends the desk.

Quotes run on and people are still told; what could cost money is shut.
"""

from __future__ import annotations

from datetime import datetime

import structlog

from terminal.core.effect import Effect, Show, Topic
from terminal.core.engine import Engine
from terminal.core.event import Event

log = structlog.stdlib.get_logger("basisdesk.desk")


def step(engine: Engine, event: Event, now: datetime) -> list[Effect]:
    """Step one event; return what was decided, whatever broke."""
    name = type(event).__name__
    try:
        effects = engine.step(event, now)
    except Exception as defect:
        log.exception("defect in a step", event_type=name)
        engine.state.defect = f"internal error: {defect!r}"
        effects = [Show(Topic.HEALTH, "")]
    defects, engine.defects = engine.defects, []
    for one in defects:
        log.error("defect in a part of a step", event_type=name, exc_info=one)
    return effects
