"""Tick to alert in the running desktop, and from the click to the wire.

The load front is a process of its own; its quotes carry the moment of sending. An alert's latency
is the end of the step that decides it minus that: network, decoding, merging, every rule of its
packet and all waiting included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 200
BAND = 12


def desk_text(url: str, data: str) -> str:
    """200 pairs with a band each; alerts fire and clear at once, and tell nobody."""
    parts = [
        f'[desk]\nid = "load"\nname = "load"\nmode = "SIM"\ndata = "{data}"\n'
        f'[market]\nurl = "{url}"\nhistory = 0\n'
    ]
    for number in range(PAIRS):
        name = f"p{number:03d}"
        parts.append(
            f'[[pair]]\nid = "{name}"\nname = "{name}"\nspot = "SPOT.s{number:03d}"\n'
            f'futures = "LOAD.f{number:03d}"\npremium = 0\nbase_per_lot = 5\nspot_max_age = "1d"\n'
            f'[[rule]]\nid = "band.{name}"\nname = "band"\nmetric = "basis"\n'
            f'subjects = ["{name}"]\nwarning = {{ low = -{BAND}, high = {BAND} }}\n'
            f"hysteresis = 6\n"
        )
    return "".join(parts)


def desktop_under_load(rate: int, seconds: float = 20.0) -> dict[str, Any]:
    """Run the desktop at `rate` updates/s offered; return latencies in ms and updates/s taken."""
    with tempfile.TemporaryDirectory() as folder:
        front = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.load_front", str(PAIRS), str(rate)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert front.stdout is not None
        try:
            url = front.stdout.readline().split()[1]
            desk = Path(folder) / "desk.toml"
            desk.write_text(desk_text(url, "data"), encoding="utf-8")
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
        return figures


def spread(values: list[float]) -> dict[str, float | int | None]:
    """Median, 99th percentile, maximum and count."""
    if not values:
        return {"p50": None, "p99": None, "max": None, "n": 0}
    ranked = sorted(values)
    last = len(ranked) - 1
    return {
        "p50": round(ranked[last // 2], 3),
        "p99": round(ranked[round(last * 0.99)], 3),
        "max": round(ranked[last], 3),
        "n": len(ranked),
    }


def measure() -> dict[str, Any]:
    """Return the latency rows: at 10 000 updates/s, and whether 50 000/s is kept up with."""
    ten = desktop_under_load(10_000)
    fifty = desktop_under_load(50_000)
    return {
        "updates_per_s": ten["updates_per_s"],
        "tick_to_alert_ms": ten["tick_to_alert_ms"],
        "tick_to_alert_50k_ms": fifty["tick_to_alert_ms"],
        "updates_per_s_at_50k_offered": fifty["updates_per_s"],
        "frame_under_load_ms": ten["frame_ms"],
        "frames_per_s": ten["frames_per_s"],
        "rss_mb": ten["rss_mb"],
        "approve_to_wire_ms": approve_to_wire(),
    }


def approve_to_wire(seconds: float = 20.0) -> dict[str, Any]:
    """Clicks of a scripted hand on a simulated desk in a storm: from the wish to the bytes."""
    sys.path.insert(0, str(ROOT))
    from tests.e2e.programs import desk_file

    with tempfile.TemporaryDirectory() as folder:
        desk = desk_file(
            Path(folder), scenario='"storm"', max_volume="1", hold='"200ms"', clear_hold='"200ms"'
        )
        done = subprocess.run(
            [
                *(sys.executable, "-m", "terminal", "watch", "--desk", str(desk), "--json"),
                *("--data", str(Path(folder) / "data"), "--for", str(seconds), "--hand", "auto"),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=seconds + 60,
            check=True,
        )
    summary: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    figures: dict[str, Any] = summary["approve_to_wire_ms"]
    return figures
