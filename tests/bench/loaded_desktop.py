"""The whole desktop on one desk file for some seconds; prints its own figures as one JSON line.

A quote carries the moment of its sending. An alert's latency ends with the step that decides it: by
then every rule of its packet has been judged, and what follows from it is about to be written.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from terminal import desk as shell
from terminal.core.effect import Effect, Write
from terminal.core.engine import Engine
from terminal.core.event import Event
from terminal.defects import step
from terminal.settings import read_settings
from terminal.tasks import data_folder
from terminal.thread import DeskThread
from tests.bench.latency import spread
from widgets.desktop import DesktopOptions, run_desktop
from widgets.window import Window

WARM_UP = timedelta(seconds=3)


def main(desk: Path, seconds: float) -> None:
    settings = read_settings(desk)
    thread = DeskThread(settings, data_folder(settings, None))
    figures: dict[str, Any] = {}
    waits: list[tuple[datetime, float]] = []

    def timed(engine: Engine, event: Event, now: datetime) -> list[Effect]:
        effects = step(engine, event, now)
        ended = datetime.now(UTC)
        waits.extend((ended, (ended - sent).total_seconds() * 1000) for sent in sendings(effects))
        return effects

    shell.step = timed

    def look() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
        health = window._bridge.latest.health
        figures["updates_per_s"] = round(health.updates_per_s) if health else None
        figures["frame_ms"] = {
            name: round(window.frame_clock.percentile(share) or 0, 2)
            for name, share in (("p50", 0.5), ("p95", 0.95))
        }

    def painted() -> None:
        thread.start()
        QTimer.singleShot(int((seconds - 1) * 1000), look)

    try:
        options = DesktopOptions(
            data=desk.parent / "data", size=(1600, 900), seconds=seconds, painted=painted
        )
        run_desktop(thread, options)
    finally:
        thread.stop()
    begin = waits[0][0] + WARM_UP if waits else None
    found = [wait for ended, wait in waits if begin is not None and ended >= begin]
    figures["tick_to_alert_ms"] = spread(found)
    figures["rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(figures))


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


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
