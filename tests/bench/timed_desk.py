"""A desk in a process of its own that notes how long each alert took.

A quote carries the moment of its sending. An alert's latency ends with the step that decides it: by
then every rule of its packet has been judged, and what follows from it is about to be written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from terminal import desk as shell
from terminal.core.effect import Effect, Write
from terminal.core.engine import Engine
from terminal.core.event import Event
from terminal.defects import step
from terminal.deskchild import serve
from terminal.settings import Settings

FIGURES = "figures.json"


def serve_timed(pipe: Connection, settings: Settings, data: Path) -> None:
    """Be the desk's process; leave its figures in FIGURES in its data folder."""
    waits: list[tuple[float, float]] = []

    def timed(engine: Engine, event: Event, now: datetime) -> list[Effect]:
        effects = step(engine, event, now)
        ended = datetime.now(UTC)
        waits.extend(
            (ended.timestamp(), (ended - sent).total_seconds() * 1000) for sent in sendings(effects)
        )
        return effects

    shell.step = timed
    serve(pipe, settings, data)
    figures = {"waits": waits, "rss_mb": resident()}
    (data / FIGURES).write_text(json.dumps(figures), encoding="utf-8")


def resident() -> float:
    """Return the most memory this process ever held, in MB."""
    # Not ru_maxrss: a process begins with its parent's.
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def sendings(effects: list[Effect]) -> Iterator[datetime]:
    """Give the moment at which the quote was sent that made an alert fire, for each that did."""
    for one in effects:
        if not isinstance(one, Write) or one.record.kind != "alert":
            continue
        body = one.record.body
        facts = {fact["name"]: fact["value"] for fact in body["facts"]}
        is_fired = body["state"] == "firing" and body["fired"] == body["updated"]
        # An account's facts have no such time: no quote carries their moment.
        if is_fired and "futures_time" in facts:
            yield datetime.fromisoformat(facts["futures_time"] + "+08:00").astimezone(UTC)
