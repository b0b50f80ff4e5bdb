"""A source that breaks in a way nobody thought of ends neither the desk nor itself.

What others write is not in our hands: the fault is logged and told, and the source begins anew.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from terminal.core.event import Event
from terminal.core.refusal import Refusal, say
from terminal.domain.link import LinkState
from terminal.feeds.fault import moved, shown

log = structlog.stdlib.get_logger("basisdesk.feeds")

# Seconds until it begins anew: what broke once may break at every reading.
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0


async def tended(
    link: str,
    run: Callable[[], Coroutine[Any, Any, None]],
    emit: Callable[[Event, float], None],
    pause: float = FIRST_PAUSE,
) -> None:
    """Run a source for ever; each time that it breaks, wait twice as long, `pause` seconds first.

    link: "spot:<id>"; returns only by cancellation
    """
    while True:
        try:
            await run()
        except Exception as defect:  # whatever it is: the other links are live
            log.exception("defect in a source", link=link)
            why = say(
                Refusal.SOURCE_BROKE, source=link.removeprefix("spot:"), failure=shown(defect)
            )
            emit(moved(link, LinkState.DOWN, why), time.perf_counter())
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
