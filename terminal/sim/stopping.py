"""When a server that runs as a process of its own should end: a signal, or its parent's end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from contextlib import suppress

_CHUNK = 4096


async def until_stopped(*, leash: bool) -> None:
    """Wait for what `stop_event` tells of."""
    await stop_event(leash=leash).wait()


def stop_event(*, leash: bool) -> asyncio.Event:
    """Return an event that SIGINT and SIGTERM set; with `leash` the end of standard input too.

    Take it before saying that the server is ready: from then on somebody may want it to end.
    A child whose standard input is a pipe from its parent cannot outlive it, however it died.
    """
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    # Windows has no loop signal handlers; KeyboardInterrupt ends asyncio.run there.
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
    if leash:
        threading.Thread(target=_hold_leash, args=(loop, stop), daemon=True).start()
    return stop


def _hold_leash(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    # os.read, not sys.stdin: a buffered reader blocked in a daemon thread breaks interpreter exit.
    try:
        while os.read(0, _CHUNK):
            pass
    except OSError:
        pass
    with suppress(RuntimeError):  # the loop may have ended in the meantime
        loop.call_soon_threadsafe(stop.set)
