"""How soon the first picture is there, beside Qt with pyqtgraph and four empty charts alone.

Each run is a process of its own; the clock starts before Python does. Ours counts up to the first
picture of the real window, theirs up to the first picture of theirs. The two take turns, so that a
busy moment of the machine falls on both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 7
OURS = """
import gc
gc.disable()  # as main.py does
import os, tempfile
from pathlib import Path
from terminal.changes import Changes
from widgets.desktop import DesktopOptions, run_desktop

class Port:
    changes = Changes()
    def post(self, event): pass

def painted():
    print("painted", flush=True)
    os._exit(0)

folder = Path(tempfile.mkdtemp())
run_desktop(Port(), DesktopOptions(data=folder, size=(1366, 768), painted=painted))
"""
THEIRS = """
import os
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
import pyqtgraph as pg

class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        os._exit(0)

app = QApplication([])
window = Window()
grid = QGridLayout(window)
for number in range(4):
    grid.addWidget(pg.PlotWidget(), number // 2, number % 2)
window.resize(1366, 768)
window.show()
app.exec()
"""


def measure() -> dict[str, Any]:
    """Return first_paint_ms (median) and first_paint_ratio (ours to theirs, of the medians)."""
    ours, theirs = [], []
    for program in (OURS, THEIRS):
        once(program)  # fill the file caches
    for _ in range(RUNS):
        ours.append(once(OURS))
        theirs.append(once(THEIRS))
    return {
        "first_paint_ms": round(statistics.median(ours)),
        "first_paint_ratio": round(statistics.median(ours) / statistics.median(theirs), 2),
    }


def once(program: str) -> float:
    """Return the milliseconds from starting Python to the first picture."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # Packages come compiled; a project that may not keep its bytecode would be compiled each time.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    taken = (time.perf_counter() - begun) * 1000
    process.communicate()
    if line != "painted\n":
        raise RuntimeError("the window was never painted")
    return taken
