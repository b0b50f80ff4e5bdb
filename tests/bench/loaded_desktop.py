"""The whole desktop on one desk file for some seconds; prints its own figures as one JSON line.

frames_per_s: what the window told its panels, not what it could have; rss_mb: both processes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from terminal.deskprocess import DeskProcess
from terminal.settings import read_settings
from terminal.tasks import data_folder
from tests.bench.latency import spread
from tests.bench.timed_desk import FIGURES, resident, serve_timed

WARM_UP = 3.0


def main(desk: Path, seconds: float) -> None:
    # Here, as the desk's process imports this module too.
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from widgets.desktop import DesktopOptions, run_desktop
    from widgets.window import Window

    settings = read_settings(desk)
    folder = data_folder(settings, None)
    port = DeskProcess(settings, folder, serve_timed)
    figures: dict[str, Any] = {}
    frames: list[int] = []

    def window() -> Window:
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))

    def look() -> None:
        health = window()._bridge.latest.health
        figures["updates_per_s"] = round(health.updates_per_s) if health else None
        figures["frames_per_s"] = round(len(frames) / (seconds - 1 - WARM_UP), 1)
        figures["frame_ms"] = {
            name: round(window().frame_clock.percentile(share) or 0, 2)
            for name, share in (("p50", 0.5), ("p95", 0.95))
        }

    def painted() -> None:
        port.start()
        count = window()._bridge.framed.connect
        QTimer.singleShot(int(WARM_UP * 1000), lambda: count(frames.append))
        QTimer.singleShot(int((seconds - 1) * 1000), look)

    try:
        options = DesktopOptions(
            data=desk.parent / "data", size=(1600, 900), seconds=seconds, painted=painted
        )
        run_desktop(port, options)
    finally:
        port.stop()
    said = json.loads((folder / FIGURES).read_text("utf-8"))
    begin = said["waits"][0][0] + WARM_UP if said["waits"] else None
    found = [wait for ended, wait in said["waits"] if begin is not None and ended >= begin]
    figures["tick_to_alert_ms"] = spread(found)
    figures["rss_mb"] = round(resident() + said["rss_mb"])
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
