"""The running desktop on the big desk: 2 000 rules, 40 logins, a book, 10 000 updates/s."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.bigdesk_files import desk_text, write_book
from tests.bench.latency import ROOT

RATE = 10_000


def measure(seconds: float = 25.0) -> dict[str, Any]:
    """Run it once; latencies and frames in ms, memory in MB, and the load before."""
    load = [round(one, 2) for one in os.getloadavg()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        front = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.big_front", str(RATE)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert front.stdout is not None
        try:
            _, market, trade = front.stdout.readline().split()
            desk = folder / "desk.toml"
            desk.write_text(desk_text(market, trade), encoding="utf-8")
            write_book(folder / "book")
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.loaded_desktop", str(desk), str(seconds)],
                cwd=ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
                capture_output=True,
                text=True,
                timeout=seconds + 60,
                check=True,
            )
        finally:
            front.terminate()
            front.wait(10)
            front.stdout.close()
        figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        if figures.get("updates_per_s") is None:
            raise RuntimeError(f"nothing was heard, or the window was closed: {done.stderr}")
        return {
            "big_tick_to_alert_ms": figures["tick_to_alert_ms"],
            "big_updates_per_s": figures["updates_per_s"],
            "big_frame_ms": figures["frame_ms"],
            "big_frames_per_s": figures["frames_per_s"],
            "big_rss_mb": figures["rss_mb"],
            "big_load_before": load,
        }
