"""What a frame costs the window at 10 000 updates a second, and filtering a million rows.

A frame is everything the GUI thread does for one emptying of the box: taking, telling, formatting
and painting, in wall time, while another thread puts new values into the box as the desk would. Qt
usually waits 5 ms before it paints; here it paints at once, so that a frame has an end to measure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
RATE, FRAMES, WARM_UP = 10_000, 300, 30
FRAME_S, SLICE_S = 0.033, 0.01
ROWS = 1_000_000


def measure() -> dict[str, Any]:
    """Return frame_ms (p50, p95 in milliseconds) and table_filter_ms (the median of nine)."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QPA_UPDATE_IDLE_TIME": "0",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.bench.frames"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from widgets.theme import font

    app = QApplication([])
    app.setStyle("Fusion")
    app.setFont(font())
    figures = frames(app) | {"table_filter_ms": filtering(app)}
    print(json.dumps(figures), flush=True)
    os._exit(0)


def frames(app: Any) -> dict[str, Any]:
    """Run the real window with four charts at 1920 by 1080."""
    from tests.widgets.fake_desk import FakeDesk
    from widgets.bridge import Bridge
    from widgets.latest import Latest
    from widgets.ledger import Ledger
    from widgets.theme import Theme
    from widgets.window import Window

    desk, theme = FakeDesk(), Theme("dark")
    theme.apply()
    bridge = Bridge(desk, "bench", Latest(desk.names), Ledger(), lambda question: question.close())
    folder = Path(tempfile.mkdtemp())
    window = Window(bridge, theme, title="bench", folder=folder, confirm=False)
    window.restore((1920, 1080))
    window.show()
    window.charts.load()
    desk.show_all()
    bridge.frame()
    for pair in ("pair02", "pair05", "pair06"):
        window.charts.pin(pair)
    spin(app, 0.5)
    costs, sent = under_load(app, bridge, desk)
    ordered = sorted(costs[WARM_UP:])
    return {
        "frame_ms": {
            "p50": round(ordered[len(ordered) // 2], 2),
            "p95": round(ordered[int(len(ordered) * 0.95)], 2),
        },
        "frame_updates_per_s": round(sent),
    }


def under_load(app: Any, bridge: Any, desk: Any) -> tuple[list[float], float]:
    """Return each frame's cost in milliseconds and the updates a second that were offered."""
    stop, sent = threading.Event(), [0]
    feeder = threading.Thread(target=feed, args=(desk, stop, sent))
    begun = time.perf_counter()
    feeder.start()
    costs, due = [], begun
    while len(costs) < FRAMES + WARM_UP:
        due = max(due + FRAME_S, time.perf_counter() - FRAME_S)
        spin(app, due - time.perf_counter())
        start = time.perf_counter()
        bridge.frame()
        app.processEvents()
        app.processEvents()
        costs.append((time.perf_counter() - start) * 1000)
    stop.set()
    feeder.join()
    return costs, sent[0] / (time.perf_counter() - begun)


def feed(desk: Any, stop: threading.Event, sent: list[int]) -> None:
    """Put RATE new rows and points a second into the box, and a sign of life each second."""
    pairs, begun = list(desk.pairs), time.perf_counter()
    while not stop.wait(SLICE_S):
        elapsed = time.perf_counter() - begun
        for number in range(sent[0], int(elapsed * RATE)):
            pair = pairs[number % len(pairs)]
            desk.basis[pair] += desk._random.gauss(0, abs(desk.futures[pair]) * 1e-6)
            desk.put_pair(pair)
            desk.changes.add_point(pair, desk.point(pair))
            sent[0] = number + 1
        whole = int(elapsed) - int(desk.now.timestamp() - desk.began.timestamp())
        if whole > 0:
            desk.pass_time(whole)


def filtering(app: Any) -> float:
    """Filter a table of a million rows, with its view, by what a user types."""
    from terminal.domain.order import OrderStatus
    from widgets.cells import Cell
    from widgets.columns import text_column
    from widgets.table_model import RowsModel
    from widgets.table_view import TableView
    from widgets.theme import Theme

    names = [f"product {number} CU27{number % 12:02}" for number in range(400)]
    statuses = [status.value for status in OrderStatus]
    columns = [
        text_column("Contract", lambda row: row[0], search=True),
        text_column("Status", lambda row: row[1], search=True),
        text_column("Number", lambda row: Cell(str(row[2])).text),
    ]
    model: RowsModel[tuple[str, str, int]] = RowsModel(columns)
    model.put({str(n): (names[n % 400], statuses[n % 8], n) for n in range(ROWS)})
    view = TableView(model, Theme("dark"))
    view.resize(800, 600)
    view.show()
    spin(app, 0.2)
    costs = []
    for query in ("filled", "27", "product 17", "rejected cu2703", "alive", "3", "sent", "zzz", ""):
        start = time.perf_counter()
        model.filter(query)
        costs.append((time.perf_counter() - start) * 1000)
        spin(app, 0.02)
    return round(sorted(costs)[len(costs) // 2], 2)


def spin(app: Any, seconds: float) -> None:
    """Let Qt work for so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main()
