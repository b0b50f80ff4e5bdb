"""The whole desktop on one desk file for some seconds; prints its own figures as one JSON line."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from terminal.settings import read_settings
from terminal.tasks import data_folder
from terminal.thread import DeskThread
from widgets.desktop import DesktopOptions, run_desktop
from widgets.window import Window


def main(desk: Path, seconds: float) -> None:
    settings = read_settings(desk)
    thread = DeskThread(settings, data_folder(settings, None))
    figures: dict[str, Any] = {}

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
    figures["rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
