"""Garbage is collected in the GUI thread only.

Python collects wherever an allocation crosses a threshold. In the desk's thread that could end Qt
objects outside the thread they live in, and it would come in the middle of a tick. So the automatic
collector is off while the window is up, and this timer does its work between two frames.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

# Often, so that each look finds little: the interpreter stands still meanwhile, the desk too.
LOOK_MS = 100


class Collector(QObject):
    """Collect by the interpreter's own thresholds, a few times a second at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take over from the automatic collector; what lives now will live long."""
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give the work back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
